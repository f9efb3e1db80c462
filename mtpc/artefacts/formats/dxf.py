"""A plan as DXF, for the drawing of an architect: millimetres on the ground, a layer for each sort of thing.

What belongs to the sheet of paper (title, ruler, legend, grounds behind texts) is left out.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from mtpc.drawing.shapes import Box, Dot, Drawing, GroundScale, Item, Point, Stroke, Words
from mtpc.drawing.strokes import Anchor, Dash, Ink, Layer
from mtpc.text import visible

if TYPE_CHECKING:
    from ezdxf.layouts.layout import Modelspace

_MILLIMETRES, _METRIC = 4, 1  # $INSUNITS, $MEASUREMENT
_CAPITALS = 0.73  # height of capitals, as a share of the size of type
_THICK = (13, 25, 35, 50, 70, 100, 140, 200)  # hundredths of a millimetre that the format knows
_LAYERS = {  # colours by the numbers of the format: 7 is black on white and white on black, the others are seen on both
    Layer.ROWS: 7, Layer.RACKS: 7, Layer.TRAYS: 8, Layer.ROUTE: 150, Layer.TEXT: 7,
}  # fmt: skip


def as_dxf(drawing: Drawing) -> bytes:
    """The file, DXF R2010; the drawing has to be to scale. x is along the rows, y grows against `offset`."""
    from mtpc.artefacts.formats._ezdxf import new_document

    assert drawing.scale is not None
    document = new_document()
    document.header["$INSUNITS"] = _MILLIMETRES
    document.header["$MEASUREMENT"] = _METRIC
    for layer, colour in _LAYERS.items():
        document.layers.add(layer, color=colour)
    document.header.custom_vars.append("title", visible(drawing.title))
    document.header.custom_vars.append("units", "millimetres")
    space = document.modelspace()
    for item in drawing.items:
        if item.layer in _LAYERS:
            _put(space, item, drawing.scale)
    for name in sorted(document.entitydb.dxf_types_in_use()):  # the library would add them in the order of a set
        document.classes.add_class(name)
    stream = io.StringIO()
    document.write(stream)
    return stream.getvalue().encode("utf-8", "replace")


def _put(space: Modelspace, item: Item, scale: GroundScale) -> None:
    match item:
        case Box() if item.ink is not None:
            right, low = item.left + item.width, item.top + item.height
            corners = ((item.left, item.top), (right, item.top), (right, low), (item.left, low))
            _line(space, corners, item, scale, closed=True)
        case Stroke() if item.ink is not Ink.PAPER:
            _line(space, item.points, item, scale, closed=item.closed)
        case Dot():
            centre = _ground(item.centre, scale)
            space.add_circle(centre, item.radius_mm * scale.denominator, dxfattribs={"layer": item.layer})
        case Words():
            _text(space, item, scale)


def _line(
    space: Modelspace, points: tuple[Point, ...], item: Box | Stroke, scale: GroundScale, *, closed: bool
) -> None:
    weight = min(_THICK, key=lambda each: abs(each - 100 * item.stroke_mm))
    style = "CONTINUOUS" if item.dash is Dash.WHOLE else "DASHED"
    attributes = {"layer": item.layer, "lineweight": weight, "linetype": style, "ltscale": scale.denominator / 10}
    space.add_lwpolyline([_ground(point, scale) for point in points], close=closed, dxfattribs=attributes)


def _text(space: Modelspace, words: Words, scale: GroundScale) -> None:
    from ezdxf.enums import TextEntityAlignment

    height = words.size_mm * _CAPITALS * scale.denominator
    attributes = {"layer": words.layer, "rotation": 90 if words.turned else 0}
    text = space.add_text(_plain(words.text), height=height, dxfattribs=attributes)
    alignment = {
        Anchor.START: TextEntityAlignment.LEFT, Anchor.MIDDLE: TextEntityAlignment.CENTER,
        Anchor.END: TextEntityAlignment.RIGHT,
    }  # fmt: skip
    text.set_placement(_ground(words.place, scale), align=alignment[words.anchor])


def _plain(text: str) -> str:
    """A text that no program takes for commands: `%%` and `^` begin one."""
    return visible(text).replace("%%", "%%%%%%").replace("^", "^ ")


def _ground(point: Point, scale: GroundScale) -> Point:
    """Where a point on paper is in the room, in millimetres; the format has y upwards."""
    x, y = ((place - origin) * scale.denominator for place, origin in zip(point, scale.origin, strict=True))
    return round(x, 3) + 0.0, round(-y, 3) + 0.0
