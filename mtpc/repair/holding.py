"""Whether a fact holds, by the light of a floor as it is or with changes laid over it."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Confidence
from mtpc.channel.follow import Hops, are_among, legs
from mtpc.channel.types import FibreEnd, LandingKind, Plant
from mtpc.model.direct_cables import is_direct, joins
from mtpc.model.floor_values import Circuit, Leg, Subport
from mtpc.model.site import Site
from mtpc.repair.ends import both_ways, lanes_of, optic_of
from mtpc.repair.light import LaneEnd, Light, light_of
from mtpc.repair.types import FactKind, RepairFact, Wrong

ARRIVES = (LandingKind.RX, LandingKind.TX, LandingKind.UNLIT)  # light that reaches a port, on a lane or beside one
LOST = (FibreEnd.NO_FIBRE, FibreEnd.FILTERED, FibreEnd.CIRCLES)  # in a part
SPOILT = (LandingKind.TX, LandingKind.UNLIT, *LOST)


def wrong(plant: Plant, light: Light, fact: RepairFact, base: Light) -> Wrong:
    """How far a fact is from holding by this light; `base` is the light of the floor as it is."""
    if fact.kind is FactKind.CIRCUIT:
        return _circuit(plant, light, plant.site.circuits[fact.number])
    return _channel(plant, light, fact, base)


def _circuit(plant: Plant, light: Light, circuit: Circuit) -> Wrong:
    site = plant.site
    if is_direct(site, circuit):
        return Wrong.RIGHT if _leads_there(site, light, circuit) else Wrong.ELSEWHERE
    worst = max((_lane(site, arrival, lane, *ends) for ends, lane, arrival in sent(site, light, circuit)))
    if worst is Wrong.RIGHT and circuit.via and not are_among(circuit.via, legs_taken(site, circuit, light)):
        return Wrong.ROUTE
    return worst


def _leads_there(site: Site, light: Light, circuit: Circuit) -> bool:
    """Whether the modules in the cages of both ends are those of one direct cable."""
    sockets = [site.socket_of(end.face) for end in (circuit.near, circuit.far)]
    near, far = (light.floor.site.plug_in(socket) if socket >= 0 else -1 for socket in sockets)
    return min(near, far) >= 0 and joins(site, circuit, near, far)


def legs_taken(site: Site, circuit: Circuit, light: Light) -> list[Leg]:
    """The legs the first lane of a circuit's near end runs over."""
    lane = lanes_of(site, circuit.near)[0]
    return legs(site, light.toward(circuit.near.face, circuit.far.face)[lane].hops)


def legs_as_it_is(plant: Plant, circuit: Circuit) -> list[Leg]:
    """The same, on the floor as it is."""
    return legs_taken(plant.site, circuit, light_of(plant))


def sent(site: Site, light: Light, circuit: Circuit) -> Iterator[tuple[tuple[Subport, Subport], int, LaneEnd]]:
    """The light of a circuit, lane by lane: from and to which end, the lane, and where it arrives.

    A direct cable has none.
    """
    if is_direct(site, circuit):
        return
    for ends in both_ways(circuit):
        arrivals = light.toward(ends[0].face, ends[1].face)
        for lane in lanes_of(site, ends[0]):
            yield ends, lane, arrivals[lane]


def _lane(site: Site, arrival: LaneEnd, lane: int, sender: Subport, target: Subport) -> Wrong:
    if arrival.face != target.face or arrival.kind not in ARRIVES:
        return Wrong.ELSEWHERE
    if arrival.kind is not LandingKind.RX or (target.lanes and arrival.lane not in target.lanes):
        return Wrong.LANES
    whole = not sender.lanes and not target.lanes and ordered(site, sender.face) and ordered(site, target.face)
    return Wrong.LANES if whole and arrival.lane != lane else Wrong.RIGHT


def ordered(site: Site, port: int) -> bool:
    """Whether the order of lanes of a port is known well enough."""
    return optic_of(site, port).lane_order_confidence != Confidence.LOW


