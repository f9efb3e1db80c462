"""What a search found, as findings say it: where they stand, what to do, why that piece, and the edit that does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.catalogue.types import PlatePart, WiredPart
from mtpc.channel.map_names import is_letter, map_shown
from mtpc.channel.types import Plant
from mtpc.diagnostics import Fix, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Origin
from mtpc.model.legs import leg_counts
from mtpc.model.site import Site
from mtpc.repair.sisters import FEWEST
from mtpc.repair.types import Change, ChangeKind, Evidence, Remedy
from mtpc.rules._naming import named, named_connector, type_span
from mtpc.rules.lanes._edits import edits
from mtpc.text import Span, bracketed, in_runs

THEN = "; every lane then arrives where it should"
TOLD_MAX = 3  # remedies of one rank, moved plugs: more are counted


@dataclass(frozen=True, slots=True)
class Advice:
    """Where a finding stands, what it is about, and what it says to do."""

    object: str
    origin: Origin
    span: Span
    help: str
    labels: tuple[Label, ...]
    notes: tuple[str, ...]
    fixes: tuple[Fix, ...]


def advice(plant: Plant, remedies: tuple[Remedy, ...]) -> Advice:
    """The advice of one remedy, or of several of the same rank."""
    site, first = plant.site, remedies[0].changes[0]
    origin = _origin(site, first)
    helps = [_and(_what(site, change) for change in remedy.changes) for remedy in remedies]
    alone = len(remedies) == 1
    return Advice(
        object=_name(site, first),
        origin=origin,
        span=_span(site, first),
        help=_either(helps) + THEN,
        labels=tuple(_labels(site, remedies)),
        notes=tuple(_evidence(site, remedies[0])) if alone else (),
        fixes=_fixes(plant, remedies[0]) if alone else (),
    )


# ---- where


def _origin(site: Site, change: Change) -> Origin:
    return site.inserts[change.insert].origin if change.insert >= 0 else site.origin_of(change.pieces[0])


def _name(site: Site, change: Change) -> str:
    return site.inserts[change.insert].name if change.insert >= 0 else site.name_of(change.pieces[0])


def _span(site: Site, change: Change) -> Span:
    """The TYPE for a wrong part, the ends for a wrong port."""
    origin = _origin(site, change)
    return type_span(origin) if change.part is not None else origin.at or origin.what


def _labels(site: Site, remedies: tuple[Remedy, ...]) -> Iterator[Label]:
    """The other places where something is to be done, or could be instead."""
    here = _span(site, remedies[0].changes[0])
    for number, remedy in enumerate(remedies):
        for change in remedy.changes:
            word = "or here" if number else "and here"
            for span, piece in _places(site, change):
                if span != here:
                    yield Label(span, f"{word}: {piece}")


def _places(site: Site, change: Change) -> Iterator[tuple[Span, str]]:
    if change.insert >= 0:
        yield _span(site, change), f"plate {_name(site, change)}"
        return
    for piece in change.pieces[:TOLD_MAX]:
        origin = site.origin_of(piece)
        span = type_span(origin) if change.part is not None else origin.at or origin.what
        yield span, named(site, piece)


# ---- what


def _either(helps: list[str]) -> str:
    if len(helps) == 1:
        return helps[0]
    told = [f"either {helps[0]}", *helps[1:TOLD_MAX]]
    more = len(helps) - TOLD_MAX
    return ", or ".join([*told, f"one of {more} more changes alike"] if more > 0 else told)


def _and(whats: Iterable[str]) -> str:
    return ", and ".join(whats)


def _what(site: Site, change: Change) -> str:
    if isinstance(change.part, PlatePart):
        return _another_plate(site, change, change.part)
    if isinstance(change.part, WiredPart):
        return _another_part(site, change.pieces, change.part)
    if change.kind is ChangeKind.TURN:
        return f"lay {named(site, change.pieces[0])} the other way round"
    if change.kind is ChangeKind.MOVE:
        ((plug, socket),) = change.moves
        now, then = site.socket(site.socket_of(plug)).name, site.socket(socket).name
        return f"move {_plug(site, plug)} from {now} to {then}"
    if change.kind in (ChangeKind.EXCHANGE, ChangeKind.LEGS):
        return _exchange(site, change)
    return _shift(site, change)


def _plug(site: Site, plug: int) -> str:
    """`the plug of cord a -- b`, `leg 2 of harness H`."""
    name, piece = named_connector(site, plug), named(site, site.component_of(plug))
    return f"the plug of {piece}" if name == piece else name


def _exchange(site: Site, change: Change) -> str:
    one, other = (plug for plug, _ in change.moves)
    places = " and ".join(site.socket(site.socket_of(plug)).name for plug in (one, other))
    names = [named_connector(site, plug) for plug in (one, other)]
    plugs = [named(site, site.component_of(plug)) for plug in (one, other)]
    if change.kind is ChangeKind.LEGS:
        numbers = " and ".join(str(site.terminal(plug).index) for plug in (one, other))
        return f"exchange legs {numbers} of {plugs[0]}, in {places}"
    if names == plugs:
        return f"exchange the plugs of {names[0]} and {names[1]}, in {places}"
    return f"exchange {names[0]} and {names[1]}, in {places}"


def _shift(site: Site, change: Change) -> str:
    """Legs of one cable in the order they should be in; of several cables where each plug goes."""
    if len(change.pieces) == 1:
        return _legs_in_order(site, change)
    pairs = [(site.socket(site.socket_of(plug)).name, site.socket(socket).name) for plug, socket in change.moves]
    told = [f"the plug in {now} to {then}" for now, then in pairs[:TOLD_MAX]]
    more = len(pairs) - TOLD_MAX
    return f"move {', '.join(told)}" + (f" and {more} more alike" if more > 0 else "")


def _legs_in_order(site: Site, change: Change) -> str:
    moves = sorted(change.moves, key=lambda move: site.index_of(move[0]))
    legs = bracketed([str(site.terminal(plug).index) for plug, _ in moves]).strip("[]")
    places = bracketed([site.socket(socket).name for _, socket in moves])
    return f"put legs {legs} of {named(site, change.pieces[0])}, in this order, into {places}"


def _another_plate(site: Site, change: Change, part: PlatePart) -> str:
    insert = site.inserts[change.insert]
    assert isinstance(insert.part, PlatePart)
    return (
        f"replace plate {insert.name} ({insert.part.alignment} keys) with one that holds keys {part.alignment}, "
        f"such as {part.name}"
    )


def _another_part(site: Site, pieces: tuple[int, ...], part: WiredPart) -> str:
    """By the letters cables are ordered by; else by the names of the parts."""
    now = site.part_of(pieces[0])
    assert isinstance(now, WiredPart)
    name, each = _all_named(site, pieces), "one" if len(pieces) == 1 else "ones"
    if not part.name:
        return f"replace {name} ({_kind(now)}) with {each} whose right ends are turned"
    if _in_letters(part):
        return f"replace {name} ({_kind(now)}) with {each} of {map_shown(part)}"
    return f"replace {name} ({now.name}) with {part.name}"


def _all_named(site: Site, pieces: tuple[int, ...]) -> str:
    """`cord c1`; `the 12 cords of this statement, c1 … c12`."""
    if len(pieces) == 1:
        return named(site, pieces[0])
    names = in_runs(map(site.name_of, pieces))
    more = len(names) - TOLD_MAX
    shown = [*names[:TOLD_MAX], f"{more} more"] if more > 0 else names
    return f"the {len(pieces)} {site.kind_of(pieces[0])}s of one statement, {', '.join(shown)}"


def _in_letters(part: WiredPart) -> bool:
    """Whether all its legs are alike, by a map that has a letter."""
    left, right = leg_counts(part)
    return left == right and len({end.family for end in part.terminals}) == 1 and is_letter(part)


def _kind(part: WiredPart) -> str:
    return map_shown(part) if _in_letters(part) else part.name


# ---- why


def _evidence(site: Site, remedy: Remedy) -> Iterator[str]:
    evidence, change = remedy.evidence, remedy.changes[0]
    if evidence is None or evidence.of < FEWEST or not evidence.alike:
        return
    yield _sisters(site, change, evidence)


def _sisters(site: Site, change: Change, evidence: Evidence) -> str:
    where = f" at {evidence.here}" if evidence.here else ""
    if isinstance(change.part, PlatePart):
        return f"{evidence.alike} of the {evidence.of} other plates{where} hold keys {change.part.alignment}"
    assert isinstance(change.part, WiredPart)
    kind = site.kind_of(change.pieces[0])
    are = "is" if evidence.alike == 1 else "are"
    return f"{evidence.alike} of the {evidence.of} other {kind}s{where} {are} {_kind(change.part)}"


# ---- the edit


def _fixes(plant: Plant, remedy: Remedy) -> tuple[Fix, ...]:
    """The edit that does what was tried; none where it cannot be written so."""
    made = edits(plant, remedy.changes)
    title = "; ".join(_title(plant.site, change) for change in remedy.changes)
    return (Fix(title, made),) if made else ()


def _title(site: Site, change: Change) -> str:
    return f"use {change.part.name} here" if change.part is not None else _what(site, change)
