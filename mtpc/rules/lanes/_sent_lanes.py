"""Lanes on their way and where each arrives; the codes of what can be wrong with them, and the facts in words."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Subport
from mtpc.model.site import Site
from mtpc.repair.holding import sent
from mtpc.repair.light import LaneEnd, light_of
from mtpc.repair.types import FactKind, RepairFact

TX_MEETS_TX, ELSEWHERE, DARK, OFF_ROUTE, PERMUTED = "POL101", "POL201", "POL103", "POL202", "POL102"
WORST_FIRST = (TX_MEETS_TX, ELSEWHERE, DARK, OFF_ROUTE, PERMUTED)


@dataclass(frozen=True, slots=True)
class SentLane:
    """A lane on its way from one end to the other, and where it arrives."""

    sender: Subport
    target: Subport
    lane: int
    arrival: LaneEnd


def lanes_sent(plant: Plant, fact: RepairFact) -> Iterator[SentLane]:
    """Every lane of a fact, those of the near end first; a direct cable has none."""
    site, light = plant.site, light_of(plant)
    if fact.kind is FactKind.CIRCUIT:
        for ends, lane, arrival in sent(site, light, site.circuits[fact.number]):
            yield SentLane(*ends, lane, arrival)
        return
    near, far = Subport(fact.number, (), site.face_name(fact.number)), Subport(fact.far, (), "")
    far = Subport(fact.far, (), site.face_name(fact.far)) if fact.far >= 0 else far
    for sender, target in ((near, far), (far, near)) if fact.far >= 0 else ((near, far),):
        for lane, arrival in light.toward(sender.face, target.face).items():
            yield SentLane(sender, target, lane, arrival)


def meets(site: Site, one: SentLane) -> str:
    """A lane that arrives at a transmitter."""
    there = site.face_name(one.arrival.face)
    return f"Tx{one.lane} of {site.face_name(one.sender.face)} arrives at Tx{one.arrival.lane} of {there}"


def unlit(site: Site, one: SentLane) -> str:
    """A lane that arrives beside those of its port."""
    there = f"receptacle position {one.arrival.position} of {site.face_name(one.arrival.face)}, which has no lane"
    return f"Tx{one.lane} of {site.face_name(one.sender.face)} arrives at {there}"


def permuted(site: Site, one: SentLane) -> str:
    """A lane that arrives at another one."""
    there = site.face_name(one.arrival.face)
    sender = f"Tx{one.lane} of {site.face_name(one.sender.face)}"
    return f"{sender} arrives at Rx{one.arrival.lane} of {there}: lanes arrive in another order"
