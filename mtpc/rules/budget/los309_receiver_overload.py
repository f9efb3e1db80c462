"""LOS309 receiver-overload: a strong launch meets a receiver that is made for shorter distances."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.catalogue.limit_types import Overload
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.rule import Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """The record of one end names the receiver of the other, and typical losses are not enough: not judged."""
    for channel in checked_channels(plant):
        shape = plant.channels.shape_of(channel.index)
        assert shape.far is not None
        directions = ((shape.near.application, shape.far.application), (shape.far.application, shape.near.application))
        for sender, receiver in directions:
            application = plant.site.applications.get(sender)
            for overload in application.overloads if application else ():
                if overload.receiver in (receiver, _based_on(plant, receiver)):
                    yield from _overload_findings(channel, sender, overload)


def _based_on(plant: Plant, name: str) -> str:
    application = plant.site.applications.get(name)
    return application.based_on if application else ""


def _overload_findings(channel: CheckedChannel, sender: str, overload: Overload) -> Iterator[Diagnostic | Unjudged]:
    loss_max_db, enough_db = channel.budget.of_parts_db, overload.loss_min_db
    if enough_db is not None and channel.budget.least_db >= enough_db:
        return
    may_be_enough = enough_db is not None and loss_max_db is not None and loss_max_db >= enough_db
    loses = "an unknown loss" if loss_max_db is None else f"at most {show(loss_max_db)} dB"
    enough = "the loss that is enough is not known" if enough_db is None else f"{show(enough_db)} dB would be enough"
    strong = f"{sender}{channel.at_end(sender)}"
    message = f"{strong} may be too strong for {overload.receiver} over {channel.name} ({loses}): {enough}"
    finding = channel.finding(RULE, message, help_="add an attenuator, or use the same optic at both ends")
    fact = overload.fact
    notes = [f"source: {fact.title} ({fact.confidence})"]
    if may_be_enough:  # maximum losses say nothing of the minimum: a note, not a warning
        notes.append("the maximum loss of the channel may be enough; its real loss may be lower: measure it")
    yield replace(finding, severity=Severity.NOTE if may_be_enough else finding.severity, notes=tuple(notes))
    premise = f"whether {sender} is too strong for {overload.receiver} is not known"
    yield Unjudged(channel.name, (RULE.code,), premise, (RULE.code, finding.span))


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A launch made for long distances meets a receiver made for shorter ones over a short channel.",
    why="Lanes that talk may still be too strong: the receiver is overdriven, with errors although little is lost.",
    fix=(
        "Use the same optic at both ends, add an attenuator, or measure the power before the receiver. Where the "
        "maximum losses reach what is enough it is a note: the real losses may be lower. Either way the channel is not "
        "judged, unless its typical losses are enough."
    ),
    sources=(
        "100GBASE-LR1 into 100GBASE-DR or FR1 on a very short cord: IEEE 802.3 clause 140, recalled (medium); "
        "no figure was found",
        "400G-LR4-10 into 400GBASE-FR4: 5.1 dBm at most are launched (a module's sheet, fiberwdm.com, read), 3.5 dBm "
        "are borne (clause 151, recalled): 1.6 dB (low); LR4-6 likewise, without a figure (low)",
    ),
    bad=(
        "device edge5 : acme.router-100g at A01.U24\n"
        "optic edge5.et-0/0/0 : acme.q28-100g-lr1\n"
        "cord edge5.et-0/0/0 -- edge1.et-0/0/0 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "device edge5 : acme.router-100g at A01.U24\n"
        "optic edge5.et-0/0/0 : acme.q28-100g-fr1\n"
        "cord edge5.et-0/0/0 -- edge1.et-0/0/0 : acme.patch-lc-os2 { length = 2m }"
    ),
    check=check,
    needs=(Premise.PATH_COMPLETE,),
)
