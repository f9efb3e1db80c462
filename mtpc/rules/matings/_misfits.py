"""Plugs that do not go into the adapter they are put into: which is wrong, the plug or the plate."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Family
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.floor_values import Insert
from mtpc.model.site import Site
from mtpc.rules._naming import named_connector, type_span
from mtpc.rules._rule import Rule


def misfit_findings(plant: Plant, rule: Rule, *, arrays: bool) -> Iterator[Diagnostic]:
    """A finding for each plate or cable at fault; `arrays` asks for two array connectors, else for other kinds."""
    site = plant.site
    by_plate: dict[tuple[int, str], list[int]] = {}
    for face in site.misfits:
        family = site.sockets.family[site.faces.socket[face]]
        if family is not None and (family.gendered and site.terminal(face).family.gendered) == arrays:
            socket = site.faces.socket[face]
            by_plate.setdefault((site.sockets.equipment[socket], site.sockets.slot[socket]), []).append(face)
    for place, faces in by_plate.items():
        plate = site.insert_of(site.faces.socket[faces[0]])
        assert plate is not None
        if len(faces) > 1 and len(faces) == _plugs_in(site, place):
            yield _of_plate(site, rule, plate, faces[0])
        else:
            yield from _of_cables(site, rule, plate, faces)


def _plugs_in(site: Site, place: tuple[int, str]) -> int:
    columns = zip(site.sockets.equipment, site.sockets.slot, site.sockets.plug, strict=True)
    return sum(1 for equipment, slot, plug in columns if plug >= 0 and (equipment, slot) == place)


def _of_plate(site: Site, rule: Rule, plate: Insert, face: int) -> Diagnostic:
    """Everything that is plugged in agrees: the plate is what is wrong."""
    plug, adapter = site.terminal(face).family, _adapter(site, face)
    cable, what = site.components.origin[site.faces.component[face]], plate.part.kind
    return Diagnostic(
        code=rule.code,
        message=f"the adapters of {what} {plate.name} are {adapter.shown}; every plug put into them is {plug.shown}",
        span=type_span(plate.origin),
        severity=rule.severity,
        object=plate.name,
        labels=(Label(type_span(cable), f"{plug.shown} here"),),
        help=f"name a {what} with {plug.shown} adapters",
        context=plate.origin.context,
    )


def _of_cables(site: Site, rule: Rule, plate: Insert, faces: list[int]) -> Iterator[Diagnostic]:
    done: set[int] = set()
    for face in faces:
        component = site.faces.component[face]
        if component in done:
            continue
        done.add(component)
        origin, adapter = site.components.origin[component], _adapter(site, face)
        name, family = named_connector(site, face), site.terminal(face).family
        yield Diagnostic(
            code=rule.code,
            message=f"{name} ends in {family.shown} at {site.face_name(face)}, whose adapter is {adapter.shown}",
            span=type_span(origin),
            severity=rule.severity,
            object=site.components.name[component],
            labels=(Label(type_span(plate.origin), f"{adapter.shown} adapters"),),
            help=f"name a {site.components.kind[component]} that ends in {adapter.shown} there",
            context=origin.context,
        )


def _adapter(site: Site, face: int) -> Family:
    family = site.sockets.family[site.faces.socket[face]]
    assert family is not None
    return family
