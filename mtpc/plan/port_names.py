"""The names of the ports at the two ends of a channel."""

from __future__ import annotations

from mtpc.channel.types import Plant


def port_name(plant: Plant, channel: int, *, far_end: bool) -> str:
    """The port as its circuit names it (border1.et-0/0/31:2), else as the model does."""
    site, channels = plant.site, plant.channels
    face = (channels.far if far_end else channels.near)[channel]
    for index in channels.circuits[channel]:
        circuit = site.circuits[index]
        for end in (circuit.near, circuit.far):
            if end.face == face and end.lanes:
                return end.name
    return site.face_name(face)
