"""Which facts fail on the floor as it is, and which of them may be repaired."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import FibreEnd, Plant, once
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct
from mtpc.model.site import Site
from mtpc.repair.doubts import doubtful
from mtpc.repair.ends import comparable
from mtpc.repair.holding import ARRIVES, arrivals_of, sent, wrong
from mtpc.repair.light import LaneEnd, Light, light_of
from mtpc.repair.types import FactKind, RepairFact, Wrong


class Standing(StrEnum):
    """How it stands with a fact."""

    HOLDS = "holds"
    FAILS = "fails"  # to be repaired
    STOPPED = "stopped"  # its light ends at a mating that passes none
    UNPLACED = "unplaced"  # what was reported and not placed may be what is missing
    INCOMPARABLE = "incomparable"  # the modules put lanes at other positions
    UNMAPPED = "unmapped"  # a part on its way does not state which position joins which


@dataclass(frozen=True, slots=True)
class Failing:
    """Facts that do not hold, by how it stands with them.

    `astray` are the channels that light of failing circuits makes with other ports and that are wrong themselves: they
    go when those circuits are mended.
    """

    facts: dict[Standing, list[RepairFact]]
    astray: tuple[RepairFact, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.facts)

    def of(self, standing: Standing) -> tuple[RepairFact, ...]:
        """The facts that stand so."""
        return tuple(self.facts.get(standing, ()))


def failing_of(plant: Plant) -> Failing:
    """Every fact that fails, each with the reason why it may not be repaired by itself; worked out once."""
    return once(plant, _failing)


def _failing(plant: Plant) -> Failing:
    doubts = doubtful(plant)
    if not doubts:
        return Failing({})
    light = light_of(plant)
    circuits = [RepairFact(FactKind.CIRCUIT, number) for number in doubts.circuits]
    standings = {fact: _standing(plant, light, fact) for fact in circuits}
    failed = [fact for fact, standing in standings.items() if standing is not Standing.HOLDS]
    channels, astray = _channels(plant, light, doubts.shapes, failed)
    standings |= {fact: _standing(plant, light, fact) for fact in channels}
    sorted_out: dict[Standing, list[RepairFact]] = {}
    for fact, standing in standings.items():
        if standing is not Standing.HOLDS:
            sorted_out.setdefault(standing, []).append(fact)
    return Failing(sorted_out, tuple(fact for fact in astray if fact.far >= 0))


def _standing(plant: Plant, light: Light, fact: RepairFact) -> Standing:
    lost = [arrival for arrival in arrivals_of(plant, light, fact) if arrival.kind is FibreEnd.NO_FIBRE]
    if any(_is_unmapped(plant.site, arrival) for arrival in lost):
        return Standing.UNMAPPED
    if fact.kind is FactKind.CIRCUIT:
        return _of_circuit(plant, light, fact)
    if lost and fact.far < 0 and all(_is_monitored(plant.site, arrival) for arrival in lost):
        return Standing.HOLDS
    alike = fact.far < 0 or comparable(plant, fact.number, fact.far)
    return Standing.FAILS if alike else Standing.INCOMPARABLE


def _of_circuit(plant: Plant, light: Light, fact: RepairFact) -> Standing:
    circuit = plant.site.circuits[fact.number]
    degree = wrong(plant, light, fact, light)
    if degree is Wrong.RIGHT:
        return Standing.HOLDS
    if is_direct(plant.site, circuit):
        return Standing.FAILS
    if degree is Wrong.LANES and not comparable(plant, circuit.near.face, circuit.far.face):
        return Standing.INCOMPARABLE
    arrivals = [(ends[1].face, arrival) for ends, _, arrival in sent(plant.site, light, circuit)]
    if any(arrival.kind in ARRIVES and arrival.face != target for target, arrival in arrivals):
        return Standing.FAILS
    kinds = {arrival.kind for _, arrival in arrivals}
    open_ends = [arrival.face for _, arrival in arrivals if arrival.kind is FibreEnd.OPEN]
    if FibreEnd.BROKEN in kinds or any(_is_at_a_misfit(plant.site, face) for face in open_ends):
        return Standing.STOPPED
    is_missing = any(plant.site.gap_at(face) is not None for face in open_ends)
    return Standing.UNPLACED if is_missing else Standing.FAILS


def _is_at_a_misfit(site: Site, face: int) -> bool:
    """Whether light stops at an adapter with a plug in it that does not go in."""
    place, misfits = site.place_at(face), {site.socket_of(plug) for plug in site.misfits}
    return place is not None and not misfits.isdisjoint((site.socket_of(face), place.partner))


def _is_unmapped(site: Site, arrival: LaneEnd) -> bool:
    """Whether light stops in a part that states no map at all."""
    article = site.article(arrival.face)
    return isinstance(article, WiredPart) and not article.wiring


def _is_monitored(site: Site, arrival: LaneEnd) -> bool:
    """Whether light stops before a fibre of a monitor: that of a tap ends there, as it should."""
    article, end = site.article(arrival.face), (site.index_of(arrival.face), arrival.position)
    wiring = article.wiring if isinstance(article, WiredPart) else ()
    return any(end in ((wire.a, wire.a_position), (wire.b, wire.b_position)) for wire in wiring)


def _channels(
    plant: Plant, light: Light, bad: frozenset[int], circuits: list[RepairFact]
) -> tuple[list[RepairFact], list[RepairFact]]:
    """Channels with one of these shapes that no failing circuit is: those of other ports, and those of its ports."""
    columns, told = plant.channels, {fact.number for fact in circuits}
    spoken = set(_ports_astray(plant, light, circuits))
    apart, astray = list[RepairFact](), list[RepairFact]()
    for channel, number in enumerate(columns.shape):
        if number not in bad or told.intersection(columns.circuits[channel]):
            continue
        near, far = columns.near[channel], columns.far[channel]
        is_apart = columns.circuits[channel] or spoken.isdisjoint((near, far))
        (apart if is_apart else astray).append(RepairFact(FactKind.CHANNEL, near, far))
    return apart, astray


def _ports_astray(plant: Plant, light: Light, circuits: list[RepairFact]) -> Iterator[int]:
    """Ports of circuits whose light goes elsewhere: that is told there, not lane by lane."""
    for fact in circuits:
        if wrong(plant, light, fact, light) is Wrong.ELSEWHERE:
            circuit = plant.site.circuits[fact.number]
            yield from (circuit.near.face, circuit.far.face)
