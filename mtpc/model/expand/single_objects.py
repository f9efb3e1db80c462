"""Statements about single objects: each with its own value of `each(…)`, and with what overrides state of it.

Applied when every file is expanded: an override may stand in another file than what it changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace

from mtpc.diagnostics import Diagnostic, Label, Turn
from mtpc.diagnostics.fixes import with_similar
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.gaps import gap_of_expanded
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.gaps import Gaps
from mtpc.model.kinds import kind
from mtpc.model.pairing import check_legs, check_pairs
from mtpc.model.symbols import plain
from mtpc.model.values import Each, Expansion, Fault, RouteHop, as_name, spelled
from mtpc.text import Span

# What an override may state that is not an attribute: the word, and the clause it replaces.
_CLAUSES = {"part": "type", "model": "type", "application": "type", "at": "at"}


@dataclass(frozen=True, slots=True)
class ExpandedOverride:
    """`override KIND WHAT { … }`: the only way to replace what is stated elsewhere."""

    kind: str
    kind_span: Span
    names: tuple[str, ...]
    what: Span
    attributes: dict[str, Given] = field(hash=False)
    context: tuple[Turn, ...]


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
    _apply(overrides, apart, findings, gaps)
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
        part.before = at_place[_place(part)]
        at_place[_place(part)] += 1
    return parts


def _place(statement: ExpandedStatement) -> Expansion | None:
    return statement.at[0] if statement.at else None


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
        split_from=statement.names[0],
    )


def _share(side: Expansion, number: int, count: int) -> Expansion:
    """What one of `count` objects has of a side: its own names, or all of them where they do not divide."""
    each, rest = divmod(len(side.names), count)
    if rest or not each:
        return side
    return Expansion(side.names[number * each : (number + 1) * each], (each,) if each > 1 else ())


# ---- applying ------------------------------------------------------------------------------------


def _apply(
    overrides: Sequence[ExpandedOverride],
    statements: list[ExpandedStatement],
    findings: list[Diagnostic],
    gaps: Gaps,
) -> None:
    by_name = {(statement.kind, plain(name)): statement for statement in statements for name in statement.objects}
    applied: dict[tuple[str, str, str], Given] = {}
    for override in overrides:
        at_place = Counter[Expansion | None]()
        for name in override.names:
            target = by_name.get((override.kind, plain(name)))
            if target is None and gaps.declaring(name):
                continue
            if target is None:
                names = [declared for kind_, declared in by_name if kind_ == override.kind]
                findings += _no_target(override, name, names)
                break
            for attribute, given in override.attributes.items():
                first = applied.setdefault((override.kind, plain(name), attribute), given)
                if first is not given:
                    message = f"{attribute} of {name} is overridden twice"
                    labels = (Label(first.name_span, "first overridden here"),)
                    findings.append(
                        Diagnostic("REF113", message, given.name_span, object=name, labels=labels, help="keep one")
                    )
                    continue
                _replace(target, attribute, given)
                target.own[attribute] = at_place[_place(target)]
            at_place[_place(target)] += 1


def _no_target(override: ExpandedOverride, name: str, names: list[str]) -> list[Diagnostic]:
    if kind(override.kind) is None:
        message, span = f"{override.kind} is not a kind of statement", override.kind_span
        return [Diagnostic("REF101", message, span, help="write the kind of what is overridden: `override device …`")]
    message, help_ = f"there is no {override.kind} {name} to override", "an override changes what the specs declare"
    unknown = Diagnostic(
        "REF102", message, override.what, object=name, help=f"{help_} somewhere", context=override.context
    )
    return [with_similar(unknown, override.kind, name, names)]


def _replace(statement: ExpandedStatement, attribute: str, given: Given) -> None:
    definition = kind(statement.kind)
    clause = _CLAUSES.get(attribute) if definition and definition.attribute(attribute) is None else None
    if clause == "type" and statement.type is not None:
        statement.type = as_name(given.value)
        statement.origin = replace(statement.origin, type=given.span)
    elif clause == "at" and statement.at is not None and statement.at[1] is None:
        statement.at, statement.at_spans = (Expansion((spelled(given.value),), ()), None), (given.span, None)
        statement.origin = replace(statement.origin, at=given.span)
    else:
        statement.attributes[attribute] = given
        statement.origin = replace(statement.origin, attributes=((attribute, given.span), *statement.origin.attributes))
