"""A floor built anew with a change made to it: what the search lays over a floor, done to the floor itself."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.catalogue.types import Alignment, PlatePart, WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.model.placing.floor import join_faces
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.repair.types import Change


def changed(text: str, changes: Iterable[Change]) -> Plant:
    """The floor of a text after some changes, traced."""
    site = compile_texts({"a.mtp": text}).plant.site
    for change in changes:
        _make(site, change)
    faces = site.faces
    faces.mate[:] = [-1] * len(faces.mate)
    site.misfits.clear()
    join_faces(site)
    return trace(site)


def _make(site: Site, change: Change) -> None:
    if isinstance(change.part, PlatePart):
        for insert in (site.inserts[number] for number in change.inserts):
            for socket in site.sockets_of(insert.equipment, insert.slot):
                site.sockets.alignment[socket] = change.part.alignment or Alignment.UNSTATED
    elif isinstance(change.part, WiredPart):
        for component in change.pieces:
            site.components.article[component] = change.part
            for face, terminal in zip(site.faces_of(component), change.part.terminals, strict=True):
                socket = site.faces.socket[face]
                if socket >= 0 and site.sockets.inner[socket] == face:
                    site.sockets.alignment[socket] = terminal.alignment or Alignment.UNSTATED
    for plug, _ in change.moves:
        site.sockets.plug[site.faces.socket[plug]] = -1
    for plug, socket in change.moves:
        site.sockets.plug[socket] = plug
        site.faces.socket[plug] = socket
