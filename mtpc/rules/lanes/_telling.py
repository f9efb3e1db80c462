"""What is wrong with a circuit, or with two ports that no circuit joins: its code, and the fact in one sentence."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import FibreEnd, LandingKind, Plant, once
from mtpc.diagnostics import Consequence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Subport
from mtpc.model.site import Site
from mtpc.repair.ends import both_ways
from mtpc.repair.holding import ARRIVES, legs_taken, sent
from mtpc.repair.light import LaneEnd, Light
from mtpc.repair.types import FactKind, RepairFact
from mtpc.rules._naming import named_connector, port_name
from mtpc.text import pair_name

TX_MEETS_TX, ELSEWHERE, DARK, OFF_ROUTE, PERMUTED = "POL101", "POL201", "POL103", "POL202", "POL102"
WORST_FIRST = (TX_MEETS_TX, ELSEWHERE, DARK, OFF_ROUTE, PERMUTED)


@dataclass(frozen=True, slots=True)
class SentLane:
    """A lane on its way from one end to the other, and where it arrives."""

    sender: Subport
    target: Subport
    lane: int
    arrival: LaneEnd


def told(plant: Plant, light: Light, fact: RepairFact) -> Consequence:
    """What is wrong with a fact by itself."""
    lanes = list(lanes_sent(plant, light, fact))
    if fact.kind is FactKind.CIRCUIT:
        code, message = _circuit(plant, light, fact, lanes)
        return Consequence(code, plant.site.circuits[fact.number].name, message)
    code, message = _channel(plant, light, fact, lanes)
    return Consequence(code, _channel_name(plant, fact), message)


def lanes_sent(plant: Plant, light: Light, fact: RepairFact) -> Iterator[SentLane]:
    """Every lane of a fact, those of the near end first."""
    site = plant.site
    if fact.kind is FactKind.CIRCUIT:
        for ends, lane, arrival in sent(site, light, site.circuits[fact.number]):
            yield SentLane(*ends, lane, arrival)
        return
    near, far = Subport(fact.number, (), site.face_name(fact.number)), Subport(fact.far, (), "")
    far = Subport(fact.far, (), site.face_name(fact.far)) if fact.far >= 0 else far
    for sender, target in ((near, far), (far, near)) if fact.far >= 0 else ((near, far),):
        for lane, arrival in light.arrivals(sender.face).items():
            yield SentLane(sender, target, lane, arrival)


def _channel_name(plant: Plant, fact: RepairFact) -> str:
    """The circuit between its ports, else the ports."""
    site, circuit = plant.site, once(plant, _circuit_between).get((fact.number, fact.far))
    if circuit is not None:
        return circuit
    near = site.face_name(fact.number)
    return pair_name((near, site.face_name(fact.far))) if fact.far >= 0 else near


def _circuit_between(plant: Plant) -> dict[tuple[int, int], str]:
    named: dict[tuple[int, int], str] = {}
    for circuit in plant.site.circuits:
        for one, other in both_ways(circuit):
            named.setdefault((one.face, other.face), circuit.name)
    return named


# ---- circuits


def _circuit(plant: Plant, light: Light, fact: RepairFact, lanes: list[SentLane]) -> tuple[str, str]:
    site = plant.site
    astray = next((one for one in lanes if _is_astray(one)), None)
    if astray is not None:
        return ELSEWHERE, f"{astray.sender.name} reaches {_reached(site, astray)}, not {astray.target.name}"
    arriving = [one for one in lanes if one.arrival.kind in ARRIVES]
    stopped = next((one for one in lanes if one.arrival.kind not in ARRIVES), None)
    meeting = next((one for one in arriving if one.arrival.kind is LandingKind.TX), None)
    if meeting is not None:
        return TX_MEETS_TX, _meets(site, meeting)
    if stopped is not None:
        where = where_it_ends(site, stopped.arrival)
        if any(one.sender == stopped.sender for one in arriving):
            return DARK, f"Tx{stopped.lane} of {stopped.sender.name} reaches nothing: {where}"
        return ELSEWHERE, f"{stopped.sender.name} reaches nothing: {where}"
    return _lanes(plant, light, fact, lanes)


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


def _lanes(plant: Plant, light: Light, fact: RepairFact, lanes: list[SentLane]) -> tuple[str, str]:
    """Of light that arrives at the right port: beside its lanes, in another order, over other legs."""
    site = plant.site
    unlit = next((one for one in lanes if one.arrival.kind is LandingKind.UNLIT), None)
    if unlit is not None:
        return DARK, _unlit(site, unlit)
    moved = next((one for one in lanes if not one.sender.lanes and one.lane != one.arrival.lane), None)
    if moved is not None and not moved.target.lanes:
        return PERMUTED, _permuted(site, moved)
    circuit = site.circuits[fact.number]
    taken = ", ".join(leg.name for leg in legs_taken(site, circuit, light))
    route = ", ".join(leg.name for leg in circuit.via)
    return OFF_ROUTE, f"{circuit.name} runs over {taken or 'no trunk'}; its route says {route}"


# ---- channels without a circuit


def _channel(plant: Plant, light: Light, fact: RepairFact, lanes: list[SentLane]) -> tuple[str, str]:
    site = plant.site
    here = [one for one in lanes if one.arrival.face == one.target.face or one.target.face < 0]
    meeting = next((one for one in here if one.arrival.kind is LandingKind.TX), None)
    if meeting is not None:
        return TX_MEETS_TX, _meets(site, meeting)
    stopped = next((one for one in lanes if one.arrival.kind is FibreEnd.NO_FIBRE), None)
    unlit = next((one for one in here if one.arrival.kind is LandingKind.UNLIT), None)
    if unlit is not None:
        return DARK, _unlit(site, unlit)
    if stopped is not None:
        port = site.face_name(stopped.sender.face)
        where = named_connector(site, stopped.arrival.face)
        position = stopped.arrival.position
        return DARK, f"Tx{stopped.lane} of {port} stops in {where}: position {position} there carries no fibre"
    moved = next((one for one in here if one.lane != one.arrival.lane), None)
    if moved is not None and not _starved_by(light, fact):
        return PERMUTED, _permuted(site, moved)
    return DARK, _starved(site, light, fact)


def _starved_by(light: Light, fact: RepairFact) -> tuple[int, int] | None:
    """The port of a channel that has a receiver without a lane, and which."""
    for port, by in ((fact.far, fact.number), (fact.number, fact.far)):
        if port >= 0 and (lane := light.starved_lane(port, by)):
            return port, lane
    return None


def _starved(site: Site, light: Light, fact: RepairFact) -> str:
    found = _starved_by(light, fact)
    assert found is not None, "a channel without a fault was told"
    return f"Rx{found[1]} of {site.face_name(found[0])} gets no light: no lane is joined to it"


# ---- sentences


def _meets(site: Site, one: SentLane) -> str:
    there = site.face_name(one.arrival.face)
    return f"Tx{one.lane} of {site.face_name(one.sender.face)} arrives at Tx{one.arrival.lane} of {there}"


def _unlit(site: Site, one: SentLane) -> str:
    there = f"receptacle position {one.arrival.position} of {site.face_name(one.arrival.face)}, which has no lane"
    return f"Tx{one.lane} of {site.face_name(one.sender.face)} arrives at {there}"


def _permuted(site: Site, one: SentLane) -> str:
    there = site.face_name(one.arrival.face)
    sender = f"Tx{one.lane} of {site.face_name(one.sender.face)}"
    return f"{sender} arrives at Rx{one.arrival.lane} of {there}: lanes arrive in another order"


def where_it_ends(site: Site, arrival: LaneEnd) -> str:
    """`nothing is plugged into lp01.1.3`, `leg 4 of harness brk1 is parked` …"""
    if arrival.kind is FibreEnd.PARKED:
        return f"{named_connector(site, arrival.face)} is parked"
    if arrival.kind is FibreEnd.BROKEN:
        there, here = (named_connector(site, face) for face in (site.mate_of(arrival.face), arrival.face))
        return f"{there} and {here} pass no light to each other"
    if arrival.kind is FibreEnd.NO_FIBRE:
        return f"position {arrival.position} of {named_connector(site, arrival.face)} carries no fibre"
    return f"nothing is plugged into {empty_place(site, arrival.face)}"


def empty_place(site: Site, face: int) -> str:
    """The port that a connector touches nothing in, from the other side of its adapter."""
    place = site.place_at(face)
    if place is None or place.inner == face:
        return port_name(site, face)
    return site.socket(place.partner).name if place.partner >= 0 else place.name
