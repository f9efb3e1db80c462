"""What tracing finds: matings by kind, and channels by shape.

A *mating* is two end faces that touch; *connections* are matings and splices. A *channel* is a pair of optic
receptacles with fibre between them (or one receptacle whose light reaches no port). A *shape* is what a channel is
made of without its names and lengths: lanes, position map and losses of matings are calculated once per shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar, cast

from mtpc.catalogue.colours import Colours
from mtpc.catalogue.limit_types import Reflectance
from mtpc.catalogue.types import Alignment, Fibre, OpticPart, Terminal, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.light.through_parts import PartTables
from mtpc.model.site import Site


class MatingFault(StrEnum):
    """A fault of two connectors that are mated; there is a rule of the same name for each."""

    KEY_FAMILY_MISMATCH = "key-family-mismatch"
    CONNECTOR_MISMATCH = "connector-mismatch"
    ROW_MISMATCH = "row-mismatch"
    MATING_UNSTATED = "mating-unstated"
    GENDER_UNSTATED = "gender-unstated"
    BOTH_PINNED = "both-pinned"
    PINNED_INTO_MODULE = "pinned-into-module"
    NEITHER_PINNED = "neither-pinned"
    POLISH_UNSTATED = "polish-unstated"
    POLISH_MISMATCH = "polish-mismatch"
    APC_ALIGNED_KEY = "apc-aligned-key"
    APC_ANGLE_REVERSED = "apc-angle-reversed"
    MODE_MISMATCH = "mode-mismatch"
    CORE_MISMATCH = "core-mismatch"
    OM_MIXED = "om-mixed"


class FibreEnd(StrEnum):
    """How light on a fibre ends."""

    PORT = "port"
    NO_FIBRE = "no-fibre"  # a mated connector without fibre there
    CIRCLES = "circles"  # a part that divides light, where it comes round to itself
    FILTERED = "filtered"  # a part whose filters do not let its wavelength pass
    OPEN = "open"  # nothing plugged in
    PARKED = "parked"  # a leg that is deliberately not plugged in
    BROKEN = "broken"  # a mating that passes no light


class LandingKind(StrEnum):
    """What a transmitter's light ends at where it reaches a port."""

    RX = "rx"
    TX = "tx"
    UNLIT = "unlit"  # a position with no lane


class ShapeFault(StrEnum):
    """What is wrong with a channel's lanes, the worst first: a channel has the worst of its faults.

    DARK is a lane whose light reaches no lane, or a receiver that no light reaches; PERMUTED are lanes that all reach
    a receiver, and not that of their number. NONE: nothing is wrong.
    """

    TX_MEETS_TX = "tx-meets-tx"
    DARK = "dark"
    PERMUTED = "permuted"
    NONE = ""


class ChannelVerdict(StrEnum):
    """Whether a channel carries light as it should."""

    OK = "ok"
    LANES_PERMUTED = "warn"
    NO_LIGHT = "fail"
    MATING_FAULT = "error"  # at a mating along the path
    DIRECT_CABLE = "direct"  # between two cages: no light to follow


class LossVerdict(StrEnum):
    """How a loss or a reflectance compares with its limit, the worst first."""

    FAIL = "fail"
    UNKNOWN = "unknown"
    ROUNDING = "rounding"  # a loss above its limit by no more than that was rounded
    PASS = "pass"
    NOT_CALCULATED = "not calculated"  # over copper


@dataclass(frozen=True, slots=True)
class MatingKind:
    """Two connectors and their alignment; matings of the same kind are checked once."""

    a: Terminal
    b: Terminal
    alignment: Alignment
    a_article: WiredPart | OpticPart
    b_article: WiredPart | OpticPart
    passes_light: bool  # False: faces whose positions do not correspond (rows, shell, unstated mating)
    a_fibre: Fibre | None = None  # class of the fibre behind the connector; None: an optic, or not stated
    b_fibre: Fibre | None = None

    @property
    def at_module(self) -> bool:
        """Whether one of the connectors is the receptacle of an optic."""
        return isinstance(self.a_article, OpticPart) or isinstance(self.b_article, OpticPart)


