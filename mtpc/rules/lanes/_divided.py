"""Which ports are divided: their lanes lead to several ports, or to open legs."""

from __future__ import annotations

from mtpc.channel.types import FibreEnd, LandingKind, Plant, once

_OPEN = {FibreEnd.OPEN, FibreEnd.PARKED}


def divided_ports(plant: Plant) -> dict[int, bool]:
    """For each port whose light reaches another one, whether its lanes are divided: to several ports, or to open legs.

    Left out are ports of which lanes are lost in a cable: what it would be is not known, and they are told as dark.
    """
    return once(plant, _divided)


def _divided(plant: Plant) -> dict[int, bool]:
    columns, reached, lost = plant.channels, dict[int, set[int]](), set[int]()
    open_legs: set[int] = set()
    for channel in range(len(columns)):
        shape, ends = columns.shape_of(channel), (columns.near[channel], columns.far[channel])
        for (face, far), landings in zip((ends, ends[::-1]), (shape.forward, shape.back), strict=True):
            kinds = {landing.kind for landing in landings}
            if LandingKind.RX in kinds and far >= 0:
                reached.setdefault(face, set()).add(far)
            open_legs.update({face} if kinds & _OPEN else ())
            lost.update({face} if kinds - _OPEN - {LandingKind.RX} else ())
    return {face: len(ports) > 1 or face in open_legs for face, ports in reached.items() if face not in lost}
