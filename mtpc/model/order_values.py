"""What a project knows of buying: how spares are pooled, what is in stock, what has come, and what things cost."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.types import PartKind
from mtpc.lazy_dataclass import dataclass
from mtpc.text import Span
from mtpc.units import Quantity

# Kinds of which offers are compared with what the design needs.
OFFERED_KINDS = (
    PartKind.CORD, PartKind.TRUNK, PartKind.HARNESS, PartKind.CASSETTE, PartKind.PLATE, PartKind.PANEL, PartKind.OPTIC,
    PartKind.DIRECT_CABLE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Purchase:
    """How something is bought: from whom, if its part names no maker, and with which delivery it is to come."""

    vendors: tuple[str, ...] = ()  # names of vendor records, the first asked first
    delivery: str = ""  # the name of a `delivery`; "": none is stated


AS_IT_COMES = Purchase()


@dataclass(frozen=True, slots=True)
class Pooling:
    """How spares of a share are kept together: pieces of each pool, and how much longer one may be."""

    minimum: int = 0  # spares of each pool that a share keeps
    maximum: int | None = None  # None: no bound
    excess: Quantity | None = None  # a length, or a share of the shorter one; None: any longer one will do


@dataclass(frozen=True, slots=True)
class Holding:
    """Pieces that need not be bought: one row of a table of stock, or of what has come."""

    part: str  # its name or number, as written
    count: int
    length_m: Decimal | None  # None: not stated
    stated: tuple[tuple[str, str], ...]  # what the row says of it beside that: (gender_a, unpinned)
    place: str
    span: Span
    cable_id: str = ""  # the id of ours that the piece is for; then it is one piece
    serial: str = ""  # its maker's
    line: int = 0  # of its table, from 1; 0: not known


@dataclass(frozen=True, slots=True)
class Price:
    """What a piece costs and how it is sold: one row of a price table."""

    part: str  # its name or number, as written
    length_m: Decimal | None  # None: of every length
    each: Decimal
    currency: str  # ISO 4217: EUR
    pack: int  # pieces in a pack
    minimum: int  # pieces of the smallest order
    lead_days: int | None  # None: not stated
    span: Span


@dataclass(frozen=True, slots=True)
class LayoutColumn:
    """A column of the customer's own CSV: its heading, and the field of an order line under it or one text."""

    title: str
    field: str  # "": the text
    text: str
    span: Span  # of the field
    key: str  # which row of its table it is


@dataclass(frozen=True, slots=True)
class Buying:
    """Everything a policy says of orders."""

    pooling: Pooling = Pooling()
    stock: tuple[Holding, ...] = ()
    received: tuple[Holding, ...] = ()
    prices: tuple[Price, ...] = ()
    given: tuple[Holding, ...] = ()  # a bill of materials that somebody else made
    layout: tuple[LayoutColumn, ...] = ()
    tables: frozenset[str] = frozenset()  # those of these that are stated
    stated_at: tuple[tuple[str, Span], ...] = ()  # where each of them is written
