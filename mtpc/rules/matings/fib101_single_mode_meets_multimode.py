"""FIB101 single-mode-meets-multimode: single-mode fibre, or a single-mode module, meets multimode fibre."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._fibres import fibre_shown, modules_on_wrong_fibre
from mtpc.rules._rule import Rule
from mtpc.rules.matings._meetings import meetings


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Two fibres of different modes meet, or a channel's fibre is not of the mode its modules need."""
    for meeting in meetings(plant, MatingFault.MODE_MISMATCH):
        mine, theirs = fibre_shown(plant.site, meeting.face), fibre_shown(plant.site, meeting.other)
        yield meeting.finding(
            RULE,
            f"{meeting.name} is {mine} and {meeting.other_name} is {theirs} at {meeting.place}:"
            " single-mode meets multimode",
            label=f"{theirs} here",
            help_=meeting.replace(f"of {theirs} fibre"),
        )
    for wrong in modules_on_wrong_fibre(plant):
        yield wrong.finding(
            RULE,
            f"{wrong.name} is {wrong.fibre}, and {wrong.port} is {wrong.application}, which needs {wrong.wanted}",
            help_=f"use {wrong.wanted} fibre, or a module for {wrong.fibre}",
        )


RULE = Rule(
    code="FIB101",
    name="single-mode-meets-multimode",
    severity=Severity.ERROR,
    summary="Single-mode fibre, or a single-mode module, meets multimode fibre.",
    why=(
        "Light from a 50 µm core does not get into a 9 µm one: some 15 to 20 dB are lost one way, and the link is "
        "down. Seen most: 100G PSM4 and 400GBASE-DR4 on OM4 that is there, because the plug is the MPO of SR4."
    ),
    fix="Use cords of the fibre that is installed, and modules for that fibre.",
    sources=(
        ("core diameters 50 µm and 9 µm: ISO/IEC 11801-1 fibre classes, as the records of the fibres state (high)"),
        "loss from multimode into single-mode fibre, 15 to 20 dB: recalled, not read (medium)",
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf02.xe-0/0/0 -- leaf02.xe-0/0/1 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord leaf02.xe-0/0/0 -- leaf02.xe-0/0/1 : acme.patch-lc-om4 { length = 2m }"
    ),
    check=check,
)
