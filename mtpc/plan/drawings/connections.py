"""How each two connectors of a channel meet: keys, pins, end faces and loss, in words and as a symbol."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from mtpc.catalogue.types import BORES, Alignment, Gender, Terminal
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import Budget, MatingFault, Plant, TermKind, once
from mtpc.drawing.letters import SMALL_MM, words
from mtpc.drawing.shapes import Box, Dot, Item, Point
from mtpc.drawing.strokes import Ink, Layer
from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.cable_ends import connector
from mtpc.units import show

_KEYS = {Alignment.ALIGNED: "key up to key up", Alignment.OPPOSED: "key up to key down"}


@dataclass(frozen=True, slots=True)
class DrawnConnection:
    """Two connectors that meet, in words; `faults` are what keeps them from being mated."""

    where: str
    keys: str
    pins: str
    faces: str
    loss: str
    faults: tuple[MatingFault, ...]
    first: Terminal
    second: Terminal
    alignment: Alignment


def connection(
    plant: Plant, face: int, mate: int, number: int, losses: Mapping[int, Decimal | None]
) -> DrawnConnection:
    """How two connectors meet; `number` counts mated pairs along the path, 0 is one into a module."""
    site = plant.site
    first, second, alignment = site.terminal(face), site.terminal(mate), site.alignment_of(face)
    if alignment in BORES or alignment is Alignment.BY_BORE:
        alignment = Alignment.ALIGNED
    loss = "loss not counted" if number == 0 else "measured with the cable"
    if number in losses:
        found = losses[number]
        loss = "loss unknown" if found is None else f"{show(found)} dB"
    spliced = first.family.is_spliced
    return DrawnConnection(
        site.face_name(mate if site.terminal(face).loose and not site.terminal(mate).loose else face),
        "spliced" if spliced else _KEYS.get(alignment, "keys not stated"),
        "" if spliced or not first.family.gendered else f"{_pins(first)} to {_pins(second)}",
        connector(first) if connector(first) == connector(second) else f"{connector(first)} to {connector(second)}",
        loss,
        once(plant, _faults_by_pair).get((min(face, mate), max(face, mate)), ()),
        first,
        second,
        alignment,
    )


def _pins(terminal: Terminal) -> str:
    return "pins not stated" if terminal.gender is None else terminal.gender


def is_pinned(terminal: Terminal) -> bool:
    """Whether a connector is known to have guide pins."""
    return terminal.gender is Gender.PINNED


def _faults_by_pair(plant: Plant) -> dict[tuple[int, int], tuple[MatingFault, ...]]:
    """The faults of every mating that has some."""
    kinds = ((mates(kind), pairs) for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True))
    return {(min(pair), max(pair)): faults for faults, pairs in kinds if faults for pair in pairs}


def pair_losses(budget: Budget) -> dict[int, Decimal | None]:
    """The loss of each mated pair and of splices between pieces, by its number along the path."""
    kinds = (TermKind.MATED_PAIR, TermKind.SPLICE)
    return {term.number: term.loss_db for term in budget.terms if term.kind in kinds and not term.place}


def connection_items(met: DrawnConnection, y: float, room_mm: float) -> Iterator[Item]:
    """The symbol of a mating and the words beside it, below a height."""
    stops = bool(met.faults)
    yield from _connector(met.first, (3, y + 2), opened_down=True, key_left=True)
    yield from _connector(met.second, (3, y + 7.4), opened_down=False, key_left=met.alignment is not Alignment.OPPOSED)
    room = room_mm - 20
    yield words((18, y + 4), met.where, SMALL_MM, room_mm=room, bold=True)
    yield words((18, y + 7.5), ", ".join(filter(None, (met.keys, met.pins))), SMALL_MM, room_mm=room)
    faults = ", ".join(fault.replace("-", " ") for fault in met.faults)
    last = f"WRONG: {faults}" if stops else f"{met.faces}, {met.loss}"
    yield words((18, y + 11), last, SMALL_MM, room_mm=room, bold=stops, ink=Ink.STOP if stops else Ink.INK)
    if stops:
        yield Box(0.8, y + 0.8, room_mm - 1, 12.4, Layer.TROUBLE, Ink.STOP, stroke_mm=0.5)


def _connector(end: Terminal, place: Point, *, opened_down: bool, key_left: bool) -> Iterator[Item]:
    """A connector from the side: its key as a tab on the left or right, its pins as dots on its face."""
    left, top = place
    yield Box(left, top, 11, 4, Layer.MATINGS, Ink.INK, Ink.PAPER)
    if end.family.is_spliced:
        return
    yield Box(left - 1.2 if key_left else left + 11, top + 1, 1.2, 2, Layer.MATINGS, Ink.INK, Ink.INK)
    if is_pinned(end):
        y = top + 4 if opened_down else top
        for x in (left + 2.5, left + 8.5):
            yield Dot((x, y), 0.65, Layer.MATINGS, Ink.INK, Ink.INK)
