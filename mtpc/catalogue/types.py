"""What standards and vendors say, as values.

**Frame.** Every position is counted on a *face*: look at the ferrule's end face with its key (or keyway) up; position 1
is at the left of the key-side row, the next row goes on counting. For a plug that is the plug's own frame (P frame);
for a receptacle it is the view into the receptacle (M frame, and L, R of a duplex port). A plug in a receptacle is an
aligned mating of two faces, so nothing else has to be mirrored anywhere.
Source of the frames: polarity reference, sections 1.2, 1.4, 2.1, 2.3 (TIA-568.3-E; IEC 61754-7).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from mtpc.catalogue.bodies import NO_BODY, Body
from mtpc.catalogue.colours import Colours
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from mtpc.catalogue.limit_types import Attenuation, Limit, Overload, Reflectance
    from mtpc.catalogue.mode_types import Mode
    from mtpc.catalogue.part_limits import PartLimit


class Confidence(StrEnum):
    """How far a figure can be trusted, best first."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


def lowest(confidences: Iterable[Confidence], default: Confidence = Confidence.HIGH) -> Confidence:
    """The worst of several; `default` of none."""
    return max(confidences, key=_BEST_FIRST.index, default=default)


_BEST_FIRST = tuple(Confidence)


class PartKind(StrEnum):
    """What kind of part or component it is."""

    RACK = "rack"
    DEVICE = "device"
    PANEL = "panel"
    PLATE = "plate"
    CASSETTE = "cassette"
    OPTIC = "optic"
    CORD = "cord"
    TRUNK = "trunk"
    HARNESS = "harness"
    DIRECT_CABLE = "direct-cable"
    LOOPBACK = "loopback"
    CAGE_ADAPTER = "cage-adapter"
    ACCESSORY = "accessory"


class FibreMode(StrEnum):
    """Multimode or single-mode; or copper, over which no loss is calculated."""

    MM = "MM"
    SM = "SM"
    COPPER = "copper"


class Gender(StrEnum):
    """Guide pins of an array connector; NONE where the family has none."""

    PINNED = "pinned"
    UNPINNED = "unpinned"
    NONE = "none"


class Polish(StrEnum):
    """The end face of a ferrule; NONE where there is no ferrule (modules of direct cables)."""

    PC = "pc"
    UPC = "upc"
    APC = "apc"
    NONE = ""


class Alignment(StrEnum):
    """How two end faces meet: by their keys; a plug of one fibre in a port for two by the bore, as one looks in."""

    ALIGNED = "aligned"
    OPPOSED = "opposed"
    UNSTATED = "unstated"
    LEFT_BORE = "left bore"
    RIGHT_BORE = "right bore"
    BY_BORE = "bore by bore"  # of the whole face whose halves meet other plugs


BORES = (Alignment.LEFT_BORE, Alignment.RIGHT_BORE)


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a record's figures come from, and how far they can be trusted."""

    title: str
    confidence: Confidence  # of several, the lowest
    place: str = ""  # an address, a clause
    read_on: str = ""  # ISO date
    basis: str = ""  # seen, derived, standard-recall, engineering-knowledge …
    note: str = ""
    recalled: bool = False  # from memory, not read


@dataclass(frozen=True, slots=True)
class Family:
    """A connector family: the geometry of its face and what its shell fits into."""

    name: str  # mpo12
    shown: str  # MPO-12
    rows: int
    columns: int  # positions per row
    shell: str  # what must be equal for a plug to enter: mpo-centred, mpo-offset, lc …
    pitch_mm: Decimal | None  # None: not found
    lit: tuple[int, ...]  # positions that carry fibre unless the part states others
    gendered: bool  # guide pins exist
    position_names: tuple[str, ...]  # ("L", "R") for duplex, else ()
    fact: Fact
    alignment: Alignment | None = None  # where all adapters of the family are the same (LC: aligned)
    half_of: str = ""  # the family whose bores its plugs go into, one by one: lc-duplex
    is_electrical: bool = False  # of conductors: no end face, and no loss is calculated

    @property
    def count(self) -> int:
        """How many positions the face has."""
        return self.rows * self.columns

    @property
    def is_spliced(self) -> bool:
        """Whether it is no connector, but bare fibres that are spliced to others: no polish, pins or reflection."""
        return self.shell == "splice"


