"""LOS302 loss-within-rounding: the loss of a channel is over the printed limit by no more than its rounding."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import LossVerdict, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules.budget._channels import checked_channels, loss_help
from mtpc.rules.budget._examples import three_cords
from mtpc.rules.rule import OF_LOSSES, Rule
from mtpc.rules.sources import IEEE_802_3
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Loss over the limit by no more than its rounding."""
    for channel in checked_channels(plant):
        budget = channel.budget
        if budget.verdict is LossVerdict.ROUNDING and budget.loss_db is not None and budget.limit_db is not None:
            yield channel.finding(
                RULE,
                f"{channel.name} loses {show(budget.loss_db)} dB; {channel.loss_allowed}, which the loss exceeds by no"
                " more than the rounding of the limit",
                help_=loss_help(budget),
            )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="The loss of a channel is over the printed limit by no more than half of its last digit.",
    why=(
        "Limits are printed with one decimal: the real one may be up to 0.05 dB higher. The "
        "channel may work; it cannot be proved."
    ),
    fix="Reduce the loss a little, or accept it in writing.",
    sources=(
        (
            "limits are printed to 0.1 dB (Fibre Channel 0.01 dB), so a PMD's own worst channel can "
            "exceed the printed limit by half a unit (derived from the PMDs' own arithmetic, high)"
        ),
        IEEE_802_3,
    ),
    bad=three_cords(first="om4-tia", length="20m"),
    good=three_cords(length="20m"),
    check=check,
    needs=OF_LOSSES,
)
