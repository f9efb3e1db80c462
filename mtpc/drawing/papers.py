"""Sheets of paper and what of them is drawn on: beside the margins a head and a foot are kept free. Millimetres.

Source of the sizes: ISO 216.
"""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.lazy_dataclass import dataclass

MARGIN_MM, HEAD_MM, FOOT_MM = 10.0, 14.0, 7.0


@dataclass(frozen=True, slots=True)
class SheetSize:
    """A sheet as it lies."""

    name: str
    width_mm: float
    height_mm: float

    @property
    def body_mm(self) -> tuple[float, float]:
        """Width and height of what is drawn on."""
        return self.width_mm - 2 * MARGIN_MM, self.height_mm - 2 * MARGIN_MM - HEAD_MM - FOOT_MM


A4_UPRIGHT = SheetSize("A4", 210, 297)
A3_UPRIGHT = SheetSize("A3", 297, 420)
UPRIGHT = (A4_UPRIGHT, A3_UPRIGHT, SheetSize("A2", 420, 594), SheetSize("A1", 594, 841))
A4 = SheetSize("A4", 297, 210)
A3 = SheetSize("A3", 420, 297)
LANDSCAPE = (A4, A3, SheetSize("A2", 594, 420), SheetSize("A1", 841, 594))


def smallest(sizes: Iterable[SheetSize], width_mm: float, height_mm: float) -> SheetSize | None:
    """The first sheet whose body has room for that; None where none has."""
    return next((each for each in sizes if each.body_mm[0] >= width_mm and each.body_mm[1] >= height_mm), None)


def sheet_of(width_mm: float, height_mm: float) -> SheetSize:
    """The sheet whose body a drawing of that size is, else a sheet of its own around it."""
    known = (size for size in (*UPRIGHT, *LANDSCAPE) if size.body_mm == (width_mm, height_mm))
    own = SheetSize("", width_mm + 2 * MARGIN_MM, height_mm + 2 * MARGIN_MM + HEAD_MM + FOOT_MM)
    return next(known, own)
