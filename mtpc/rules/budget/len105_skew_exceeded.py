"""LEN105 skew-exceeded: lanes of one channel take paths whose lengths differ by more than the application allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.budget._channels import checked_channels
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.units import show

_NOTES = (
    "the figure was read for 400GBASE-SR8 and 400GBASE-SR4.2; for other parallel applications it is derived (medium)",
    "the fibres of one cable are assumed to be equally long",
)


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The delay between lanes is over what the application allows for its cabling."""
    for channel in checked_channels(plant):
        skew = channel.budget.skew
        if skew is None or skew.skew_ns is None or skew.limit_ns is None or skew.skew_ns <= skew.limit_ns:
            continue
        finding = channel.finding(
            RULE,
            f"lanes of {channel.name} arrive {show(skew.skew_ns)} ns apart; {skew.application} allows"
            f" {show(skew.limit_ns)} ns for the cabling",
            help_="make the paths of its lanes equally long",
        )
        yield replace(finding, notes=_NOTES)


RULE = Rule(
    __name__,
    summary="Lanes of one channel take paths whose lengths differ by more than the application allows.",
    why="The receiver puts the lanes together again: it can wait for the late ones only so long.",
    fix=(
        "Make the paths equally long, or route all lanes through one cable: 79 ns are about 16 m. How much the skew "
        "varies in service is not checked: it is not stated for cables."
    ),
    sources=(
        "cabling skew of at most 79 ns: TIA FOTC, 400GBASE-SR8 and 400GBASE-SR4.2 (high); applied to every parallel "
        "application (derived, medium): https://www.tiafotc.org/ieee-802-3-ethernet-standards-update/",
        "delay of light by fibre class, 4.943 ns/m in 50 µm and 4.893 ns/m in single-mode fibre, from the group index "
        "of makers' sheets (each record of a fibre class says how sure)",
    ),
    bad=(
        "device f[1..2] : acme.sw-32x400-sr8 at A[01..02].U24; optic f[1..2].et-0/0/0 : acme.qdd-400g-sr8\n"
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T02 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- sp01.2.rear1 { length = 40m }\n"
        "harness H[1..2] : acme.split-mpo16apc-2xmpo12pc-cross-om4\n"
        "  at f[1..2].et-0/0/0 -- [lp01, sp01].[1, 2].1 { length = 2m }"
    ),
    good=(
        "device f[1..2] : acme.sw-32x400-sr8 at A[01..02].U24; optic f[1..2].et-0/0/0 : acme.qdd-400g-sr8\n"
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T02 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- sp01.2.rear1 { length = 20m }\n"
        "harness H[1..2] : acme.split-mpo16apc-2xmpo12pc-cross-om4\n"
        "  at f[1..2].et-0/0/0 -- [lp01, sp01].[1, 2].1 { length = 2m }"
    ),
    check=check,
    needs=(*OF_CHANNELS, Premise.LENGTHS_KNOWN),
)
