"""What a group of statements uses: trays, trunks, and the devices, panels, racks and rows it lands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct
from mtpc.model.floor_values import Circuit, Origin
from mtpc.model.name_patterns import NamePattern
from mtpc.model.site import Site
from mtpc.rules._naming import named
from mtpc.text import Span, natural_key


@dataclass(frozen=True, slots=True)
class SharedUse:
    """Who of a group uses something, and where that is written."""

    who: str
    span: Span
    origin: Origin


Uses = dict[tuple[str, str], SharedUse]  # (sort, name) -> its first user
_LAID = ("trunk", "harness")


def uses_of(plant: Plant, group: str, ends: NamePattern | None) -> Uses:
    """Everything the cables of a group use, and the whole route of its circuits, but for the `ends` it serves."""
    site, uses = plant.site, Uses()
    for component in members(site, group):
        origin = site.origin_of(component)
        for sort, name in (*_of_component(site, component, ends), *_behind(site, component)):
            span = _place(origin, sort)
            uses.setdefault((sort, name), SharedUse(named(site, component), span, origin))
    channels = enumerate(plant.channels.circuits)
    served = [(site.circuits[index], number) for number, circuits in channels for index in circuits]
    for circuit, number in sorted(served, key=lambda pair: natural_key(pair[0].name)):
        if group in circuit.origin.groups:
            use = SharedUse(f"circuit {circuit.name}", circuit.origin.what, circuit.origin)
            for thing in uses_of_channel(plant, number, ends):
                uses.setdefault(thing, use)
    for circuit, component in _direct(site, group):
        for thing in _of_component(site, component, ends):
            uses.setdefault(thing, SharedUse(f"circuit {circuit.name}", circuit.origin.what, circuit.origin))
    return uses


def _direct(site: Site, group: str) -> Iterator[tuple[Circuit, int]]:
    """The circuits of a group over a cable with modules at its ends, and that cable."""
    for circuit in sorted(site.circuits, key=lambda circuit: natural_key(circuit.name)):
        if group in circuit.origin.groups and is_direct(site, circuit):
            yield circuit, site.component_of(circuit.near.face)


def passed_by(plant: Plant, group: str) -> Iterator[int]:
    """What the circuits of a group run over."""
    for number, circuits in enumerate(plant.channels.circuits):
        if any(group in plant.site.circuits[index].origin.groups for index in circuits):
            yield from chain.from_iterable(plant.channels.components[number])
    yield from (component for _, component in _direct(plant.site, group))


def members(site: Site, group: str) -> list[int]:
    """The components of a group, by their names."""
    members = [component for component in site.every_component() if group in site.origin_of(component).groups]
    return sorted(members, key=lambda component: natural_key(site.name_of(component)))


def _place(origin: Origin, sort: str) -> Span:
    """Where a use is written: the tray at the statement or the policy that prefers it, else where it lands."""
    filled = next((stated.span for stated in origin.preferred if stated.name == sort), None)
    return filled or (origin.attribute("tray") if sort == "tray" else origin.at or origin.what)


def _of_component(
    site: Site, component: int, ends: NamePattern | None, faces: Iterable[int] | None = None
) -> Iterator[tuple[str, str]]:
    """Its trays, itself where it is permanently installed, and what its connectors (all, or these) are in.

    A device that `ends` names is left out, and so are rack and row as the place of that device.
    """
    kind, name = site.kind_of(component), site.name_of(component)
    yield from (("tray", tray) for tray in trays_of(site, component))
    if kind in _LAID:
        yield "trunk", name
    for face in site.faces_of(component) if faces is None else faces:
        equipment = site.equipment_at(face)
        if equipment is not None and (ends is None or ends.numbers_of(equipment.name) is None):
            yield equipment.kind, equipment.name
            if equipment.rack is not None:
                yield "rack", equipment.rack.name
                yield from (("row", row) for row in (equipment.rack.row,) if row)


def _behind(site: Site, component: int) -> Iterator[tuple[str, str]]:
    """The trunks a cable touches."""
    for other in map(site.neighbour_of, site.faces_of(component)):
        if other >= 0 and site.kind_of(other) in _LAID:
            yield "trunk", site.name_of(other)


def uses_of_channel(plant: Plant, channel: int, ends: NamePattern | None) -> Iterator[tuple[str, str]]:
    """What a channel passes; of a trunk with many legs only where its neighbours on the route are."""
    site, columns = plant.site, plant.channels
    passed = {component for route in columns.components[channel] for component in route}
    passed |= {site.component_of(face) for face in (columns.near[channel], columns.far[channel]) if face >= 0}
    for component in sorted(passed):
        faces = [face for face in site.faces_of(component) if site.neighbour_of(face) in passed]
        yield from _of_component(site, component, ends, faces)


def trays_of(site: Site, component: int) -> tuple[str, ...]:
    """The trays a component runs in; none where nobody states one."""
    return site.trays_of(component) or ()
