"""KEY102 row-mismatch: two array connectors with different numbers of fibre rows meet."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules.rule import Rule
from mtpc.rules.sources import IEC_61754_7_1


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Array connectors of one shell with different rows."""
    for mating in faulty_matings(plant, MatingFault.ROW_MISMATCH):
        mine, theirs = mating.mine.family, mating.theirs.family
        yield mating.finding(
            RULE,
            f"{mating.name} has {mine.rows} fibre row{'s' * (mine.rows > 1)} at {mating.place};"
            f" {mating.other_name} has {theirs.rows}: no fibre meets a fibre",
            label=f"{theirs.shown}, {theirs.rows} row{'s' * (theirs.rows > 1)}",
            help_=mating.replace(f"that is {theirs.shown} at {mating.place}"),
        )


RULE = Rule(
    __name__,
    summary="Two array connectors with different numbers of fibre rows meet: MPO-12 and MPO-24, MPO-16 and MPO-32.",
    why=(
        "Key and pins fit and the latch clicks, but one row lies in the middle and two lie beside "
        "it: no fibre meets a fibre."
    ),
    fix="Use a cord with as many rows as the connector it meets.",
    sources=(
        (
            "BS EN 61754-7 core positions (0 against +/-0.25 mm), read second-hand (high for MPO-12 and "
            "MPO-24, medium for MPO-16 and MPO-32)"
        ),
        IEC_61754_7_1,
        (
            "IEC 61754-7-2:2017, two fibre rows: "
            "https://standards.iteh.ai/catalog/standards/iec/157b3518-0127-406a-bcd"
            "1-8964459809d1/iec-61754-7-2-2017 (high that the parts exist; text not read)"
        ),
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo24-b24n-om4 { length = 2m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
)
