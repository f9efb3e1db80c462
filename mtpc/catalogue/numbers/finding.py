"""The record that a part number belongs to: one that lists it, or one of its family by the scheme of its maker."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from mtpc.catalogue.numbers.decoding import decoded
from mtpc.catalogue.numbers.schemes import schemes
from mtpc.catalogue.numbers.types import Decoded, Piece
from mtpc.catalogue.types import Part, WiredPart
from mtpc.lazy_dataclass import dataclass

Mentioning = Callable[[str], Iterable[Part]]  # the parts whose records may hold a text
_LENGTH = "{length}"  # in the model of a record whose numbers are not listed


@dataclass(frozen=True, slots=True)
class NumberedPart:
    """A part that a number names, and the length that the number stands for (None: it says none).

    `reading` is how the scheme of its maker reads the number; None where the record itself lists it.
    """

    part: Part
    length_m: Decimal | None
    reading: Decoded | None = None

    @property
    def lengths_listed(self) -> frozenset[Decimal]:
        """The lengths in metres in which it is sold, as far as they are listed; empty where none are."""
        own = self.part.lengths_m if isinstance(self.part, WiredPart) else ()
        listed = self.reading.lengths_listed if self.reading else ()
        return frozenset(own or listed)

    @property
    def is_sold(self) -> bool:
        """Whether its length is one of those listed, where any are."""
        return self.length_m is None or not self.lengths_listed or self.length_m in self.lengths_listed


def parts_numbered(number: str, mentioning: Mentioning) -> list[NumberedPart]:
    """The parts that a number names: those whose record lists it, else those of its family."""
    listed = [NumberedPart(part, length) for part in mentioning(number) for length in _listed(part, number)]
    return listed or [
        NumberedPart(part, reading.length.metres if reading.length else None, reading)
        for reading in decoded(number, schemes())
        for part in mentioning(_head(reading))
        if _is_of_family(part, reading)
    ]


def length_of_number(part: Part, number: str) -> Decimal | None:
    """The length in metres that a number of a part stands for; None where it says none."""
    return next(_listed(part, number), None)


def _listed(part: Part, number: str) -> Iterator[Decimal | None]:
    if number and part.number == number:
        lengths = part.lengths_m if isinstance(part, WiredPart) else ()
        yield lengths[0] if len(lengths) == 1 else None
    yield from (length for length, own in part.numbers.items() if own == number)


def _head(reading: Decoded) -> str:
    """What all numbers of its family begin with, as records write them."""
    head = ""
    pieces = iter(reading.pieces)
    for part in reading.scheme.pattern:
        text = part if isinstance(part, str) else _told(next(pieces))
        if text is None or (reading.scheme.ignores_hyphens and "-" in text):
            return head + (text or "").partition("-")[0]
        head += text
    return head


def _told(piece: Piece) -> str | None:
    """The code of a piece that tells what a part is; None of its length, and of the form of an order."""
    return None if piece.field.length or piece.field.is_form_of_order else piece.code


def _is_of_family(part: Part, reading: Decoded) -> bool:
    """Whether a number on the record of a part differs by its length, or the form of the order, and nothing else."""
    told = {piece.field.name: _told(piece) for piece in reading.pieces}
    return any(
        other.scheme is reading.scheme and {piece.field.name: _told(piece) for piece in other.pieces} == told
        for number in _numbers_of(part, reading)
        for other in decoded(number, (reading.scheme,))
    )


def _numbers_of(part: Part, reading: Decoded) -> Iterator[str]:
    yield from part.numbers.values()
    if part.number:
        yield part.number
    code = next((piece.code for piece in reading.pieces if piece.field.length), "")
    if (model := part.detail.get("model", "")) and code:
        yield model.replace(_LENGTH, code)
