"""LEN109 cords-too-long: the cords of a copper channel are longer than the cable between panels leaves them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, Decimal

from mtpc.catalogue.types import PartKind
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.rules.sources import LONGER_CORDS
from mtpc.units import show

# What a metre of cord takes of the cable between panels: 50 % more attenuation, the most that ISO/IEC 11801 allows.
_CORD_FACTOR = Decimal("1.5")
_CENTIMETRE = Decimal("0.01")


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """Copper channels whose cords come to more than the standards leave them: what these lose is not known."""
    for channel in checked_channels(plant):
        cords_m, link_m = _lengths(channel)
        left_m = _left_for_cords(channel, link_m)
        if left_m is None or cords_m <= left_m:
            continue
        beside = f"beside {show(link_m)} m of cable between panels " if link_m else ""
        finding = channel.finding(
            RULE,
            f"the cords of {channel.name} come to {show(cords_m)} m; {beside}the standards leave them {show(left_m)} m",
            help_="use shorter cords, or shorten the cable between the panels by 1.5 m for each metre",
        )
        yield finding
        premise = "what its cords lose by the metre is not known"
        yield Unjudged(channel.name, ("LEN101",), premise, (RULE.code, finding.span))


def _lengths(channel: CheckedChannel) -> tuple[Decimal, Decimal]:
    """The cords and the cables between panels of a channel, in metres; of unknown ones nothing is added."""
    site, cords_m, link_m = channel.plant.site, Decimal(0), Decimal(0)
    for component in channel.components():
        length_m = site.length_m(component) or Decimal(0)
        if site.kind_of(component) is PartKind.TRUNK:
            link_m += length_m
        else:
            cords_m += length_m
    return cords_m, link_m


def _left_for_cords(channel: CheckedChannel, link_m: Decimal) -> Decimal | None:
    """How long the cords beside such a cable may be in all; None where that is not judged: of fibre, or too long."""
    category = channel.plant.site.fibres.get(channel.budget.fibre or "")
    if category is None or category.permanent_link_m is None or category.channel_m is None:
        return None
    spare_m = category.permanent_link_m - link_m
    if channel.budget.length_m is None or spare_m < 0:
        return None
    left_m = category.channel_m - category.permanent_link_m + spare_m / _CORD_FACTOR
    return left_m.quantize(_CENTIMETRE, ROUND_DOWN)


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The cords of a copper channel are longer than the cable between the panels leaves them.",
    why=(
        "Cords are stranded and lose 20 to 50 % more by the metre. 10 m are for them beside 90 m of cable; more is "
        "allowed only where that cable is shorter, by up to 1.5 m for each metre. Which cords these are is not known, "
        "so the channel is not judged."
    ),
    fix="Use shorter cords, or put panel and switch closer together.",
    sources=(LONGER_CORDS,),
    bad=(
        "device srv[1..2] : acme.sw-48t at A[01..02].U20\n"
        "cord srv1.xe-0/0/0 -- srv2.xe-0/0/0 : acme.patch-rj45-cat6a { length = 71m }"
    ),
    good=(
        "device srv[1..2] : acme.sw-48t at A[01..02].U20\n"
        "cord srv1.xe-0/0/0 -- srv2.xe-0/0/0 : acme.patch-rj45-cat6a { length = 70m }"
    ),
    check=check,
    needs=(*OF_CHANNELS, Premise.LENGTHS_KNOWN),
)