def _channel(plant: Plant, light: Light, fact: RepairFact, base: Light) -> Wrong:
    """Of ports without a circuit: the light that joined them still reaches a port, and there a receiver."""
    site, near, far = plant.site, fact.number, fact.far
    if far < 0:
        kinds = {arrival.kind for arrival in light.arrivals(near).values()}
        if kinds.intersection(SPOILT):
            return Wrong.LANES
        return Wrong.RIGHT if LandingKind.RX in kinds else Wrong.ELSEWHERE
    return max(_sent_from(site, light, base, *ends) for ends in ((near, far), (far, near)))


def _sent_from(site: Site, light: Light, base: Light, sender: int, target: int) -> Wrong:
    """How far the light that one port sent to another is from arriving at receivers of one port."""
    now = light.toward(sender, target)
    there = {lane: now[lane] for lane in _reach(base, sender, target)}
    reached = {arrival.face for arrival in there.values()}
    if any(arrival.kind not in ARRIVES for arrival in there.values()) or len(reached) > 1:
        return Wrong.ELSEWHERE
    if any(arrival.kind in SPOILT for arrival in there.values()):
        return Wrong.LANES
    if any(arrival.kind in LOST for arrival in now.values()):
        return Wrong.LANES
    if any(light.starved_lane(port, sender) for port in reached or (target,)):
        return Wrong.LANES
    whole = len(there) == len(now) and all(_alike(site, sender, port) for port in reached)
    return Wrong.LANES if whole and any(lane != arrival.lane for lane, arrival in there.items()) else Wrong.RIGHT


def _alike(site: Site, port: int, other: int) -> bool:
    """Whether two ports have as many lanes, in orders that are known."""
    counts = {len(optic_of(site, face).lanes(site.index_of(face))) for face in (port, other)}
    return len(counts) == 1 and ordered(site, port) and ordered(site, other)


def _reach(light: Light, sender: int, target: int) -> dict[int, LaneEnd]:
    arrivals = light.toward(sender, target).items()
    return {lane: arrival for lane, arrival in arrivals if arrival.face == target and arrival.kind in ARRIVES}


def is_kept(light: Light, base: Light, fact: RepairFact) -> bool:
    """Whether the light of a channel still reaches the port it reached."""
    ends = ((fact.number, fact.far), (fact.far, fact.number)) if fact.far >= 0 else ()
    return all(
        light.toward(sender, target)[lane].face == target
        for sender, target in ends
        for lane in _reach(base, sender, target)
    )


def spoilt(light: Light, sender: int, target: int) -> bool:
    """Whether light of a port meets no receiver at another, or stops in a part."""
    arrivals = light.toward(sender, target).values()
    return any(arrival.kind in SPOILT and arrival.face == target for arrival in arrivals) or any(
        arrival.kind in LOST for arrival in arrivals
    )


def paths(plant: Plant, light: Light, fact: RepairFact) -> list[tuple[int, Hops, int]]:
    """The ways light of a fact takes: the port it is sent by, the hops, the connector it ends at; each once.

    A mating has none of its own.
    """
    if fact.kind is FactKind.MATING:
        return []
    arrivals = _by_port(plant, light, fact)
    return list(dict.fromkeys((port, arrival.hops, arrival.face) for port, arrival in arrivals))


def paths_as_it_is(plant: Plant, fact: RepairFact) -> list[tuple[int, Hops, int]]:
    """The same, on the floor as it is."""
    return paths(plant, light_of(plant), fact)


def arrivals_of(plant: Plant, light: Light, fact: RepairFact) -> Iterator[LaneEnd]:
    """Where each lane of a fact arrives."""
    return (arrival for _, arrival in _by_port(plant, light, fact))


def _by_port(plant: Plant, light: Light, fact: RepairFact) -> list[tuple[int, LaneEnd]]:
    site = plant.site
    if fact.kind is FactKind.CIRCUIT:
        return [(ends[0].face, arrival) for ends, _, arrival in sent(site, light, site.circuits[fact.number])]
    ends = ((fact.number, fact.far), (fact.far, fact.number)) if fact.far >= 0 else ((fact.number, -1),)
    return [(port, arrival) for port, other in ends for arrival in light.toward(port, other).values()]
