"""The channels a name of the model stands for: a port, a circuit, an assembly or its leg, a piece of equipment."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from mtpc.catalogue.types import DevicePart, PanelPart, Part
from mtpc.channel.follow import passed
from mtpc.channel.types import Plant
from mtpc.model.floor_values import Circuit
from mtpc.model.legs import front_at, split_into_ways, whole_legs
from mtpc.model.site import CABLES, Site
from mtpc.text import ends_of, is_pair, pair_name, turned

_HALVES = ("L", "R")
_Holders = dict[str, list[tuple[int, str]]]  # name -> the equipment, by number, and the slot of it it stands for


class ChannelsByName:
    """The channels through every object of a plant, for callers that ask for many of them."""

    def __init__(self, plant: Plant) -> None:
        self._plant, self._holders = plant, _holders(plant.site)
        self._circuits: dict[str, list[int]] = {}  # by their names and those of their ends
        self._of_circuit: dict[int, list[int]] = {}
        self._through: dict[int, list[int]] = {}  # by connector
        for index, circuit in enumerate(plant.site.circuits):
            for name in {circuit.name, circuit.joined or circuit.name, circuit.near.name, circuit.far.name}:
                self._circuits.setdefault(name, []).append(index)
        for number, indexes in enumerate(plant.channels.circuits):
            for index in indexes:
                self._of_circuit.setdefault(index, []).append(number)
            for face in {plant.channels.near[number], plant.channels.far[number], *chain(*passed(plant, number))}:
                if face is not None:
                    self._through.setdefault(face, []).append(number)

    def at(self, name: str) -> list[int]:
        """Those that `channels_at` gives; none where there is no such object."""
        wanted = {pair_name(ends_of(name)), turned(name)}
        circuits = (index for each in wanted for index in self._circuits.get(each, ()))
        faces = _faces_called(self._plant, wanted, self._holders)
        found = {number for index in circuits for number in self._of_circuit.get(index, ())}
        return sorted(found.union(*(self._through.get(face, ()) for face in faces)))


def names(plant: Plant) -> Iterator[str]:
    """Every name `channels_at` knows."""
    site = plant.site
    yield from (equipment.name for equipment in site.equipment)
    yield from (circuit.name for circuit in site.circuits)
    yield from dict.fromkeys(circuit.joined for circuit in site.circuits if circuit.joined)
    yield from (insert.name for insert in site.inserts)
    yield from map(site.name_of, site.every_component())
    yield from (site.socket(socket).name for socket in site.every_socket())
    yield from (end.name for circuit in site.circuits for end in (circuit.near, circuit.far))


def as_known(plant: Plant, name: str) -> str:
    """A name as specs write it, as the model has it: without quotes, a half of a duplex port as the port."""
    bare = name.replace('"', "")
    port, _, half = bare.rpartition(".")
    return port if half in _HALVES and plant.site.socket_named(port) >= 0 else bare


def channels_at(plant: Plant, name: str) -> list[int] | None:
    """The channels through the object of that name, in order; None where there is no such object."""
    name = pair_name(ends_of(name))
    circuits, faces = _meant(plant, {name, turned(name)})
    if not circuits and not faces and name not in set(names(plant)):
        return None
    return _through(plant, circuits, faces)


def channels_touched(plant: Plant, objects: Collection[str]) -> list[int]:
    """The channels through any of these objects, in order; of a pair that has no name of its own, through its ends."""
    if not len(plant.channels):
        return []
    wanted = {pair_name(ends_of(name)) for name in objects}
    wanted |= {turned(name) for name in wanted}
    circuits, faces = _meant(plant, wanted)
    nameless = {name for name in wanted if is_pair(name) and not plant.site.components_named(name)}
    if nameless:
        nameless -= {circuit.name for circuit in plant.site.circuits}
        faces |= _faces_called(plant, {end for name in nameless for end in ends_of(name)})
    return _through(plant, circuits, faces)


def circuits_at(plant: Plant, name: str) -> list[str]:
    """The circuits of that name, and those that end at that port or name that leg, whether they get there or not."""
    wanted = {pair_name(ends_of(name)), turned(pair_name(ends_of(name)))}
    return [
        circuit.name for circuit in plant.site.circuits if not wanted.isdisjoint((circuit.name, *_places_of(circuit)))
    ]


def _places_of(circuit: Circuit) -> Iterator[str]:
    """What a circuit names: its ends, their ports, the legs it takes and their cables."""
    for end in (circuit.near, circuit.far):
        yield from (end.name, end.name.rpartition(":")[0])
    for leg in circuit.via:
        yield from (leg.name, leg.name.rpartition(".")[0], leg.name.rpartition(".")[0].rpartition(".")[0])


def _meant(plant: Plant, objects: Collection[str]) -> tuple[set[int], set[int]]:
    """The circuits of these names or that end at them, and the connectors they stand for."""
    circuits = {
        index
        for index, circuit in enumerate(plant.site.circuits)
        if not {circuit.name, circuit.joined or circuit.name, circuit.near.name, circuit.far.name}.isdisjoint(objects)
    }
    return circuits, _faces_called(plant, objects)


def _through(plant: Plant, circuits: set[int], faces: set[int]) -> list[int]:
    components = {plant.site.component_of(face) for face in faces}
    everywhere = range(len(plant.channels))
    return [number for number in everywhere if _passes(plant, number, circuits, faces, components)]


def idle(plant: Plant, name: str) -> str | None:
    """Why nothing passes an empty port or slot, in one sentence; None for any other name."""
    return _unplugged(plant, name) or _unfilled(plant, name)


def _unplugged(plant: Plant, name: str) -> str | None:
    places = map(plant.site.socket, plant.site.every_socket())
    named = [place for place in places if place.name == name or place.name.startswith(f"{name}:")]
    if not named or any(plant.site.plugs_at(place.number) for place in named):
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


def _passes(plant: Plant, number: int, circuits: set[int], faces: set[int], of_faces: set[int]) -> bool:
    channels = plant.channels
    if circuits.intersection(channels.circuits[number]):
        return True
    if not faces:
        return False
    if channels.near[number] in faces or channels.far[number] in faces:
        return True
    components = channels.components[number]
    if components and all(of_faces.isdisjoint(route) for route in components):
        return False
    return any(face in faces for pair in passed(plant, number) for face in pair)


def _faces_called(plant: Plant, objects: Collection[str], holders: _Holders | None = None) -> set[int]:
    """The connectors of assemblies, legs or pieces of equipment of these names, and those in ports of these names."""
    site = plant.site
    holders = _holders(site) if holders is None else holders
    faces = {face for name in objects for face in _faces_of_cable(site, name)}
    sockets = [socket for socket in map(site.socket_named, objects) if socket >= 0]
    for number, slot in (holder for name in objects for holder in holders.get(name, ())):
        sockets += site.sockets_of(number, slot)
    for place in map(site.socket, sockets):
        faces.update(face for face in (place.inner, place.plug) if face >= 0)
    return faces


def _holders(site: Site) -> _Holders:
    holders: _Holders = {}
    for number, equipment in enumerate(site.equipment):
        holders.setdefault(equipment.name, []).append((number, ""))
    for insert in site.inserts:
        holders.setdefault(insert.name, []).append((insert.equipment, insert.slot))
    return holders


def _faces_of_cable(site: Site, name: str) -> set[int]:
    """The connectors of an assembly of that name, else of a leg."""
    faces = {face for component in site.components_named(name) for face in site.faces_of(component)}
    if faces:
        return faces
    assembly, _, leg = name.rpartition(".")
    legs = (face for component in site.components_named(assembly) for face in site.faces_of(component))
    found = {face for face in legs if str(site.terminal(face).index) == leg and site.terminal(face).loose}
    return _faces_of_way(site, (assembly, assembly.rpartition(".")[0]), name) or found


def _faces_of_way(site: Site, heads: tuple[str, str], name: str) -> set[int]:
    """The connector of a cassette that a way of one of these cables starts at."""
    cables = (cable for head in heads for cable in site.components_named(head) if site.kind_of(cable) in CABLES)
    ways = (way for cable in cables for leg in whole_legs(site, cable) for way in split_into_ways(site, leg))
    return {site.socket(front_at(site, way, 0)).inner for way in ways if way.way and way.name == name}
