"""What requirements of the fabric are judged by: the ports that light, or a cable with modules, joins."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import POWER, DevicePart, DirectCable
from mtpc.channel.types import Plant, once
from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.floor_values import Equipment, FabricKind, Requirement
from mtpc.model.name_patterns import NamePattern
from mtpc.model.site import Site
from mtpc.model.symbols import plain
from mtpc.rules.rule import Rule

Link = tuple[int, int]  # the two connectors (faces) that are joined


def links_of(plant: Plant) -> tuple[Link, ...]:
    """All pairs of ports that are joined; worked out once."""
    return once(plant, _links)


def _links(plant: Plant) -> tuple[Link, ...]:
    columns, site = plant.channels, plant.site
    by_light = [pair for pair in zip(columns.near, columns.far, strict=True) if pair[1] >= 0]
    by_cable = [
        (faces[0], far)
        for component in site.every_component()
        if isinstance(part := site.part_of(component), DirectCable) and part.medium != POWER
        for faces in (site.faces_of(component),)
        for far in faces[1:]
    ]
    return (*by_light, *by_cable)


def both_ways(plant: Plant) -> Iterator[Link]:
    """Every link from either end."""
    for near, far in links_of(plant):
        yield near, far
        yield far, near


def astray(plant: Plant) -> list[Link]:
    """The ports with a plug whose light reaches no port, each with -1."""
    columns = plant.channels
    return [(near, far) for near, far in zip(columns.near, columns.far, strict=True) if far < 0]


def requirements_of(plant: Plant, kind: FabricKind) -> list[Requirement]:
    """What a project requires of that kind."""
    return [requirement for requirement in plant.site.requirements if requirement.kind is kind]


def port_numbers(site: Site, pattern: NamePattern, face: int) -> dict[str, int] | None:
    """The numbers of a port, of its cage or of its device by a pattern; None where it is none of that name."""
    equipment = site.equipment_at(face)
    if pattern.is_of_devices:
        return pattern.numbers_of(equipment.name) if equipment else None
    cage = site.name_of(site.component_of(face)) if site.is_optic(face) else ""
    numbers = pattern.numbers_of(site.face_name(face))
    return pattern.numbers_of(cage) if numbers is None else numbers


def device_names(site: Site, pattern: NamePattern) -> list[str]:
    """The devices whose names follow a pattern, in the order they are written."""
    devices = (equipment for equipment in site.equipment if isinstance(equipment.part, DevicePart))
    return [device.name for device in devices if pattern.numbers_of(device.name) is not None]


def devices_of_gaps(site: Site) -> set[str]:
    """The devices at which a statement that is not placed could have landed something; all, where that is not known."""
    devices = {plain(equipment.name): equipment.name for equipment in site.equipment}
    if any(gap.whole_floor or gap.stems for gap in site.gaps):
        return set(devices.values())
    touched = {plain(name).partition(".")[0] for gap in site.gaps for name in (*gap.touches, *gap.declares)}
    return {name for bare, name in devices.items() if bare in touched}


def port_names(device: Equipment) -> Iterator[str]:
    """The cages of a device, as the language calls them."""
    assert isinstance(device.part, DevicePart)
    return (f"{device.name}.{port}" for family in device.part.families for port in family.names)


def not_judged(plant: Plant, requirement: Requirement, rule: Rule) -> Iterator[Unjudged]:
    """A requirement on a floor of which a statement is missing."""
    gap = next(iter(plant.site.gaps), None)
    if gap is not None:
        premise = "a statement could not be placed"
        yield Unjudged(requirement.shown, (rule.code,), premise, gap.because, kind="requirement")


def fabric_finding(
    rule: Rule, requirement: Requirement, about: str, message: str, help_: str, label: Label | None = None
) -> Diagnostic:
    """A finding at a requirement that does not hold of something; `label`: what is to be changed."""
    origin = requirement.origin
    return Diagnostic(
        code=rule.code, message=message, span=origin.what, severity=rule.severity, object=about, help=help_,
        labels=(label,) if label else (), context=origin.context,
    )  # fmt: skip
