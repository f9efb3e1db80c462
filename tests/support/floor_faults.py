"""One fault put into a floor: another part, ends or legs exchanged, an end in another port, a length."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from random import Random

from mtpc.diagnostics import standing
from mtpc.pipeline import compile_texts
from tests.support.floor_parts import OWN_PARTS
from tests.support.floor_specs import CABLES, PATH, Floor, Piece, Statement

TRIES = 12  # changes that are tried until one does harm


class FaultFamily(StrEnum):
    """The kinds of faults."""

    CORD_TYPE = "cord type"
    TRUNK_TYPE = "trunk type"
    CASSETTE_TYPE = "cassette type"
    PLATE = "plate"
    SWAPPED_CORDS = "swapped cords"
    SWAPPED_LEGS = "swapped legs"
    SHIFTED_RANGE = "shifted range"
    TURNED_HARNESS = "turned harness"
    WRONG_LEG = "wrong leg"
    GENDER = "gender"
    POLISH = "polish"
    FIBRE = "fibre"
    LENGTH = "length"
    OPTIC = "optic"


@dataclass(frozen=True)
class Change:
    """A floor after one change of one piece, or of some pieces of one kind that change places."""

    floor: Floor
    family: FaultFamily
    pieces: tuple[str, ...]  # as findings name them, after the change
    before: tuple[str, ...]  # as they were named before it


@dataclass(frozen=True)
class Injected:
    """A floor with a fault: its text, the pieces that are wrong and the lines on which they stand."""

    floor: Floor
    text: str
    family: FaultFamily
    pieces: tuple[str, ...]
    lines: tuple[int, ...]
    harmless: Floor  # as it was


def inject(floor: Floor, family: FaultFamily, chance: Random) -> Injected | None:
    """The floor with a fault of this family that does harm; none where it has no piece that can have one."""
    errors = errors_of(floor)
    found = list(changes(floor, family))
    for change in chance.sample(found, min(TRIES, len(found))):
        if errors_of(change.floor) > errors:
            return injected(floor, change)
    return None


def injected(floor: Floor, change: Change) -> Injected:
    """The change as a fault of the floor."""
    named = set(change.pieces)
    lines = [
        change.floor.line_of(number)
        for number, statement in enumerate(change.floor.statements)
        if statement.kind != "circuit" and named.intersection(piece.known for piece in statement.pieces)
    ]
    return Injected(change.floor, change.floor.text(), change.family, change.pieces, tuple(lines), floor)


def errors_of(floor: Floor) -> int:
    """How many errors are found."""
    return standing(compile_texts({PATH: floor.text()}).diagnostics)["errors"]


def changes(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    """Every change of a family that can be made on a floor."""
    make = MAKERS.get(family)
    yield from make(floor, family) if make else _other_parts(floor, family)


# ---- another part in its place -----------------------------------------------------------------


def _types(stem: str, letters: str, end: str = "") -> tuple[str, ...]:
    return tuple(f"acme.{stem}-{letter}{end}" for letter in letters)


LC6 = tuple(f"acme.cassette-6lc-{name}-om4" for name in ("u1", "u2", "straight", "b1", "b2", "centre-out"))
LC4 = tuple(f"acme.cassette-mpo8-4lc-{name}-om4" for name in ("u1", "u2", "centre-out"))
LC12 = ("cassette-u1-24n", "cassette-u1-24r", "acme.cassette-12lc-straight-om4")
ALIKE: dict[FaultFamily, tuple[tuple[str, ...], ...]] = {
    FaultFamily.CORD_TYPE: (
        _types("patch-mpo12", "abc", "-om4"), _types("patch-mpo8", "abc", "-om4"), _types("patch-mpo16", "abc", "-om4"),
        _types("patch-mpo12", "ab", "-om4-apc"), _types("patch-mpo12", "ab", "-os2-apc"),
        ("acme.patch-lc-om4", "acme.patch-lc-aa-om4"), ("acme.patch-lc-os2", "lc-aa-os2"),
    ),
    FaultFamily.TRUNK_TYPE: (
        _types("trunk-mpo12", "abc", "-om4"), _types("trunk-mpo8", "abc", "-om4"), _types("trunk-mpo16", "abc", "-om4"),
        tuple(f"acme.trunk-mpo24-{name}-om4" for name in ("b24n", "b24r", "a24i", "a24s")),
        ("trunk-a-os2", "acme.trunk-mpo12-b-os2-apc"), ("trunk-a-om4-apc", "trunk-b-om4-apc"),
        ("trunk-a-om4-unpinned", "trunk-b-om4-unpinned"), ("trunk-4-a-om4", "trunk-4-b-om4"),
        ("trunk-24n", "trunk-24r", "acme.trunk-mpo24-a24s-om4"),
        ("trunk-a-low", "trunk-b-low"), ("trunk-a-low-os2", "trunk-b-low-os2"),
    ),
    FaultFamily.CASSETTE_TYPE: (LC6, LC4, LC12),
    FaultFamily.PLATE: (("acme.plate-12mpo-opposed-pc", "acme.plate-12mpo-aligned-pc"),),
    FaultFamily.GENDER: (
        ("acme.patch-mpo12-b-om4", "acme.patch-mpo12-b-om4-pinned"), ("acme.trunk-mpo12-b-om4", "trunk-b-om4-unpinned"),
        ("acme.trunk-mpo12-a-om4", "trunk-a-om4-unpinned"), ("acme.cassette-6lc-u1-om4", "cassette-u1-pinned"),
    ),
    FaultFamily.POLISH: (
        ("acme.patch-mpo12-b-om4", "acme.patch-mpo12-b-om4-apc"), ("acme.trunk-mpo12-b-om4", "trunk-b-om4-apc"),
        ("acme.patch-mpo12-a-om4", "acme.patch-mpo12-a-om4-apc"), ("acme.trunk-mpo12-a-om4", "trunk-a-om4-apc"),
        ("acme.breakout-mpo12-4lc-om4", "acme.breakout-mpo12apc-4lc-om4"),
    ),
    FaultFamily.FIBRE: (
        ("acme.patch-lc-om4", "acme.patch-lc-os2"), ("acme.patch-lc-aa-om4", "lc-aa-os2"), ("lc-low", "lc-low-os2"),
        ("acme.patch-mpo12-b-om4-apc", "acme.patch-mpo12-b-os2-apc"), ("trunk-b-om4-apc", "acme.trunk-mpo12-b-os2-apc"),
        ("acme.patch-mpo12-a-om4-apc", "acme.patch-mpo12-a-os2-apc"), ("trunk-a-om4-apc", "trunk-a-os2"),
        ("acme.breakout-mpo12apc-4lc-om4", "acme.breakout-mpo12apc-4lc-os2"),
    ),
    FaultFamily.OPTIC: (
        ("acme.sfp-10g-sr", "acme.sfp-10g-lr"), ("acme.sfp-25g-sr", "acme.sfp-25g-lr"),
        ("acme.q28-100g-sr4", "acme.qp-40g-sr4", "acme.q28-100g-psm4"), ("acme.qdd-400g-sr4", "acme.qdd-400g-dr4"),
        ("acme.q28-100g-dr", "acme.q28-100g-lr4"),
    ),
}  # fmt: skip


@cache
def _others(family: FaultFamily, part: str) -> tuple[str, ...]:
    """The parts that are exchanged for this one by mistake."""
    return tuple(other for group in ALIKE[family] if part in group for other in group if other != part)


def _other_parts(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    if family is FaultFamily.GENDER:
        yield from _other_gender(floor)
    for number, statement in enumerate(floor.statements):
        for part in _others(family, statement.part):
            for index in range(len(statement.pieces)):
                yield _odd(floor, family, number, index, replace(statement, part=part))


def _other_gender(floor: Floor) -> Iterator[Change]:
    for number, statement in enumerate(floor.statements):
        said = dict(statement.attributes).get("gender", "")
        for index in range(len(statement.pieces) if said else 0):
            other = statement.having("gender", "unpinned" if said == "pinned" else "pinned")
            yield _odd(floor, FaultFamily.GENDER, number, index, other)


def _odd(floor: Floor, family: FaultFamily, number: int, index: int, like: Statement) -> Change:
    """One piece of a statement in a statement of its own that is like another."""
    piece = like.pieces[index]
    changed = floor.with_odd(number, index, replace(like, pieces=(piece,)))
    return Change(_with_part(changed, like.part), family, (piece.known,), (piece.known,))


def _with_part(floor: Floor, part: str) -> Floor:
    """The floor with a part of its own written out, where it is not yet."""
    line = OWN_PARTS.get(part)
    return floor if line is None or line in floor.own_parts else replace(floor, own_parts=(*floor.own_parts, line))


def _longer(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    for number, statement in enumerate(floor.statements):
        if "length" in dict(statement.attributes):
            for index in range(len(statement.pieces)):
                yield _odd(floor, family, number, index, statement.having("length", "20000m"))


# ---- ends and legs in other ports --------------------------------------------------------------


def _swapped_cords(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    """Two cords of a statement whose ends on one side are exchanged."""
    for number, statement in enumerate(floor.statements):
        if statement.kind == "cord":
            yield from _exchanged_pieces(floor, family, number)


def _swapped_legs(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    """Two legs of one trunk or harness, or two trunks of one leg, exchanged on one side."""
    for number, statement in enumerate(floor.statements):
        if statement.kind not in ("trunk", "harness"):
            continue
        if len(statement.pieces[0].left) == 1 and statement.kind == "trunk":
            yield from _exchanged_pieces(floor, family, number)
        for index, piece in enumerate(statement.pieces):
            for side in ("left", "right"):
                for one, other in _pairs(len(_ports(piece, side))):
                    ports = list(_ports(piece, side))
                    ports[one], ports[other] = ports[other], ports[one]
                    yield _moved(floor, family, number, {index: _having(piece, side, ports)})


def _exchanged_pieces(floor: Floor, family: FaultFamily, number: int) -> Iterator[Change]:
    pieces = floor.statements[number].pieces
    for one, other in _pairs(len(pieces)):
        for side in ("left", "right"):
            first = _having(pieces[one], side, _ports(pieces[other], side))
            second = _having(pieces[other], side, _ports(pieces[one], side))
            yield _moved(floor, family, number, {one: first, other: second})


def _shifted(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    """All cables of a statement one port further on, or before, on one side."""
    fits = dict(floor.sockets)
    free = set(floor.free())
    for number, statement in enumerate(floor.statements):
        if statement.kind not in ("cord", "trunk") or len(statement.pieces) < 2:
            continue
        for side in ("left", "right"):
            here = [port for piece in statement.pieces for port in _ports(piece, side)]
            for step in (1, -1):
                there = [_neighbour(port, step) for port in here]
                fit = all(fits.get(new) == fits[old] for new, old in zip(there, here, strict=True))
                if fit and set(there) <= free | set(here):
                    legs = len(here) // len(statement.pieces)
                    moved = {
                        index: _having(piece, side, there[index * legs : (index + 1) * legs])
                        for index, piece in enumerate(statement.pieces)
                    }
                    yield _moved(floor, family, number, moved)


def _neighbour(port: str, step: int) -> str:
    stem = port.rstrip("0123456789")
    return f"{stem}{int(port[len(stem) :]) + step}"


def _turned(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    """A harness whose legs stand in the opposite order."""
    for number, index in floor.places_of(("harness",)):
        piece = floor.statements[number].pieces[index]
        yield _moved(floor, family, number, {index: replace(piece, right=piece.right[::-1])})


def _wrong_leg(floor: Floor, family: FaultFamily) -> Iterator[Change]:
    """One plug in a free port of the same panel or device that it fits."""
    fits = dict(floor.sockets)
    free = floor.free()
    for number, index in floor.places_of(CABLES):
        piece = floor.statements[number].pieces[index]
        for side in ("left", "right"):
            for leg, port in enumerate(_ports(piece, side)):
                for other in free:
                    if fits[other] == fits[port] and _stem(other) == _stem(port):
                        ports = list(_ports(piece, side))
                        ports[leg] = other
                        yield _moved(floor, family, number, {index: _having(piece, side, ports)})


def _stem(port: str) -> str:
    """What ports beside one another have in common: the slot and the side, or the device."""
    return port.rstrip("0123456789")


def _moved(floor: Floor, family: FaultFamily, number: int, moved: dict[int, Piece]) -> Change:
    """Pieces of a statement in other ports; a single one has a statement of its own."""
    statement = floor.statements[number]
    names = tuple(piece.known for piece in moved.values())
    before = tuple(statement.pieces[index].known for index in moved)
    if len(moved) == 1:
        ((index, piece),) = moved.items()
        changed = floor.with_odd(number, index, replace(statement, pieces=(piece,)))
    else:
        pieces = tuple(moved.get(index, piece) for index, piece in enumerate(statement.pieces))
        changed = floor.exchanged(number, replace(statement, pieces=pieces))
    return Change(changed, family, names, before)


def _ports(piece: Piece, side: str) -> tuple[str, ...]:
    return piece.left if side == "left" else piece.right


def _having(piece: Piece, side: str, ports: Sequence[str]) -> Piece:
    return replace(piece, left=tuple(ports)) if side == "left" else replace(piece, right=tuple(ports))


def _pairs(count: int) -> Iterator[tuple[int, int]]:
    yield from ((one, other) for other in range(count) for one in range(other))


MAKERS: dict[FaultFamily, Callable[[Floor, FaultFamily], Iterator[Change]]] = {
    FaultFamily.SWAPPED_CORDS: _swapped_cords,
    FaultFamily.SWAPPED_LEGS: _swapped_legs,
    FaultFamily.SHIFTED_RANGE: _shifted,
    FaultFamily.TURNED_HARNESS: _turned,
    FaultFamily.WRONG_LEG: _wrong_leg,
    FaultFamily.LENGTH: _longer,
}
