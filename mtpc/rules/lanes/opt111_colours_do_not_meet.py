"""OPT111 colours-do-not-meet: what one transceiver sends is not what the other hears."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.colours import meet, shown
from mtpc.catalogue.types import Application
from mtpc.channel.types import Plant, Shape
from mtpc.diagnostics import Diagnostic
from mtpc.rules._findings import component_finding
from mtpc.rules._optics import are_apart, channels_whose_shape
from mtpc.rules.rule import OF_CHANNELS, Rule
from mtpc.rules.sources import SINGLE_FIBRE_PAIRS


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Both ends of a channel have lanes of one kind, and the wavelengths of a pair that is none."""
    for channel, shape in channels_whose_shape(plant, _is_deaf):
        yield _finding(plant, channel, shape)


def _is_deaf(plant: Plant, shape: Shape) -> bool:
    if shape.far is None or are_apart(plant, shape):
        return False
    near, far = (plant.site.applications.get(optic.application) for optic in (shape.near, shape.far))
    return bool(near and far) and not all(meet(one.sends, other.hears) for one, other in _both(near, far))


def _both(near: Application | None, far: Application | None) -> Iterator[tuple[Application, Application]]:
    if near and far:
        yield from ((near, far), (far, near))


def _finding(plant: Plant, channel: int, shape: Shape) -> Diagnostic:
    assert shape.far is not None
    site, columns = plant.site, plant.channels
    near, far = columns.near[channel], columns.far[channel]
    one, other = site.applications[shape.near.application], site.applications[shape.far.application]
    names = [site.face_name(face) for face in (near, far)]
    subject = f"{names[0]} and {names[1]} send {shown(one.sends)}, and neither hears that"
    if one.sends != other.sends:
        subject = f"{names[0]} sends {shown(one.sends)} and {names[1]} hears {shown(other.hears)}"
    return component_finding(
        RULE,
        site,
        site.component_of(far),
        f"{subject}: {'the loop comes back to it' if near == far else 'they do not link'}",
        help_=f"use a module at one end that sends {shown(one.hears)} and hears {shown(one.sends)}",
        label=(site.component_of(near), f"{names[0]}, at the other end") if near != far else None,
        notes=tuple(
            f"{name} is {application.name}: it sends {shown(application.sends)} and hears {shown(application.hears)}"
            for name, application in dict.fromkeys(zip(names, (one, other), strict=True))
        ),
    )


RULE = Rule(
    __name__,
    summary="What one transceiver sends is not what the other hears.",
    why=(
        "Modules for one fibre are sold in pairs: one end, U, sends what the other, D, hears. Two of one end both send"
        " the wavelength that neither hears, and no plug, label or cord shows it."
    ),
    fix="Use one module of each end of the pair: U with D.",
    sources=(SINGLE_FIBRE_PAIRS,),
    bad=(
        "optic leaf01.xe-0/0/5 : acme.sfp-1g-bx10-u\n"
        "optic leaf02.xe-0/0/5 : acme.sfp-1g-bx10-u\n"
        "cord leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : acme.patch-lc1-os2 { length = 5m }"
    ),
    good=(
        "optic leaf01.xe-0/0/5 : acme.sfp-1g-bx10-u\n"
        "optic leaf02.xe-0/0/5 : acme.sfp-1g-bx10-d\n"
        "cord leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : acme.patch-lc1-os2 { length = 5m }"
    ),
    check=check,
    needs=OF_CHANNELS,
)
