"""The names of the ports at the two ends of a channel, and of all it passes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.channel.types import Plant
from mtpc.model.site import Site
from mtpc.text import pair_name


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


def channel_names(plant: Plant, channel: int, way: Iterable[tuple[int, int | None]]) -> frozenset[str]:
    """The names of a channel, its circuits and ports, and of everything it passes; `way` as `passed` gives it."""
    site, channels = plant.site, plant.channels
    names = {port_name(plant, channel, far_end=False)}
    if channels.far[channel] >= 0:
        far = port_name(plant, channel, far_end=True)
        names |= {far, *(pair_name(ends) for near in names for ends in ((near, far), (far, near)))}
    names.update(site.circuits[index].name for index in channels.circuits[channel])
    for pair in way:
        names.add(site.name_of(site.component_of(pair[0])))
        for face in pair:
            if face is not None:
                names.update(_names_at(site, face))
    return frozenset(names)


def _names_at(site: Site, face: int) -> Iterator[str]:
    """The port a connector is in, and the plate or cassette of that port."""
    yield site.face_name(face)
    socket = site.socket_of(face)
    insert = site.insert_of(socket) if socket >= 0 else None
    if insert:
        yield insert.name
