"""A floor built anew with a change made to it: what the search lays over a floor, done to the floor itself."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import fields, replace
from functools import lru_cache
from typing import TypeVar

from mtpc.catalogue.types import Alignment, PlatePart, WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.model.columns import Components, Faces, Sockets
from mtpc.model.placing.floor import join_faces
from mtpc.model.site import Site
from mtpc.model.ways import LegWays
from mtpc.pipeline import compile_texts
from mtpc.repair.types import Change

Columns = TypeVar("Columns", Components, Faces, Sockets)


def changed(text: str, changes: Iterable[Change]) -> Plant:
    """The floor of a text after some changes, traced; the text is compiled once for all changes that are tried."""
    site = _apart(_compiled(text))
    for change in changes:
        _make(site, change)
    faces = site.faces
    faces.mate[:] = [-1] * len(faces.mate)
    faces.halves.clear()
    join_faces(site)
    return trace(site)


@lru_cache(maxsize=4)
def _compiled(text: str) -> Site:
    return compile_texts({"a.mtp": text}).plant.site


def _apart(site: Site) -> Site:
    """A floor whose cells can be changed while those of the other stay; nothing is known yet of how light goes."""
    return replace(
        site,
        components=_copied(site.components),
        faces=_copied(site.faces),
        sockets=_copied(site.sockets),
        misfits=[],
        leg_ways=LegWays(),
    )


def _copied(columns: Columns) -> Columns:
    cells = {each.name: copy(getattr(columns, each.name)) for each in fields(columns) if each.init}
    return replace(columns, **cells)


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
