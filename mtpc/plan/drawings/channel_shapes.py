"""Channels of one make-up are drawn once: the first of them, with the circuits it holds for."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.drawing.shapes import Drawing
from mtpc.plan.drawings.channel import channel_drawings
from mtpc.plan.port_names import port_name
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.work import Work
from mtpc.plan.show.channel_walks import walk
from mtpc.plan.show.judged_walks import judged
from mtpc.text import pair_name


def by_shape(work: Work) -> dict[int, list[int]]:
    """The channels of each shape, in the order of the first of each."""
    found: dict[int, list[int]] = {}
    for channel, shape in enumerate(work.plant.channels.shape):
        found.setdefault(shape, []).append(channel)
    return found


def shape_drawings(work: Work, channels: list[int]) -> Iterator[Drawing]:
    """The drawing of the first of these channels, which are of one shape; the others are named on it."""
    first = channels[0]
    known = judged(walk(work.plant, first), work.issue.known)
    alike = folded(list(dict.fromkeys(_name(work, channel) for channel in channels[1:])))
    yield from channel_drawings(work.plant, first, known, alike)


def _name(work: Work, channel: int) -> str:
    """The circuits of a channel, else its two ports."""
    plant = work.plant
    circuits = [plant.site.circuits[index].name for index in plant.channels.circuits[channel]]
    if circuits:
        return ", ".join(circuits)
    near = port_name(plant, channel, far_end=False)
    if plant.channels.far[channel] < 0:
        return near
    return pair_name((near, port_name(plant, channel, far_end=True)))
