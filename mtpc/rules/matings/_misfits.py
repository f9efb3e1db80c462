"""Connectors that do not go together: two that touch, and a plug and the adapter it is put into."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Family
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.site import Insert, Site
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules._findings import insert_finding
from mtpc.rules._naming import named_connector, type_span
from mtpc.rules.rule import Rule


def misfits(plant: Plant, rule: Rule, *, arrays: bool, sentence: str, instead: str) -> Iterator[Diagnostic]:
    """Plugs that misfit their adapters, then connectors with the rule's fault.

    `arrays` asks for plugs and adapters that are both arrays, else for other kinds. Of `sentence` and `instead` {name},
    {mine}, {place}, {other} and {theirs} are filled in.
    """
    yield from _in_adapters(plant, rule, arrays=arrays)
    for mating in faulty_matings(plant, rule.name):
        mine, theirs = mating.mine.family.shown, mating.theirs.family.shown
        words = {"name": mating.name, "mine": mine, "place": mating.place, "other": mating.other_name, "theirs": theirs}
        help_ = mating.replace(instead.format(**words))
        yield mating.finding(rule, sentence.format(**words), label=f"{theirs} here", help_=help_)


def _in_adapters(plant: Plant, rule: Rule, *, arrays: bool) -> Iterator[Diagnostic]:
    """A finding for each plate or cable at fault: which is wrong, the plug or the plate."""
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
    message = f"the adapters of {what} {plate.name} are {adapter.shown}; every plug put into them is {plug.shown}"
    label = Label(type_span(cable), f"{plug.shown} here")
    return insert_finding(rule, plate, message, label=label, help_=f"name a {what} with {plug.shown} adapters")


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
