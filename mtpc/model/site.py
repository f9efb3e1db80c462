"""The floor after every name is looked up: few things as frozen values, many as columns of integers.

`component` counts things with fibre in them or behind them (optic, cassette, cord, trunk, harness); `face`
counts their connectors, all terminals of component 0 first; `socket` counts the places a plug can be put into.
Ids count from 0. -1 means there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.standards import Grade
from mtpc.catalogue.types import (
    Alignment,
    Application,
    CatalogueInfo,
    Family,
    Fibre,
    OpticPart,
    PanelPart,
    Part,
    Splice,
    Terminal,
    Vendor,
    WiredPart,
)
from mtpc.dataclass import dataclass
from mtpc.model.auto_length import NotWorkedOut, Position, WorkedOut
from mtpc.model.values import Value
from mtpc.text import Source, Span

CABLES = frozenset({"cord", "harness", "trunk", "direct-cable"})  # laid, with a length; the last of parts only


SCOPES = ("project", "site", "room", "row", "rack")  # the nearer to a thing, the later


@dataclass(frozen=True, slots=True)
class PolicyScope:
    """What a policy holds for: statements of a group, what stands or lands at a place, or the whole project."""

    groups: tuple[str, ...] = ()  # the group the policy stands in and those around it, outermost first
    kind: str = "project"  # of the place: one of SCOPES
    place: str = ""

    @property
    def nearness(self) -> tuple[int, int]:
        """Of two scopes that hold for a thing the greater one is nearer to it: groups before places."""
        return len(self.groups), SCOPES.index(self.kind)

    def covers(self, groups: tuple[str, ...], rack: Rack | None) -> bool:
        """Whether it holds for a statement in these groups, as far as it has to do with this rack."""
        if groups[: len(self.groups)] != self.groups:
            return False
        return self.kind == "project" or (rack is not None and rack.places[self.kind] == self.place)

    def __str__(self) -> str:
        told = [f"group {self.groups[-1]}"] if self.groups else []
        return ", ".join([*told, f"{self.kind} {self.place}"] if self.place else told or ["the project"])


@dataclass(frozen=True, slots=True)
class Stated:
    """What a policy says of one attribute, where that is written, and what it holds for."""

    name: str
    value: Value
    span: Span
    scope: PolicyScope


@dataclass(frozen=True, slots=True)
class Origin:
    """The statement something came from: its parts, and the turn of each loop around it."""

    statement: Span
    what: Span
    type: Span | None = None
    at: Span | None = None
    via: Span | None = None
    attributes: tuple[tuple[str, Span], ...] = ()  # name of an attribute, place of its value; an override's first
    context: tuple[str, ...] = ()  # "$l = 07"
    note: str = ""  # text of the `##` comment above the statement
    groups: tuple[str, ...] = ()  # the groups it stands in, outermost first
    preferred: tuple[Stated, ...] = ()  # what policies filled in that neither statement nor part says

    def attribute(self, name: str) -> Span:
        """Where the value of an attribute stands; the statement's WHAT when it is not written."""
        return next((span for key, span in self.attributes if key == name), self.what)


@dataclass(frozen=True, slots=True)
class Rack:
    """A rack and where it stands. Unknown room, row or site is ""."""

    name: str
    room: str
    row: str
    units: int
    part: Part
    origin: Origin
    site: str = ""
    position: Position | None = None  # None: nobody says
    pitch_m: Decimal | None = None  # from one rack of its statement to the next
    depth_m: Decimal | None = None

    @property
    def places(self) -> dict[str, str]:
        """The rack and what it stands in, by kind."""
        return {"rack": self.name, "row": self.row, "room": self.room, "site": self.site}


@dataclass(frozen=True, slots=True)
class Tray:
    """A pathway over the racks between two of them."""

    name: str
    ends: tuple[Rack, Rack]
    drop_m: Decimal | None  # from the top of the higher of the two racks up to it
    origin: Origin


@dataclass(frozen=True, slots=True)
class Equipment:
    """A device or panel in a rack; `unit` is the lowest rack unit it fills."""

    name: str
    kind: str  # device, panel
    part: Part
    rack: Rack | None
    unit: int | None
    height_u: int
    origin: Origin


@dataclass(frozen=True, slots=True)
class Insert:
    """A plate or cassette in a slot."""

    name: str  # lp01.2
    equipment: int
    slot: str
    part: Part
    component: int  # cassettes; -1 for plates
    origin: Origin


@dataclass(slots=True)
class Components:
    """Columns, one row a component."""

    name: list[str] = field(default_factory=list)  # written name, `A -- B`, or the port an optic is in
    kind: list[str] = field(default_factory=list)  # optic, cassette, cord, trunk, harness
    article: list[WiredPart | OpticPart] = field(default_factory=list)  # interned, with all choices made
    first_face: list[int] = field(default_factory=list)
    length_m: list[Decimal | None] = field(default_factory=list)  # None: unknown or has none
    origin: list[Origin] = field(default_factory=list)
    settings: list[dict[str, str]] = field(default_factory=list)  # pull-group, tray, status, label …
    splices: list[tuple[Splice, ...]] = field(default_factory=list)  # those of the part, then those of the statement

    def __len__(self) -> int:
        return len(self.name)


