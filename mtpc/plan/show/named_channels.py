"""The channels a name of the model stands for: a port, a circuit, an assembly or its leg, a piece of equipment."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import DevicePart, PanelPart, Part
from mtpc.channel.follow import passed
from mtpc.channel.types import Plant
from mtpc.text import ends_of, pair_name, turned


def names(plant: Plant) -> Iterator[str]:
    """Every name `channels_at` knows."""
    site = plant.site
    yield from (equipment.name for equipment in site.equipment)
    yield from (circuit.name for circuit in site.circuits)
    yield from (insert.name for insert in site.inserts)
    yield from map(site.name_of, site.every_component())
    yield from (site.socket(socket).name for socket in site.every_socket())
    yield from (end.name for circuit in site.circuits for end in (circuit.near, circuit.far))


def channels_at(plant: Plant, name: str) -> list[int] | None:
    """The channels through the object of that name, in order; None where there is no such object."""
    name = pair_name(ends_of(name))
    reversed_name = turned(name)
    circuits = {index for index, circuit in enumerate(plant.site.circuits) if circuit.name in (name, reversed_name)}
    ends = _circuits_ending_at(plant, name)
    faces = _faces_called(plant, name) | _faces_called(plant, reversed_name)
    if not circuits and not ends and not faces and name not in set(names(plant)):
        return None
    everywhere = range(len(plant.channels))
    return [number for number in everywhere if _passes(plant, number, circuits | ends, faces)]


def idle(plant: Plant, name: str) -> str | None:
    """Why nothing passes an empty port or slot, in one sentence; None for any other name."""
    return _unplugged(plant, name) or _unfilled(plant, name)


def _unplugged(plant: Plant, name: str) -> str | None:
    places = map(plant.site.socket, plant.site.every_socket())
    named = [place for place in places if place.name == name or place.name.startswith(f"{name}:")]
    if not named or any(place.plug >= 0 for place in named):
        return None
    assert named[0].equipment
    return f"{name} is a port of {named[0].equipment.name}; nothing is plugged into it"


def _unfilled(plant: Plant, name: str) -> str | None:
    filled = {(insert.equipment, insert.slot) for insert in plant.site.inserts}
    for number, equipment in enumerate(plant.site.equipment):
        part, holder = equipment.part, equipment.name
        if not name.startswith(f"{holder}."):
            continue
        place = name.removeprefix(f"{holder}.")
        slot, port = place.partition(".")[0], _port(part, place)
        if isinstance(part, PanelPart) and slot in part.slots and (number, slot) not in filled:
            return f"{holder}.{slot} is a slot of {holder}; nothing is in it"
        if port and not plant.site.components_named(f"{holder}.{port}"):
            return f"{holder}.{port} is a port of {holder}; no optic is in it"
    return None


def _port(part: Part, place: str) -> str | None:
    """The port of a device at a place such as et-0/0/9 or et-0/0/9:1."""
    ports = {port for family in part.families for port in family.names} if isinstance(part, DevicePart) else set()
    return next((port for port in (place, place.rpartition(":")[0]) if port in ports), None)


def _circuits_ending_at(plant: Plant, name: str) -> set[int]:
    """Circuits that name a part of a port: border1.et-0/0/31:2."""
    circuits = enumerate(plant.site.circuits)
    return {index for index, circuit in circuits if name in (circuit.near.name, circuit.far.name)}


def _passes(plant: Plant, number: int, circuits: set[int], faces: set[int]) -> bool:
    channels = plant.channels
    if circuits.intersection(channels.circuits[number]):
        return True
    if not faces:
        return False
    if channels.near[number] in faces or channels.far[number] in faces:
        return True
    components, site = channels.components[number], plant.site
    if components and not any(site.component_of(face) in route for face in faces for route in components):
        return False
    return any(face in faces for pair in passed(plant, number) for face in pair)


def _faces_called(plant: Plant, name: str) -> set[int]:
    """The connectors of an assembly, a leg, or a piece of equipment, or those in a port of that name."""
    site = plant.site
    faces = {face for component in site.components_named(name) for face in site.faces_of(component)}
    if not faces:
        assembly, _, leg = name.rpartition(".")
        legs = (face for component in site.components_named(assembly) for face in site.faces_of(component))
        faces = {face for face in legs if str(site.terminal(face).index) == leg and site.terminal(face).loose}
    sockets = [socket for socket in (site.socket_named(name),) if socket >= 0]
    for number, equipment in enumerate(site.equipment):
        if equipment.name == name:
            sockets += site.sockets_of(number)
    for insert in site.inserts:
        if insert.name == name:
            sockets += site.sockets_of(insert.equipment, insert.slot)
    for place in map(site.socket, sockets):
        faces.update(face for face in (place.inner, place.plug) if face >= 0)
    return faces
