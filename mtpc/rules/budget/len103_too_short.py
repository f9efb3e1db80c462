"""LEN103 too-short: a channel is shorter than its application allows."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Figure, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import below_minimum
from mtpc.rules.rule import OF_REACHES, Rule
from mtpc.rules.sources import IEEE_802_3, TIA_FOTC_DISTANCES


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Length under the minimum of the application."""
    for channel, length, minimum in below_minimum(plant, lambda budget: (budget.length_m, budget.reach_min_m)):
        message = (
            f"{channel.name} is {length} m long; {channel.application_of('reach_min_m')} needs at least {minimum} m"
        )
        yield channel.finding(RULE, message, help_="use a longer cord", about=Figure.REACH)


RULE = Rule(
    __name__,
    summary="A channel is shorter than the minimum length its application is specified for.",
    why="Below that length the standard promises nothing: the link was not designed for it.",
    fix="Use a longer cord.",
    sources=(
        IEEE_802_3,
        TIA_FOTC_DISTANCES,
    ),
    bad=(
        "optic leaf01.et-0/0/[50..51] : acme.q28-100g-sr1\n"
        "cord leaf01.et-0/0/50 -- leaf01.et-0/0/51 : acme.patch-lc-om4 { length = 30cm }"
    ),
    good=(
        "optic leaf01.et-0/0/[50..51] : acme.q28-100g-sr1\n"
        "cord leaf01.et-0/0/50 -- leaf01.et-0/0/51 : acme.patch-lc-om4 { length = 50cm }"
    ),
    check=check,
    needs=OF_REACHES,
)
