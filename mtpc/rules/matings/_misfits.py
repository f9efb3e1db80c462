"""Connectors that do not go together: two that touch, and a plug and the adapter it is put into."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Family
from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.floor_values import Insert
from mtpc.model.site import Site
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
    for mating in faulty_matings(plant, MatingFault(rule.name)):
        mine, theirs = mating.mine.family.shown, mating.theirs.family.shown
        words = {"name": mating.name, "mine": mine, "place": mating.place, "other": mating.other_name, "theirs": theirs}
        help_ = mating.replace(instead.format(**words))
        yield mating.finding(rule, sentence.format(**words), label=f"{theirs} here", help_=help_)


def _in_adapters(plant: Plant, rule: Rule, *, arrays: bool) -> Iterator[Diagnostic]:
    """A finding for each plate or cable at fault: which is wrong, the plug or the plate."""
    site = plant.site
    by_plate: dict[str, list[int]] = {}
    for face in site.misfits:
        if (_adapter(site, face).gendered and site.terminal(face).family.gendered) == arrays:
            by_plate.setdefault(_plate(site, face).name, []).append(face)
    for faces in by_plate.values():
        plate = _plate(site, faces[0])
        if len(faces) > 1 and len(faces) == _plugs_in(site, plate):
            yield _of_plate(site, rule, plate, faces[0])
        else:
            yield from _of_cables(site, rule, plate, faces)


def _plate(site: Site, face: int) -> Insert:
    """What a plug is put into."""
    plate = site.insert_of(site.socket_of(face))
    assert plate is not None
    return plate


def _plugs_in(site: Site, plate: Insert) -> int:
    return sum(len(site.plugs_at(socket)) for socket in site.sockets_of(plate.equipment, plate.slot))


def _of_plate(site: Site, rule: Rule, plate: Insert, face: int) -> Diagnostic:
    """Everything that is plugged in agrees: the plate is what is wrong."""
    plug, adapter = site.terminal(face).family, _adapter(site, face)
    cable, what = site.origin_of(site.component_of(face)), plate.part.kind
    message = f"the adapters of {what} {plate.name} are {adapter.shown}; every plug put into them is {plug.shown}"
    label = Label(type_span(cable), f"{plug.shown} here")
    return insert_finding(rule, plate, message, label=label, help_=f"name a {what} with {plug.shown} adapters")


def _of_cables(site: Site, rule: Rule, plate: Insert, faces: list[int]) -> Iterator[Diagnostic]:
    done: set[int] = set()
    for face in faces:
        component = site.component_of(face)
        if component in done:
            continue
        done.add(component)
        origin, adapter = site.origin_of(component), _adapter(site, face)
        name, family = named_connector(site, face), site.terminal(face).family
        yield Diagnostic(
            code=rule.code,
            message=f"{name} ends in {family.shown} at {site.face_name(face)}, whose adapter is {adapter.shown}",
            span=type_span(origin),
            severity=rule.severity,
            object=site.name_of(component),
            labels=(Label(type_span(plate.origin), f"{adapter.shown} adapters"),),
            help=f"name a {site.kind_of(component)} that ends in {adapter.shown} there",
            context=origin.context,
        )


def _adapter(site: Site, face: int) -> Family:
    place = site.place_at(face)
    assert place and place.family
    return place.family
