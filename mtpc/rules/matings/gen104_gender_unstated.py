"""GEN104 gender-unstated: an array connector is mated whose part does not state whether it has pins."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import unstated
from mtpc.rules.rule import Rule
from mtpc.rules.sources import NVIDIA_MPO_LC_CABLES, TARLUZ_MATING


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The gender of a mated array connector is not known."""
    return unstated(
        plant, RULE, MatingFault.GENDER_UNSTATED, "gender", "whether it is pinned", both="this side is unstated too"
    )


RULE = Rule(
    __name__,
    summary="An array connector is mated whose part does not state whether it has pins, and neither does the spec.",
    why="A drawing does not show whether a connector is pinned; half of all guesses cannot be mated.",
    fix="State it at the statement (`gender = unpinned`), or choose a part that states it.",
    sources=(TARLUZ_MATING, NVIDIA_MPO_LC_CABLES),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-open { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-open { length = 2m; gender = unpinned }",
    check=check,
)
