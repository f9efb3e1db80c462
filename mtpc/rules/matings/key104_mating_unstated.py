"""KEY104 mating-unstated: two connectors meet in an adapter that does not state its key orientation."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.rules._faulty_matings import faulty_adapters
from mtpc.rules._findings import insert_finding
from mtpc.rules._naming import type_span
from mtpc.rules.rule import Rule
from mtpc.rules.sources import POSITION_TABLES, TIA_568_3_E


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A mating through an adapter that leaves its key orientation open."""
    for mating, plate in faulty_adapters(plant, MatingFault.MATING_UNSTATED):
        if plate is not None:
            yield insert_finding(
                RULE,
                plate,
                f"{plate.name} does not state whether keys meet aligned or opposed in it",
                label=Label(type_span(mating.origin), f"{mating.name} is plugged in at {mating.place}"),
                help_=f"{plate.part.name} leaves it open: write `mating = aligned` or `mating = opposed` at this "
                f"{plate.part.kind}, as the adapters are, or use a part that states it",
            )


RULE = Rule(
    __name__,
    summary="Two connectors meet in an adapter whose part does not state whether the keys are aligned or opposed.",
    why="Aligned reverses the fibres, opposed does not: without the fact no channel through it can be proved.",
    fix="Write its `mating` at the plate or cassette, or choose one that states it.",
    sources=(
        TIA_568_3_E,
        POSITION_TABLES,
    ),
    bad=(
        "plate lp01.2 : acme.plate-12mpo-nomating\n"
        "trunk T09 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- sp01.2.rear1 { length = 10m }\n"
        "cord leaf01.et-0/0/48 -- lp01.2.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T09 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- sp01.2.rear1 { length = 10m }\n"
        "cord leaf01.et-0/0/48 -- lp01.2.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
)
