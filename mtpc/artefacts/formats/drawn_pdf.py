"""A drawing as operators of a page of PDF, with the typeface of all pages. y grows upwards there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtpc.artefacts.formats.typeface import Typefaces
from mtpc.drawing.shapes import (
    POINT_MM,
    RGB,
    Box,
    Dot,
    Drawing,
    Inset,
    Item,
    Point,
    Stroke,
    Words,
    hatch_lines,
)
from mtpc.drawing.strokes import Anchor, Dash, Hatch, Ink

_COLOURS = {ink: " ".join(f"{part / 255:.3g}" for part in parts) for ink, parts in RGB.items()}
_DASHES = {Dash.WHOLE: "", Dash.DASHED: "[4.5 2.8] 0 d", Dash.DOTTED: "[.9 2.2] 0 d"}
_ROUND = 0.5523  # control points of a quarter of a circle, as a share of the radius


def drawn(drawing: Drawing, faces: Typefaces) -> Iterator[str]:
    """The operators of a page as large as the drawing."""
    height = drawing.height_mm
    for item in drawing.items:
        yield from _operators(item, height, faces)


def _operators(item: Item, height: float, faces: Typefaces) -> Iterator[str]:
    match item:
        case Box():
            yield from _box(item, height)
        case Stroke():
            line = _line(item.points, height) + (" h" if item.closed else "")
            pen = f"{_pen(item.ink, item.stroke_mm)} {_DASHES[item.dash]} {_brush(item.fill)}"
            yield f"q {pen}{line} {_paint(item.ink, item.fill)} Q"
        case Dot():
            path = _circle(item.centre, item.radius_mm, height)
            yield f"q {_pen(item.ink, item.stroke_mm)} {_brush(item.fill)}{path} {_paint(item.ink, item.fill)} Q"
        case Words():
            yield from _words(item, height, faces)
        case Inset():
            right, down = item.place
            yield f"q 1 0 0 1 {_points(right)} {_points(-down)} cm"
            for inner in item.drawing.items:
                yield from _operators(inner, height, faces)
            yield "Q"


def _box(box: Box, height: float) -> Iterator[str]:
    corner = _at((box.left, box.top + box.height), height)
    frame = f"{corner} {_points(box.width)} {_points(box.height)} re"
    if box.ink or box.fill:
        pen = f"{_pen(box.ink or Ink.INK, box.stroke_mm)} {_DASHES[box.dash]} {_brush(box.fill)}"
        yield f"q {pen}{frame} {_paint(box.ink, box.fill)} Q"
    if box.hatch is not Hatch.NONE:
        lines = " ".join(_line(ends, height) for ends in hatch_lines(box))
        yield f"q {_pen(box.ink or Ink.INK, 0.15)} {lines} S Q"


def _words(words: Words, height: float, faces: Typefaces) -> Iterator[str]:
    text, size = faces.shown(words.text), words.size_mm / POINT_MM
    if not text:
        return
    width = faces.width(text, size, bold=words.bold) * POINT_MM
    before = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[words.anchor]
    x, y = words.place
    colour = _colour(words.ink)
    if words.turned:
        drawn_text = faces.operators(0, 0, text, size, bold=words.bold)
        yield f"q {colour} rg 0 1 -1 0 {_at((x, y + before), height)} cm {drawn_text} Q"
        return
    left, base = (x - before) / POINT_MM, (height - y) / POINT_MM
    yield f"q {colour} rg {faces.operators(left, base, text, size, bold=words.bold)} Q"


def _line(points: tuple[Point, ...], height: float) -> str:
    first, *others = points
    return f"{_at(first, height)} m " + " ".join(f"{_at(point, height)} l" for point in others)


def _circle(centre: Point, radius: float, height: float) -> str:
    (x, y), bend = centre, radius * _ROUND
    quarters = (
        ((x + radius, y + bend), (x + bend, y + radius), (x, y + radius)),
        ((x - bend, y + radius), (x - radius, y + bend), (x - radius, y)),
        ((x - radius, y - bend), (x - bend, y - radius), (x, y - radius)),
        ((x + bend, y - radius), (x + radius, y - bend), (x + radius, y)),
    )
    curves = " ".join(f"{' '.join(_at(point, height) for point in quarter)} c" for quarter in quarters)
    return f"{_at((x + radius, y), height)} m {curves}"


def _at(point: Point, height: float) -> str:
    return f"{_points(point[0])} {_points(height - point[1])}"


@lru_cache(maxsize=65536)
def _points(length_mm: float) -> str:
    return f"{length_mm / POINT_MM:.2f}"


def _pen(ink: Ink, stroke_mm: float) -> str:
    return f"{_colour(ink)} RG {_points(stroke_mm)} w"


def _brush(fill: Ink | None) -> str:
    return f"{_colour(fill)} rg " if fill else ""


def _paint(ink: Ink | None, fill: Ink | None) -> str:
    return ("B" if ink else "f") if fill else "S"


def _colour(ink: Ink) -> str:
    return _COLOURS[ink]
