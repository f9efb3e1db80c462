"""`count(leaf)` in an assertion: how many objects of a family, a name or a kind the specs declare."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.kinds import kind, kind_names
from mtpc.model.values import Fault

_FAMILY = re.compile(r"\d+")


class Uncounted(Fault):
    """What is to be counted may be missing; `gap` tells why."""

    def __init__(self, gap: Gap) -> None:
        super().__init__(None)
        self.gap = gap


def census_of(statements: Iterable[ExpandedStatement], gaps: Sequence[Gap]) -> Callable[[str], int]:
    """Counts the objects of a family (`leaf` of leaf01, leaf02 …), of a name, or of a kind."""
    families: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for statement in statements:
        if statement.what is None:
            continue
        kinds[statement.kind] += len(statement.names)
        statement_kind = kind(statement.kind)
        if statement_kind is None or not statement_kind.refers:  # a statement about an object declares no other object
            families.update(_FAMILY.sub("", name) for name in statement.names)

    def count(name: str) -> int:
        missing = next((gap for gap in gaps if _could_count(gap, name)), None)
        if missing is not None:
            raise Uncounted(missing)
        total = families[_FAMILY.sub("", name)] or kinds[name]
        names = [family for family in families if "." not in family]
        near = near_sentence("name", name, names) if not total and name not in kind_names() else ""
        if near:
            raise Mismatch("REF102", f"nothing in this model is called {name}", near)
        return total

    return count


def _could_count(gap: Gap, name: str) -> bool:
    """Whether what is missing could be counted under a name: a family, an object or a kind."""
    if gap.whole_floor or (name in kind_names() and gap.statement_kind in ("", name)):
        return True
    family = _FAMILY.sub("", name)
    names = (_FAMILY.sub("", declared) for declared in gap.declares)
    return family in names or any(family.startswith(_FAMILY.sub("", stem)) for stem in gap.stems)
