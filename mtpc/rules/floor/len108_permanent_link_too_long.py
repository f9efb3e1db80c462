"""LEN108 permanent-link-too-long: a copper cable between two panels is longer than a permanent link may be."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Premise, Rule
from mtpc.rules.sources import TIA_568_2_LENGTHS
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Trunks of copper over the length that their category allows a permanent link."""
    site = plant.site
    for component in site.components_of((PartKind.TRUNK,)):
        part = site.part_of(component)
        category = site.fibres.get(part.fibre or "") if isinstance(part, WiredPart) else None
        limit_m, length_m = category.permanent_link_m if category else None, site.length_m(component)
        if category is None or limit_m is None or length_m is None or length_m <= limit_m:
            continue
        length, limit = f"{show(length_m)} m long", f"a permanent link of {category.shown} is {show(limit_m)} m at most"
        yield component_finding(
            RULE,
            site,
            component,
            f"{named(site, component)} is {length}; {limit}",
            help_="shorten it, or use fibre",
            notes=(f"{category.fact.title} ({category.fact.confidence})",),
            span=site.origin_of(component).length,
        )


RULE = Rule(
    __name__,
    summary="A copper cable between two panels is longer than a permanent link of its category may be.",
    why=(
        "The permanent link is what is tested and accepted. The rest of the channel, 10 m of 100, is for the cords at "
        "both ends, which lose more by the metre."
    ),
    fix="Shorten the cable, put a switch between, or use fibre.",
    sources=(TIA_568_2_LENGTHS,),
    bad=(
        "panel cp[1..2] : acme.panel-24rj45-cat6a at A[01..02].U1\n"
        "trunk link : acme.link-cat6a at cp1.rear1 -- cp2.rear1 { length = 91m }"
    ),
    good=(
        "panel cp[1..2] : acme.panel-24rj45-cat6a at A[01..02].U1\n"
        "trunk link : acme.link-cat6a at cp1.rear1 -- cp2.rear1 { length = 90m }"
    ),
    check=check,
    needs=(Premise.PARTS_COMPLETE, Premise.LENGTHS_KNOWN),
)
