"""FIN101 polish-mismatch: an angled end face (APC) meets a flat one (PC, UPC)."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules.rule import OF_MEETINGS, Rule
from mtpc.rules.sources import NVIDIA_CONNECTORS, NVIDIA_MPO_LC_CABLES


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Angled against flat."""
    for mating in faulty_matings(plant, MatingFault.POLISH_MISMATCH):
        mine, theirs = (mating.mine.polish or "").upper(), (mating.theirs.polish or "").upper()
        yield mating.finding(
            RULE,
            f"{mating.name} is {mine} at {mating.place}; {mating.other_name} is {theirs}",
            label=f"{theirs} here",
            help_=mating.replace(f"that has {_ends(theirs)} at {mating.place}"),
        )


def _ends(polish: str) -> str:
    """What to look for when buying."""
    return "an angled (APC) end" if polish == "APC" else "a flat (PC or UPC) end"


RULE = Rule(
    __name__,
    summary="An angled end face (APC) meets a flat one (PC, UPC).",
    why="Eight degrees of air stay between the faces: the link is dark or lossy.",
    fix=(
        "Use a cord of the polish that is there. Green does not prove APC and single-mode does "
        "not either: 400GBASE-SR4 modules are multimode and APC (high), 200GBASE-SR4 modules are "
        "flat or APC, each as its sheet says (medium)."
    ),
    sources=(
        NVIDIA_CONNECTORS,
        NVIDIA_MPO_LC_CABLES,
    ),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-apc { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
    needs=OF_MEETINGS,
)
