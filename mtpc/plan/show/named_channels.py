"""Which channels a name of the floor stands for: a port, a circuit, an assembly or its leg, a piece of equipment."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import DevicePart, PanelPart, Part
from mtpc.channel.follow import passed
from mtpc.channel.types import Plant


def names(plant: Plant) -> Iterator[str]:
    """Every name `channels_at` knows."""
    site = plant.site
    yield from (equipment.name for equipment in site.equipment)
    yield from (circuit.name for circuit in site.circuits)
    yield from (insert.name for insert in site.inserts)
    yield from site.components.name
    yield from site.sockets.name
    yield from (end.name for circuit in site.circuits for end in (circuit.near, circuit.far))


def channels_at(plant: Plant, name: str) -> list[int] | None:
    """The channels through what is called so, in their order; None where nothing is called so."""
    name = " -- ".join(piece.strip() for piece in name.split(" -- "))
    turned = " -- ".join(reversed(name.split(" -- ")))
    circuits = {index for index, circuit in enumerate(plant.site.circuits) if circuit.name in (name, turned)}
    ends = _circuits_ending_at(plant, name)
    faces = _faces_called(plant, name) | _faces_called(plant, turned)
    if not circuits and not ends and not faces and name not in set(names(plant)):
        return None
    everywhere = range(len(plant.channels))
    return [number for number in everywhere if _passes(plant, number, circuits | ends, faces)]


def idle(plant: Plant, name: str) -> str | None:
    """Why nothing passes a port or slot that stands empty, in one sentence; None for any other name."""
    return _unplugged(plant, name) or _unfilled(plant, name)


def _unplugged(plant: Plant, name: str) -> str | None:
    sockets = plant.site.sockets
    named = [number for number, called in enumerate(sockets.name) if called == name or called.startswith(f"{name}:")]
    if not named or any(sockets.plug[number] >= 0 for number in named):
        return None
    holder = plant.site.equipment[sockets.equipment[named[0]]].name
    return f"{name} is a port of {holder}; nothing is plugged into it"


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
        if port and f"{holder}.{port}" not in plant.site.components.name:
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
    if components and not any(site.faces.component[face] in route for face in faces for route in components):
        return False
    return any(face in faces for pair in passed(plant, number) for face in pair)


def _faces_called(plant: Plant, name: str) -> set[int]:
    """The connectors of an assembly, a leg, or a piece of equipment, or those in a port of that name."""
    site = plant.site
    found = {face for component in _components(plant, name) for face in _faces_of(plant, component)}
    if not found:
        assembly, _, leg = name.rpartition(".")
        legs = (face for component in _components(plant, assembly) for face in _faces_of(plant, component))
        found = {face for face in legs if str(site.terminal(face).index) == leg and site.terminal(face).loose}
    equipment = {index for index, one in enumerate(site.equipment) if one.name == name}
    slots = {(insert.equipment, insert.slot) for insert in site.inserts if insert.name == name}
    places = zip(site.sockets.name, site.sockets.equipment, site.sockets.slot, strict=True)
    for socket, (called, holder, slot) in enumerate(places):
        if called == name or holder in equipment or (holder, slot) in slots:
            found.update(face for face in (site.sockets.inner[socket], site.sockets.plug[socket]) if face >= 0)
    return found


def _components(plant: Plant, name: str) -> list[int]:
    return [component for component, called in enumerate(plant.site.components.name) if called == name]


def _faces_of(plant: Plant, component: int) -> range:
    components = plant.site.components
    first = components.first_face[component]
    return range(first, first + len(components.article[component].terminals))
