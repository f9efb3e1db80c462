"""LOS307 loss-under-minimum: a channel loses less than its receiver can bear."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Figure, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import below_minimum
from mtpc.rules.rule import OF_LOSSES, Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Even the sum of maximum losses is under the minimum."""
    for channel, loss_max, loss_min in below_minimum(plant, lambda budget: (budget.of_parts_db, budget.loss_min_db)):
        needs = f"{channel.application_of('loss_min_db')} needs at least {loss_min} dB"
        help_ = "add an attenuator, or use optics made for this length"
        yield channel.finding(
            RULE, f"{channel.name} loses at most {loss_max} dB; {needs}", help_=help_, about=Figure.LOSS_LIMIT
        )


RULE = Rule(
    __name__,
    summary="A channel loses less than its application needs: the receiver is overloaded.",
    why="A launch made for tens of kilometres is too strong for a receiver that is close.",
    fix=(
        "Add an attenuator, or use optics made for this length. A channel whose maximum losses reach the minimum "
        "may lose less: it is judged by its typical losses, and not judged where they are not stated (LOS308)."
    ),
    sources=(
        "10GBASE-ER, at least 5 dB: IEEE 802.3 clause 52, recalled (medium); "
        "https://ieee802.org/3/100GNGOPTX/email/msg00583.html names its channel (Table 52-24)",
        "40GBASE-ER4, at least 9.0 dB: TIA FOTC, read (high)",
    ),
    bad=(
        "optic leaf[01..02].xe-0/0/5 : acme.sfp-10g-er\n"
        "cord leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "optic leaf[01..02].xe-0/0/5 : acme.sfp-10g-lr\n"
        "cord leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : acme.patch-lc-os2 { length = 2m }"
    ),
    check=check,
    needs=OF_LOSSES,
)
