"""The objects of the model and what is stated about them, as frozen values. Unknown text is ""."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from mtpc.catalogue.standards import Grade
from mtpc.catalogue.types import Application, Part, PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.order_values import AS_IT_COMES, Buying, Purchase
from mtpc.model.room_words import RackFace, RackHalf, UnitNumbering
from mtpc.model.values import Index, Value
from mtpc.text import Span
from mtpc.units import Quantity

if TYPE_CHECKING:
    from mtpc.diagnostics import Turn
    from mtpc.model.name_patterns import NamePattern

SHARED_SORTS = ("tray", "panel", "trunk", "rack", "row", "device")  # what groups or circuits may share, or not
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
        places = [f"group {self.groups[-1]}"] if self.groups else []
        return ", ".join([*places, f"{self.kind} {self.place}"] if self.place else places or ["the project"])


@dataclass(frozen=True, slots=True)
class Stated:
    """What a policy says of one attribute, where that is written, and what it holds for."""

    name: str
    value: Value
    span: Span
    scope: PolicyScope


@dataclass(frozen=True, slots=True)
class Supply:
    """Where something comes from that is not ordered: it is there already, or somebody else brings it."""

    existing: bool = False
    by: str = ""  # who brings it, or brought it; "": nobody is named

    @property
    def words(self) -> str:
        """`existing, supplied by landlord`; "" of what is ordered."""
        return ", ".join(filter(None, ("existing" * self.existing, f"supplied by {self.by}" if self.by else "")))


ORDERED = Supply()


@dataclass(frozen=True, slots=True)
class Origin:
    """The statement something came from: its parts, and the turn of each loop around it."""

    statement: Span
    what: Span
    type: Span | None = None
    at: Span | None = None
    via: Span | None = None
    ends: tuple[Span, Span] | None = None  # its left and its right, where `A -- B` is written
    attributes: tuple[tuple[str, Span], ...] = ()  # name of an attribute, place of its value; an override's first
    context: tuple[Turn, ...] = ()  # $l = 07
    note: str = ""  # text of the `##` comment above the statement
    groups: tuple[str, ...] = ()  # the groups it stands in, outermost first
    preferred: tuple[Stated, ...] = ()  # what policies filled in that neither statement nor part says
    supply: Supply = ORDERED
    purchase: Purchase = AS_IT_COMES

    @property
    def length(self) -> Span:
        """Where the length of its cable, or of its cords, is written; the statement's WHAT when it is not."""
        return self.attribute("length", "cord-length")

    def attribute(self, *names: str) -> Span:
        """Where the value of an attribute, the first of these, stands; the statement's WHAT when none is written."""
        return next((span for key, span in self.attributes if key in names), self.what)


@dataclass(frozen=True, slots=True)
class Rack:
    """A rack and where it stands. Unknown room, row or site is ""."""

    name: str
    room: str
    row: str
    units: int
    part: Part
    origin: Origin
    unit_m: Decimal  # the height of one
    site: str = ""
    position: Position | None = None  # None: not stated
    pitch_m: Decimal | None = None  # from one rack of its statement to the next
    depth_m: Decimal | None = None
    load_kg: Decimal | None = None  # that it carries
    numbered_from: UnitNumbering = UnitNumbering.BOTTOM

    @property
    def height_m(self) -> Decimal:
        """Of its units together: where cables leave it at the top."""
        return self.units * self.unit_m

    @property
    def places(self) -> dict[str, str]:
        """The rack and what it stands in, by kind."""
        return {"rack": self.name, "row": self.row, "room": self.room, "site": self.site}


@dataclass(frozen=True, slots=True)
class Mounting:
    """How equipment is mounted: at which face of its rack, in which half of it, how deep and heavy it is."""

    face: RackFace = RackFace.FRONT
    half: RackHalf | None = None  # None: the whole width
    depth_m: Decimal | None = None  # None: not stated
    weight_kg: Decimal | None = None

    def shares_width(self, other: Mounting) -> bool:
        """Whether both fill the same part of the width."""
        if self.half is None or other.half is None:
            return True
        return (self.half is other.half) == (self.face is other.face)


MOUNTED = Mounting()


@dataclass(frozen=True, slots=True)
class Equipment:
    """A device or panel in a rack; `unit` is the lowest rack unit it fills."""

    name: str
    kind: PartKind  # DEVICE or PANEL
    part: Part
    rack: Rack | None
    unit: int | None
    height_u: int
    origin: Origin
    feed: str = ""  # that a power strip hangs on; "": not stated
    mounting: Mounting = MOUNTED

    @property
    def place(self) -> str:
        """`A01.U38`; the rack alone where the unit is not known, "" where the rack is not."""
        if self.rack is None:
            return ""
        return self.rack.name if self.unit is None else f"{self.rack.name}.U{self.unit}"


