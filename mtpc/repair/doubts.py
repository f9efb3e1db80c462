"""Which facts may fail, seen from the shapes of channels and the routes of circuits: a sound floor leaves no doubt."""

from __future__ import annotations

from collections import Counter

from mtpc.channel.follow import are_among, lane_way, legs
from mtpc.channel.types import Landing, LandingKind, Plant, Shape, ShapeFault, once
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct, joined_directly
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.legs import face_at
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
    site, columns, right, routes = plant.site, plant.channels, _arriving(plant), _Routes(plant)
    circuits = []
    for number, circuit in enumerate(site.circuits):
        if number in right and routes.has_kept(circuit, right[number]):
            continue
        if is_direct(site, circuit):
            if not joined_directly(site, circuit):
                circuits.append(number)
        elif not unfit_ends(plant, circuit):
            circuits.append(number)
    bad = frozenset(number for number, shape in enumerate(columns.shapes) if shape.fault)
    return Doubts(tuple(circuits), bad)


class _Routes:
    """Over which legs light runs: mostly told by the pieces of a channel, without following it again."""

    def __init__(self, plant: Plant) -> None:
        self._plant = plant
        self._met: dict[int, Counter[int]] = {}  # by cable: what its connectors touch

    def has_kept(self, circuit: Circuit, channel: int) -> bool:
        """Whether the light of the near end of a circuit, which is on this channel, runs over the legs of its route."""
        if not circuit.via or self._lies_between(circuit, channel):
            return True
        return are_among(circuit.via, legs(self._plant.site, lane_way(self._plant, circuit.near).hops))

    def _lies_between(self, circuit: Circuit, channel: int) -> bool:
        """Whether each leg touches the pieces before and after its cable, which that cable touches nowhere else."""
        site, columns, after = self._plant.site, self._plant.channels, 0
        if len(columns.components[channel]) > 1:
            return False
        (path,) = columns.components[channel]
        for leg in circuit.via if columns.near[channel] == circuit.near.face else reversed(circuit.via):
            if leg.way or path.count(leg.component) != 1:
                return False
            here = path.index(leg.component)
            if not after < here < len(path) - 1:
                return False
            beside, after = {path[here - 1], path[here + 1]}, here
            met = self._met_by(leg.component)
            touched = {site.neighbour_of(face_at(site, leg, side)) for side in (0, 1)}
            if touched != beside or any(met[piece] != 1 for piece in beside):
                return False
        return True

    def _met_by(self, cable: int) -> Counter[int]:
        if cable not in self._met:
            site = self._plant.site
            self._met[cable] = Counter(site.neighbour_of(face) for face in site.faces_of(cable))
        return self._met[cable]


def _arriving(plant: Plant) -> dict[int, int]:
    """The circuits whose lanes all arrive where they should, and the channel of each.

    Asked once for those of one shape, turned alike.
    """
    site, columns, right = plant.site, plant.channels, dict[int, int]()
    known: dict[tuple[int, bool, tuple[int, ...], tuple[int, ...]], bool] = {}
    for channel, intended in enumerate(columns.circuits):
        for number in intended:
            circuit, is_onward = site.circuits[number], columns.near[channel] == site.circuits[number].near.face
            key = (columns.shape[channel], is_onward, circuit.near.lanes, circuit.far.lanes)
            if key not in known:
                known[key] = _is_right(site, columns.shape_of(channel), circuit, is_onward=is_onward)
            if known[key]:
                right[number] = channel
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
