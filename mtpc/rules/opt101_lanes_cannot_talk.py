"""OPT101 lanes-cannot-talk: two transceivers are joined whose lanes use different technologies."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant, Shape
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._parts import component_finding, talk, tech
from mtpc.rules._rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The lane technologies of the two ends of a channel differ."""
    site, columns = plant.site, plant.channels
    apart = {number for number, shape in enumerate(columns.shapes) if _apart(plant, shape)}
    for channel, number in enumerate(columns.shape):
        if number in apart:
            shape = columns.shapes[number]
            assert shape.far is not None
            ends = (columns.near[channel], columns.far[channel])
            near, far = (site.face_name(face) for face in ends)
            wrong = _wrong_end(plant, channel, shape)
            yield component_finding(
                RULE,
                site,
                site.faces.component[ends[wrong]],
                f"{near} is {shape.near.application} and {far} is {shape.far.application}: their lanes do not talk",
                help_="use optics of one lane technology at both ends",
                label=(site.faces.component[ends[1 - wrong]], f"{(near, far)[1 - wrong]}, at the other end"),
                notes=(f"{near} sends {tech(plant, shape.near)}, {far} sends {tech(plant, shape.far)}",),
            )


def _apart(plant: Plant, shape: Shape) -> bool:
    return shape.far is not None and shape.verdict != "error" and not talk(plant, shape.near, shape.far)


def _wrong_end(plant: Plant, channel: int, shape: Shape) -> int:
    """0 when the near optic is not what the circuit says, else 1."""
    wanted = plant.channels.circuits[channel]
    return int(not (wanted and tech(plant, shape.near) != plant.site.circuits[wanted[0]].application.lane_tech))


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
        "optic leaf01.xe-0/0/2 : acme.sfp-10g-lr\n"
        "cord leaf01.xe-0/0/2 -- leaf01.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }"
    ),
    good=(
        "optic leaf01.xe-0/0/2 : acme.sfp-10g-sr\n"
        "cord leaf01.xe-0/0/2 -- leaf01.xe-0/0/0 : acme.patch-lc-om4 { length = 2m }"
    ),
    check=check,
)
