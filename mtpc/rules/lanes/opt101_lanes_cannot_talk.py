"""OPT101 lanes-cannot-talk: two transceivers are joined whose lanes use different technologies."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.colours import shown
from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant, Shape
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules._optics import are_apart, channels_whose_shape, tech
from mtpc.rules.lanes._cages import cages_shown, circuit_shown, exchange_fits
from mtpc.rules.optic_pairs import PAIRS, pair_of
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import IEEE_802_3, LANE_TECHNOLOGY


def check(plant: Plant) -> Iterator[Diagnostic]:
    """The lane technologies of the two ends of a channel differ."""
    for channel, shape in channels_whose_shape(plant, are_apart):
        yield _finding(plant, channel, shape)


def _finding(plant: Plant, channel: int, shape: Shape) -> Diagnostic:
    assert shape.far is not None
    site, columns = plant.site, plant.channels
    ends = (columns.near[channel], columns.far[channel])
    near, far = (site.face_name(face) for face in ends)
    wrong = _wrong_end(plant, channel, shape)
    names, techs = (shape.near.application, shape.far.application), (tech(plant, shape.near), tech(plant, shape.far))
    message = f"{near} is {names[0]} and {far} is {names[1]}: their lanes do not talk"
    help_, source = "use optics of one lane technology at both ends", ""
    listed = pair_of(*techs)
    if listed is not None:
        pair, turned = listed
        message = f"{near} and {far} do not talk: {pair.sentence.format(*(names[::-1] if turned else names))}"
        help_, source = pair.cure, f"source: {pair.source}"
    if not exchange_fits(site, *ends):
        help_ = "name a module with the lanes of the other end, or another device"
        help_ += f": {cages}" if (cages := cages_shown(site, *ends)) else ""
    return component_finding(
        RULE,
        site,
        site.component_of(ends[wrong]),
        message,
        help_=_mode_that_talks(plant, shape, ends) or help_,
        label=(site.component_of(ends[1 - wrong]), f"{(near, far)[1 - wrong]}, at the other end"),
        notes=(
            f"{near} sends {_sent(plant, shape.near)}, {far} sends {_sent(plant, shape.far)}",
            *filter(None, [source]),
        ),
    )


def _mode_that_talks(plant: Plant, shape: Shape, ends: tuple[int, int]) -> str:
    """How one of two optics is set to what the other is, where it has such a mode; "" where none has."""
    assert shape.far is not None
    for face, optic, other in ((ends[0], shape.near, shape.far), (ends[1], shape.far, shape.near)):
        for mode in optic.modes:
            application = plant.site.applications.get(mode.application)
            if mode.links == 1 and application is not None and application.lane_tech == tech(plant, other):
                port = plant.site.face_name(face)
                if optic.is_built_in:
                    return f"say which: {circuit_shown(plant.site, mode.application, ends)}"
                return f"set {port} to its mode {mode.name}, which is {mode.application}: write `mode = {mode.name}`"
    return ""


def _sent(plant: Plant, optic: OpticPart) -> str:
    """Lane technology and host FEC of an optic."""
    application = plant.site.applications[optic.application]
    sent = f"{application.lane_tech}, host FEC {application.host_fec}"
    if application.sends == application.hears:
        return sent
    return f"{shown(application.sends)} and hears {shown(application.hears)} ({sent})"


def _wrong_end(plant: Plant, channel: int, shape: Shape) -> int:
    """0 when the near optic is not what the circuit says, else 1."""
    circuits = plant.channels.circuits[channel]
    return int(not (circuits and tech(plant, shape.near) != plant.site.circuits[circuits[0]].application.lane_tech))


RULE = Rule(
    __name__,
    summary="Two transceivers are joined whose lanes use different technologies.",
    why=(
        "Wavelength, line code or lane rate differ: light arrives and is not understood, although the "
        "plugs fit. Pairs that are often bought for each other: "
        + "; ".join(f"{pair.examples[0]} and {pair.examples[1]}" for pair in PAIRS)
        + "."
    ),
    fix="Use transceivers of one lane technology at both ends.",
    sources=(
        LANE_TECHNOLOGY,
        IEEE_802_3,
    ),
    bad=(
        "optic leaf01.et-0/0/50 : acme.q28-100g-cwdm4\n"
        "optic leaf01.et-0/0/51 : acme.q28-100g-lr4\n"
        "cord leaf01.et-0/0/50 -- leaf01.et-0/0/51 : acme.patch-lc-os2 { length = 2m }"
    ),
    good=(
        "optic leaf01.et-0/0/50 : acme.q28-100g-lr4\n"
        "optic leaf01.et-0/0/51 : acme.q28-100g-lr4\n"
        "cord leaf01.et-0/0/50 -- leaf01.et-0/0/51 : acme.patch-lc-os2 { length = 2m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
