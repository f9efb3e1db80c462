"""Ends and routes of circuits: parts of ports, and legs of trunks."""

from __future__ import annotations

from mtpc.catalogue.types import Application, DevicePart, OpticPart
from mtpc.model.builder import Builder
from mtpc.model.kinds._cables import leg_counts
from mtpc.model.site import Leg, Subport
from mtpc.model.told import Told
from mtpc.text import Span


def subport(builder: Builder, told: Told, name: str, span: Span | None, application: Application) -> Subport:
    """The receptacle, and the lanes of it, a circuit's end names; raises Fault."""
    socket = builder.book.sockets.find(name)
    if socket is not None:
        face = builder.site.sockets.inner[socket]
        if face < 0 or not builder.site.is_optic(face):
            message = f"{name} is a panel's port; a circuit ends at optics"
            raise told.fault("TYP101", span, message, "name a device's port", about=name)
        return Subport(face, (), builder.site.sockets.name[socket])
    base, colon, number = name.rpartition(":")
    whole = builder.book.sockets.find(base) if colon and number.isdecimal() else None
    if whole is None:
        socket = builder.socket(told, name, span)
        raise AssertionError(socket)  # socket() tells why there is none
    return _part_of(builder, told, name, span, application, whole)


def _part_of(
    builder: Builder, told: Told, name: str, span: Span | None, application: Application, whole: int
) -> Subport:
    site = builder.site
    face, number = site.sockets.inner[whole], int(name.rpartition(":")[2])
    article = site.article(face)
    equipment = site.equipment[site.sockets.equipment[whole]]
    if not isinstance(article, OpticPart) or not isinstance(equipment.part, DevicePart):
        raise told.fault("TYP101", span, f"{name} is not part of an optic", "name a device's port", about=name)
    family = builder.ports_of(equipment.part)[site.sockets.port[whole].partition(":")[0]]
    lanes = len(article.tx[site.faces.terminal[face]])
    parts = lanes // application.lanes
    first = family.subports_from
    if first is None or not first <= number < first + parts:
        counted = f":{first} to :{first + parts - 1}" if first is not None and parts else "no parts"
        message = f"{site.sockets.name[whole]} has {lanes} lanes; as {application.name} it has {counted}"
        raise told.fault("REF103", span, message, "name one of these, or the whole port", about=name)
    start = (number - first) * application.lanes
    return Subport(face, tuple(range(start + 1, start + application.lanes + 1)), f"{site.sockets.name[whole]}:{number}")


def route_of(builder: Builder, told: Told, name: str) -> Leg:
    """The leg `T03.5` (or `P1`, where there is one leg); raises Fault."""
    assemblies, span = builder.book.assemblies, told.origin.via
    component, number = assemblies.find(name), 1
    if component is None:
        trunk, _, leg = name.rpartition(".")
        component = assemblies.find(trunk)
        if component is None or not leg.isdecimal():
            noun = "trunk or harness"
            raise builder.unknown(told, span, noun, trunk or name, list(assemblies.things))
        number = int(leg)
    article = builder.site.components.article[component]
    assert not isinstance(article, OpticPart)
    legs = max(leg_counts(article))
    written = builder.site.components.name[component]
    if not 1 <= number <= legs:
        message = f"{written} has legs 1 to {legs}, there is no leg {number}"
        raise told.fault("REF103", span, message, "name one of these", about=name)
    if legs > 1 and component == assemblies.find(name):
        message = f"{written} has {legs} legs"
        raise told.fault("TYP110", span, message, f"say which: {written}.1 … {written}.{legs}", about=name)
    return Leg(component, number, f"{written}.{number}" if legs > 1 else written)


def front_of(builder: Builder, told: Told, leg: Leg, side: int) -> int:
    """The socket in front of where a leg lands: left end (0) or right end (1); raises Fault."""
    site = builder.site
    article = site.components.article[leg.component]
    assert not isinstance(article, OpticPart)
    left, right = leg_counts(article)
    number = min(leg.number, (left, right)[side]) - 1
    face = site.components.first_face[leg.component] + (left if side else 0) + number
    socket = site.faces.socket[face]
    front = site.sockets.partner[socket] if socket >= 0 else -1
    if front < 0:
        where = site.sockets.name[socket] if socket >= 0 else "nowhere"
        message = f"{leg.name} lands on {where}; no single port stands in front of it"
        raise told.fault("TYP110", told.origin.via, message, "write its cords as `cord` statements", about=leg.name)
    return front
