"""LOS305 margin-not-held: a channel passes with less margin than the policy of the project requires."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Stated
from mtpc.rules._requirements import Required, required_at
from mtpc.rules.budget._channels import checked_channels, loss_help
from mtpc.rules.rule import OF_LOSSES, Rule
from mtpc.units import Quantity, show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Margin under the highest one required of the channel."""
    required = Required(plant, "min-margin")
    for channel in checked_channels(plant) if required.stated else ():
        margin = channel.budget.margin_db
        if margin is None:
            continue
        margins = [(_db(stated), stated) for stated in required.of_channel(channel.index)]
        required_db, stated = max(margins, key=lambda pair: pair[0], default=(margin, None))
        if stated is not None and margin < required_db:
            message = f"{channel.name} has a margin of {show(margin)} dB; the policy requires {show(required_db)} dB"
            finding = channel.finding(RULE, message, help_=loss_help(channel.budget))
            yield replace(finding, labels=(required_at(stated),))


def _db(stated: Stated) -> Decimal:
    assert isinstance(stated.value, Quantity)
    return stated.value.value


RULE = Rule(
    __name__,
    summary="A channel passes with less margin than the policy of the project requires.",
    why="The margin is what is left for dirt, repairs and the next patch.",
    fix="Use parts of a lower-loss grade, a path with fewer connections, or another `min-margin`.",
    bad=(
        "policy { require { min-margin = 1.5dB } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    good=(
        "policy { require { min-margin = 0.5dB } }\n"
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }"
    ),
    check=check,
    needs=OF_LOSSES,
)
