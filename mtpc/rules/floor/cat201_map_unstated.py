"""CAT201 map-unstated: a cable or cassette is in use whose part does not state which position joins which."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.floor._unstated import unstated
from mtpc.rules.rule import Rule
from mtpc.rules.sources import TIA_568_3_E


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Wired parts without wires that are mated to something."""
    return unstated(plant, RULE, lambda part: not part.wiring, "which position joins which", "map")


RULE = Rule(
    __name__,
    summary="A cable or cassette is in use whose part does not state which position joins which.",
    why=(
        "The letter A or B is not enough for two rows, conversions and shuffles; without the map "
        "no fibre can be followed."
    ),
    fix="Write the `map` of the maker's drawing at the cable or cassette, or choose a part that states its map.",
    sources=(
        (
            "two incompatible maps are sold as 24-fibre Type B (derived: the four maps of two rows, "
            "high; which is sold, low)"
        ),
        TIA_568_3_E,
    ),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nomap { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
    stays_an_error=True,  # its fibres are missing from every trace
)
