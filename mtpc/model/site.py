"""The floor after every name is looked up: few things as frozen values, many as columns, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.catalogues import Vendor
from mtpc.catalogue.housing_types import CageAdapterPart
from mtpc.catalogue.types import (
    Alignment,
    Application,
    Fibre,
    OpticPart,
    PanelPart,
    PartKind,
    Splice,
    Terminal,
    WiredPart,
)
from mtpc.diagnostics import Unjudged
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength, CableMeasures, NoAutoLength, Routing
from mtpc.model.columns import Components, Faces, Socket, Sockets
from mtpc.model.floor_values import (
    Allowance,
    AsBuilt,
    Circuit,
    Delivery,
    Diversity,
    Equipment,
    ExtraLoss,
    Insert,
    Origin,
    Output,
    Policy,
    ProjectHeader,
    Rack,
    Requirement,
    Reservation,
    Restriction,
    Spare,
)
from mtpc.model.gaps import Gap, Gaps
from mtpc.model.targets import Target
from mtpc.model.tray_values import Tray, Waypoint
from mtpc.model.used_catalogues import UsedCatalogues
from mtpc.model.ways import LegWays
from mtpc.text import Source, ends_of
from mtpc.units import Quantity

# Kinds that are laid and have a length; direct cables are laid as cords or harnesses.
CABLES = frozenset({PartKind.CORD, PartKind.HARNESS, PartKind.TRUNK, PartKind.DIRECT_CABLE})


@dataclass(slots=True)
class Site:
    """Everything in the model: what is placed and what is planned."""

    sources: dict[str, Source] = field(default_factory=dict)
    project: ProjectHeader = field(default_factory=ProjectHeader)
    policy: Policy = field(default_factory=Policy)
    outputs: dict[str, Output] = field(default_factory=dict)  # by document
    racks: list[Rack] = field(default_factory=list)
    waypoints: dict[str, Waypoint] = field(default_factory=dict)
    trays: dict[str, Tray] = field(default_factory=dict)
    equipment: list[Equipment] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)
    insert_at: dict[tuple[int, str], Insert] = field(default_factory=dict)  # the same, by equipment and slot
    components: Components = field(default_factory=Components)
    faces: Faces = field(default_factory=Faces)
    sockets: Sockets = field(default_factory=Sockets)
    circuits: list[Circuit] = field(default_factory=list)
    lengths: dict[int, AutoLength | NoAutoLength] = field(default_factory=dict)  # components whose length is auto
    slack: dict[int, Quantity] = field(default_factory=dict)  # that of others, where it is stated
    routings: dict[int, Routing] = field(default_factory=dict)  # cables that state a part of their way
    measures: dict[int, CableMeasures] = field(default_factory=dict)  # cables that state what their parts do not
    fibres: dict[str, Fibre] = field(default_factory=dict)  # those that articles and applications name
    applications: dict[str, Application] = field(default_factory=dict)  # those optics and circuits name
    vendors: dict[str, Vendor] = field(default_factory=dict)
    catalogues: UsedCatalogues = field(default_factory=UsedCatalogues)
    diversities: list[Diversity] = field(default_factory=list)
    cage_adapters: dict[int, CageAdapterPart] = field(default_factory=dict)  # optic (component) -> what it stands in
    requirements: list[Requirement] = field(default_factory=list)
    waivers: list[Allowance] = field(default_factory=list)
    moves: dict[str, str] = field(default_factory=dict)  # new name -> old name
    as_built: dict[int, AsBuilt] = field(default_factory=dict)  # by component
    extra_losses: dict[str, ExtraLoss] = field(default_factory=dict)
    spares: list[Spare] = field(default_factory=list)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    reservations: dict[tuple[Restriction, Target], Reservation] = field(default_factory=dict)
    allocated: dict[str, tuple[str, ...]] = field(default_factory=dict)  # circuit -> leg of each any(…) of its route
    unknown_modules: set[str] = field(default_factory=set)  # ports whose module is stated not to be known yet
    misfits: list[int] = field(default_factory=list)  # plugs (faces) that do not go into the adapter they are put into
    leg_ways: LegWays = field(default_factory=LegWays)
    gaps: Gaps = field(default_factory=Gaps)  # what was reported and not placed
    not_judged: list[Unjudged] = field(default_factory=list)  # what nobody states; assertions about what may be missing

    # ---- components: optics, cassettes, cords, trunks, harnesses

    def name_of(self, component: int) -> str:
        """Its name as written, `A -- B`, or the port an optic is in."""
        return self.components.name[component]

    def kind_of(self, component: int) -> PartKind:
        """What it is laid or put in as: optic, cassette, cord, trunk, harness."""
        return self.components.kind[component]

    def part_of(self, component: int) -> WiredPart | OpticPart:
        """Its part, with all choices made."""
        return self.components.article[component]

    def origin_of(self, component: int) -> Origin:
        """The statement it comes from."""
        return self.components.origin[component]

    def settings_of(self, component: int) -> dict[str, str]:
        """What documents want to know of its statement: status, ticket, group, pull group …"""
        return self.components.settings[component]

    def trays_of(self, component: int) -> tuple[str, ...] | None:
        """The trays it runs in, in order; None where nobody states one."""
        return self.components.trays[component]

    def routing_of(self, component: int) -> Routing:
        """What it states of the trays it takes."""
        return self.routings.get(component) or Routing(self.trays_of(component) or ())

    def splices_of(self, component: int) -> tuple[Splice, ...]:
        """Its splices: those of the part, then those of the statement."""
        return self.components.splices[component]

    def ordered_m(self, component: int) -> Decimal | None:
        """How long a cable is ordered; None where it is unknown, and of what has no length."""
        return self.components.length_m[component]

    def through_m(self, component: int, legs_m: Decimal) -> Decimal | None:
        """How far light goes in a cable whose legs it passes; a length that was measured is that of the whole."""
        built, length_m = self.as_built.get(component), self.length_m(component)
        whole = length_m is None or (built is not None and built.length_m is not None)
        return length_m if whole or length_m is None else length_m + legs_m

    def length_m(self, component: int) -> Decimal | None:
        """How long a cable is: as it was measured, else as it is ordered; None where it is unknown."""
        built = self.as_built.get(component)
        measured_m = built.length_m if built is not None else None
        return self.components.length_m[component] if measured_m is None else measured_m

    def is_in_place(self, component: int) -> bool:
        """Whether it is there already: as the spec says, or because it was measured."""
        return component in self.as_built or self.origin_of(component).supply.existing

    def faces_of(self, component: int) -> range:
        """Its connectors, in the order of its part's terminals."""
        first = self.components.first_face[component]
        return range(first, first + len(self.components.article[component].terminals))

    def face_of(self, component: int, terminal: int) -> int:
        """One of its connectors, by the index into its part's terminals."""
        return self.components.first_face[component] + terminal

    def racks_of(self, component: int) -> list[Rack | None]:
        """The rack of each connector that is somewhere."""
        return [self.rack_at(face) for face in self.faces_of(component) if self.faces.socket[face] >= 0]

    def every_component(self) -> range:
        """All components."""
        return range(len(self.components))

    def components_of(self, kinds: Container[str]) -> Iterator[int]:
        """All components of these kinds."""
        return (component for component, kind in enumerate(self.components.kind) if kind in kinds)

    def components_whose(self, holds: Callable[[WiredPart | OpticPart], object]) -> Iterator[int]:
        """All components of whose part something holds; it is asked of each part once."""
        articles = self.components.article
        distinct = dict(zip(map(id, articles), articles, strict=True))
        chosen = {number for number, article in distinct.items() if holds(article)}
        return (number for number, article in enumerate(articles) if id(article) in chosen) if chosen else iter(())

    def cables(self) -> Iterator[int]:
        """All components that are laid."""
        return self.components_of(CABLES)

    def components_in_use(self) -> Iterator[int]:
        """All components with a connector that touches another."""
        last = -1
        for component, mate in zip(self.faces.component, self.faces.mate, strict=True):
            if mate >= 0 and component != last:
                last = component
                yield component

    def components_named(self, name: str) -> Sequence[int]:
        """All components of that name."""
        return self.components.rows_named.rows_of(name)

    # ---- faces: their connectors

    def component_of(self, face: int) -> int:
        """What the connector belongs to."""
        return self.faces.component[face]

    def article(self, face: int) -> WiredPart | OpticPart:
        """The part a connector belongs to."""
        return self.components.article[self.faces.component[face]]

    def index_of(self, face: int) -> int:
        """Which connector of its part it is: its index into the part's terminals."""
        return self.faces.terminal[face]

    def terminal(self, face: int) -> Terminal:
        """The connector itself."""
        return self.article(face).terminals[self.faces.terminal[face]]

    def mate_of(self, face: int) -> int:
        """The connector it touches; -1 where it touches none."""
        return self.faces.mate[face]

    def alignment_of(self, face: int) -> Alignment:
        """How its key stands to that of the connector it touches."""
        return self.faces.alignment[face]

    def halves_of(self, face: int) -> Mapping[int, int]:
        """The plugs of one fibre it touches, by the bore (1, 2) they are in; none of most connectors."""
        return self.faces.halves.get(face, {})

    def neighbour_of(self, face: int) -> int:
        """The component the connector touches; -1 where it touches none."""
        mate = self.faces.mate[face]
        return self.faces.component[mate] if mate >= 0 else -1

    def socket_of(self, face: int) -> int:
        """The place it is in; -1 where it hangs."""
        return self.faces.socket[face]

    def is_parked(self, face: int) -> bool:
        """Whether it is left unplugged, as stated."""
        return self.faces.parked[face]

    def place_at(self, face: int) -> Socket | None:
        """What is known of the place the connector is in; None where it hangs."""
        socket = self.faces.socket[face]
        return self.socket(socket) if socket >= 0 else None

    def equipment_at(self, face: int) -> Equipment | None:
        """The device or panel the connector is in; None where it hangs."""
        socket = self.faces.socket[face]
        return self._equipment(socket) if socket >= 0 else None

    def rack_at(self, face: int) -> Rack | None:
        """The rack of the device or panel the connector is in."""
        equipment = self.equipment_at(face)
        return equipment.rack if equipment else None

    def is_optic(self, face: int) -> bool:
        """Whether the face is a transceiver's receptacle."""
        return self.components.kind[self.faces.component[face]] is PartKind.OPTIC

    def face_name(self, face: int) -> str:
        """Where the connector is, in the user's words: the socket, else the component and its end."""
        socket = self.faces.socket[face]
        if socket >= 0:
            return self.sockets.name[socket]
        return f"{self.components.name[self.faces.component[face]]} end {self.terminal(face).name}"

    def gap_at(self, face: int) -> Gap | None:
        """What was not placed and could have led light on from a connector that touches nothing."""
        socket = self.faces.socket[face]
        if socket < 0 or not self.gaps:
            return None
        partner = self.sockets.partner[socket]
        gap = self.gaps.touching(self.sockets.name[socket])
        return gap or (self.gaps.touching(self.sockets.name[partner]) if partner >= 0 else None)

    def gap_about(self, name: str) -> Gap | None:
        """What was not placed and could be what has this name, touch it, or lie on its way."""
        for end in (name, *ends_of(name)):
            if (gap := self.gaps.about(end)) is not None:
                return gap
        if not self.gaps:
            return None
        faces = [face for component in self.components_named(name) for face in self.faces_of(component)]
        faces += [end.face for circuit in self.circuits if circuit.name == name for end in (circuit.near, circuit.far)]
        return next((gap for face in self._open_ends(faces) if (gap := self.gap_at(face)) is not None), None)

    def has_unknown_module(self, face: int) -> bool:
        """Whether a connector is plugged into a cage whose module is stated not to be known yet."""
        socket = self.socket_of(face)
        return socket >= 0 and self.sockets.name[socket] in self.unknown_modules

    def unknown_module_beyond(self, face: int) -> str | None:
        """The port with a module that is not known yet at which light of a port may end; None where there is none."""
        if not self.unknown_modules:
            return None
        ends = (end for end in self._open_ends([face]) if self.has_unknown_module(end))
        return next((self.sockets.name[self.socket_of(end)] for end in ends), None)

    def _open_ends(self, faces: Iterable[int]) -> Iterator[int]:
        """The connectors that touch nothing, of all that are joined to these by matings and fibres."""
        return (face for face in self.joined_faces(faces) if self.mate_of(face) < 0)

    def joined_faces(self, faces: Iterable[int]) -> Iterator[int]:
        """These connectors and all that are joined to them by matings and fibres."""
        waiting, seen = list(faces), set[int]()
        while waiting:
            face = waiting.pop()
            if face in seen:
                continue
            seen.add(face)
            yield face
            article, mate = self.article(face), self.mate_of(face)
            if mate >= 0:
                waiting.extend(self.halves_of(face).values() or (mate,))
            if isinstance(article, WiredPart):
                first, here = face - self.index_of(face), self.index_of(face)
                waiting.extend(first + wire.b for wire in article.wiring if wire.a == here)
                waiting.extend(first + wire.a for wire in article.wiring if wire.b == here)

    def is_built_in(self, component: int) -> bool:
        """Whether a component is a port of a device itself, such as an RJ45 one, and no module in it."""
        part = self.part_of(component)
        return isinstance(part, OpticPart) and part.is_built_in

    # ---- sockets: places for plugs

    def socket_name(self, number: int) -> str:
        """What a place for a plug is called."""
        return self.sockets.name[number]

    def socket(self, number: int) -> Socket:
        """What is known of a place for a plug."""
        return Socket(self.sockets, number, self._equipment(number))

    def plug_in(self, socket: int) -> int:
        """The plug in a place; -1 where it is free."""
        return self.sockets.plug[socket]

    def plugs_at(self, socket: int) -> list[int]:
        """The plugs in a place: the one in it, or those of one fibre in its bores."""
        places = (socket, *(place for _, place in sorted(self.sockets.bores.get(socket, {}).items())))
        return [plug for place in places if (plug := self.sockets.plug[place]) >= 0]

    def free_bores(self, socket: int) -> list[str]:
        """Of a port for two with a plug of one fibre in it, the bores that are free, by name: `fp1.5.R`."""
        bores, family = self.sockets.bores.get(socket, {}), self.sockets.family[socket]
        taken = {bore for bore, place in bores.items() if self.sockets.plug[place] >= 0}
        names = family.position_names if family is not None and taken else ()
        return [f"{self.sockets.name[socket]}.{name}" for bore, name in enumerate(names, 1) if bore not in taken]

    def every_socket(self) -> range:
        """All places for plugs."""
        return range(len(self.sockets))

    def sockets_of(self, equipment: int, slot: str = "") -> Sequence[int]:
        """All places for plugs of a device or panel, or of one of its slots."""
        here = self.sockets.of_equipment.get(equipment, [])
        return [socket for socket in here if self.sockets.slot[socket] == slot] if slot else here

    def sharing(self, socket: int) -> Sequence[int]:
        """The places that a plug in this one would be in the way of: the port of a bore, the bores of a port."""
        whole = self.sockets.whole.get(socket)
        return [whole] if whole is not None else sorted(self.sockets.bores.get(socket, {}).values())

    def socket_named(self, name: str) -> int:
        """The place for a plug of that name; -1 where there is none."""
        return next(iter(self.sockets.rows_named.rows_of(name)), -1)

    def ends_of(self, component: int) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
        """Where the legs of a cable's left and right side are: the device or panel, by number, and the side of it."""
        ends: tuple[set[tuple[int, str]], set[tuple[int, str]]] = (set(), set())
        for terminal, standing in zip(self.part_of(component).terminals, self.standings_of(component), strict=True):
            if standing is not None:
                ends[terminal.side != "a"].add(standing)
        return ends

    def standings_of(self, component: int) -> list[tuple[int, str] | None]:
        """Where each of its connectors is: the device or panel, by number, and the side of it; None where it hangs."""
        first = self.components.first_face[component]
        sockets = self.faces.socket[first : first + len(self.components.article[component].terminals)]
        equipment, side = self.sockets.equipment, self.sockets.side
        return [(equipment[socket], side[socket]) if socket >= 0 else None for socket in sockets]

    def standing(self, socket: int) -> tuple[int, str]:
        """The device or panel a place for a plug is at, by number, and the side of it."""
        return self.sockets.equipment[socket], self.sockets.side[socket]

    def insert_of(self, socket: int) -> Insert | None:
        """The plate, cassette or panel of built-in ports a socket is in; None for that of a module."""
        number, face = self.sockets.equipment[socket], self.sockets.inner[socket]
        panel = self._equipment(socket)
        fixed = panel.part.fixed if panel and isinstance(panel.part, PanelPart) else None
        if panel is None or fixed is None:
            return self.insert_at.get((number, self.sockets.slot[socket]))
        component = self.faces.component[face] if face >= 0 else -1
        return Insert(panel.name, number, "", fixed, component, panel.origin)

    def _equipment(self, socket: int) -> Equipment | None:
        number = self.sockets.equipment[socket]
        return self.equipment[number] if number >= 0 else None
