"""FIB105 category-too-low: a copper part is of a lower category than its application needs."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._categories import too_low
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import LOWEST_CATEGORY


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Cords, cables and panels of copper below the lowest category their application is stated for."""
    site = plant.site
    for component, lack in too_low(plant).items():
        message = f"{named(site, component)} is {lack.category.shown}; {lack.application} needs {lack.needed.shown}"
        yield component_finding(
            RULE,
            site,
            component,
            message,
            help_=f"use a part of {lack.needed.shown} or better, or a slower application",
            notes=(f"{lack.channel} runs over it",),
        )


RULE = Rule(
    __name__,
    summary="A copper cord, cable or panel is of a lower category than the application that runs over it needs.",
    why="A channel is no better than the lowest category of what it passes; the link stays slower, or comes and goes.",
    fix="Use parts of the category the application needs, or a slower application.",
    sources=(LOWEST_CATEGORY,),
    bad=(
        "device tor[1..2] : acme.sw-48t at A01.U[1, 2]\n"
        "cord tor1.xe-0/0/0 -- tor2.xe-0/0/0 : acme.patch-rj45-cat5e { length = 3m }"
    ),
    good=(
        "device tor[1..2] : acme.sw-48t at A01.U[1, 2]\n"
        "cord tor1.xe-0/0/0 -- tor2.xe-0/0/0 : acme.patch-rj45-cat6a { length = 3m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
