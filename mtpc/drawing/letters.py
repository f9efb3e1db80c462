"""How wide letters are in the typeface of all pages, read from its files, so that a text is known to fit.

Sources of the tables read here: OpenType specification, chapters `cmap` (formats 4 and 12), `hhea`, `hmtx`, `head`.
"""

from __future__ import annotations

import struct
from functools import cache, lru_cache

from mtpc.assets import asset_folder
from mtpc.drawing.shapes import POINT_MM, Point, Words
from mtpc.drawing.strokes import Anchor, Ink, Layer
from mtpc.text import NOT_SHOWN, visible

FACES = {False: "DejaVuSansCondensed", True: "DejaVuSansCondensed-Bold"}
READ_MM = 9 * POINT_MM  # what is read in the aisle
SMALL_MM = 7 * POINT_MM  # what is read at a desk
TINY_MM = 5.5 * POINT_MM  # numbers in a strip of positions
_CUT = "…"


@cache
def _advances(bold: bool) -> dict[int, float]:
    """The advance of each character, as a share of the size."""
    data = asset_folder("templates").joinpath("fonts", f"{FACES[bold]}.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * number) for number in range(count))
    tables = {name: offset for name, _, offset, _ in records}
    (units,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    widths = struct.unpack_from(f">{2 * metrics}H", data, tables[b"hmtx"])[::2]
    glyphs = _glyphs(data, tables[b"cmap"])
    return {code: widths[min(glyph, metrics - 1)] / units for code, glyph in glyphs.items()}


def _glyphs(data: bytes, table: int) -> dict[int, int]:
    """The glyph of each character, from the widest table of characters there is."""
    (count,) = struct.unpack_from(">H", data, table + 2)
    offsets = [struct.unpack_from(">HHL", data, table + 4 + 8 * number)[2] for number in range(count)]
    by_format = {struct.unpack_from(">H", data, table + offset)[0]: table + offset for offset in offsets}
    start = by_format[12]
    (groups,) = struct.unpack_from(">L", data, start + 12)
    glyphs: dict[int, int] = {}
    for number in range(groups):
        first, last, glyph = struct.unpack_from(">LLL", data, start + 16 + 12 * number)
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs


@lru_cache(maxsize=65536)
def _width(text: str, bold: bool) -> float:
    advances = _advances(bold)
    lacking = advances[ord(NOT_SHOWN)]
    return sum(advances.get(ord(letter), lacking) for letter in visible(text))


def width_mm(text: str, size_mm: float, *, bold: bool = False) -> float:
    """How wide a text is at a size of type."""
    return _width(text, bold) * size_mm


@lru_cache(maxsize=65536)
def fitted(
    text: str, size_mm: float, room_mm: float, *, bold: bool = False, least_mm: float = 0.0
) -> tuple[str, float]:
    """A text and its size so that it is no wider than `room_mm`: smaller, not below `least_mm`, and then cut.

    `least_mm` of 0 is the size itself: the type does not shrink.
    """
    natural = width_mm(text, size_mm, bold=bold)
    if natural <= room_mm:
        return text, size_mm
    size_mm = max(size_mm * room_mm / natural, least_mm or size_mm)
    if width_mm(text, size_mm, bold=bold) <= room_mm + 1e-9:
        return text, size_mm
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = width_mm(text[:middle].rstrip() + _CUT, size_mm, bold=bold) <= room_mm
        low, high = (middle, high) if fits else (low, middle - 1)
    return (text[:low].rstrip() + _CUT if low or width_mm(_CUT, size_mm) <= room_mm else ""), size_mm


def words(
    place: Point,
    text: str,
    size_mm: float,
    *,
    room_mm: float = 0.0,
    least_mm: float = 0.0,
    layer: Layer = Layer.TEXT,
    ink: Ink = Ink.INK,
    anchor: Anchor = Anchor.START,
    bold: bool = False,
) -> Words:
    """A text on its base line, fitted to `room_mm` where that is given."""
    if room_mm > 0:
        text, size_mm = fitted(text, size_mm, room_mm, bold=bold, least_mm=least_mm)
    width = width_mm(text, size_mm, bold=bold)
    return Words(place, text, size_mm, width, layer, ink, anchor, bold)


def lines_of(text: str, size_mm: float, room_mm: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """A text in at most so many lines, broken at spaces; the last is cut where it does not fit."""
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_mm(longer, size_mm, bold=bold) <= room_mm:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(fitted(line, size_mm, room_mm, bold=bold)[0] for line in lines)
