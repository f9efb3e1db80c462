"""Drawings: every room, every rack from front and rear, panels with what is plugged in, and the channels."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts._drawing_pages import pages
from mtpc.artefacts._file_names import drawing_names
from mtpc.artefacts.formats.dxf import as_dxf
from mtpc.artefacts.formats.sheet import on_sheet
from mtpc.artefacts.formats.svg import as_svg
from mtpc.plan.drawings.floor_drawings import FloorDrawings

if TYPE_CHECKING:
    from mtpc.artefacts.formats.page import Document
    from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    drawings, document = FloorDrawings(work), _heads.document(work, "Drawings", ())
    drafts = pages(drawings)
    places = drawings.places
    names = drawing_names("room", [room.name for room in places])
    for room in places:
        name = f"drawings/{names[room.name]}"
        drafts[f"{name}.svg"] = partial(_room, drawings, document, room.name)
        if room.placed:
            drafts[f"{name}.dxf"] = partial(_ground, drawings, room.name)
    names = drawing_names("rack", [rack.name for rack in work.site.racks])
    for rack in work.site.racks:
        drafts[f"drawings/{names[rack.name]}.svg"] = partial(_rack, drawings, document, rack.name)
    return drafts


def _room(drawings: FloorDrawings, document: Document, name: str) -> bytes:
    return as_svg(on_sheet(drawings.rooms[name], document))


def _rack(drawings: FloorDrawings, document: Document, name: str) -> bytes:
    return as_svg(on_sheet(drawings.racks[name], document))


def _ground(drawings: FloorDrawings, name: str) -> bytes:
    return as_dxf(drawings.rooms[name])


ARTEFACT = Artefact("drawings", "rooms, racks, panels and channels, drawn", _files, ("svg", "dxf", "html", "pdf"))
