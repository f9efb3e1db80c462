"""FIB103 fibre-unstated: what it says and when."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._components import component_finding
from mtpc.rules._naming import named
from mtpc.rules._rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A cable or cassette with no fibre class that is mated to something."""
    site = plant.site
    for component in site.components_in_use():
        article = site.part_of(component)
        if isinstance(article, WiredPart) and article.fibre is None:
            yield component_finding(
                RULE,
                site,
                component,
                f"{named(site, component)} does not say of which fibre it is",
                help_="use a part that states its fibre class",
            )


RULE = Rule(
    code="FIB103",
    name="fibre-unstated",
    severity=Severity.ERROR,
    summary="A cable is in use whose part does not say of which fibre it is, and nothing in the spec says.",
    why=(
        "Class and mode decide reach, loss and whether the two ends can meet at all; a jacket's colour proves neither."
    ),
    fix="Choose a part that states its fibre.",
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
