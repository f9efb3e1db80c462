"""Which circuits the traced light does not serve, and what becomes of their light instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import islice

from mtpc.catalogue.types import Application, DirectCable
from mtpc.channel.types import FibreEnd, Landing, LandingKind, Plant, once
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct, joined_directly
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.site import Site
from mtpc.rules._optics import optic_at
from mtpc.rules.lanes._blind import ends_at_a_misfit, gap_of

ARRIVES = (LandingKind.RX, LandingKind.TX, LandingKind.UNLIT)  # light that reaches a port, on a lane or beside one


class StrayKind(StrEnum):
    """What becomes of the light of one end of a circuit that is not served."""

    ELSEWHERE = "elsewhere"  # it reaches another port or lane
    NOTHING = "nothing"  # no lane of that end arrives
    PARTLY = "partly"  # some lanes do not arrive


@dataclass(frozen=True, slots=True)
class StrayEnd:
    """Light of one end of a circuit that goes astray."""

    circuit: int
    kind: StrayKind
    sender: Subport
    target: Subport  # where the circuit says it goes
    lane: int  # the first lane of the sender that is astray, from 1
    far: int = -1  # of ELSEWHERE: the port reached
    landing: Landing | None = None


def lanes_of(site: Site, end: Subport) -> tuple[int, ...]:
    """The lanes of an end, from 1."""
    if end.lanes:
        return end.lanes
    return tuple(range(1, len(optic_at(site, end).tx[site.index_of(end.face)]) + 1))


def positions_of(application: Application) -> int:
    """How many positions of a receptacle send."""
    return application.tx_positions or application.lanes


def unfit_ends(plant: Plant, circuit: Circuit) -> list[Subport]:
    """Ends that have another number of lanes than the circuit's application: which light is meant is not clear."""
    return [
        end
        for end in (circuit.near, circuit.far)
        if len(lanes_of(plant.site, end)) != positions_of(circuit.application)
    ]


def misses(plant: Plant) -> list[StrayEnd]:
    """Every circuit that is not served, unless a mating that passes no light is the reason; calculated once."""
    return once(plant, _all_misses)


def _all_misses(plant: Plant) -> list[StrayEnd]:
    return list(_misses(plant))


def _misses(plant: Plant) -> Iterator[StrayEnd]:
    site, channels = plant.site, plant.channels
    served: set[int] = set()
    for channel, intended in enumerate(channels.circuits):
        served.update(number for number in intended if _served(plant, channel, site.circuits[number]))
    if len(served) == len(site.circuits):
        return
    by_port = _channels_by_port(plant)
    for number, circuit in enumerate(site.circuits):
        if is_direct(site, circuit):
            yield from _miss_directly(site, number, circuit)
        elif number not in served and not unfit_ends(plant, circuit):
            ends = ((circuit.near, circuit.far), (circuit.far, circuit.near))
            ends_astray = (_miss(plant, number, *pair, by_port.get(pair[0].face, [])) for pair in ends)
            yield from islice((miss for miss in ends_astray if miss is not None), 1)


def _miss_directly(site: Site, number: int, circuit: Circuit) -> Iterator[StrayEnd]:
    """A direct cable at an end of the circuit leads elsewhere."""
    if joined_directly(site, circuit):
        return
    for sender, target in ((circuit.near, circuit.far), (circuit.far, circuit.near)):
        if isinstance(site.article(sender.face), DirectCable):
            first = site.faces_of(site.component_of(sender.face)).start
            yield StrayEnd(number, StrayKind.ELSEWHERE, sender, target, 1, first + 1 if sender.face == first else first)
            return


def _served(plant: Plant, channel: int, circuit: Circuit) -> bool:
    shape = plant.channels.shape_of(channel)
    sent, back = shape.forward, shape.back
    if plant.channels.near[channel] != circuit.near.face:
        sent, back = back, sent
    return _arrive(plant.site, circuit.near, circuit.far, sent) and _arrive(plant.site, circuit.far, circuit.near, back)


def _arrive(site: Site, sender: Subport, target: Subport, landings: tuple[Landing, ...]) -> bool:
    arrived = {landing.lane: landing for landing in landings if landing.kind in ARRIVES}
    lanes = lanes_of(site, sender)
    return all(lane in arrived and _on_the_right_lane(arrived[lane], target) for lane in lanes)


def _on_the_right_lane(landing: Landing, target: Subport) -> bool:
    return landing.kind is LandingKind.UNLIT or not target.lanes or landing.far_lane in target.lanes


def _channels_by_port(plant: Plant) -> dict[int, list[int]]:
    by_port: dict[int, list[int]] = {}
    for channel, ends in enumerate(zip(plant.channels.near, plant.channels.far, strict=True)):
        for face in dict.fromkeys(ends):
            by_port.setdefault(face, []).append(channel)
    return by_port


def _miss(plant: Plant, number: int, sender: Subport, target: Subport, channels: list[int]) -> StrayEnd | None:
    lanes = lanes_of(plant.site, sender)
    landings = dict(_landings(plant, sender.face, channels))
    astray = []
    for lane in lanes:
        landing, far = landings.get(lane, (None, -1))
        if landing is None or landing.kind not in ARRIVES:
            astray.append(StrayEnd(number, StrayKind.NOTHING, sender, target, lane, landing=landing))
        elif far != target.face or not _on_the_right_lane(landing, target):
            return StrayEnd(number, StrayKind.ELSEWHERE, sender, target, lane, far, landing)
    if not astray or any(miss.landing is not None and miss.landing.kind is FibreEnd.BROKEN for miss in astray):
        return None
    circuit = plant.site.circuits[number]
    if gap_of(plant, circuit) is not None or ends_at_a_misfit(plant, circuit):
        return None  # what was reported may be what is missing here
    return replace(astray[0], kind=StrayKind.PARTLY) if len(astray) < len(lanes) else astray[0]


def _landings(plant: Plant, face: int, channels: list[int]) -> Iterator[tuple[int, tuple[Landing, int]]]:
    """Lane -> where its light lands and at which port, over all channels of a port."""
    columns = plant.channels
    for channel in channels:
        shape = columns.shape_of(channel)
        directions = [(columns.near[channel], columns.far[channel], shape.forward)]
        directions.append((columns.far[channel], columns.near[channel], shape.back))
        for sender, receiver, landings in directions:
            if sender == face:
                yield from ((landing.lane, (landing, receiver)) for landing in landings)
