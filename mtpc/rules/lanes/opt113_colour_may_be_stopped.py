"""OPT113 colour-may-be-stopped: a module may send outside what a filter on its way lets pass."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.colours import shown
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.rules.lanes._filtered import doubtful, filter_finding
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import FILTER_PORTS


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """A lane sends somewhere in a band of which a filter stops a part."""
    for lane in doubtful(plant):
        finding = filter_finding(
            RULE, plant.site, lane, f"may send anywhere in {shown(lane.bands)}", "stopped here in part"
        )
        yield finding
        premise = "where in its band the module sends is not known"
        yield Unjudged(plant.site.face_name(lane.sender), (RULE.code,), premise, (RULE.code, finding.span))


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A module may send outside what a filter on its way lets pass.",
    why=(
        "A grey module keeps to a wide band and is at any wavelength in it, from piece to piece and with temperature."
        " Through the port of one channel it may work on the bench and fail after an exchange."
    ),
    fix="Use a port for the whole band, or a module made for the channel of the port.",
    sources=(FILTER_PORTS,),
    bad=(
        "cassette lp01.3 : acme.mux-cwdm-4-os2; optic [leaf01.xe-0/0/7, leaf02.xe-0/0/7] : acme.sfp-10g-lr\n"
        "cord leaf01.xe-0/0/7 -- lp01.3.ch1310 : acme.patch-lc-os2 { length = 2m }\n"
        "cord lp01.3.com1 -- leaf02.xe-0/0/7 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "cassette lp01.3 : acme.mux-cwdm-8-os2; optic [leaf01.xe-0/0/7, leaf02.xe-0/0/7] : acme.sfp-10g-lr\n"
        "cord leaf01.xe-0/0/7 -- lp01.3.ch1310 : acme.patch-lc-os2 { length = 2m }\n"
        "cord lp01.3.com1 -- leaf02.xe-0/0/7 : acme.patch-lc-os2 { length = 2m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
