"""GEN101 both-pinned: two pinned array connectors meet."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings, faulty_places
from mtpc.rules.rule import OF_MEETINGS, Rule
from mtpc.rules.sources import NVIDIA_MPO_LC_CABLES, TARLUZ_MATING, TEL_CONN_MPO


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Both connectors of a mating have pins: elsewhere, and in modules, where pinned-into-module says it better."""
    places = faulty_places(plant, MatingFault.BOTH_PINNED)
    for at_modules in (False, True):
        for mating in faulty_matings(plant, MatingFault.BOTH_PINNED, at_modules=at_modules):
            yield mating.finding(
                RULE,
                f"two pinned connectors meet at {mating.place}: {mating.name} and {mating.other_name}",
                label="pinned here too",
                help_=mating.replace(f"that is unpinned at {' and '.join(places[mating.component])}"),
            )


RULE = Rule(
    __name__,
    summary="Two pinned array connectors meet.",
    why="The guide pins collide: the faces never touch, and pins or ferrules are damaged.",
    fix="Replace the cheaper of the two with one that is unpinned there; exactly one side of a mating has pins.",
    sources=(
        TARLUZ_MATING,
        TEL_CONN_MPO,
        NVIDIA_MPO_LC_CABLES,
    ),
    bad="cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4-pinned { length = 2m }",
    good="cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
    needs=OF_MEETINGS,
)
