"""What each transceiver runs as: by its statement and circuits before light is traced, else by what is dark then.

The mode its statement names counts, else the one a circuit needs, else its application on all its lanes. Without a
circuit a module runs on a part of its lanes where its light says so: the port it talks to shares its own lanes out
among several ports, the rest of this module's lanes meets no fibre, and both offer the application of the part.
Where a module states nothing of it, that is a rule of its own (OPT106).
Source: reference of modes, sections 1.1 and 1.2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mtpc.catalogue.mode_types import Mode
from mtpc.catalogue.types import Application, Confidence, OpticPart, PartKind
from mtpc.channel.follow import lane_way, ways
from mtpc.channel.shapes import met_at
from mtpc.channel.types import FibreEnd, LandingKind, Plant, ShapeFault
from mtpc.lazy_dataclass import dataclass
from mtpc.light.through_parts import PartTables
from mtpc.model.floor_values import Subport
from mtpc.model.running import Running
from mtpc.model.site import Site

_DARK = (LandingKind.UNLIT, FibreEnd.NO_FIBRE)
Lanes = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Followed:
    """What light is followed over: the site and its parts."""

    site: Site
    tables: PartTables


def running_modes(site: Site) -> Running:
    """What transceivers run as by their statements and circuits, and where the parts of joined circuits end."""
    settling = _Settling(_Followed(site, PartTables()))
    asked = _asked(site)
    named = [component for component in site.components_of((PartKind.OPTIC,)) if settling.optic_of(component).mode]
    optics = {}
    for component in dict.fromkeys([*named, *asked]):
        optic = settling.optic_of(component)
        mode = optic.mode or settling.needed(optic, asked[component])
        if mode is not None:
            optics[component] = settling.running(component, mode)
    return Running(optics, dict(_far_ends(settling.followed)))


def modes_by_light(plant: Plant) -> Running:
    """Transceivers without a circuit of which lanes are dark on purpose; asked of dark channels only."""
    site, columns = plant.site, plant.channels
    dark = {number for number, shape in enumerate(columns.shapes) if shape.fault is ShapeFault.DARK}
    ports = [
        port
        for channel, number in enumerate(columns.shape)
        if number in dark
        for port in (columns.near[channel], columns.far[channel])
        if port >= 0
    ]
    if not ports:
        return Running({}, {})
    settling = _Settling(_Followed(site, plant.tables))
    served = {end.face for circuit in site.circuits for end in (circuit.near, circuit.far)}
    optics = {}
    for component in dict.fromkeys(site.component_of(port) for port in ports):
        if mode := settling.partial(component, served):
            optics[component] = settling.running(component, mode)
    return Running(optics, {})


def _far_ends(followed: _Followed) -> Iterator[tuple[int, Subport]]:
    """The parts of joined circuits whose light reaches another connector of the same module.

    Whether one link may cross from connector to connector is the module's: a rule tells it (OPT108).
    """
    circuits, joined = followed.site.circuits, dict[str, list[int]]()
    for number, circuit in enumerate(circuits):
        if circuit.joined:
            joined.setdefault(circuit.joined, []).append(number)
    for numbers in joined.values():
        ends = {circuits[number].far.face: circuits[number].far for number in numbers}
        reached = [lane_way(followed, circuits[number].near) for number in numbers]
        if {way.face for way in reached if way.end is FibreEnd.PORT} == ends.keys():
            yield from ((number, ends[way.face]) for number, way in zip(numbers, reached, strict=True))


class _Settling:
    """Settles the transceivers of one floor; each distinct result is made once."""

    def __init__(self, followed: _Followed) -> None:
        self.followed = followed
        self._site = followed.site
        self._made: dict[object, OpticPart] = {}
        self._arrivals: dict[int, dict[int, tuple[LandingKind | FibreEnd, int]]] = {}

    def optic_of(self, component: int) -> OpticPart:
        """The transceiver of a component."""
        return self._optic(self._site.faces_of(component)[0])

    def running(self, component: int, mode: Mode) -> OpticPart:
        """A transceiver as it runs in a mode, on the lanes that light says."""
        optic = self.optic_of(component)
        lanes = tuple(self._lit(face, mode) for face in self._site.faces_of(component))
        key = (id(optic), mode.name, lanes)
        if key not in self._made:
            self._made[key] = _running(optic, mode, lanes, self._site.applications)
        return self._made[key]

    def needed(self, optic: OpticPart, asked: list[tuple[Application, int]]) -> Mode | None:
        """The mode of the first circuit that the module in its own application could not carry."""
        own = self._tech(optic.application)
        for application, whole in asked:
            for mode in optic.modes:
                rests = whole >= 0 and self._rests(whole, mode)
                runs = mode.application in (application.name, application.based_on)
                if runs and (self._tech(mode.application) != own or rests):
                    return mode
        return None

    def partial(self, component: int, served: set[int]) -> Mode | None:
        """The mode in which the lanes that meet no fibre rest on purpose; `served` are ports with a circuit."""
        optic = self.optic_of(component)
        faces = [face for face in self._site.faces_of(component) if self._site.mate_of(face) >= 0]
        if optic.mode is not None or any(face in served for face in faces):
            return None
        found = {self._partial_at(face, optic) for face in faces}
        return found.pop() if len(found) == 1 else None

    def _partial_at(self, face: int, optic: OpticPart) -> Mode | None:
        partial = [mode for mode in optic.modes if self._rests(face, mode)]
        if not partial:
            return None
        arrivals = self._reached(face).values()
        arriving = [far for kind, far in arrivals if kind is LandingKind.RX]
        dark = [kind for kind, _ in arrivals if kind in _DARK]
        if not dark or len(arriving) + len(dark) < len(arrivals) or len(set(arriving)) != 1:
            return None
        far = self._optic(arriving[0])
        offered = {far.application, *(mode.application for mode in far.modes)}
        fitting = [m for m in partial if m.application in offered and self._lanes(m) == len(arriving)]
        return fitting[0] if fitting and self._shares_out(arriving[0]) else None

    def _shares_out(self, face: int) -> bool:
        """Whether all lanes of a port lead on, and not to one port only."""
        arrivals = self._reached(face).values()
        return len(set(arrivals)) > 1 and not any(kind in _DARK for kind, _ in arrivals)

    def _rests(self, face: int, mode: Mode) -> bool:
        """Whether lanes of a port rest in this mode."""
        return self._lanes(mode) < len(self._optic(face).lanes(self._site.index_of(face)))

    def _lit(self, face: int, mode: Mode) -> Lanes:
        """The lanes of a port that run: those whose light arrives where they are as many, else the first."""
        every, count = tuple(self._optic(face).lanes(self._site.index_of(face))), self._lanes(mode)
        if count >= len(every):
            return every
        reaching = [lane for lane, (kind, _) in self._reached(face).items() if kind in (LandingKind.RX, LandingKind.TX)]
        return tuple(reaching) if len(reaching) == count else every[:count]

    def _lanes(self, mode: Mode) -> int:
        application = self._site.applications.get(mode.application)
        return mode.links * application.tx_positions if application else 0

    def _tech(self, name: str) -> str:
        application = self._site.applications.get(name)
        return application.lane_tech if application else ""

    def _optic(self, face: int) -> OpticPart:
        optic = self._site.article(face)
        assert isinstance(optic, OpticPart)
        return optic

    def _reached(self, face: int) -> dict[int, tuple[LandingKind | FibreEnd, int]]:
        """For each lane of a port what its light ends at, and the face of the port it reaches (-1: none)."""
        if face not in self._arrivals:
            self._arrivals[face] = dict(sorted(self._follow(face)))
        return self._arrivals[face]

    def _follow(self, face: int) -> Iterator[tuple[int, tuple[LandingKind | FibreEnd, int]]]:
        optic, terminal = self._optic(face), self._site.index_of(face)
        lane_at = {position: lane for lane, position in optic.lanes(terminal).items()}
        for way in ways(self.followed, face, {position: position for position in lane_at}):
            assert way.end is not None
            for start, position in way.positions.items():
                lane = lane_at[start]
                if way.end is not FibreEnd.PORT:
                    yield lane, (way.end, -1)
                    continue
                far = self._optic(way.face)
                kind, _ = met_at(far, self._site.index_of(way.face), position, optic.band(terminal, lane))
                yield lane, (kind, way.face)


def _asked(site: Site) -> dict[int, list[tuple[Application, int]]]:
    """By component the other applications its circuits are of, each with the port (face) that is whole, or -1."""
    asked: dict[int, list[tuple[Application, int]]] = defaultdict(list)
    for circuit in site.circuits:
        for end in (circuit.near, circuit.far):
            optic = site.article(end.face)
            application = circuit.application
            if not isinstance(optic, OpticPart) or not optic.modes:
                continue
            if optic.application not in (application.name, application.based_on):
                whole = -1 if end.lanes else end.face
                asked[site.component_of(end.face)].append((application, whole))
    return asked


def _running(
    optic: OpticPart, mode: Mode, lanes: tuple[Lanes, ...], applications: Mapping[str, Application]
) -> OpticPart:
    """A transceiver in a mode, with these lanes of each receptacle."""
    tx, rx = (
        tuple(
            tuple(position if lane in lit else 0 for lane, position in enumerate(positions, start=1))
            for positions, lit in zip(sides, lanes, strict=True)
        )
        for sides in (optic.tx, optic.rx)
    )
    first = all(lit == tuple(optic.lanes(terminal))[: len(lit)] for terminal, lit in enumerate(lanes))
    confidence = optic.lane_order_confidence if first else Confidence.LOW  # whether it runs later lanes is not known
    own = optic.ordered if mode.application == optic.ordered.application else applications.get(mode.application)
    return replace(
        optic,
        application=mode.application,
        sends=own.sends if own else (),
        hears=own.hears if own else (),
        mode=mode,
        tx=tx,
        rx=rx,
        lane_order_confidence=confidence,
        sold_as=optic.ordered,
    )
