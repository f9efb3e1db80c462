"""Circuits that no cable serves, or another port: what is missing, and which circuits the cables would have."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from mtpc.channel.types import FibreEnd, LandingKind, Plant
from mtpc.model.direct_cables import is_direct
from mtpc.model.floor_values import Circuit
from mtpc.repair.ends import both_ways
from mtpc.repair.light import light_of
from mtpc.repair.types import FactKind, RepairFact
from mtpc.rules.lanes._sent_lanes import lanes_sent
from mtpc.rules.lanes._where_light_ends import empty_place
from mtpc.text import bracketed, in_runs


def what_is_missing(plant: Plant, facts: Iterable[RepairFact]) -> str:
    """The cords to lay for circuits that end where nothing is plugged in; "" where it is not that which is missing."""
    circuits = [plant.site.circuits[fact.number] for fact in facts if fact.kind is FactKind.CIRCUIT]
    if any(is_direct(plant.site, circuit) for circuit in circuits):
        return ""
    gone = [f"or delete {'the circuit' if len(circuits) == 1 else 'the circuits'}"]
    if circuits and all(_is_bare(plant, circuit) for circuit in circuits):
        return ", ".join(["write `cords = PART` in the circuit, or a `cord` statement for each cord", *gone])
    pairs = [pair for circuit in circuits for pair in [_apart(plant, circuit)] if pair]
    if not pairs or len(pairs) < len(circuits):
        return ""
    left, right = (bracketed([end.name for end in ends]) for ends in zip(*pairs, strict=True))
    is_behind = all(plant.site.socket(end.socket).side == "rear" for pair in pairs for end in pair)
    laid = f"trunk NAME : PART at {left} -- {right}" if is_behind else f"cord {left} -- {right} : PART"
    return ", ".join([f"lay what is missing, `{laid}`", *gone])


def _is_bare(plant: Plant, circuit: Circuit) -> bool:
    """Whether nothing is plugged into either end."""
    return all(plant.site.mate_of(end.face) < 0 for end in (circuit.near, circuit.far))


class _Stop(NamedTuple):
    """The free socket at which all light of a port stops, and the name of what a plug goes into there."""

    socket: int
    name: str


def _apart(plant: Plant, circuit: Circuit) -> tuple[_Stop, _Stop] | None:
    """The two free places that a cord would join: where the light of each end stops; None where it does not so."""
    near, far = (_stop(plant, sender.face) for sender, _ in both_ways(circuit))
    return (near, far) if near and far and near.socket != far.socket else None


def _stop(plant: Plant, port: int) -> _Stop | None:
    """None where the light goes elsewhere."""
    site, arrivals = plant.site, light_of(plant).arrivals(port).values()
    stopped = {arrival.face: arrival.position for arrival in arrivals if arrival.kind is FibreEnd.OPEN}
    if len(stopped) != 1 or any(arrival.kind is not FibreEnd.OPEN for arrival in arrivals):
        return None
    ((face, position),) = stopped.items()
    place = site.place_at(face)
    is_front = place is None or place.inner == face
    socket = site.socket_of(face) if place is None or is_front else place.partner
    name = empty_place(site, face, position, is_alone=len(site.terminal(port).lit) == 1)
    return _Stop(socket, name) if socket >= 0 else None


def or_the_circuits(plant: Plant, facts: Iterable[RepairFact]) -> str:
    """`; where the cables are right, correct circuit up1 instead`: for light that arrives well elsewhere."""
    every = list(facts)
    if not all(fact.kind is FactKind.CIRCUIT and _arrives_well(plant, fact) for fact in every):
        return ""
    names = list(in_runs(plant.site.circuits[fact.number].name for fact in every))
    which = f"circuit {names[0]}" if len(every) == 1 else f"circuits {', '.join(names)}"
    return f"; where the cables are right, correct {which} instead"


def _arrives_well(plant: Plant, fact: RepairFact) -> bool:
    """Whether light of each end arrives at the receivers of one other port."""
    reached: dict[int, set[int]] = {}
    for one in lanes_sent(plant, fact):
        if one.arrival.kind is not LandingKind.RX:
            return False
        reached.setdefault(one.sender.face, set()).add(one.arrival.face)
    return all(len(faces) == 1 for faces in reached.values())
