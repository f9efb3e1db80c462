"""Cables and cassettes in use whose part leaves something open that no fibre can be followed or checked without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.rule import Rule


def unstated(
    plant: Plant, rule: Rule, lacks: Callable[[WiredPart], bool], what: str, attribute: str
) -> Iterator[Diagnostic]:
    """A finding for each cable or cassette in use that does not state `what`, which `attribute` would state."""
    site = plant.site
    lacking = set(site.components_whose(lambda part: isinstance(part, WiredPart) and lacks(part)))
    for component in site.components_in_use() if lacking else ():
        if component in lacking:
            message = f"{named(site, component)} does not state {what}"
            part = site.part_of(component)
            help_ = f"{part.name} leaves it open: write `{attribute} = …` at this {site.kind_of(component)}"
            yield component_finding(rule, site, component, message, help_=f"{help_}, or use a part that states it")
