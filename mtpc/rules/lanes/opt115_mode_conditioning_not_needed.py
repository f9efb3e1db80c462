"""OPT115 mode-conditioning-not-needed: a mode-conditioning cord stands where none is needed."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._findings import component_finding
from mtpc.rules.lanes._conditioning import conditioned_ends
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import MODE_CONDITIONING


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A cord of that kind beside a module that does not need it over this fibre."""
    site = plant.site
    for end in conditioned_ends(plant):
        optic = site.article(end.port)
        assert isinstance(optic, OpticPart)
        if end.fibre or not end.is_conditioned:
            continue
        yield component_finding(
            RULE,
            site,
            end.cord,
            f"{site.name_of(end.cord)} conditions the light of {site.face_name(end.port)}, which is"
            f" {optic.application} and needs that over no fibre on its way",
            help_="use a plain cord of the fibre of the plant",
        )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A mode-conditioning cord stands where none is needed.",
    why=(
        "A module at 850 nm conditions its light itself, and over OM3 a long-wave one needs no such cord; it only adds"
        " loss. That it must not be used there is recalled."
    ),
    fix="Use a plain cord of the fibre of the plant.",
    sources=(MODE_CONDITIONING,),
    bad=(
        "panel pl[1..2] : acme.panel-24lc at A01.U[20, 22]\n"
        "optic leaf[01..02].xe-0/0/7 : acme.sfp-10g-sr\n"
        "cord pl1.rear1 -- pl2.rear1 : acme.patch-lc-om1 { length = 5m }\n"
        "cord leaf01.xe-0/0/7 -- pl1.1 : acme.patch-lc-om1 { length = 2m }\n"
        "cord leaf02.xe-0/0/7 -- pl2.1 : acme.cond-lc-om1 { length = 2m }"
    ),
    good=(
        "panel pl[1..2] : acme.panel-24lc at A01.U[20, 22]\n"
        "optic leaf[01..02].xe-0/0/7 : acme.sfp-10g-sr\n"
        "cord pl1.rear1 -- pl2.rear1 : acme.patch-lc-om1 { length = 5m }\n"
        "cord leaf01.xe-0/0/7 -- pl1.1 : acme.patch-lc-om1 { length = 2m }\n"
        "cord leaf02.xe-0/0/7 -- pl2.1 : acme.patch-lc-om1 { length = 2m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
