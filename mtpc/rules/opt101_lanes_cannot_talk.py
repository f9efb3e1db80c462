"""OPT101 lanes-cannot-talk: two transceivers are joined whose lanes use different technologies."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant, Shape
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._parts import component_finding, tech
from mtpc.rules._rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The lane technologies of the two ends of a channel differ."""
    site, columns = plant.site, plant.channels
    apart = {number for number, shape in enumerate(columns.shapes) if _apart(plant, shape)}
    for channel, number in enumerate(columns.shape):
        if number in apart:
            near, far = columns.near[channel], columns.far[channel]
            here, there = site.article(near), site.article(far)
            assert isinstance(here, OpticPart) and isinstance(there, OpticPart)
            yield component_finding(
                RULE,
                site,
                site.faces.component[far],
                f"{site.face_name(near)} is {here.application} and {site.face_name(far)} is {there.application}:"
                " their lanes do not talk",
                help_="use optics of one lane technology at both ends",
                label=(site.faces.component[near], f"{tech(plant, here)} here, {tech(plant, there)} there"),
            )


def _apart(plant: Plant, shape: Shape) -> bool:
    if shape.far is None or shape.verdict == "error":
        return False
    return tech(plant, shape.near) != tech(plant, shape.far)


RULE = Rule(
    code="OPT101",
    name="lanes-cannot-talk",
    severity=Severity.ERROR,
    summary="Two transceivers are joined whose lanes use different technologies.",
    why=(
        "Wavelength, line code or lane rate differ: light arrives and nobody understands it. The "
        "plugs fit all the same."
    ),
    fix="Use transceivers of one lane technology at both ends.",
    sources=(
        (
            "lane technology = fibre kind, wavelength plan, line code and rate; SFF-8024 groups the "
            "codes that may talk (high for the groups of SFF-8024)"
        ),
        ("IEEE 802.3, the clause the application's record names, with its confidence (medium where recalled)"),
    ),
    bad=(
        "device leaf03 : acme.sw-48x10-6x100 at A01.U20\n"
        "optic leaf03.et-0/0/48 : acme.q28-100g-dr\n"
        "cord leaf03.et-0/0/48 -- leaf01.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }"
    ),
    good="cord leaf01.xe-0/0/1 -- leaf01.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }",
    check=check,
)
