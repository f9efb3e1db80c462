"""Drawings: every room, every rack from front and rear, panels with what is plugged in, and the channels."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts._drawing_pages import sections
from mtpc.artefacts._file_names import drawing_names
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.dxf import as_dxf
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.artefacts.formats.sheet import on_sheet
from mtpc.artefacts.formats.svg import as_svg
from mtpc.drawing.shapes import Drawing
from mtpc.plan.drawings.floor_drawings import FloorDrawings
from mtpc.plan.drawings.room_plan import rooms_of
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    drawings, site = FloorDrawings(work), work.site
    empty = _heads.document(work, "Drawings", ())

    @cache
    def whole() -> page.Document:
        return _heads.document(work, "Drawings", sections(drawings))

    drafts: Drafts = {"drawings.html": lambda: as_html(whole()), "drawings.pdf": lambda: as_pdf(whole())}
    rooms = rooms_of(site.racks, list(site.trays.values()))
    names = drawing_names("room", [room.name for room in rooms])
    for room in rooms:
        name = f"drawings/{names[room.name]}"
        drafts[f"{name}.svg"] = partial(_sheet, partial(_room, drawings, room.name), empty)
        if room.placed:
            drafts[f"{name}.dxf"] = partial(_ground, drawings, room.name)
    names = drawing_names("rack", [rack.name for rack in site.racks])
    for rack in site.racks:
        drafts[f"drawings/{names[rack.name]}.svg"] = partial(_sheet, partial(_rack, drawings, rack.name), empty)
    return drafts


def _room(drawings: FloorDrawings, name: str) -> Drawing:
    return drawings.rooms[name]


def _rack(drawings: FloorDrawings, name: str) -> Drawing:
    return drawings.racks[name]


def _ground(drawings: FloorDrawings, name: str) -> bytes:
    return as_dxf(drawings.rooms[name])


def _sheet(make: Callable[[], Drawing], document: page.Document) -> bytes:
    return as_svg(on_sheet(make(), document))


ARTEFACT = Artefact("drawings", "rooms, racks, panels and channels, drawn", _files, ("svg", "dxf", "html", "pdf"))
