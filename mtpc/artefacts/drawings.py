"""Drawings: every room, every rack from front and rear, panels with what is plugged in, and the channels."""

from __future__ import annotations

from functools import partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts._file_names import drawing_names
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.sheet import on_sheet
from mtpc.artefacts.formats.svg import as_svg
from mtpc.drawing.shapes import Drawing
from mtpc.plan.drawings.elevation import elevation
from mtpc.plan.drawings.rack_faces import RackFaces
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    drafts: Drafts = {}
    faces = RackFaces(work.site)
    names = drawing_names("rack", [rack.name for rack in work.site.racks])
    document = _heads.document(work, "Drawings", ())
    for rack in work.site.racks:
        drafts[f"drawings/{names[rack.name]}.svg"] = partial(_svg, partial(elevation, faces, rack), document)
    return drafts


def _svg(make: partial[Drawing], document: page.Document) -> bytes:
    return as_svg(on_sheet(make(), document))


ARTEFACT = Artefact("drawings", "rooms, racks, panels and channels, drawn", _files, ("svg",))
