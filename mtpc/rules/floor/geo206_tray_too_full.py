"""GEO206 tray-too-full: more cable runs in a piece of a tray than fits."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.rules.floor._fill import tray_use
from mtpc.rules.floor._tray_words import ONE_CABLE, fill_finding, unknown_parts, worst_piece
from mtpc.rules.rule import Premise, Rule
from mtpc.rules.sources import FILL_OF_TRAYS

_OF_FILL = ("GEO206", "GEO207")


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Trays whose inside is stated: the fullest piece, against the ceiling of the tray; what is not known of it."""
    site = plant.site
    measured = [tray for tray in site.trays.values() if tray.inside_m2]
    if not measured:
        return
    use = tray_use(plant)
    for tray in measured:
        piece = worst_piece(site, use, tray)
        if piece is None:
            continue
        if piece.fill > tray.ceiling_fill:
            yield fill_finding(RULE, site, use, piece, tray.ceiling_fill, "it holds")
        if tray.occupied is None:
            yield Unjudged(tray.name, _OF_FILL, f"how much lies in {tray.name} already is not known")
        for part, count in sorted(unknown_parts(site, use, tray).items()):
            cables = "1 cable" if count == 1 else f"{count} cables"
            premise = f"the diameter of {part}, {cables} in {tray.name}, is not stated"
            yield Unjudged(tray.name, _OF_FILL, premise)
    for cable, why in use.lost.items():
        yield Unjudged(site.name_of(cable), _OF_FILL, f"the way of {site.name_of(cable)} is not known: {why}")


RULE = Rule(
    __name__,
    summary="More cable runs in a piece of a tray than fits.",
    why=(
        "Round cables leave gaps: a tray is physically full at about half of its inside, a conduit with three or more "
        "cables at 40 %. What does not fit lies on the tray, is crushed, or cannot be pulled at all."
    ),
    fix=(
        "Lead some of the cables another way (`avoid = x`), or take a larger tray. The limit is `ceiling-fill`, and "
        "what lies in the tray already `occupied`."
    ),
    sources=FILL_OF_TRAYS,
    bad=ONE_CABLE.format("9mm"),
    good=ONE_CABLE.format("3mm"),
    check=check,
    needs=(Premise.PLACES_KNOWN,),
)
