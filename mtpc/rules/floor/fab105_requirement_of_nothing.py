"""FAB105 requirement-of-nothing: no port or device has a name that a requirement speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import DevicePart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Diversity, Requirement
from mtpc.model.name_patterns import NamePattern
from mtpc.rules.floor._fabric import device_names, links_of, port_names
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Patterns of requirements that no name follows."""
    site = plant.site
    for diversity in site.diversities:
        yield from _of_nothing(plant, diversity, diversity.name, "ends")
    for requirement in site.requirements:
        for attribute in ("of", "to", "ends"):
            yield from _of_nothing(plant, requirement, requirement.shown, attribute)
        if requirement.group and not any(requirement.group in circuit.origin.groups for circuit in site.circuits):
            yield Diagnostic(
                code=RULE.code,
                message=f"{requirement.group} has no circuit that could be separate from another",
                span=requirement.origin.attribute("group"),
                severity=RULE.severity,
                object=requirement.shown,
                help=f"put its circuits into `group {requirement.group} {{ … }}`",
                context=requirement.origin.context,
            )


def _of_nothing(plant: Plant, asked: Requirement | Diversity, about: str, attribute: str) -> Iterator[Diagnostic]:
    pattern = getattr(asked, attribute)
    if isinstance(pattern, NamePattern) and not _names_something(plant, pattern):
        yield Diagnostic(
            code=RULE.code,
            message=f"no {'device' if pattern.is_of_devices else 'port'} is called {pattern.text}",
            span=asked.origin.attribute(attribute),
            severity=RULE.severity,
            object=about,
            help="correct the pattern: [*] stands for any number, [k] for a number with a name",
            context=asked.origin.context,
        )


def _names_something(plant: Plant, pattern: NamePattern) -> bool:
    if pattern.is_of_devices:
        return bool(device_names(plant.site, pattern))
    devices = (equipment for equipment in plant.site.equipment if isinstance(equipment.part, DevicePart))
    cages = (name for device in devices for name in port_names(device))
    connectors = (plant.site.face_name(face) for link in links_of(plant) for face in link)
    return any(pattern.numbers_of(name) is not None for name in (*cages, *connectors))


RULE = Rule(
    __name__,
    summary="A requirement speaks of ports, devices or circuits that there are not.",
    why="Nothing is judged, and the lack of findings looks like a fabric as required.",
    fix="Correct the pattern or the group.",
    bad=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require cabled { of = "spin[*].et-0/0/0" }'
    ),
    good=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        'require cabled { of = "spine1.et-0/0/0" }'
    ),
    check=check,
)
