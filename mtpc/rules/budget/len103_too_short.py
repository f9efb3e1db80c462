"""LEN103 too-short: a channel is shorter than its application allows."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.budget._judged import judged
from mtpc.rules.rule import Rule
from mtpc.rules.sources import IEEE_802_3, TIA_FOTC_DISTANCES
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Length under the least one of the application."""
    for one in judged(plant):
        length_m, least_m = one.budget.length_m, one.budget.reach_min_m
        if length_m is not None and least_m is not None and length_m < least_m:
            yield one.finding(
                RULE,
                f"{one.name} is {show(length_m)} m long, {one.application_of('reach_min_m')} needs at least"
                f" {show(least_m)} m",
                help_="use a longer cord",
                about="the reach",
            )


RULE = Rule(
    code="LEN103",
    name="too-short",
    severity=Severity.ERROR,
    summary="A channel is shorter than the least length its application is specified for.",
    why="Below that length the standard promises nothing: nobody worked the link out for it.",
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
)
