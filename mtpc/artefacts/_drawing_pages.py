"""The pages of all drawings: contents, rooms, racks, panels, and a channel of each shape."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Drafts
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.drawing.shapes import Drawing
from mtpc.plan.drawings.floor_drawings import FloorDrawings

_LEGEND = (
    "Each drawing is a sheet of its own size; print it at 100 % to measure on it.",
    "Colours only repeat what hatches, dashes, letters and words say: black and white paper tells the same.",
    "A channel is drawn once for all that are made of the same parts: names and lengths are those of the first.",
)


def pages(drawings: FloorDrawings) -> Drafts:
    """The two documents with all of them."""

    @cache
    def whole() -> page.Document:
        return _heads.document(drawings.work, "Drawings", _sections(drawings))

    return {"drawings.html": lambda: as_html(whole()), "drawings.pdf": lambda: as_pdf(whole())}


def _sections(drawings: FloorDrawings) -> tuple[page.Section, ...]:
    """Contents, then a section a drawing."""
    every = list(_all(drawings))
    rows = [(drawing.title, drawing.about) for drawing in every]
    heads = (page.Head("Drawing", "", page.STRONG), page.Head("What it shows", "", page.TEXT))
    blocks = [*_heads.opening(drawings.work), page.Grid(heads, rows, "Contents"), *map(page.Note, _LEGEND)]
    if drawings.shapes_left_out:
        text = f"{drawings.shapes_left_out} more ways to make up a channel are not drawn: trace --format svg draws any"
        blocks.append(page.Note(text, strong=True))
    first = page.Section("Contents", tuple(blocks))
    return (first, *(page.Section(drawing.title, (page.Picture(drawing),)) for drawing in every))


def _all(drawings: FloorDrawings) -> Iterator[Drawing]:
    yield from drawings.rooms.values()
    yield from drawings.racks.values()
    yield from drawings.panels
    yield from drawings.channels
