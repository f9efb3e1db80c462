"""A maker's scheme of part numbers, and a number taken apart by it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum

from mtpc.catalogue.types import Confidence, Fact
from mtpc.lazy_dataclass import dataclass

METRES = {"m": Decimal(1), "ft": Decimal("0.3048")}


class LengthCoding(StrEnum):
    """How a length stands in a number."""

    METRES_M = "metres-m"  # `10M`; a half metre without the M: `1.5`
    THREE_OR_HALF = "three-or-half"  # `030`; a half metre ends in A: `01A`
    THREE_UNIT = "three-unit"  # `050F` feet, `120M` metres
    UNIT_THREE = "unit-three"  # `M012`, `F050`
    TWO = "two"  # `03` metres


class OrderedBy(StrEnum):
    """What is written on an order."""

    THIS_NUMBER = "this-number"
    ANOTHER_NUMBER = "another-number"  # which is looked up, never calculated
    PRODUCT_ID = "product-id"


@dataclass(frozen=True, slots=True)
class Length:
    """A length as sold: a figure and its unit, `m` or `ft`."""

    figure: Decimal
    unit: str

    @property
    def metres(self) -> Decimal:
        """The same in metres."""
        return self.figure * METRES[self.unit]

    def __str__(self) -> str:
        return f"{self.figure.normalize():f} {self.unit}"


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a field; `means` is "" where nobody says what it stands for."""

    text: str
    means: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class NumberField:
    """A piece of a number: codes, else a length, else so many letters or digits.

    `letters`: how many capitals it takes, whatever they stand for, beside the codes that are known. `digits`: how many
    digits, which are a count.
    """

    name: str
    about: str
    confidence: Confidence  # that a length or a count is read rightly
    codes: tuple[Code, ...] = ()
    length: LengthCoding | None = None
    letters: int = 0
    digits: int = 0
    is_form_of_order: bool = False  # it says how a part is ordered, not what it is


@dataclass(frozen=True, slots=True)
class Fixed:
    """What a number says without a code: it holds of all numbers in which the fields have these codes."""

    about: str
    means: str
    confidence: Confidence
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sold:
    """Lengths that are listed for the numbers in which the fields have these codes."""

    lengths: tuple[Decimal, ...]
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a maker builds the numbers of a family: `MFP7E{shape}-{generation}{length}`."""

    name: str
    maker: str
    about: str
    pattern: tuple[str | NumberField, ...]
    ordered_by: OrderedBy
    source: Fact
    fixed: tuple[Fixed, ...] = ()
    sold: tuple[Sold, ...] = ()
    ignores_hyphens: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A field of a number, and what is read in it: one of its codes, a length or a count.

    `code` is as written. `means` is "" where nobody says what it stands for, and `confidence` says how sure it is
    that the code means this: of a code that nobody explains it is low.
    """

    field: NumberField
    code: str
    means: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Decoded:
    """A number taken apart by a scheme: its fields in written order.

    `length` is None where the number has no field for a length.
    """

    scheme: Scheme
    number: str
    pieces: tuple[Piece, ...]
    length: Length | None

    @property
    def codes(self) -> Mapping[str, str]:
        """Field -> code."""
        return {piece.field.name: piece.code for piece in self.pieces}

    @property
    def fixed(self) -> tuple[Fixed, ...]:
        """What it says without a code."""
        return tuple(fixed for fixed in self.scheme.fixed if _holds(fixed.when, self.codes))

    @property
    def doubtful(self) -> tuple[Piece, ...]:
        """Its codes that nobody explains, or whose meaning is of low confidence: by these it is not ordered."""
        return tuple(piece for piece in self.pieces if not piece.means or piece.confidence is Confidence.LOW)

    @property
    def lengths_listed(self) -> tuple[Decimal, ...]:
        """The lengths listed for numbers like this one; () where none are."""
        return next((sold.lengths for sold in self.scheme.sold if _holds(sold.when, self.codes)), ())

    @property
    def is_listed(self) -> bool:
        """Whether its length is one of those listed, where any are."""
        listed = self.lengths_listed
        return self.length is None or not listed or self.length.figure in listed


def _holds(when: Mapping[str, str], codes: Mapping[str, str]) -> bool:
    return all(codes.get(name) == code for name, code in when.items())
