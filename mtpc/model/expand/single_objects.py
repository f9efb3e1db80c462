"""Statements about single objects: each with its own value of `each(…)`, and with what overrides state of it.

Applied when every file is expanded: an override may stand in another file than what it changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.gaps import gap_of_expanded
from mtpc.model.expand.overrides import ExpandedOverride, apply_overrides
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gaps
from mtpc.model.kinds import kind
from mtpc.model.pairing import check_legs, check_pairs
from mtpc.model.symbols import plain
from mtpc.model.values import Each, Expansion, Fault, RouteHop


def single_out(
    statements: Sequence[ExpandedStatement], overrides: Sequence[ExpandedOverride], gaps: Gaps
) -> tuple[list[ExpandedStatement], list[Diagnostic]]:
    """The statements with every `each(…)` distributed and every override applied, and the findings about them.

    `gaps` is what was reported and is not expanded: an override of that is no finding. It gains what is left out here.
    """
    findings: list[Diagnostic] = []
    split = [part for statement in statements for part in _distributed(statement, findings, gaps)]
    if not overrides:
        return split, findings
    overridden = {(override.kind, plain(name)) for override in overrides for name in override.names}
    apart = [part for statement in split for part in _apart(statement, overridden)]
    apply_overrides(overrides, apart, findings, gaps)
    return apart, findings


def _distributed(statement: ExpandedStatement, findings: list[Diagnostic], gaps: Gaps) -> list[ExpandedStatement]:
    given = [(name, attribute) for name, attribute in statement.attributes.items() if isinstance(attribute.value, Each)]
    if not given:
        return [statement]
    count = len(statement.objects)
    for name, attribute in given:
        assert isinstance(attribute.value, Each)
        if len(attribute.value.values) != count:
            message = f"{name} has {len(attribute.value.values)} values, the statement makes {count}"
            fault = statement.fault("TYP105", attribute.span, message, "write one value for each, in written order")
            assert fault.diagnostic
            findings.append(fault.diagnostic)
            gaps.add(gap_of_expanded(statement, fault.diagnostic))
            return []
    parts = _split(statement)
    for number, part in enumerate(parts):
        for name, attribute in given:
            assert isinstance(attribute.value, Each)
            part.attributes[name] = replace(attribute, value=attribute.value.values[number])
            part.own[name] = 0
    return parts


def _apart(statement: ExpandedStatement, overridden: set[tuple[str, str]]) -> list[ExpandedStatement]:
    """The statement, split where an override names one of its objects."""
    names = statement.objects
    if len(names) < 2 or not any((statement.kind, plain(name)) in overridden for name in names):
        return [statement]
    return _split(statement)


def _split(statement: ExpandedStatement) -> list[ExpandedStatement]:
    """One statement for each object; the statement itself where its sides do not pair: placing reports it."""
    count = len(statement.objects)
    if statement.what is None or count == 1:
        return [replace(statement, attributes=dict(statement.attributes), own=dict(statement.own))]
    try:
        _check_sides(statement, statement.what, count)
    except Fault:
        return [statement]
    parts, at_place = [_one(statement, number, count) for number in range(count)], Counter[Expansion | None]()
    for part in parts:
        part.before = statement.before + at_place[part.place]
        at_place[part.place] += 1
    return parts


def _check_sides(statement: ExpandedStatement, what: tuple[Expansion, Expansion | None], count: int) -> None:
    """Raise Fault where the sides do not pair: placing would say so, and of single objects it cannot any more."""
    names, definition = what[0], kind(statement.kind)
    left, right = statement.at or what
    if definition and "ends" in definition.what and right is not None:  # port to port, and a leg to each pair of them
        hops = (hop.names for hop in statement.via if not hop.free)
        for near, far in ((names, left), (left, right), *((left, hop) for hop in hops)):
            check_pairs(near, far, statement, None, ("names", "ends"))
        return
    for side in (left, right) if statement.at else ():
        if side is not None and len(side.names) > 1:  # one for all, or as many for each
            legs = max(1, len(side.names) // count)
            check_legs(names, side, legs, statement, None, ("names", "ends"))
    if statement.at and right is not None and len(left.names) == len(right.names):
        check_pairs(left, right, statement, None, ("ends", "ends"))


def _one(statement: ExpandedStatement, number: int, count: int) -> ExpandedStatement:
    def ends(pair: tuple[Expansion, Expansion | None]) -> tuple[Expansion, Expansion | None]:
        left, right = pair
        return _share(left, number, count), _share(right, number, count) if right is not None else None

    assert statement.what is not None
    return replace(
        statement,
        what=ends(statement.what),
        at=ends(statement.at) if statement.at else None,
        via=tuple(hop if hop.free else RouteHop(_share(hop.names, number, count)) for hop in statement.via),
        attributes=dict(statement.attributes),
        own=dict(statement.own),
        split_from=statement.split_from or statement.names[0],
    )


def _share(side: Expansion, number: int, count: int) -> Expansion:
    """What one of `count` objects has of a side: its own names, or all of them where they do not divide."""
    each, rest = divmod(len(side.names), count)
    if rest or not each:
        return side
    return Expansion(side.names[number * each : (number + 1) * each], (each,) if each > 1 else ())
