"""A drawing: shapes on paper. Lengths are in millimetres, x grows to the right and y downwards from the top left.

What a colour says is always said a second time, by a hatch, a dash, a letter or words: paper may be black and white.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.drawing.strokes import Anchor, Dash, Hatch, Ink, Layer
from mtpc.lazy_dataclass import dataclass

Point = tuple[float, float]  # x, y
HATCH_STEP_MM = 1.2
POINT_MM = 25.4 / 72  # a typographic point


RGB: dict[Ink, tuple[int, int, int]] = {
    Ink.PAPER: (255, 255, 255), Ink.INK: (20, 32, 43), Ink.MIDDLE: (95, 108, 120), Ink.PALE: (184, 196, 208),
    Ink.SHADE: (228, 235, 242), Ink.LIT: (0, 90, 181), Ink.STOP: (176, 28, 0),
    Ink.BLUE: (0, 84, 180), Ink.ORANGE: (240, 130, 0), Ink.GREEN: (0, 140, 60), Ink.BROWN: (125, 75, 30),
    Ink.SLATE: (125, 135, 145), Ink.WHITE: (250, 250, 250), Ink.RED: (205, 20, 30), Ink.BLACK: (15, 15, 15),
    Ink.YELLOW: (250, 215, 0), Ink.VIOLET: (120, 50, 150), Ink.ROSE: (245, 130, 170), Ink.AQUA: (60, 200, 210),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. `says` is what a screen shows of it when it is pointed at."""

    left: float
    top: float
    width: float
    height: float
    layer: Layer
    ink: Ink | None = Ink.INK  # of its edge; None: no edge
    fill: Ink | None = None
    hatch: Hatch = Hatch.NONE
    stroke_mm: float = 0.2
    dash: Dash = Dash.WHOLE
    says: str = ""

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.left + self.width / 2, self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `closed` joins the last with the first, `fill` is for closed ones."""

    points: tuple[Point, ...]
    layer: Layer
    ink: Ink = Ink.INK
    stroke_mm: float = 0.2
    dash: Dash = Dash.WHOLE
    closed: bool = False
    fill: Ink | None = None
    says: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle."""

    centre: Point
    radius_mm: float
    layer: Layer
    ink: Ink = Ink.INK
    fill: Ink | None = None
    stroke_mm: float = 0.2


@dataclass(frozen=True, slots=True)
class Words:
    """A text on a base line. `size_mm` is that of the type, `width_mm` what the text takes; `turned` reads upwards."""

    place: Point
    text: str
    size_mm: float
    width_mm: float
    layer: Layer = Layer.TEXT
    ink: Ink = Ink.INK
    anchor: Anchor = Anchor.START
    bold: bool = False
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Inset:
    """A drawing on a sheet, with its left top corner at a place."""

    drawing: Drawing
    place: Point
    layer: Layer = Layer.SHEET


Item = Box | Stroke | Dot | Words | Inset


@dataclass(frozen=True, slots=True)
class GroundScale:
    """How a plan stands to the ground: so many millimetres there are one on paper; `origin` is where 0, 0 is drawn."""

    denominator: int
    origin: Point


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet; `about` says in a sentence what is to be seen, for those who do not see it."""

    title: str
    about: str
    width_mm: float
    height_mm: float
    items: tuple[Item, ...]
    scale: GroundScale | None = None  # None: not to scale


def extent(item: Item) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what it covers; of a text by its type, from ascender to descender."""
    match item:
        case Box():
            return item.left, item.top, item.left + item.width, item.top + item.height
        case Stroke():
            across, down = [x for x, _ in item.points], [y for _, y in item.points]
            return min(across), min(down), max(across), max(down)
        case Dot():
            (x, y), radius = item.centre, item.radius_mm
            return x - radius, y - radius, x + radius, y + radius
        case Words():
            return _extent_of_words(item)
        case Inset():
            (x, y), inner = item.place, item.drawing
            return x, y, x + inner.width_mm, y + inner.height_mm


def _extent_of_words(words: Words) -> tuple[float, float, float, float]:
    before = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[words.anchor] * words.width_mm
    (x, y), above, below = words.place, 0.76 * words.size_mm, 0.2 * words.size_mm
    if words.turned:
        return x - above, y + before - words.width_mm, x + below, y + before
    return x - before, y - above, x - before + words.width_mm, y + below


def hatch_lines(box: Box) -> Iterator[tuple[Point, Point]]:
    """The lines of its hatch, within its edges."""
    if box.hatch is Hatch.NONE:
        return
    yield from _rising(box)
    if box.hatch is Hatch.CROSSED:
        for (x, y), (other_x, other_y) in _rising(box):
            yield (x, 2 * box.top + box.height - y), (other_x, 2 * box.top + box.height - other_y)


def _rising(box: Box) -> Iterator[tuple[Point, Point]]:
    """Lines at 45 degrees, as far apart whatever the size of the box."""
    count = int((box.width + box.height) / HATCH_STEP_MM)
    for number in range(1, count + 1):
        along = number * HATCH_STEP_MM
        start = (
            (box.left, box.top + along)
            if along <= box.height
            else (box.left + along - box.height, box.top + box.height)
        )
        end = (box.left + along, box.top) if along <= box.width else (box.left + box.width, box.top + along - box.width)
        yield start, end
