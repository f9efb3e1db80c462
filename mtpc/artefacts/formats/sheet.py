"""A drawing on a sheet of paper of its own: with the head and the foot that every page of an issue has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtpc.artefacts.formats.page import Document
from mtpc.drawing.letters import READ_MM, SMALL_MM, words
from mtpc.drawing.papers import HEAD_MM, MARGIN_MM, SheetSize, sheet_of
from mtpc.drawing.shapes import POINT_MM, Drawing, Inset, Item, Stroke
from mtpc.drawing.strokes import Anchor, Layer

_TITLE_MM, _REVISION_MM = 12 * POINT_MM, 11 * POINT_MM


def on_sheet(drawing: Drawing, document: Document, page: tuple[int, int] | None = None) -> Drawing:
    """The whole sheet; `page` is its number and that of all pages, where it is one of several."""
    size = sheet_of(drawing.width_mm, drawing.height_mm)
    items = (
        *_head(drawing, document, size),
        Inset(drawing, (MARGIN_MM, MARGIN_MM + HEAD_MM)),
        *_foot(document, size, page),
    )
    return Drawing(drawing.title, drawing.about, size.width_mm, size.height_mm, items)


def side_by_side(drawings: Sequence[Drawing]) -> Drawing:
    """Drawings on one sheet without head and foot, from left to right."""
    first, left, items = drawings[0], MARGIN_MM, list[Item]()
    for each in drawings:
        items.append(Inset(each, (left, MARGIN_MM)))
        left += each.width_mm + MARGIN_MM
    about = "; ".join(each.about for each in drawings)
    height = max(each.height_mm for each in drawings) + 2 * MARGIN_MM
    return Drawing(first.title, about, left, height, tuple(items))


def _head(drawing: Drawing, document: Document, size: SheetSize) -> Iterator[Item]:
    left, right, top = MARGIN_MM, size.width_mm - MARGIN_MM, MARGIN_MM
    room, sheet = right - left, Layer.SHEET
    project, day = document.project or "project not named", document.date or "no date given"
    state = f"{day}   model {document.digest[:12]}"
    yield words((left, top + 4), drawing.title, _TITLE_MM, room_mm=room * 0.6, bold=True, layer=sheet)
    yield words((left, top + 8.6), project, READ_MM, room_mm=room * 0.55, layer=sheet)
    yield words((right, top + 4), f"revision {document.revision}", _REVISION_MM, room_mm=room * 0.36, bold=True,
                anchor=Anchor.END, layer=sheet)  # fmt: skip
    yield words((right, top + 8.6), state, READ_MM, room_mm=room * 0.42, anchor=Anchor.END, layer=sheet)
    yield Stroke(((left, top + 10.6), (right, top + 10.6)), sheet, stroke_mm=0.4)


def _foot(document: Document, size: SheetSize, page: tuple[int, int] | None) -> Iterator[Item]:
    left, right, low = MARGIN_MM, size.width_mm - MARGIN_MM, size.height_mm - MARGIN_MM
    yield Stroke(((left, low - 3.8), (right, low - 3.8)), Layer.SHEET, stroke_mm=0.15)
    tool = f"{document.tool}, {document.title}, {size.name}".strip(", ")
    yield words((left, low - 0.4), tool, SMALL_MM, room_mm=(right - left) * 0.7, layer=Layer.SHEET)
    if page:
        text = f"page {page[0]} of {page[1]}"
        yield words((right, low - 0.4), text, READ_MM, anchor=Anchor.END, bold=True, layer=Layer.SHEET)
