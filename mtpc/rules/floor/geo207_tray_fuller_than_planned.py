"""GEO207 tray-fuller-than-planned: a piece of a tray holds more cable than its design allows."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.floor._fill import tray_use
from mtpc.rules.floor._tray_words import ONE_CABLE, fill_finding, worst_piece
from mtpc.rules.rule import Premise, Rule
from mtpc.rules.sources import FILL_OF_TRAYS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Trays whose fullest piece is over the design limit and not over the ceiling, of which GEO206 speaks."""
    site = plant.site
    for tray in site.trays.values():
        if tray.inside_m2:
            use = tray_use(plant)
            piece = worst_piece(site, use, tray)
            if piece is not None and tray.design_fill < piece.fill <= tray.ceiling_fill:
                yield fill_finding(RULE, site, use, piece, tray.design_fill, "it is planned for")


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A piece of a tray holds more cable than its design allows.",
    why=(
        "A tray is planned for a quarter of its inside, so that cables can be added and pulled out for years. What is "
        "used up now is missing at the next growth."
    ),
    fix="Lead some of the cables another way (`avoid = x`), take a larger tray, or state another `design-fill`.",
    sources=FILL_OF_TRAYS,
    bad=ONE_CABLE.format("6mm"),
    good=ONE_CABLE.format("3mm"),
    check=check,
    needs=(Premise.PLACES_KNOWN,),
)
