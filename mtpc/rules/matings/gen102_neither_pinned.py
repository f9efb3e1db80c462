"""GEN102 neither-pinned: two unpinned array connectors meet in an adapter."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules.rule import OF_MEETINGS, Rule
from mtpc.rules.sources import NVIDIA_MPO_LC_CABLES, TARLUZ_MATING, TEL_CONN_MPO


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Neither connector of a mating has pins."""
    for mating in faulty_matings(plant, MatingFault.NEITHER_PINNED):
        yield mating.finding(
            RULE,
            f"two unpinned connectors meet at {mating.place}: {mating.name} and {mating.other_name}",
            label="unpinned here too",
            help_=mating.replace(f"that is pinned at {mating.place}"),
        )


RULE = Rule(
    __name__,
    summary="Two unpinned array connectors meet in an adapter.",
    why="Without guide pins nothing aligns the fibres: the latch clicks, and the loss is high.",
    fix="Replace the cheaper of the two with one that is pinned there.",
    sources=(
        TARLUZ_MATING,
        TEL_CONN_MPO,
        NVIDIA_MPO_LC_CABLES,
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- sp01.2.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord sp01.2.rear1 -- sp01.2.rear2 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- sp01.2.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord sp01.2.rear1 -- sp01.2.rear2 : acme.patch-mpo12-b-om4-pinned { length = 2m }"
    ),
    check=check,
    needs=OF_MEETINGS,
)
