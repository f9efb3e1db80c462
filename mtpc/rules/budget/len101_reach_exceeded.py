"""LEN101 reach-exceeded: a channel is longer than its application reaches over this fibre."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Figure, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.budget._channels import checked_channels, too_long
from mtpc.rules.rule import Rule
from mtpc.rules.sources import IEEE_802_3, TIA_FOTC_DISTANCES
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Length over the reach."""
    for channel in checked_channels(plant):
        budget = channel.budget
        if too_long(budget) and budget.length_m is not None and budget.reach_m is not None:
            widest = budget.over_every
            application = widest.application if widest else channel.application_of("reach_m")
            reach = f"{show(budget.reach_m)} m over {(widest.fibre if widest else budget.fibre or '').upper()}"
            message = f"{channel.name} is {show(budget.length_m)} m long; {application} reaches {reach}"
            help_ = "shorten the path, or use an application or fibre that reaches further"
            yield channel.finding(RULE, message, help_=help_, about=Figure.REACH)


RULE = Rule(
    code="LEN101",
    name="reach-exceeded",
    severity=Severity.ERROR,
    summary="A channel is longer than its application reaches over this fibre.",
    why="Bandwidth, not loss, limits most multimode links: the eye closes although the power meter shows enough light.",
    fix="Shorten the path, use fibre of a better class throughout, or another application.",
    sources=(
        TIA_FOTC_DISTANCES,
        IEEE_802_3,
    ),
    bad="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 110m }",
    good="cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 10m }",
    check=check,
)
