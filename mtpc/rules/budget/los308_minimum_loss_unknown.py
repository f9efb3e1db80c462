"""LOS308 minimum-loss-unknown: an application needs a minimum loss that is not known, or not known to be reached."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mtpc.channel.loss_words import term_words
from mtpc.channel.types import Figure, Plant, TermKind
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """The row of the application says that there is a minimum, and no figure; or the channel may lose less."""
    for channel in checked_channels(plant):
        yield from _not_shown(channel)
        for name in channel.budget.loss_min_open[:1]:
            loss_db = channel.budget.of_parts_db
            loss_max = "" if loss_db is None else f" (at most {show(loss_db)} dB)"
            yield channel.finding(
                RULE,
                f"{name}{channel.at_end(name)} needs a minimum loss whose figure is not known: "
                f"{channel.name}{loss_max} cannot be checked",
                help_="take the figure from the module's data sheet, measure, and waive this finding with both",
                about=Figure.LOSS_LIMIT,
            )


def _not_shown(channel: CheckedChannel) -> Iterator[Diagnostic | Unjudged]:
    """Maximum losses reach the minimum and typical ones, where they are stated, do not: a warning, and not judged."""
    minimum_db, loss_max_db, least_db = channel.budget.loss_min_db, channel.budget.of_parts_db, channel.budget.least_db
    if minimum_db is None or loss_max_db is None or not least_db < minimum_db <= loss_max_db:
        return
    needs = f"{channel.application_of('loss_min_db')} needs at least {show(minimum_db)} dB"
    open_ = [term for term in channel.budget.terms if term.least_db is None and term.kind is not TermKind.EXTRA]
    largest = max(open_, key=lambda term: term.loss_db or Decimal(0), default=None)
    without = f"; {term_words(largest)} states none" if largest else ""
    finding = channel.finding(
        RULE,
        f"{needs}, and {channel.name} may lose less: its typical losses come to {show(least_db)} dB{without}",
        help_="state the typical losses of its parts (`typical-loss-through`, or of a grade), or add an attenuator",
        about=Figure.LOSS_MINIMUM,
    )
    yield replace(finding, severity=Severity.WARNING)
    premise = f"whether it loses the {show(minimum_db)} dB that its receiver needs is not known"
    yield Unjudged(channel.name, ("LOS307",), premise, (RULE.code, finding.span))


RULE = Rule(
    __name__,
    summary="An application needs a minimum loss that is not known, or not known to be reached.",
    why="A launch made for tens of kilometres is too strong for a receiver that is close.",
    fix=(
        "Take the overload of the receiver and the maximum launch from the module's sheet, measure the channel, and "
        "waive the finding with both; or put the figure into a record of your own, with its source. Where the figure "
        "is known it is a warning, and the channel is not judged: maximum losses never show that a minimum is reached. "
        "State what the parts typically lose, or add an attenuator."
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
