"""FIN104 polish-unstated: a connector is mated whose part does not state its polish."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import unstated
from mtpc.rules.rule import Rule
from mtpc.rules.sources import NVIDIA_CONNECTORS, NVIDIA_DEFINITIONS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The polish of a mated connector is not known."""
    return unstated(plant, RULE, MatingFault.POLISH_UNSTATED, "polish", "its polish", both="unstated here too")


RULE = Rule(
    __name__,
    summary="A connector is mated whose part does not state its polish, and neither does the spec.",
    why="Flat on angled is dark; neither the colour of the body nor the fibre shows which it is.",
    fix="State it at the statement (`polish = apc`), or choose a part that states it.",
    sources=(NVIDIA_CONNECTORS, NVIDIA_DEFINITIONS),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nopolish { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nopolish { length = 2m; polish = pc }",
    check=check,
)
