"""Overrides, wherever they stand; and one value for each object of a statement.

Worked out when every file is told: an override may stand in another file than what it changes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field, replace

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.book import plain
from mtpc.model.kinds import kind
from mtpc.model.pairing import check_pairs
from mtpc.model.told import Given, Told
from mtpc.model.values import Each, Expansion, Fault, Hop, Ref, spelled
from mtpc.text import Span

# What an override may say that is no attribute: the word, and the clause it replaces.
_CLAUSES = {"part": "type", "model": "type", "application": "type", "at": "at"}


@dataclass(frozen=True, slots=True)
class Override:
    """`override KIND WHAT { … }`: the only way to replace what is said elsewhere."""

    kind: str
    kind_span: Span
    names: tuple[str, ...]
    what: Span
    attributes: dict[str, Given] = field(hash=False)
    context: tuple[str, ...]


def single_out(
    told: Sequence[Told], overrides: Sequence[Override], *, gaps: bool = False
) -> tuple[list[Told], list[Diagnostic]]:
    """The statements with every `each(…)` dealt out and every override carried out; what is wrong with them.

    `gaps` says that some things were reported and are not told: nobody is blamed for overriding those.
    """
    found: list[Diagnostic] = []
    split = [one for statement in told for one in _dealt(statement, found)]
    if not overrides:
        return split, found
    wanted = {(override.kind, plain(name)) for override in overrides for name in override.names}
    apart = [one for statement in split for one in _apart(statement, wanted)]
    _carry_out(overrides, apart, found, gaps=gaps)
    return apart, found


def objects_of(told: Told) -> tuple[str, ...]:
    """The name of each object of a statement: what is written, or `A -- B`."""
    if told.what is None:
        return ()
    left, right = told.what
    if right is None or len(left.names) != len(right.names):
        return left.names
    return tuple(f"{a} -- {b}" for a, b in zip(left.names, right.names, strict=True))


def _dealt(told: Told, found: list[Diagnostic]) -> list[Told]:
    given = [(name, one) for name, one in told.attributes.items() if isinstance(one.value, Each)]
    if not given:
        return [told]
    count = len(objects_of(told))
    for name, one in given:
        assert isinstance(one.value, Each)
        if len(one.value.values) != count:
            message = f"{name} has {len(one.value.values)} values, the statement makes {count}"
            fault = told.fault("TYP105", one.span, message, "write one value for each, in written order")
            found += [fault.diagnostic] if fault.diagnostic else []
            return []
    parts = _split(told)
    for number, part in enumerate(parts):
        for name, one in given:
            assert isinstance(one.value, Each)
            part.attributes[name] = replace(one, value=one.value.values[number])
    return parts


def _apart(told: Told, wanted: set[tuple[str, str]]) -> list[Told]:
    """The statement, split where an override names one of its objects."""
    names = objects_of(told)
    if len(names) < 2 or not any((told.kind, plain(name)) in wanted for name in names):
        return [told]
    return _split(told)


def _split(told: Told) -> list[Told]:
    """One statement for each object; the statement itself where its sides do not pair, which is told when placed."""
    count = len(objects_of(told))
    if told.what is None or count == 1:
        return [replace(told, attributes=dict(told.attributes))]
    try:
        _check_sides(told, told.what, count)
    except Fault:
        return [told]
    parts, at_place = [_one(told, number, count) for number in range(count)], Counter[Expansion | None]()
    for part in parts:
        place = part.at[0] if part.at else None
        part.before = at_place[place]
        at_place[place] += 1
    return parts


def _check_sides(told: Told, what: tuple[Expansion, Expansion | None], count: int) -> None:
    """Raise Fault where the sides do not pair: placing would say so, and of single objects it cannot any more."""
    names, found = what[0], kind(told.kind)
    left, right = told.at or what
    if found and "ends" in found.what and right is not None:  # port to port, and a leg to each pair of them
        hops = (hop.names for hop in told.via if not hop.free)
        for one, other in ((names, left), (left, right), *((left, hop) for hop in hops)):
            check_pairs(one, other, told, None, ("names", "ends"))
        return
    for side in (left, right) if told.at else ():
        if side is not None and len(side.names) > 1:  # one for all, or as many for each
            legs = max(1, len(side.names) // count)
            check_pairs(Expansion(names.names * legs, (*names.sizes, legs)), side, told, None, ("names", "ends"))


def _one(told: Told, number: int, count: int) -> Told:
    def ends(pair: tuple[Expansion, Expansion | None]) -> tuple[Expansion, Expansion | None]:
        left, right = pair
        return _share(left, number, count), _share(right, number, count) if right is not None else None

    assert told.what is not None
    return replace(
        told,
        what=ends(told.what),
        at=ends(told.at) if told.at else None,
        via=tuple(hop if hop.free else Hop(_share(hop.names, number, count)) for hop in told.via),
        attributes=dict(told.attributes),
        split_from=told.names[0],
    )


def _share(side: Expansion, number: int, count: int) -> Expansion:
    """What one of `count` objects has of a side: its own names, or all of them where they do not divide."""
    each, rest = divmod(len(side.names), count)
    if rest or not each:
        return side
    return Expansion(side.names[number * each : (number + 1) * each], (each,) if each > 1 else ())


# ---- carrying out ---------------------------------------------------------------------------------


def _carry_out(overrides: Sequence[Override], told: list[Told], found: list[Diagnostic], *, gaps: bool) -> None:
    by_name = {(one.kind, plain(name)): one for one in told for name in objects_of(one)}
    said: dict[tuple[str, str, str], Given] = {}
    for override in overrides:
        for name in override.names:
            target = by_name.get((override.kind, plain(name)))
            if target is None and gaps:
                break
            if target is None:
                found += _no_target(override, name, [one for kind_, one in by_name if kind_ == override.kind])
                break
            for attribute, given in override.attributes.items():
                first = said.setdefault((override.kind, plain(name), attribute), given)
                if first is not given:
                    message = f"{attribute} of {name} is overridden twice"
                    labels = (Label(first.name_span, "first overridden here"),)
                    found.append(
                        Diagnostic("REF113", message, given.name_span, object=name, labels=labels, help="keep one")
                    )
                    continue
                _replace(target, attribute, given)


def _no_target(override: Override, name: str, known: list[str]) -> list[Diagnostic]:
    if kind(override.kind) is None:
        message, span = f"there is no kind {override.kind}", override.kind_span
        return [Diagnostic("REF101", message, span, help="write the kind of what is overridden: `override device …`")]
    help_ = near_sentence(override.kind, name, known) or "an override changes what is declared somewhere on the floor"
    message = f"there is no {override.kind} {name} to override"
    fixes = respell(override.what, name, known)
    span, context = override.what, override.context
    return [Diagnostic("REF102", message, span, object=name, help=help_, context=context, fixes=fixes)]


def _replace(told: Told, attribute: str, given: Given) -> None:
    found = kind(told.kind)
    clause = _CLAUSES.get(attribute) if found and found.attribute(attribute) is None else None
    if clause == "type" and told.type is not None:
        told.type = given.value if isinstance(given.value, Ref) else spelled(given.value)
        told.origin = replace(told.origin, type=given.span)
    elif clause == "at" and told.at is not None and told.at[1] is None:
        told.at, told.at_spans = (Expansion((spelled(given.value),), ()), None), (given.span, None)
        told.origin = replace(told.origin, at=given.span)
    else:
        told.attributes[attribute] = given
        told.origin = replace(told.origin, attributes=((attribute, given.span), *told.origin.attributes))
