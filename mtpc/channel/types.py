"""What tracing finds: matings by kind, and channels by shape.

A *joint* is two faces that touch. A *channel* is a pair of optic receptacles with fibre between them (or one
receptacle whose light reaches no port). A *shape* is what a channel is made of without its names and lengths:
lanes, position map and joint losses are worked out once per shape.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from decimal import Decimal
from typing import TypeVar, cast

from mtpc.catalogue.types import Fibre, OpticPart, Terminal, WiredPart
from mtpc.dataclass import dataclass
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class MatingKind:
    """Two connectors and how they stand to each other; every mating of this kind is judged once."""

    a: Terminal
    b: Terminal
    mating: int  # site.ALIGNED, OPPOSED, UNSTATED
    a_article: WiredPart | OpticPart
    b_article: WiredPart | OpticPart
    passes_light: bool  # False: faces whose positions do not correspond (rows, shell, unstated mating)
    a_fibre: Fibre | None = None  # class of the fibre behind the connector; None: an optic, or not stated
    b_fibre: Fibre | None = None


@dataclass(slots=True)
class Matings:
    """All matings, grouped: `faces[k]` lists the (a, b) face pairs of `kinds[k]`."""

    kinds: list[MatingKind] = field(default_factory=list)
    faces: list[list[tuple[int, int]]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Landing:
    """Where one transmitter's light ends.

    `kind` is rx, tx, unlit (a position of a port with no lane), no-fibre (a mated connector without fibre
    there), open (nothing plugged in), parked (a leg left hanging on purpose), broken (a joint that
    passes no light).
    """

    lane: int  # of the transmitter, from 1
    kind: str
    far_lane: int = 0  # rx, tx
    far_position: int = 0  # face position at the far port, or at the connector where it stopped
    route: int = -1  # index into Shape.routes, -1 where it reaches no port


@dataclass(frozen=True, slots=True)
class Hop:
    """Passing through one component: into terminal `enter`, out of terminal `leave`."""

    article: WiredPart
    enter: int
    leave: int


@dataclass(frozen=True, slots=True)
class Route:
    """One way through the plant from near to far; most channels have one."""

    hops: tuple[Hop, ...]
    matings: tuple[int, ...]  # one more than hops: module, joints …, module
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
    verdict: str  # ok, warn (lanes permuted), fail, error (a joint on the way cannot be mated)
    fault: str  # "" or tx-meets-tx, dark, permuted


@dataclass(slots=True)
class Channels:
    """Columns, one row a channel; `shape` indexes `shapes`."""

    shapes: list[Shape] = field(default_factory=list)
    near: list[int] = field(default_factory=list)  # face
    far: list[int] = field(default_factory=list)  # face, -1
    shape: list[int] = field(default_factory=list)
    components: list[tuple[tuple[int, ...], ...]] = field(default_factory=list)  # per route, near to far
    group: list[int] = field(default_factory=list)  # channels that share a port share a group
    circuits: list[tuple[int, ...]] = field(default_factory=list)  # indexes into site.circuits that want this pair

    def __len__(self) -> int:
        return len(self.near)

    def shape_of(self, channel: int) -> Shape:
        """What a channel is made of."""
        return self.shapes[self.shape[channel]]


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of a channel's loss; `loss_db` None where it is not known, `typical_db` where nobody states it."""

    what: str
    loss_db: Decimal | None  # the greatest
    typical_db: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Reflected:
    """Reflectances of a route against an application's rule. `verdict` is pass, fail or unknown."""

    application: str
    counted: int  # mated pairs that are known to count
    most_db: Decimal | None  # what the reflectance of each may be; None where none counts or nobody states it
    worst: str  # the mated pair that reflects most of those that count
    worst_db: Decimal | None  # its reflectance
    verdict: str
    confidence: str  # of the figure that ruled
    unknown: tuple[str, ...]  # "return loss of mated pair 1, MPO-12"


@dataclass(frozen=True, slots=True)
class Skew:
    """How much later light arrives on one lane than on another that goes another way. None = not known, never 0."""

    application: str
    skew_ns: Decimal | None
    most_ns: Decimal | None  # what the application bears of the cabling


@dataclass(frozen=True, slots=True)
class Budget:
    """Loss and reach of one channel (its worst route) against the stricter of its applications.

    `verdict` is pass, rounding, fail or unknown. None = not known, never 0. `loss_db` is what is judged: by the method
    maximum the sum of the greatest losses, by statistical the statistical sum; connections and margin go with it.
    """

    application: str
    fibre: str | None  # the class that rules
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
    verdict: str
    confidence: str  # lowest of the facts used
    caveats: tuple[str, ...]  # sentences for the user: "limit is recalled, not read (medium)"
    unknown: tuple[str, ...]  # what was missing: "length of up01-1", "limits of 10GBASE-SR over OM2"
    reach_min_m: Decimal | None = None
    reflected: Reflected | None = None  # None: no rule in figures, or no joint
    skew: Skew | None = None  # None: all lanes of a direction go one way
    greatest_db: Decimal | None = None  # sum of the greatest losses
    statistical_db: Decimal | None = None  # where a policy asks for it
    loss_min_db: Decimal | None = None  # a receiver this close is overloaded by less
    loss_min_open: tuple[str, ...] = ()  # applications that have such a figure and nobody states it

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
    budgets: dict[object, Budget] = field(default_factory=dict, repr=False)  # those asked for, by what decides them
    worked_out: dict[object, object] = field(default_factory=dict, repr=False)  # by the function that did: see `once`


Answer = TypeVar("Answer")


def once(plant: Plant, work: Callable[[Plant], Answer]) -> Answer:
    """What a function makes of a plant: worked out when it is first asked for, then kept with the plant."""
    if work not in plant.worked_out:
        plant.worked_out[work] = work(plant)
    return cast(Answer, plant.worked_out[work])
