"""FAB104 circuits-share: two circuits of a group that must be separate use the same piece or way."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.floor_values import Circuit, FabricKind
from mtpc.rules.floor._fabric import fabric_finding, not_judged, requirements_of
from mtpc.rules.floor._group_uses import uses_of_channel
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.text import natural_key


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """What two circuits of the group of a `require separate` both use."""
    for requirement in requirements_of(plant, FabricKind.SEPARATE):
        yield from not_judged(plant, requirement, RULE)
        first: dict[tuple[str, str], Circuit] = {}
        for circuit, channel in _served(plant, requirement.group):
            for sort, name in dict.fromkeys(uses_of_channel(plant, channel, requirement.ends)):
                other = first.setdefault((sort, name), circuit)
                if other is circuit or sort not in requirement.by:
                    continue
                message = f"{other.name} and {circuit.name} share {sort} {name}; {requirement.group} is to share none"
                help_ = f"route one of them over another {sort}"
                label = Label(circuit.origin.what, f"{circuit.name} here")
                yield fabric_finding(RULE, requirement, name, message, help_, label)


def _served(plant: Plant, group: str) -> list[tuple[Circuit, int]]:
    """The circuits of a group and their channels, by name."""
    site = plant.site
    pairs = [
        (site.circuits[index], channel)
        for channel, circuits in enumerate(plant.channels.circuits)
        for index in circuits
        if group in site.circuits[index].origin.groups
    ]
    return sorted(pairs, key=lambda pair: natural_key(pair[0].name))


RULE = Rule(
    __name__,
    summary="Two circuits of a group that a `require separate` keeps apart use the same piece or way.",
    why="Two links between the same devices are two only while no one trunk, panel or tray carries both.",
    fix="Route one of the two elsewhere, or remove from `by` what may be shared.",
    sources=(
        "what is to be separate is the project's own: `require separate { group = …; by = … }`, docs/language.md",
    ),
    bad=(
        "group g {\n"
        "  circuit c[1..2] : 100GBASE-SR4 at leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1]\n"
        "    via T01.[1..2] { cords = acme.patch-mpo12-b-om4; cord-length = 2m } }\n"
        "require separate { group = g; by = trunk }"
    ),
    good=(
        "group g {\n"
        "  circuit c[1..2] : 100GBASE-SR4 at leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1]\n"
        "    via T01.[1..2] { cords = acme.patch-mpo12-b-om4; cord-length = 2m } }\n"
        "require separate { group = g; by = tray }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
