"""LOS304 connections-over-allocation: connections lose more than the application allocates to them."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.budget._channels import checked_channels, loss_help
from mtpc.rules.budget._examples import three_cords
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.rules.sources import IEEE_802_3, TIA_FOTC_DISTANCES
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Connections over the allocation, whatever the whole channel loses."""
    for channel in checked_channels(plant):
        budget = channel.budget
        if budget.connections_db is None or budget.allocation_db is None:
            continue
        if budget.connections_db > budget.allocation_db:
            what = "connections and splices" if budget.splices else "connections"
            yield channel.finding(
                RULE,
                f"the {what} of {channel.name} lose {show(budget.connections_db)} dB;"
                f" {channel.application_of('allocation_db')} allocates {show(budget.allocation_db)} dB to them",
                help_=loss_help(budget),
            )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The connections of a channel lose more than the application allocates to connections.",
    why="The channel is within its limit because its fibre is short; a longer trunk later would put it over.",
    fix="Use parts of a lower-loss grade, or keep the length as it is.",
    sources=(
        TIA_FOTC_DISTANCES,
        IEEE_802_3,
    ),
    bad=three_cords(first="om4-tia"),
    good=three_cords(),
    check=check,
    needs=(*OF_CHANNELS, Premise.LOSSES_KNOWN, Premise.LIMITS_KNOWN),
)
