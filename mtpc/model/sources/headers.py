"""Headers of tables: which column is meant by a name, whatever its sheet calls it.

A name is first what stands in the header, then the same without regard to case, blanks and signs, then a word that
the trade uses for the same thing (`headers.toml`). The last two only where they lead to one column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import chain


def bare(name: str) -> str:
    """A name without what sheets vary: `A Rack`, `a_rack` and `A-RACK` are one; `Cable#` is `cableno`."""
    return "".join(sign for sign in name.casefold().replace("#", " no") if sign.isalnum())


def columns_meant(name: str, header: Iterable[str]) -> list[str]:
    """The columns that a name may mean: one where it is clear, several where it is not, none where there is none."""
    known = [column for column in header if column]
    if name in known:
        return [name]
    wanted = bare(name)
    alike = [column for column in known if bare(column) == wanted]
    if alike:
        return alike
    words = _words().get(wanted, frozenset())
    return [column for column in known if words & _words().get(bare(column), frozenset())]


@cache
def _words() -> dict[str, frozenset[str]]:
    """Bare word -> the things it stands for, such as `port` at end a."""
    from importlib.resources import files  # slow to load, so not before it is needed

    data = tomllib.loads((files("mtpc.model.sources") / "headers.toml").read_text("utf-8"))
    meant: dict[str, set[str]] = {}
    for thing, words in chain(data["columns"].items(), data["fields"].items()):
        for word in words:
            meant.setdefault(bare(word), set()).add(thing)
    for end, places in data["ends"].items():
        for place in places:
            for field, words in data["fields"].items():
                for word in words:
                    for written in (f"{place} {word}", f"{word} {place}"):
                        meant.setdefault(bare(written), set()).add(f"{end} {field}")
        for place in places[1:]:  # "Source" alone is the device at that end
            meant.setdefault(bare(place), set()).add(f"{end} device")
    return {word: frozenset(things) for word, things in meant.items()}
