"""Which name goes with which: one to one, in written order, and without guessing.

Equal counts; a single range pairs with a product in written order; two products agree range by range, or are
made `flat(…)`. Counts of one place, part or route broadcast where the caller allows it.
"""

from __future__ import annotations

from math import prod

from mtpc.diagnostics import Edit, Fix
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.in_parallel import in_parallel
from mtpc.model.values import Expansion
from mtpc.text import Span


def check_pairs(
    left: Expansion, right: Expansion, statement: ExpandedStatement, span: Span | None, nouns: tuple[str, str]
) -> None:
    """Raise the finding if two sides do not pair."""
    if len(left.names) != len(right.names):
        message = f"{_shape(left, nouns[0])} and {_shape(right, nouns[1])} do not pair up"
        fixes = in_parallel(left, len(right.names), statement) or in_parallel(right, len(left.names), statement)
        help_ = "give both sides the same count, or remove single ones with `except`"
        if fixes:
            listed, zipped = (fix.edits[0].text for fix in fixes)
            help_ = f"ranges of one name are combined, each with each; to pair them write {listed} or {zipped}"
        raise statement.fault("TYP105", span, message, help_).with_fixes(fixes)
    if len(left.groups) > 1 and len(right.groups) > 1 and left.groups != right.groups:
        message = f"{_shape(left, nouns[0])} and {_shape(right, nouns[1])} are equal in number but grouped differently"
        help_ = "write flat(…) around one of them to pair them in written order, or loop over one of them"
        raise statement.fault("TYP105", span, message, help_).with_fixes(_flat(statement, span))


def check_legs(
    names: Expansion,
    ports: Expansion,
    legs: int,
    statement: ExpandedStatement,
    span: Span | None,
    nouns: tuple[str, str] = ("legs", "ports"),
) -> None:
    """Raise the finding if the legs of cables do not pair with ports; one range of cables pairs with a product."""
    products = [prod(ports.groups[:count]) for count in range(len(ports.groups) + 1)]
    if len(names.groups) > 1 or products[-1] != len(names.names) * legs or len(names.names) not in products:
        check_pairs(Expansion(names.names * legs, (*names.sizes, legs)), ports, statement, span, nouns)


def _flat(statement: ExpandedStatement, span: Span | None) -> tuple[Fix, ...]:
    """A fix that reads one side as a list: the side at `span`, or the first of both."""
    origin = statement.origin
    spans = {origin.at: statement.at_spans[0], origin.what: statement.what_spans[0]}
    spans |= {each: each for each in (*statement.at_spans, *statement.what_spans)}
    side = spans.get(span)
    if side is None:
        return ()
    edits = (Edit(Span(side.path, side.start, side.start), "flat("), Edit(Span(side.path, side.end, side.end), ")"))
    return (Fix("pair them in written order: write flat(…) around it", edits),)


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