@dataclass(frozen=True, slots=True)
class Fibre:
    """A fibre class, OM4, OS2 …, or a category of copper cable."""

    name: str  # om4
    shown: str  # OM4
    mode: FibreMode
    core: str  # 62.5, 50, 9: multimode cores that differ never meet
    rank: int  # among classes that may be mixed, the lower one applies
    attenuation: tuple[Attenuation, ...]
    test_wavelengths_nm: tuple[int, ...]  # where an installed link is tested
    jacket_colour: str
    fact: Fact
    based_on: str = ""  # a class of one's own: the class whose limits hold over it
    permanent_link_m: Decimal | None = None  # of a category: how long a cable between two panels may be
    channel_m: Decimal | None = None  # of a category: how long that and its cords may be in all

    @property
    def is_copper(self) -> bool:
        """Whether it is a category."""
        return self.mode is FibreMode.COPPER


@dataclass(frozen=True, slots=True)
class Application:
    """A physical layer such as 100GBASE-SR4."""

    name: str  # 100GBASE-SR4
    standard: str
    lanes: int  # per direction
    lane_tech: str  # two ends interoperate only if these are equal
    host_fec: str
    wavelengths_nm: tuple[int, ...]  # at which loss is calculated
    wavelength_text: str  # 840-860
    limits: tuple[Limit, ...]
    fact: Fact
    reflectance_rule: str = ""  # the rule for its reflectances, in words
    reflectance: tuple[Reflectance, ...] = ()  # the same in figures, by rising counts; () where there are none
    reflectance_counted_db: Decimal | None = None  # only a higher reflectance counts
    skew_max_ns: Decimal | None = None  # between its fibres, by the cabling
    overloads: tuple[Overload, ...] = ()
    shown: str = ""  # its full name
    group: str = ""  # Ethernet, Fibre Channel, InfiniBand, MSA, Vendor
    status: str = ""  # published, draft, msa, vendor
    bidi_fibres: int = 0  # fibres that carry light in both directions
    tx_positions: int = 0  # of a receptacle that send: fewer than lanes where a fibre carries several wavelengths
    modes: tuple[Mode, ...] = ()  # of its modules, where a part states none itself
    based_on: str = ""  # an application of one's own: the one whose modules run it
    sends: Colours = ()  # wavelengths its lanes send
    hears: Colours = ()  # wavelengths its receivers take
    conditioned: tuple[str, ...] = ()  # fibre classes over which both ends need a mode-conditioning cord
    grid: str = ""  # the grid of which a module is made for one wavelength

    def limit(self, fibre: Fibre | str, length_m: Decimal | None = None) -> Limit | None:
        """The row for a fibre class, None where none is known: of several the shortest reach that covers the length."""
        rows = self.rows(fibre)
        covering = (row for row in rows if length_m is not None and row.reach_m is not None and length_m <= row.reach_m)
        return next(covering, rows[-1] if rows else None)

    def rows(self, fibre: Fibre | str) -> list[Limit]:
        """All rows for a fibre class, the shortest reach first; a class of one's own may have those of its base."""
        names = (fibre,) if isinstance(fibre, str) else (fibre.name, fibre.based_on)
        rows = next(filter(None, ([row for row in self.limits if row.fibre == name] for name in names)), [])
        return sorted(rows, key=lambda row: (row.reach_m is None, row.reach_m or Decimal(0)))


