"""OPT112 colours-stopped: of the wavelengths a module sends in one fibre, filters stop some."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.colours import shown
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules.lanes._filtered import filter_finding, stopped
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import FILTER_PORTS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A lane arrives without some of the wavelengths it was sent with."""
    for lane in stopped(plant):
        yield filter_finding(RULE, plant.site, lane, f"sends {shown(lane.bands)} as well", "stopped here")


RULE = Rule(
    __name__,
    summary="Of the wavelengths a module sends in one fibre, filters stop some.",
    why=(
        "A module with four wavelengths needs all four at the other end. The port of a multiplexer for one channel"
        " lets one or two of them pass: there is light, and no link."
    ),
    fix="Use a port for the whole band (a broadband 1310 port), or a module made for the channel of the port.",
    sources=(FILTER_PORTS,),
    bad=(
        "cassette lp01.3 : acme.mux-cwdm-4-os2; optic [edge1.et-0/0/1, edge2.et-0/0/1] : acme.q28-100g-lr4\n"
        "cord edge1.et-0/0/1 -- lp01.3.ch1310 : acme.patch-lc-os2 { length = 2m }\n"
        "cord lp01.3.com1 -- edge2.et-0/0/1 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "cassette lp01.3 : acme.mux-cwdm-8-os2; optic [edge1.et-0/0/1, edge2.et-0/0/1] : acme.q28-100g-lr4\n"
        "cord edge1.et-0/0/1 -- lp01.3.ch1310 : acme.patch-lc-os2 { length = 2m }\n"
        "cord lp01.3.com1 -- edge2.et-0/0/1 : acme.patch-lc-os2 { length = 2m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
