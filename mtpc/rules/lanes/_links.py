"""How the lanes of a receptacle are shared out to links: by its mode, by its circuits, or all of them as one."""

from __future__ import annotations

from mtpc.catalogue.mode_types import Mode
from mtpc.catalogue.types import Application, OpticPart
from mtpc.channel.types import LandingKind, Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct
from mtpc.model.floor_values import Circuit, Subport
from mtpc.repair.ends import lanes_of, optic_of, positions_of, unfit_ends
from mtpc.rules._optics import tech


@dataclass(frozen=True, slots=True)
class Link:
    """A link as one end runs it: its application, and how many lanes that takes there."""

    application: str
    width: int


class LinksOfPorts:
    """What links the ports of a plant run; lanes that share a position count as one."""

    def __init__(self, plant: Plant) -> None:
        self._plant = plant
        self._ends: dict[int, list[tuple[Application, tuple[int, ...]]]] = {}
        for circuit in plant.site.circuits:
            for end in (circuit.near, circuit.far):
                if isinstance(plant.site.article(end.face), OpticPart):
                    self._ends.setdefault(end.face, []).append((circuit.application, lanes_of(plant.site, end)))
        self._reached = _reached(plant)

    def set_link(self, face: int) -> Link | None:
        """A link of the mode that the statement of a module names; None where it names none."""
        optic = optic_of(self._plant.site, face)
        return self._of_mode(face, optic.mode) if optic.is_set and optic.mode else None

    def fits(self, end: Subport) -> bool:
        """Whether the end of a circuit has as many lanes as a link of the mode that its module is set to, and they run.

        Ports are divided from their first lane on, so links of one width have the same lanes.
        """
        site, link = self._plant.site, self.set_link(end.face)
        lanes = lanes_of(site, end)
        running = optic_of(site, end.face).lanes(site.index_of(end.face))
        return link is None or (len(lanes) == link.width and running.keys() >= set(lanes))

    def of_end(self, circuit: Circuit, end: Subport) -> tuple[str, Link]:
        """What a circuit is at an end, in words, and as a link."""
        lanes = lanes_of(self._plant.site, end)
        words = f"{circuit.application.name} on lane{'s' * (len(lanes) > 1)} {', '.join(map(str, lanes))}"
        return f"{circuit.name} is {words}", Link(circuit.application.name, len(lanes))

    def link_at(self, face: int, lane: int, other: Link) -> Link | None:
        """The link that a lane of a port belongs to; None where nothing speaks against `other`, that of the far end."""
        optic = optic_of(self._plant.site, face)
        if optic.mode is not None:
            return self._of_mode(face, optic.mode)
        if face in self._ends:
            return next((_of_circuit(each) for each, lanes in self._ends[face] if lane in lanes), None)
        component = self._plant.site.component_of(face)
        beside = [each for one in self._plant.site.faces_of(component) for each, _ in self._ends.get(one, ())]
        if beside:  # the circuits of a module choose its mode, for all its connectors
            return _of_circuit(beside[0])
        if len(self._reached.get(face, ())) > 1 and any(self._of_mode(face, mode) == other for mode in optic.modes):
            return None  # a port that is divided runs as the mode that its light allows
        return Link(optic.application, len(optic.lanes(self._plant.site.index_of(face))))

    def _of_mode(self, face: int, mode: Mode) -> Link | None:
        site = self._plant.site
        application = site.applications.get(mode.application)
        if application is None:
            return None
        there = len(optic_of(site, face).lanes(site.index_of(face)))  # fewer where a link takes several receptacles
        return Link(mode.application, min(positions_of(application), there))


def _of_circuit(application: Application) -> Link:
    return Link(application.name, positions_of(application))


def _reached(plant: Plant) -> dict[int, set[int]]:
    """The ports that the light of each port reaches."""
    columns, reached = plant.channels, dict[int, set[int]]()
    for channel in range(len(columns)):
        shape, ends = columns.shape_of(channel), (columns.near[channel], columns.far[channel])
        for (face, far), landings in zip((ends, ends[::-1]), (shape.forward, shape.back), strict=True):
            if far >= 0 and any(landing.kind is LandingKind.RX for landing in landings):
                reached.setdefault(face, set()).add(far)
    return reached


def told_otherwise(plant: Plant, circuit: Circuit) -> bool:
    """Whether a circuit has no transceivers, or OPT103 tells that it is not what they are."""
    if is_direct(plant.site, circuit):
        return True
    optics = [optic_of(plant.site, end.face) for end in (circuit.near, circuit.far)]
    techs = {tech(plant, optic) for optic in optics} - {"", circuit.application.lane_tech}
    return bool(techs or unfit_ends(plant, circuit))


def mode_of(plant: Plant, optic: OpticPart, wanted: Link) -> str:
    """The name of the mode in which a module runs such links, "" where it has none; that it is in is no other."""
    own = optic.ordered.application
    if own == wanted.application:
        return own
    for mode in optic.modes:
        application = plant.site.applications.get(mode.application)
        if application is None or mode == optic.mode or positions_of(application) != wanted.width:
            continue
        if tech(plant, optic) == application.lane_tech:
            return mode.name
    return ""