@dataclass(frozen=True, slots=True)
class Terminal:
    """One connector of a part. None = the part leaves it open and the spec has to state it."""

    name: str  # a1, b3, front4, rear1, mdi1
    side: str  # a, b | front, rear, in, out … | mdi
    index: int  # leg or port number on that side, from 1
    family: Family
    loose: bool  # True: a plug on a cable; False: a receptacle with a ferrule behind it
    lit: tuple[int, ...]  # positions that carry fibre
    gender: Gender | None
    polish: Polish | None
    alignment: Alignment | None = None  # receptacles only: how a plug meets the ferrule
    up_angled: bool = False  # the bevel leans the other way (IEC 61754-7 up-angled; module receptacles)
    turned: bool = False  # the spec turns this plug's key
    loss_db: Decimal | None = None  # maximum loss of one mated pair of this grade
    grade: str | None = None  # standard, low, elite … as the part states it
    loss_fact: Fact | None = None  # where loss_db comes from
    loss_typical_db: Decimal | None = None  # of this grade
    return_loss_db: Decimal | None = None  # minimum return loss of one mated pair of this grade
    leg_m: Decimal | None = None  # of a plug: from the divider to it, beside the length of the cable; None: not stated
    passes: Colours | None = None  # the wavelengths that its filter lets pass; None: it has none
    through_db: Decimal | None = None  # maximum loss between it and the others, where that is not the part's
    through_typical_db: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Wire:
    """A fibre inside a part: terminal (index into `terminals`, from 0) and position at both ends."""

    a: int
    a_position: int
    b: int
    b_position: int


@dataclass(frozen=True, slots=True)
class Splice:
    """Fibres joined to fibres: every fibre passes `count` of them. `loss_db` is the maximum of one."""

    place: str  # a, b: the end it is at; else a place along the cable
    count: int
    kind: str  # fusion, mass-fusion, mechanical; "" where it is not stated
    map_name: str  # straight, or a map record
    loss_db: Decimal | None  # None = unknown
    fact: Fact | None = None  # where loss_db comes from; None: the spec states it
    ceiling: str = ""  # the standard whose maximum loss_db is, where no loss is stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What every part states. `detail` holds what only documents and orders use (strings, unread by rules)."""

    name: str  # acme.patch-mpo12-b-om4 without the catalogue's alias
    kind: PartKind
    catalogue: str  # acme-fibre, or the user's folder; "" for a part of a spec
    vendor: str  # name of the vendor record
    number: str  # orderable number or model; "" where none is known
    number_confidence: Confidence  # high = may be ordered; anything else is a request for quotation
    description: str
    detail: Mapping[str, str] = field(hash=False, compare=False)
    fact: Fact
    limits: tuple[PartLimit, ...] = ()  # its maker's, beside those of applications
    numbers: Mapping[Decimal, str] = field(default_factory=dict, hash=False)  # orderable numbers by length in metres
    body: Body = NO_BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class PortFamily:
    """Ports of a device of one kind, named as printed on the device."""

    names: tuple[str, ...]
    cage: str  # qsfp28, osfp …
    accepts: tuple[str, ...]  # form factors that fit
    subports_from: int | None  # the device counts subports from this number (0 or 1); None = it has none
    optic: OpticPart | None = None  # ports that are connectors themselves; None: cages


