"""GEN103 pinned-into-module: a pinned plug is put into a transceiver, whose receptacle has pins of its own."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings, faulty_places
from mtpc.rules.rule import OF_MATINGS, Rule
from mtpc.rules.sources import NVIDIA_DEFINITIONS, NVIDIA_MPO_LC_CABLES


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A pinned plug in the receptacle of a module."""
    places = faulty_places(plant, MatingFault.BOTH_PINNED)  # in modules, and elsewhere
    for mating in faulty_matings(plant, MatingFault.PINNED_INTO_MODULE):
        yield mating.finding(
            RULE,
            f"{mating.name} is pinned at {mating.place}, and the module there has pins of its own",
            label="a module's receptacle is pinned",
            help_=mating.replace(f"that is unpinned at {' and '.join(places[mating.component])}"),
        )


RULE = Rule(
    __name__,
    summary="A pinned plug is put into a transceiver, whose receptacle has pins of its own.",
    why="The pins collide inside the module; a bent pin there costs a transceiver, not a cord.",
    fix="Use a cord that is unpinned at the module.",
    sources=(
        NVIDIA_DEFINITIONS,
        NVIDIA_MPO_LC_CABLES,
        "QSFP-DD hardware specification 6.3 and INF-8074: module receptacles are pinned, read second-hand (high)",
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4-pinned { length = 2m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
    needs=OF_MATINGS,
    instead_of=("GEN101",),
)
