"""Splices: the loss of one where none is stated, and what a crossed one does to the fibres of a cable."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from mtpc.catalogue.records import Contradiction, Record, UnknownName
from mtpc.catalogue.standards import Grade, Map
from mtpc.catalogue.types import Fact, Family, Polish, Splice, Terminal, Wire

CEILING = "tia-568"  # the record of the maximum loss of a splice
STRAIGHT = "straight"  # the map of a splice that joins each fibre to the one of its own number


class Ceilings(Protocol):
    """Where maps and ceilings of splices are looked up."""

    def map(self, name: str) -> Map | None:
        """A position map."""

    def splice(self, name: str) -> Grade | None:
        """The maximum loss of a splice by a standard."""

    def names(self, kind: str) -> list[str]:
        """The names of all records of a kind."""


def polish_of(port: Record, family: Family) -> Polish | None:
    """The end face of a connector, None where it is open; fibres that are spliced, and conductors, have none."""
    if family.is_spliced or family.is_electrical:
        return Polish.NONE
    return Polish(port["polish"]) if "polish" in port else None


def ceiling_losses(standards: Ceilings) -> Record:
    """What fibres that are spliced lose where nobody states it, by the field names of a `Terminal`."""
    ceiling = standards.splice(CEILING)
    return {"loss_db": ceiling.loss_db, "loss_fact": ceiling.fact} if ceiling else {}


def with_loss(splice: Splice, loss_db: Decimal | None, fact: Fact | None) -> Splice:
    """The splice with a stated loss; None: stated as unknown."""
    return Splice(splice.place, splice.count, splice.kind, splice.map_name, loss_db, fact)


def with_ceiling(splice: Splice, standards: Ceilings) -> Splice:
    """The splice with the maximum loss that the cabling standard allows."""
    ceiling = standards.splice(CEILING)
    assert ceiling
    place, count, kind, map_name = splice.place, splice.count, splice.kind, splice.map_name
    return Splice(place, count, kind, map_name, ceiling.loss_db, ceiling.fact, ceiling.shown)


def crossed(
    wires: tuple[Wire, ...], terminals: Sequence[Terminal], splices: Sequence[Splice], standards: Ceilings
) -> tuple[Wire, ...]:
    """The wires of a cable after its splices; raises Contradiction with keys ("splice", number, …)."""
    for number, splice in enumerate(splices):
        if splice.map_name == STRAIGHT:
            continue
        position_map = standards.map(splice.map_name)
        if position_map is None:
            raise UnknownName("map", splice.map_name, standards.names("maps"), "splice", number, "map")
        if splice.place not in ("a", "b") or position_map.kind != "cable":
            message = f"a splice with the map {splice.map_name} belongs at end a or b of a cable"
            raise Contradiction(message, "splice", number, "map")
        exits = {int(near): int(far) for near, far in position_map.pairs}
        for terminal in terminals:
            lit = set(terminal.lit)
            if terminal.side == splice.place and {exits.get(position) for position in lit} != lit:
                message = f"the map {splice.map_name} is not made for {terminal.family.shown}"
                raise Contradiction(message, "splice", number, "map")
        wires = _crossed_at(wires, terminals, splice.place, exits)
    return wires


def _crossed_at(
    wires: tuple[Wire, ...], terminals: Sequence[Terminal], side: str, exits: dict[int, int]
) -> tuple[Wire, ...]:
    """Maps are read from end a to end b: from a's connector to the cable's fibres, from these to b's connector."""
    moves = exits if side == "b" else {fibre: position for position, fibre in exits.items()}
    return tuple(
        Wire(
            wire.a,
            moves[wire.a_position] if terminals[wire.a].side == side else wire.a_position,
            wire.b,
            moves[wire.b_position] if terminals[wire.b].side == side else wire.b_position,
        )
        for wire in wires
    )
