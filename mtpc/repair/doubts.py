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
    """Circuits that no shape shows to be right, or whose direct cable leads elsewhere, and faulty shapes."""

    circuits: tuple[int, ...]
    shapes: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.circuits or self.shapes)


def doubtful(plant: Plant) -> Doubts:
    """The doubts about a plant, worked out once."""
    return once(plant, _doubts)


def _doubts(plant: Plant) -> Doubts:
    site, columns, right = plant.site, plant.channels, _arriving(plant)
    circuits = []
    for number, circuit in enumerate(site.circuits):
        if number in right and _is_on_its_route(plant, circuit):
            continue
        if is_direct(site, circuit):
            if not joined_directly(site, circuit):
                circuits.append(number)
        elif not unfit_ends(plant, circuit):
            circuits.append(number)
    bad = frozenset(number for number, shape in enumerate(columns.shapes) if shape.fault)
    return Doubts(tuple(circuits), bad)


def _is_on_its_route(plant: Plant, circuit: Circuit) -> bool:
    """Whether the light of its near end runs over the legs its route names."""
    return not circuit.via or are_among(circuit.via, legs(plant.site, lane_way(plant, circuit.near).hops))


def _arriving(plant: Plant) -> set[int]:
    """The circuits whose lanes all arrive where they should; asked once for those of one shape, turned alike."""
    site, columns, right = plant.site, plant.channels, set[int]()
    known: dict[tuple[int, bool, tuple[int, ...], tuple[int, ...]], bool] = {}
    for channel, intended in enumerate(columns.circuits):
        for number in intended:
            circuit, is_onward = site.circuits[number], columns.near[channel] == site.circuits[number].near.face
            key = (columns.shape[channel], is_onward, circuit.near.lanes, circuit.far.lanes)
            if key not in known:
                known[key] = _is_right(site, columns.shape_of(channel), circuit, is_onward=is_onward)
            if known[key]:
                right.add(number)
    return right


def _is_right(site: Site, shape: Shape, circuit: Circuit, *, is_onward: bool) -> bool:
    if shape.fault is ShapeFault.PERMUTED:
        return False
    sent_on, back = (shape.forward, shape.back) if is_onward else (shape.back, shape.forward)
    return _arrive(site, circuit.near, circuit.far, sent_on) and _arrive(site, circuit.far, circuit.near, back)


def _arrive(site: Site, sender: Subport, target: Subport, landings: tuple[Landing, ...]) -> bool:
    arrived = {landing.lane: landing for landing in landings if landing.kind is LandingKind.RX}
    return all(
        lane in arrived and (not target.lanes or arrived[lane].far_lane in target.lanes)
        for lane in lanes_of(site, sender)
    )
