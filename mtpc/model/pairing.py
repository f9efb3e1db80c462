"""Which name goes with which: one to one, in written order, and without guessing.

Equal counts; a single range pairs with a product in written order; two products agree range by range, or are
made `flat(…)`. Counts of one place, part or route broadcast where the caller allows it.
"""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.values import Expansion
from mtpc.text import Span


def check_pairs(
    left: Expansion, right: Expansion, statement: ExpandedStatement, span: Span | None, nouns: tuple[str, str]
) -> None:
    """Raise the finding if two sides do not pair."""
    if len(left.names) != len(right.names):
        raise statement.fault(
            "TYP105",
            span,
            f"{_shape(left, nouns[0])} and {_shape(right, nouns[1])} do not pair up",
            "give both sides the same count, or remove single ones with `except`",
        )
    if len(left.groups) > 1 and len(right.groups) > 1 and left.groups != right.groups:
        raise statement.fault(
            "TYP105",
            span,
            f"{_shape(left, nouns[0])} and {_shape(right, nouns[1])} are equal in number but grouped differently",
            "write flat(…) around both sides to pair them in written order, or loop over one of them",
        )


def broadcast(
    partner: Expansion, given: Expansion, statement: ExpandedStatement, span: Span | None, nouns: tuple[str, str]
) -> Expansion:
    """`given` as many times as needed: itself when it pairs, repeated when it is one."""
    if len(given.names) == 1 and len(partner.names) > 1:
        return Expansion(given.names * len(partner.names), partner.sizes)
    check_pairs(partner, given, statement, span, nouns)
    return given


def counted(count: int, noun: str) -> str:
    """`1 port`, `3 ports`, `1 pair of ports`; the noun is given for many."""
    first, space, rest = noun.partition(" ")
    return f"{count} {first.removesuffix('s') if count == 1 else first}{space}{rest}"


def _shape(expansion: Expansion, noun: str) -> str:
    groups = expansion.groups
    if len(groups) > 1:
        return f"{' × '.join(str(size) for size in groups)} {noun}"
    return counted(len(expansion.names), noun)