@dataclass(frozen=True, slots=True, kw_only=True)
class DevicePart(Part):
    """A switch, router, server: something with cages for optics."""

    height_u: int
    families: tuple[PortFamily, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatePart(Part):
    """Adapters only: what is plugged in front of adapter k meets what is plugged in behind it."""

    format: str  # slot format
    family: Family
    count: int
    alignment: Alignment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WiredPart(Part):
    """Fibres between connectors: cord, trunk, harness, cassette."""

    format: str  # slot format of a cassette, else ""
    terminals: tuple[Terminal, ...]
    wiring: tuple[Wire, ...]
    map_name: str  # b12, cassette-u1-12 …; "" where none is stated
    fibre: str | None  # om4
    fibre_mode: FibreMode | None = None  # what is known of the fibre where its class is open
    lengths_m: tuple[Decimal, ...]  # lengths sold; () = any
    map_fact: Fact | None = None  # where a named map comes from
    splices: tuple[Splice, ...] = ()  # made at the factory; their maps are in `wiring`
    splits: bool = False  # one position goes to several, and the first is the link: a tap
    branches: bool = False  # light goes on at every position that the one it enters is joined with: a power splitter
    through_db: Decimal | None = None  # maximum loss between its connectors, beside their mated pairs
    through_typical_db: Decimal | None = None
    conditions: bool = False  # a mode-conditioning cord, whose end a goes into the module
    crossed: str = ""  # splices made on site that move fibres, `a:b12`; `wiring` is the result

    @property
    def divides(self) -> bool:
        """Whether light that enters a position may leave by several: evenly, or by its wavelength."""
        return self.branches or any(terminal.passes is not None for terminal in self.terminals)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectCable(WiredPart):
    """A cable that joins cages: its ends are modules, each a terminal with one position; its family is the form."""

    medium: str  # dac, acc, aec, aoc; power: a cord whose end a is at the supply
    application: str  # between the two cages: 100GBASE-CR4; "" of a power cord
    near_application: str = ""  # of end a towards each leg, where a chip in the cable joins two applications


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelPart(Part):
    """A housing with named slots for plates and cassettes, or with adapters or wired ports that are built in."""

    height_u: int
    slots: tuple[str, ...]  # () where its ports are built in
    takes: tuple[str, ...]  # slot formats that fit
    fixed: PlatePart | WiredPart | None = None  # what is built in; its ports are the panel's own


POWER = "power"  # the medium of a power cord
BUILT_IN = "built-in"  # form factor of a device's port that is a connector itself


@dataclass(frozen=True, slots=True, kw_only=True)
class OpticPart(Part):
    """A transceiver. Each receptacle is a port of its own with lanes counted from 1."""

    form_factor: str  # "" = open: the statement states it
    application: str  # of one receptacle: 400GBASE-SR4; of each of its links in another mode
    terminals: tuple[Terminal, ...]
    tx: tuple[tuple[int, ...], ...]  # per terminal: face position of Tx1, Tx2 …; 0: a lane that does not run
    rx: tuple[tuple[int, ...], ...]
    lane_order_confidence: Confidence
    bands: tuple[tuple[int, ...], ...] = ()  # per terminal: band of Tx1, Tx2 … from 1; () if none is bidirectional
    modes: tuple[Mode, ...] = ()  # what a receptacle can run as beside its application
    connectors_alike: bool = False  # its maker wants all its connectors straight, or all split
    mixed_modes: bool = False  # its maker, and the device, let it run links of several widths at once
    modes_stated: bool = False  # by the part itself; False: they are those of its application
    mode: Mode | None = None  # what it runs as; None: its application, on all lanes
    is_set: bool = False  # by its statement
    sold_as: OpticPart | None = field(default=None, compare=False, repr=False)  # the part itself, where `mode` is set
    sends: Colours = ()  # wavelengths of its lanes; (): not known
    hears: Colours = ()
    form_factors: tuple[str, ...] = ()  # those it may be, where that is open; (): any
    own_pinout: str = ""  # the user's, by which it has its lanes; "": one of the catalogue

    @property
    def is_built_in(self) -> bool:
        """Whether it is a port of a device itself, and comes with it."""
        return self.form_factor == BUILT_IN

    @property
    def ordered(self) -> OpticPart:
        """What is ordered for it: a mode is set, not bought."""
        return self.sold_as or self

    def lanes(self, terminal: int) -> dict[int, int]:
        """The lanes of a receptacle that run (from 1), each with the position it sends from."""
        return {lane: position for lane, position in enumerate(self.tx[terminal], start=1) if position}

    def colours(self, terminal: int) -> dict[int, Colours]:
        """What each position of a receptacle sends, or hears where it does not send, as far as that is known."""
        heard = dict.fromkeys(self.rx[terminal], self.hears) if self.hears else {}
        return heard | (dict.fromkeys(self.tx[terminal], self.sends) if self.sends else {})

    def band(self, terminal: int, lane: int) -> int:
        """The band a lane (from 1) sends in, 0 where positions send or receive and never both."""
        return self.bands[terminal][lane - 1] if self.bands and self.bands[terminal] else 0
