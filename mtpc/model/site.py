"""The floor after every name is looked up: few things as frozen values, many as columns, and what is asked of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import Application, CatalogueInfo, Fibre, OpticPart, PanelPart, Terminal, Vendor, WiredPart
from mtpc.dataclass import dataclass
from mtpc.model.auto_length import NotWorkedOut, WorkedOut
from mtpc.model.columns import Components, Faces, Sockets
from mtpc.model.floor_values import (
    Allowance,
    AsBuilt,
    Circuit,
    Diversity,
    Equipment,
    Insert,
    Output,
    Policy,
    ProjectHeader,
    Rack,
    Reservation,
    Spare,
    Target,
    Tray,
)
from mtpc.text import Source

ALIGNED, OPPOSED, UNSTATED = 0, 1, 2
MATINGS = ("aligned", "opposed", "unstated")
CABLES = frozenset({"cord", "harness", "trunk", "direct-cable"})  # laid, with a length; the last of parts only


@dataclass(slots=True)
class Site:
    """Everything on the floor and every intent."""

    sources: dict[str, Source] = field(default_factory=dict)
    project: ProjectHeader = field(default_factory=ProjectHeader)
    policy: Policy = field(default_factory=Policy)
    outputs: dict[str, Output] = field(default_factory=dict)  # by document
    racks: list[Rack] = field(default_factory=list)
    trays: dict[str, Tray] = field(default_factory=dict)
    equipment: list[Equipment] = field(default_factory=list)
    inserts: list[Insert] = field(default_factory=list)
    components: Components = field(default_factory=Components)
    faces: Faces = field(default_factory=Faces)
    sockets: Sockets = field(default_factory=Sockets)
    circuits: list[Circuit] = field(default_factory=list)
    lengths: dict[int, WorkedOut | NotWorkedOut] = field(default_factory=dict)  # components whose length is auto
    fibres: dict[str, Fibre] = field(default_factory=dict)  # those the articles name
    applications: dict[str, Application] = field(default_factory=dict)  # those optics and circuits name
    vendors: dict[str, Vendor] = field(default_factory=dict)
    catalogues: list[CatalogueInfo] = field(default_factory=list)  # by name
    diversities: list[Diversity] = field(default_factory=list)
    waivers: list[Allowance] = field(default_factory=list)
    moves: dict[str, str] = field(default_factory=dict)  # new name -> old name
    as_built: dict[int, AsBuilt] = field(default_factory=dict)  # by component
    spares: list[Spare] = field(default_factory=list)
    reservations: dict[tuple[str, Target], Reservation] = field(default_factory=dict)  # by word and what it is
    allocated: dict[str, tuple[str, ...]] = field(default_factory=dict)  # circuit -> leg of each any(…) of its route
    misfits: list[int] = field(default_factory=list)  # plugs (faces) that do not go into the adapter they are put into
    kin: Callable[[WiredPart], Sequence[WiredPart]] = (
        lambda _: ()
    )  # parts of its kind and catalogue, read when asked for
    incomplete: bool = False  # something was reported and not placed: open ends prove nothing

    def length_m(self, component: int) -> Decimal | None:
        """How long a cable is: as it was measured, else as it is ordered; None where nobody knows."""
        built = self.as_built.get(component)
        if built is not None and built.length_m is not None:
            return built.length_m
        return self.components.length_m[component]

    def article(self, face: int) -> WiredPart | OpticPart:
        """The part a connector belongs to."""
        return self.components.article[self.faces.component[face]]

    def terminal(self, face: int) -> Terminal:
        """The connector itself."""
        return self.article(face).terminals[self.faces.terminal[face]]

    def racks_of(self, component: int) -> list[Rack | None]:
        """The rack of each connector that is somewhere."""
        first = self.components.first_face[component]
        faces = range(first, first + len(self.components.article[component].terminals))
        sockets = (self.faces.socket[face] for face in faces)
        return [self.equipment[self.sockets.equipment[socket]].rack for socket in sockets if socket >= 0]

    def insert_of(self, socket: int) -> Insert | None:
        """The plate, cassette or panel of built-in ports a socket is in; None for that of a module."""
        place = (self.sockets.equipment[socket], self.sockets.slot[socket])
        built_in = self._built_in(socket)
        return built_in or next((insert for insert in self.inserts if (insert.equipment, insert.slot) == place), None)

    def _built_in(self, socket: int) -> Insert | None:
        """The panel itself, where its ports are built in."""
        number, face = self.sockets.equipment[socket], self.sockets.inner[socket]
        panel = self.equipment[number] if number >= 0 else None
        fixed = panel.part.fixed if panel and isinstance(panel.part, PanelPart) else None
        if panel is None or fixed is None:
            return None
        component = self.faces.component[face] if face >= 0 else -1
        return Insert(panel.name, number, "", fixed, component, panel.origin)

    def is_optic(self, face: int) -> bool:
        """Whether the face is a transceiver's receptacle."""
        return self.components.kind[self.faces.component[face]] == "optic"

    def face_name(self, face: int) -> str:
        """Where the connector is, in the user's words: the socket, else the component and its end."""
        socket = self.faces.socket[face]
        if socket >= 0:
            return self.sockets.name[socket]
        return f"{self.components.name[self.faces.component[face]]} end {self.terminal(face).name}"