@dataclass(slots=True)
class Faces:
    """Columns, one row a connector."""

    component: list[int] = field(default_factory=list)
    terminal: list[int] = field(default_factory=list)  # index into the article's terminals
    socket: list[int] = field(default_factory=list)  # where the plug is; for a receptacle, its own socket
    mate: list[int] = field(default_factory=list)  # the face it touches
    alignment: list[Alignment] = field(default_factory=list)  # to its mate; meaningless where that is -1
    parked: list[bool] = field(default_factory=list)  # a leg left hanging on purpose


@dataclass(slots=True)
class Sockets:
    """Columns, one row a place for a plug. A plate's adapter is two sockets that are `partner`s."""

    name: list[str] = field(default_factory=list)  # as written in full: lp01.2.5, lp01.2.rear5, rail1.osfp01:2
    equipment: list[int] = field(default_factory=list)
    slot: list[str] = field(default_factory=list)  # "" on a device
    port: list[str] = field(default_factory=list)  # text as silk-screened: 5, rear5, et-0/0/48
    side: list[str] = field(default_factory=list)  # front, rear
    inner: list[int] = field(default_factory=list)  # face behind it (optic, cassette)
    partner: list[int] = field(default_factory=list)  # socket on the other side of a plate
    alignment: list[Alignment] = field(default_factory=list)  # of what is plugged in to what it meets
    plug: list[int] = field(default_factory=list)  # face of the plug put into it
    family: list[Family | None] = field(default_factory=list)  # what a plate's adapter is made for

    def __len__(self) -> int:
        return len(self.name)


@dataclass(frozen=True, slots=True)
class Subport:
    """A part of a port as a circuit names it: some lanes (from 1) of one optic receptacle."""

    face: int
    lanes: tuple[int, ...]  # () = all
    name: str  # border1.et-0/0/31:2


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg of a trunk or harness that a circuit is routed over."""

    component: int
    number: int  # from 1
    name: str  # T03.5


@dataclass(frozen=True, slots=True)
class Circuit:
    """Intent: these two ports are to talk as this application. `cords` are components made for it."""

    name: str
    application: Application
    near: Subport
    far: Subport
    via: tuple[Leg, ...]
    cords: tuple[int, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Output:
    """How a document is to be written: attributes of `output` with their values, in written order."""

    document: str
    settings: dict[str, tuple[str, ...]] = field(hash=False)
    origin: Origin


@dataclass(frozen=True, slots=True)
class ProjectHeader:
    """Header data of every document; unknown is ""."""

    name: str = ""
    settings: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Policy:
    """What is preferred and required, and how severe findings are taken (code or family -> severity)."""

    prefers: tuple[Stated, ...] = ()
    requires: tuple[Stated, ...] = ()
    grades: dict[str, tuple[Grade, ...]] = field(default_factory=dict, hash=False)  # those of each word required
    spares: dict[str, str] = field(default_factory=dict, hash=False)  # trunk -> "5%", optic -> "2"
    spares_at: dict[str, Span] = field(default_factory=dict, hash=False)  # where each of them is written
    severity: dict[str, str] = field(default_factory=dict, hash=False)
    severity_at: dict[str, Span] = field(default_factory=dict, hash=False)  # where each of them is written


@dataclass(frozen=True, slots=True)
class Diversity:
    """Groups that are to have nothing in common of some sorts: tray, panel, trunk, rack, row, device."""

    name: str
    groups: tuple[str, ...]
    by: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Allowance:
    """A fault somebody answers for: codes and objects, each with its place; why, and until which day (ISO)."""

    codes: tuple[tuple[str, Span], ...]
    objects: tuple[tuple[str, Span], ...]
    reason: str
    until: str
    ticket: str
    statement: Span


Target = tuple[str, str, int]  # sort (leg, socket, slot, unit, port), name or component it is at, number or socket


@dataclass(frozen=True, slots=True)
class Reservation:
    """Something not to be used: `word` is reserved or blocked, `why` for whom or what is broken."""

    word: str
    name: str  # as written: T03.7, lp01.2.11, A01.U40
    why: str
    until: str  # last day, 2027-03-31; "" = open
    ticket: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AsBuilt:
    """What was measured on a cable that lies; None or "" where it was not stated."""

    length_m: Decimal | None
    tested: str  # 2026-10-02
    report: str
    loss_db: Decimal | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Spare:
    """Parts to lie in stock."""

    part: Part
    length_m: Decimal | None
    count: int
    kept: str  # where; "" = not stated
    origin: Origin


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
