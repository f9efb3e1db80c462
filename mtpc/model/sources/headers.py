"""Headers of tables: the column that a name means, whatever its sheet calls it.

A name is matched exactly, then without regard to case, spaces and signs, then as a term the trade uses for the same
field (`headers.toml`). The last two count only where they lead to one column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import chain


def bare(name: str) -> str:
    """A name reduced to what matters: `A Rack`, `a_rack` and `A-RACK` are the same; `Cable#` is `cableno`."""
    return "".join(sign for sign in name.casefold().replace("#", " no") if sign.isalnum())


def matching_columns(name: str, header: Iterable[str]) -> list[str]:
    """The columns that a name may mean: one where it is clear, several where it is ambiguous, or none."""
    columns = [column for column in header if column]
    if name in columns:
        return [name]
    bare_name = bare(name)
    same_bare = [column for column in columns if bare(column) == bare_name]
    if same_bare:
        return same_bare
    words = _words().get(bare_name, frozenset())
    return [column for column in columns if words & _words().get(bare(column), frozenset())]


def is_field(name: str) -> bool:
    """Whether the trade heads a column so."""
    return bare(name) in _words()


@cache
def _words() -> dict[str, frozenset[str]]:
    """Bare word -> the fields it stands for, such as `port` at end a."""
    from importlib.resources import files  # slow to load, so not before it is needed

    data = tomllib.loads((files("mtpc.model.sources") / "headers.toml").read_text("utf-8"))
    fields_of: dict[str, set[str]] = {}
    for field_name, words in chain(data["columns"].items(), data["fields"].items()):
        for word in words:
            fields_of.setdefault(bare(word), set()).add(field_name)
    for end, places in data["ends"].items():
        for place in places:
            for field, words in data["fields"].items():
                for word in words:
                    for written in (f"{place} {word}", f"{word} {place}"):
                        fields_of.setdefault(bare(written), set()).add(f"{end} {field}")
        for place in places[1:]:  # "Source" alone is the device at that end
            fields_of.setdefault(bare(place), set()).add(f"{end} device")
    return {word: frozenset(things) for word, things in fields_of.items()}
