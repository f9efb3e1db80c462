"""CAT201 map-unstated: a cable or cassette is in use whose part does not say which position joins which."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._components import component_finding
from mtpc.rules._naming import named
from mtpc.rules._rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A wired part without wires that is mated to something."""
    site = plant.site
    for component in site.components_in_use():
        article = site.part_of(component)
        if isinstance(article, WiredPart) and not article.wiring:
            yield component_finding(
                RULE,
                site,
                component,
                f"{named(site, component)} does not say which position joins which",
                help_="use a part that states its map",
            )


RULE = Rule(
    code="CAT201",
    name="map-unstated",
    severity=Severity.ERROR,
    summary="A cable or cassette is in use whose part does not say which position joins which.",
    why=(
        "The letter A or B is not enough for two rows, conversions and shuffles; without the map "
        "no fibre can be followed."
    ),
    fix="Choose a part that states its map, or write its map into a record of your own.",
    sources=(
        (
            "two incompatible maps are sold as 24-fibre Type B (derived: the four maps of two rows, "
            "high; which is sold, low)"
        ),
        (
            "ANSI/TIA-568.3-E (2022), as Siemon describes it: "
            "https://blog.siemon.com/infrastructure/category/cabling-standards-news (high)"
        ),
    ),
    bad="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nomap { length = 2m }",
    good="cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }",
    check=check,
)
