"""LOS308 minimum-loss-unknown: an application needs a minimum loss that is not known."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Figure, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import checked_channels
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The row of the application says that there is a minimum, and no figure."""
    for channel in checked_channels(plant):
        for name in channel.budget.loss_min_open[:1]:
            loss_db = channel.budget.of_parts_db
            loss_max = "" if loss_db is None else f" (at most {show(loss_db)} dB)"
            yield channel.finding(
                RULE,
                f"{name} needs a minimum loss whose figure is not known: {channel.name}{loss_max} cannot be checked",
                help_="take the figure from the module's data sheet, measure, and waive this finding with both",
                about=Figure.LOSS_LIMIT,
            )


RULE = Rule(
    __name__,
    summary="An application needs a minimum loss whose figure is not known: what is not known does not pass.",
    why="A launch made for tens of kilometres is too strong for a receiver that is close.",
    fix=(
        "Take the overload of the receiver and the maximum launch from the module's sheet, measure the channel, and "
        "waive the finding with both; or put the figure into a record of your own, with its source."
    ),
    sources=(
        "25GBASE-ER, 50GBASE-ER, 200GBASE-ER4, 400GBASE-ER8 and their kind are made for 30 to 40 km: IEEE 802.3, "
        "recalled (medium); their minimum loss was not found (low)",
    ),
    bad=(
        "device far[1..2] : acme.sw-48x25-8x100 at A01.U[24, 23]\n"
        "optic far[1..2].xe-0/0/0 : acme.sfp28-25g-er\n"
        "cord far1.xe-0/0/0 -- far2.xe-0/0/0 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "device far[1..2] : acme.sw-48x25-8x100 at A01.U[24, 23]\n"
        "optic far[1..2].xe-0/0/0 : acme.sfp28-25g-lr\n"
        "cord far1.xe-0/0/0 -- far2.xe-0/0/0 : acme.patch-lc-os2 { length = 2m }"
    ),
    check=check,
    needs=(*OF_CHANNELS, Premise.LIMITS_KNOWN),
)
