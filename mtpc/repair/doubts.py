"""Which facts may fail, seen from the shapes of channels and the routes of circuits: a sound floor leaves no doubt."""

from __future__ import annotations

from mtpc.channel.follow import are_among, lane_way, legs
from mtpc.channel.types import Landing, LandingKind, Plant, Shape, ShapeFault, once
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct, joined_directly
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.site import Site
from mtpc.repair.ends import lanes_of, unfit_ends


@dataclass(frozen=True, slots=True)
class Doubts:
    """Circuits that no shape shows to be right, circuits at a direct cable that leads elsewhere, faulty shapes."""

    circuits: tuple[int, ...]
    direct: tuple[int, ...]
    shapes: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.circuits or self.direct or self.shapes)


def doubtful(plant: Plant) -> Doubts:
    """The doubts about a plant, worked out once."""
    return once(plant, _doubts)


def _doubts(plant: Plant) -> Doubts:
    site, columns, right = plant.site, plant.channels, set[int]()
    for channel, intended in enumerate(columns.circuits):
        if intended:
            shape, near = columns.shape_of(channel), columns.near[channel]
            right.update(number for number in intended if _is_right(site, shape, near, site.circuits[number]))
    circuits, direct = [], []
    for number, circuit in enumerate(site.circuits):
        if number in right and _is_on_its_route(plant, circuit):
            continue
        if is_direct(site, circuit):
            if not joined_directly(site, circuit):
                direct.append(number)
        elif not unfit_ends(plant, circuit):
            circuits.append(number)
    bad = frozenset(number for number, shape in enumerate(columns.shapes) if shape.fault)
    return Doubts(tuple(circuits), tuple(direct), bad)


def _is_on_its_route(plant: Plant, circuit: Circuit) -> bool:
    """Whether the light of its near end runs over the legs its route names."""
    return not circuit.via or are_among(circuit.via, legs(plant.site, lane_way(plant, circuit.near).hops))


def _is_right(site: Site, shape: Shape, near: int, circuit: Circuit) -> bool:
    if shape.fault is ShapeFault.PERMUTED:
        return False
    sent_on, back = (shape.forward, shape.back) if near == circuit.near.face else (shape.back, shape.forward)
    return _arrive(site, circuit.near, circuit.far, sent_on) and _arrive(site, circuit.far, circuit.near, back)


def _arrive(site: Site, sender: Subport, target: Subport, landings: tuple[Landing, ...]) -> bool:
    arrived = {landing.lane: landing for landing in landings if landing.kind is LandingKind.RX}
    return all(
        lane in arrived and (not target.lanes or arrived[lane].far_lane in target.lanes)
        for lane in lanes_of(site, sender)
    )
