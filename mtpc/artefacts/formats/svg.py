"""A drawing as SVG: it loads nothing, runs nothing, says in words what it shows, and prints in its own size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from itertools import groupby

from mtpc.drawing.shapes import RGB, Box, Dot, Drawing, Inset, Item, Point, Stroke, Words, hatch_lines
from mtpc.drawing.strokes import Anchor, Dash, Ink
from mtpc.text import visible

_FONT = "DejaVu Sans Condensed, Arial Narrow, Arial, sans-serif"
_STROKE_MM = 0.2  # of what does not say another
_COLOURS = {ink: "#{:02x}{:02x}{:02x}".format(*parts) for ink, parts in RGB.items()}
_DASHES = {Dash.WHOLE: "", Dash.DASHED: ' stroke-dasharray="1.6 1"', Dash.DOTTED: ' stroke-dasharray=".3 .8"'}
_ANCHORS = {Anchor.START: "", Anchor.MIDDLE: ' text-anchor="middle"', Anchor.END: ' text-anchor="end"'}


def as_svg(drawing: Drawing) -> bytes:
    """The file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg_element(drawing)}\n'.encode("utf-8", "replace")


def svg_element(drawing: Drawing) -> str:
    """The element alone, as a page of HTML has it."""
    width, height = _number(drawing.width_mm), _number(drawing.height_mm)
    title, about = _escaped(drawing.title), _escaped(drawing.about)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" viewBox="0 0 {width} {height}" '
        f'role="img" aria-label="{title}"><title>{title}</title><desc>{about}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n'
        f'<g fill="none" stroke="{_colour(Ink.INK)}" stroke-width="{_number(_STROKE_MM)}" font-family="{_FONT}">'
    )
    return "\n".join([head, *_layers(drawing.items), "</g></svg>"])


def _layers(items: Iterable[Item]) -> Iterator[str]:
    """Neighbours of one layer share a group, as neighbouring texts share how they are painted."""
    for (layer, are_words), run in groupby(items, key=lambda item: (item.layer, isinstance(item, Words))):
        paint = f' fill="{_colour(Ink.INK)}" stroke="none"' if are_words else ""
        yield f'<g data-layer="{layer}"{paint}>'
        yield from map(_element, run)
        yield "</g>"


def _element(item: Item) -> str:
    match item:
        case Box():
            return _box(item)
        case Stroke():
            return _stroke(item)
        case Dot():
            centre = f'cx="{_number(item.centre[0])}" cy="{_number(item.centre[1])}"'
            return (
                f'<circle {centre} r="{_number(item.radius_mm)}"{_edge(item.ink, item.stroke_mm)}{_fill(item.fill)}/>'
            )
        case Words():
            return _words(item)
        case Inset():
            inner = "\n".join(_layers(item.drawing.items))
            return f'<g transform="translate({_point(item.place)})">\n{inner}\n</g>'


def _box(box: Box) -> str:
    place = f'x="{_number(box.left)}" y="{_number(box.top)}"'
    size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
    drawn = f"<rect {place} {size}{_edge(box.ink, box.stroke_mm)}{_DASHES[box.dash]}{_fill(box.fill)}"
    drawn += f"><title>{_escaped(box.says)}</title></rect>" if box.says else "/>"
    lines = "".join(f"M{_point(start)}L{_point(end)}" for start, end in hatch_lines(box))
    return f'{drawn}<path d="{lines}"{_edge(box.ink or Ink.INK, 0.15)}/>' if lines else drawn


def _stroke(path: Stroke) -> str:
    first, *others = path.points
    line = f"M{_point(first)}" + "".join(f"L{_point(point)}" for point in others) + "Z" * path.closed
    drawn = f'<path d="{line}"{_edge(path.ink, path.stroke_mm)}{_DASHES[path.dash]}{_fill(path.fill)}'
    return drawn + (f"><title>{_escaped(path.says)}</title></path>" if path.says else "/>")


def _words(words: Words) -> str:
    x, y = map(_number, words.place)
    turned = f' transform="rotate(-90 {x} {y})"' if words.turned else ""
    colour = f' fill="{_colour(words.ink)}"' if words.ink is not Ink.INK else ""
    weight = ' font-weight="bold"' if words.bold else ""
    width = f' textLength="{_number(words.width_mm)}" lengthAdjust="spacingAndGlyphs"' if len(words.text) > 2 else ""
    style = f'font-size="{_number(words.size_mm)}"{_ANCHORS[words.anchor]}{weight}{colour}{width}{turned}'
    return f'<text x="{x}" y="{y}" {style}>{_escaped(words.text)}</text>'


def _edge(ink: Ink | None, stroke_mm: float) -> str:
    if ink is None:
        return ' stroke="none"'
    colour = f' stroke="{_colour(ink)}"' if ink is not Ink.INK else ""
    return colour + (f' stroke-width="{_number(stroke_mm)}"' if stroke_mm != _STROKE_MM else "")


def _fill(ink: Ink | None) -> str:
    return f' fill="{_colour(ink)}"' if ink else ""


def _colour(ink: Ink) -> str:
    return _COLOURS[ink]


def _point(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


@lru_cache(maxsize=65536)
def _number(value: float) -> str:
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _escaped(text: str) -> str:
    return escape(visible(text))
