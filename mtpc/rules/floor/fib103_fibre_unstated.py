"""FIB103 fibre-unstated: a cable is in use whose part does not state its fibre class."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.floor._unstated import unstated
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cables and cassettes with no fibre class, or category, that are mated to something."""
    for of_copper, what in ((False, "fibre class"), (True, "category")):
        yield from unstated(
            plant,
            RULE,
            partial(_lacks, of_copper),
            f"its {what}",
            "fibre",
        )


def _lacks(of_copper: bool, part: WiredPart) -> bool:
    return part.fibre is None and of_copper is any(end.family.is_electrical for end in part.terminals)


RULE = Rule(
    __name__,
    summary="A cable is in use whose part does not state its fibre class, or its category, and neither does the spec.",
    why="Class and mode decide reach, loss and whether the two ends can meet at all; a jacket's colour proves neither.",
    fix="Write the `fibre` that is ordered at the cable, or choose a part that states its fibre.",
    sources=(
        (
            "jacket colours differ between regions and vendors for one class, OM4 above all: "
            "https://mail.pbxbook.com/other/fibercols.html against "
            "https://shopfiberoptic.com/blog/fiber-connector-color-codes/ (high that both exist)"
        ),
    ),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nofibre { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
)
