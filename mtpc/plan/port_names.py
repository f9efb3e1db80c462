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


def own_names(near: str, far: str | None, circuits: Iterable[str]) -> frozenset[str]:
    """The names of a channel: its circuits, its ports, the pair of them both ways round."""
    ports = {near} if far is None else {near, far, pair_name((near, far)), pair_name((far, near))}
    return frozenset(ports.union(circuits))


def names_of_channel(plant: Plant, channel: int) -> frozenset[str]:
    """The same of the channel of that number."""
    far = port_name(plant, channel, far_end=True) if plant.channels.far[channel] >= 0 else None
    circuits = (plant.site.circuits[index].name for index in plant.channels.circuits[channel])
    return own_names(port_name(plant, channel, far_end=False), far, circuits)


def names_passed(site: Site, way: Iterable[tuple[int, int | None]]) -> frozenset[str]:
    """The names of everything a channel passes; `way` as `passed` gives it."""
    names = set()
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