@dataclass(slots=True)
class Matings:
    """All matings, grouped: `faces[k]` lists the (a, b) face pairs of `kinds[k]`."""

    kinds: list[MatingKind] = field(default_factory=list)
    faces: list[list[tuple[int, int]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one transmitter's light ends."""

    lane: int  # of the transmitter, from 1
    kind: LandingKind | FibreEnd  # at a port, else how the light ends before one
    far_lane: int = 0  # rx, tx
    far_position: int = 0  # face position at the far port, or at the connector where it stopped
    route: int = -1  # index into Shape.routes, -1 where it reaches no port
    arrived: Colours | None = None  # the wavelengths that filters let pass; None: there are none on the way


@dataclass(frozen=True, slots=True)
class Hop:
    """Passing through one component: into terminal `enter`, out of terminal `leave`."""

    article: WiredPart
    enter: int
    leave: int

    @property
    def legs_m(self) -> Decimal:
        """The legs of its cable that light passes, beside the length of the cable."""
        legs = (self.article.terminals[index].leg_m for index in (self.enter, self.leave))
        return sum((leg for leg in legs if leg is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class Route:
    """One route through the plant from near to far; most channels have one."""

    hops: tuple[Hop, ...]
    alignments: tuple[Alignment, ...]  # of its matings, one more than hops: the one in the near module first
    position_map: tuple[tuple[int, int], ...]  # plug at the near module -> plug at the far module, fibres present


@dataclass(frozen=True, slots=True)
class Shape:
    """Everything about a channel that does not depend on names and lengths."""

    near: OpticPart
    near_terminal: int
    far: OpticPart | None
    far_terminal: int
    routes: tuple[Route, ...]
    forward: tuple[Landing, ...]  # transmitters of near that this channel answers for
    back: tuple[Landing, ...]  # transmitters of far
    verdict: ChannelVerdict
    fault: ShapeFault


@dataclass(slots=True)
class Channels:
    """Columns, one row per channel; `shape` indexes `shapes`."""

    shapes: list[Shape] = field(default_factory=list)
    near: list[int] = field(default_factory=list)  # face
    far: list[int] = field(default_factory=list)  # face, -1
    shape: list[int] = field(default_factory=list)
    components: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)  # per route, near to far
    group: list[int] = field(default_factory=list)  # channels that share a port share a group
    circuits: list[tuple[int, ...]] = field(default_factory=list)  # indexes into site.circuits that join this pair

    def __len__(self) -> int:
        return len(self.near)

    def shape_of(self, channel: int) -> Shape:
        """What a channel is made of."""
        return self.shapes[self.shape[channel]]


class TermKind(StrEnum):
    """What loses light along the path."""

    FIBRE = "fibre"
    MATED_PAIR = "mated-pair"
    SPLICE = "splice"
    THROUGH = "through"  # a tap or a power splitter
    EXTRA = "extra"  # what the project asks for beside: repairs, ageing
    MEASURED = "measured"  # a whole cable of which only the loss is known


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a channel's loss; `loss_db` is None where it is not known, `typical_db` where it is not stated."""

    kind: TermKind
    loss_db: Decimal | None  # the maximum
    typical_db: Decimal | None = None
    of: str = ""  # the kind of cable, the connector of the pair, the cable of the splice, the part passed through
    number: int = 0  # of the pair along the path, of the splice among those at its place; 0: the only one there
    place: str = ""  # of a splice
    splice: str = ""  # fusion, mechanical
    length_m: Decimal | None = None
    wavelength_nm: int | None = None
    least_db: Decimal | None = None  # what it loses by its typical figure, or was measured; None: not stated


@dataclass(frozen=True, slots=True)
class MatedPair:
    """A mated pair along the path, counted from the near end, and its connector."""

    number: int
    connector: str


class Figure(StrEnum):
    """What a budget depends on: figures, which may be uncertain or unknown."""

    RECORD = "record"  # the whole record of an application
    FAR_END = "far-end"
    WAVELENGTH = "wavelength"
    FIBRE_CLASS = "fibre-class"
    ONE_FIBRE = "one-fibre"  # one kind of it from end to end
    LENGTH = "length"
    LENGTH_OF_MEASURED = "length-of-measured"  # of a cable whose loss is measured: needed for the reach alone
    ATTENUATION = "attenuation"
    PAIR_LOSS = "pair-loss"
    TYPICAL_LOSS = "typical-loss"
    SPLICE_LOSS = "splice-loss"
    THROUGH_LOSS = "through-loss"
    LIMITS = "limits"
    LOSS_LIMIT = "loss-limit"
    LOSS_MINIMUM = "loss-minimum"
    REACH = "reach"
    RETURN_LOSS = "return-loss"
    REFLECTANCE = "reflectance"
    MAP = "map"
    LANE_ORDER = "lane-order"
    LOSS_METHOD = "loss-method"


@dataclass(frozen=True, slots=True)
class Missing:
    """A figure that is not stated: its kind, whose it is, and under what it would be stated.

    `under` is the fibre class, the wavelength, the count of reflections or the number of the mated pair.
    """

    kind: Figure
    name: str = ""
    under: str = ""


@dataclass(frozen=True, slots=True)
class Caveat:
    """What the user has to know about a figure: "the reach of X is recalled, not read from its source (medium)"."""

    kind: Figure
    sentence: str


@dataclass(frozen=True, slots=True)
class Reflected:
    """Reflectances of a route against an application's rule; the verdict is never rounding."""

    application: str
    counted: int  # mated pairs that are known to count
    limit_db: Decimal | None  # maximum reflectance of each; None where none counts or it is not stated for so many
    worst: MatedPair | None  # the pair that reflects most of those that count
    worst_db: Decimal | None  # its reflectance
    verdict: LossVerdict
    confidence: str  # of the figure that ruled
    unknown: tuple[Missing, ...]
    most_stated: Reflectance | None = None  # where more count than any figure is stated for: that for the most


@dataclass(frozen=True, slots=True)
class Skew:
    """How much later light arrives on one lane than on another that takes another route. None = not known, never 0."""

    application: str
    skew_ns: Decimal | None
    limit_ns: Decimal | None  # what the application allows the cabling


@dataclass(frozen=True, slots=True)
class WidestReach:
    """The class of fibre over which an application reaches furthest, of those a path may be of, and that reach.

    It is asked for where no one class rules: a path that is longer is too long, whatever it is made of. Where a reach
    is not stated for each class the path may be of, there is none.
    """

    application: str
    fibre: str
    reach_m: Decimal


@dataclass(frozen=True, slots=True)
class LimitOwner:
    """Whose limit rules: an application's, or that of the maker of a part, over one class of fibre or any (None)."""

    name: str
    is_part: bool = False
    fibre: str | None = None


@dataclass(frozen=True, slots=True)
class Budget:
    """Loss and reach of one channel (its worst route) against the stricter of its applications.

    None = not known, never 0. `loss_db` is checked: with the method maximum it is the sum of the maximum losses, with
    statistical the statistical sum; connections and margin follow it.
    """

    application: str
    fibre: str | None  # the ruling class
    wavelength_nm: int | None
    length_m: Decimal | None
    mated_pairs: int
    splices: int
    terms: tuple[Term, ...]
    connections_db: Decimal | None  # mated pairs and splices
    loss_db: Decimal | None
    limit_db: Decimal | None
    allocation_db: Decimal | None
    reach_m: Decimal | None
    margin_db: Decimal | None
    verdict: LossVerdict
    confidence: str  # lowest of the facts used
    caveats: tuple[Caveat, ...]
    unknown: tuple[Missing, ...]
    reach_min_m: Decimal | None = None
    over_every: WidestReach | None = None  # where no one fibre rules: the reach that is exceeded over every class
    reflected: Reflected | None = None  # None: no rule in figures, or no mated pair
    skew: Skew | None = None  # None: all lanes of a direction take one route
    maximum_db: Decimal | None = None  # sum of the maximum losses
    extra_db: Decimal = Decimal(0)  # of it what no part loses: what the project asks for beside
    statistical_db: Decimal | None = None  # where a policy asks for it
    loss_min_db: Decimal | None = None  # a receiver this close is overloaded by less
    least_db: Decimal = Decimal(0)  # what the parts are known to lose: typical figures, where they are stated
    loss_min_open: tuple[str, ...] = ()  # applications that have such a figure without stating it
    limit_of: LimitOwner | None = None  # whose `limit_db` is, and below whose `reach_m`; None where it is not known
    reach_of: LimitOwner | None = None

    @property
    def of_parts_db(self) -> Decimal | None:
        """What the parts lose at most."""
        return None if self.maximum_db is None else self.maximum_db - self.extra_db

    @property
    def method(self) -> str:
        """How `loss_db` was summed: maximum or statistical."""
        return "maximum" if self.statistical_db is None else "statistical"


@dataclass(slots=True)
class Plant:
    """What rules and documents read."""

    site: Site
    matings: Matings
    channels: Channels
    tables: PartTables
    budgets: dict[object, Budget] = field(
        default_factory=dict, repr=False
    )  # those calculated so far, by what decides them
    answers: dict[object, object] = field(default_factory=dict, repr=False)  # by the function that gave them: `once`


Answer = TypeVar("Answer")


def once(plant: Plant, work: Callable[[Plant], Answer]) -> Answer:
    """The result of a function of the plant: calculated when first asked for, then kept with the plant."""
    if work not in plant.answers:
        plant.answers[work] = work(plant)
    return cast(Answer, plant.answers[work])
