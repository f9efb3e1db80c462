"""OPT114 mode-conditioning-missing: a long-wave module sends into multimode fibre without its cord."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules.lanes._conditioning import conditioned_ends
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import MODE_CONDITIONING


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Modules that need a mode-conditioning cord over the fibre of their channel, and have none or have it turned."""
    site = plant.site
    for end in conditioned_ends(plant):
        optic = site.article(end.port)
        assert isinstance(optic, OpticPart)
        if not end.fibre or (end.is_conditioned and not end.is_turned):
            continue
        port, fibre = site.face_name(end.port), site.fibres[end.fibre].shown
        what = f"{port} is {optic.application} over {fibre}, and no mode-conditioning cord is in it"
        help_ = f"use one of {fibre} at both ends, with its end a in the module"
        if end.is_turned:
            what = f"the mode-conditioning cord in {port} has its end b there, and its single-mode fibre at the other"
            help_ = "turn it round: its end a goes into the module"
        yield component_finding(RULE, site, end.cord, what, help_=help_)


RULE = Rule(
    __name__,
    summary="A long-wave module sends into multimode fibre without a mode-conditioning cord.",
    why=(
        "Laser light that enters the middle of an old multimode core arrives twice, and a link of some hundred metres"
        " fails. The cord lets it enter off-centre. Short good fibre often works without, which nobody guarantees."
    ),
    fix="Use a mode-conditioning cord of the core of the plant at both ends, its single-mode fibre on the transmitter.",
    sources=(MODE_CONDITIONING,),
    bad=(
        "panel pl[1..2] : acme.panel-24lc at A01.U[20, 22]\n"
        "optic leaf[01..02].xe-0/0/7 : acme.sfp-10g-lrm\n"
        "cord pl1.rear1 -- pl2.rear1 : acme.patch-lc-om1 { length = 20m }\n"
        "cord leaf01.xe-0/0/7 -- pl1.1 : acme.cond-lc-om1 { length = 2m }\n"
        "cord leaf02.xe-0/0/7 -- pl2.1 : acme.patch-lc-om1 { length = 2m }"
    ),
    good=(
        "panel pl[1..2] : acme.panel-24lc at A01.U[20, 22]\n"
        "optic leaf[01..02].xe-0/0/7 : acme.sfp-10g-lrm\n"
        "cord pl1.rear1 -- pl2.rear1 : acme.patch-lc-om1 { length = 20m }\n"
        "cord leaf01.xe-0/0/7 -- pl1.1 : acme.cond-lc-om1 { length = 2m }\n"
        "cord leaf02.xe-0/0/7 -- pl2.1 : acme.cond-lc-om1 { length = 2m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