@dataclass(frozen=True, slots=True)
class Insert:
    """A plate or cassette in a slot."""

    name: str  # lp01.2
    equipment: int
    slot: str
    part: Part
    component: int  # cassettes; -1 for plates
    origin: Origin


@dataclass(frozen=True, slots=True)
class Subport:
    """A part of a port as a circuit names it: some lanes (from 1) of one optic receptacle."""

    face: int
    lanes: tuple[int, ...]  # () = all
    name: str  # border1.et-0/0/31:2
    number: int | None = None  # the part's, as the circuit counts them; None: the whole port


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg of a trunk or harness that a circuit is routed over, or one way of it between two cassettes."""

    component: int
    number: int  # from 1
    name: str  # T03.5; T03.5.2 of its second way
    way: int = 0  # from 1; 0: the leg, whichever way

    def is_on(self, other: Leg) -> bool:
        """Whether the other is this leg and, where this one names a way, that way of it."""
        return (self.component, self.number) == (other.component, other.number) and self.way in (0, other.way)


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
    joined: str = ""  # the circuit over several connectors of a module that it is a part of

    def over(self, via: tuple[Leg, ...], cords: tuple[int, ...]) -> Circuit:
        """The same over these legs and cords."""
        return Circuit(self.name, self.application, self.near, self.far, via, cords, self.origin, self.joined)


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
    spares: dict[str, Index | Quantity] = field(default_factory=dict, hash=False)  # trunk -> 5%, optic -> 2
    spares_at: dict[str, Span] = field(default_factory=dict, hash=False)  # where each of them is written
    buying: Buying = field(default_factory=Buying, hash=False)
    severity: dict[str, str] = field(default_factory=dict, hash=False)
    severity_at: dict[str, Span] = field(default_factory=dict, hash=False)  # where each of them is written


@dataclass(frozen=True, slots=True)
class Diversity:
    """Groups that are to have nothing in common of some sorts: tray, panel, trunk, rack, row, device."""

    name: str
    groups: tuple[str, ...]
    by: tuple[str, ...]
    origin: Origin
    ends: NamePattern | None = None  # devices that the groups serve, each of them: what is there is shared by design


@dataclass(frozen=True, slots=True)
class Delivery:
    """A wave of what is ordered: where it goes, the day the dock takes it, the day it is needed; "": not stated."""

    name: str
    ship_to: str
    dock: str  # ISO date
    need_by: str  # ISO date
    origin: Origin


class FabricKind(StrEnum):
    """What is required of a fabric."""

    RAIL = "rail"  # each port's light arrives at the device, or port, of its index
    SPREAD = "spread"  # each pair of devices has as many links
    CABLED = "cabled"  # every port has a plug in it
    SEPARATE = "separate"  # no two circuits of a group share anything


@dataclass(frozen=True, slots=True)
class Requirement:
    """What has to hold of the fabric; of a kind only what it needs is stated."""

    kind: FabricKind
    of: NamePattern | None
    to: NamePattern | None
    links: int | None  # of each pair; None: all as many
    group: str
    by: tuple[str, ...]
    origin: Origin
    ends: NamePattern | None = None  # devices that circuits which are separate may share

    @property
    def shown(self) -> str:
        """`require rail of gpu[*].hca[k]`."""
        return f"require {self.kind} of {self.of.text if self.of else self.group}"


@dataclass(frozen=True, slots=True)
class Allowance:
    """A finding that is accepted: codes and objects, each with its place; why, and until which day (ISO)."""

    codes: tuple[tuple[str, Span], ...]
    objects: tuple[tuple[str, Span], ...]
    reason: str
    until: str
    ticket: str
    statement: Span


class Restriction(StrEnum):
    """Why something is not to be used."""

    RESERVED = "reserved"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Reservation:
    """Something not to be used: `why` says for whom it is reserved, or what is broken."""

    restriction: Restriction
    name: str  # as written: T03.7, lp01.2.11, A01.U40
    why: str
    until: str  # last day, 2027-03-31; "" = open
    ticket: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class AsBuilt:
    """What was measured on an installed cable; None or "" where it was not stated."""

    length_m: Decimal | None
    tested: str  # 2026-10-02
    report: str
    loss_db: Decimal | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class ExtraLoss:
    """What every channel has to hold beside the loss of its parts."""

    name: str  # repair
    loss_db: Decimal
    per_pair_db: Decimal  # for each mated pair
    source: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Spare:
    """Parts for stock."""

    part: Part
    length_m: Decimal | None
    count: int
    kept: str  # where; "" = not stated
    origin: Origin
