"""What is wrong with a circuit, or with two ports that no circuit joins: its code, and the fact in one sentence."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.channel.types import LandingKind, Plant
from mtpc.diagnostics import Consequence
from mtpc.model.direct_cables import is_direct, way_of_direct
from mtpc.model.site import Site
from mtpc.repair.holding import ARRIVES, legs_as_it_is
from mtpc.repair.types import FactKind, RepairFact
from mtpc.rules.lanes._sent_lanes import (
    DARK,
    ELSEWHERE,
    OFF_ROUTE,
    PERMUTED,
    TX_MEETS_TX,
    WORST_FIRST,
    SentLane,
    lanes_sent,
    meets,
    permuted,
    unlit,
)  # fmt: skip
from mtpc.rules.lanes._telling_of_channels import channel_name_of, wrong_with_channel
from mtpc.rules.lanes._where_light_ends import where_it_ends
from mtpc.text import natural_key


def told(plant: Plant, fact: RepairFact) -> Consequence:
    """What is wrong with a fact by itself."""
    if fact.kind is FactKind.CIRCUIT:
        circuit = plant.site.circuits[fact.number]
        code, message = _circuit(plant, fact)
        return Consequence(code, circuit.name, message)
    code, message = wrong_with_channel(plant, fact)
    return Consequence(code, channel_name_of(plant, fact), message)


def worst_first(plant: Plant, facts: Iterable[RepairFact]) -> list[tuple[Consequence, RepairFact]]:
    """What is wrong with each fact, the worst first."""
    return sorted(((told(plant, fact), fact) for fact in facts), key=_how_bad)


def _how_bad(entry: tuple[Consequence, RepairFact]) -> tuple[object, ...]:
    return WORST_FIRST.index(entry[0].code), natural_key(entry[0].object), entry[0].message


def _circuit(plant: Plant, fact: RepairFact) -> tuple[str, str]:
    site, lanes, circuit = plant.site, list(lanes_sent(plant, fact)), plant.site.circuits[fact.number]
    if is_direct(site, circuit):
        sender, target, reached = way_of_direct(site, circuit)
        return ELSEWHERE, f"{sender.name} reaches {reached}, not {target.name}"
    astray = next((one for one in lanes if _is_astray(one)), None)
    if astray is not None:
        return ELSEWHERE, f"{astray.sender.name} reaches {_reached(site, astray)}, not {astray.target.name}"
    arriving = [one for one in lanes if one.arrival.kind in ARRIVES]
    stopped = next((one for one in lanes if one.arrival.kind not in ARRIVES), None)
    meeting = next((one for one in arriving if one.arrival.kind is LandingKind.TX), None)
    if meeting is not None:
        return TX_MEETS_TX, meets(site, meeting)
    if stopped is not None:
        where = where_it_ends(site, stopped.arrival)
        if any(one.sender == stopped.sender for one in arriving):
            return DARK, f"Tx{stopped.lane} of {stopped.sender.name} reaches nothing: {where}"
        return ELSEWHERE, f"{stopped.sender.name} reaches nothing: {where}"
    return _lanes(plant, fact, lanes)


def _is_astray(one: SentLane) -> bool:
    """Whether light arrives at another port, or at another lane than the circuit names."""
    if one.arrival.kind not in ARRIVES:
        return False
    if one.arrival.face != one.target.face:
        return True
    return one.arrival.kind is not LandingKind.UNLIT and bool(one.target.lanes) and _other_lane(one)


def _other_lane(one: SentLane) -> bool:
    return one.arrival.lane not in one.target.lanes


def _reached(site: Site, one: SentLane) -> str:
    """The port a circuit's light reaches; of the target port itself the lane, counted as the circuit counts."""
    name, target = site.face_name(one.arrival.face), one.target
    if one.arrival.face != target.face:
        return name
    if len(target.lanes) > 1 or target.number is None:
        return f"lane {one.arrival.lane} of {name}"
    return f"{name}:{target.number + one.arrival.lane - target.lanes[0]}"


def _lanes(plant: Plant, fact: RepairFact, lanes: list[SentLane]) -> tuple[str, str]:
    """Of light that arrives at the right port: beside its lanes, in another order, over other legs."""
    site = plant.site
    beside = next((one for one in lanes if one.arrival.kind is LandingKind.UNLIT), None)
    if beside is not None:
        return DARK, unlit(site, beside)
    moved = next((one for one in lanes if not one.sender.lanes and one.lane != one.arrival.lane), None)
    if moved is not None and not moved.target.lanes:
        return PERMUTED, permuted(site, moved)
    circuit = site.circuits[fact.number]
    taken = ", ".join(leg.name for leg in legs_as_it_is(plant, circuit))
    route = ", ".join(leg.name for leg in circuit.via)
    return OFF_ROUTE, f"{circuit.name} runs over {taken or 'no trunk'}; its route says {route}"
