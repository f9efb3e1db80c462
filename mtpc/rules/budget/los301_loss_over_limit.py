"""LOS301 loss-over-limit: the loss of a channel is over the limit of its application."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import LossVerdict, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import checked_channels, loss_help
from mtpc.rules.budget._examples import three_cords
from mtpc.rules.rule import OF_LOSSES, Rule
from mtpc.rules.sources import FOA_LOSS_BUDGET, IEEE_802_3
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Loss over the limit by more than rounding."""
    for channel in checked_channels(plant):
        budget = channel.budget
        if budget.verdict is LossVerdict.FAIL and budget.loss_db is not None and budget.limit_db is not None:
            if budget.loss_db <= budget.limit_db:
                continue  # loss-under-minimum reports that it is too little
            yield channel.finding(
                RULE,
                f"{channel.name} loses {show(budget.loss_db)} dB; {channel.loss_allowed}",
                help_=loss_help(budget),
            )


RULE = Rule(
    __name__,
    summary="The loss of a channel, with every mated pair at its maximum, is over the limit of the application.",
    why="The link drops frames or stays down; a TIA installation test may still have passed.",
    fix="Use parts of a lower-loss grade, or a path with fewer connections.",
    sources=(
        IEEE_802_3,
        FOA_LOSS_BUDGET,
        "a channel is what lies between the plugs in the two modules; these two are not counted (high)",
    ),
    bad=three_cords(second="om4-tia"),
    good=three_cords(),
    check=check,
    needs=OF_LOSSES,
    effect="over its limit",
)
