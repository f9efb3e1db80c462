"""Objects of the model as `mtpc show` prints them: statement, values with their sources, what is plugged where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtpc.catalogue.types import DirectCable, OpticPart, PanelPart, Part, PartKind, PlatePart, WiredPart
from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Circuit, Equipment, Insert, Origin, Rack
from mtpc.plan.named_channels import names
from mtpc.plan.show.carried import Carried
from mtpc.plan.show.plugged import called, connections_of, plug_shown, ports_of
from mtpc.plan.show.shown_values import ShownValue, ValueSources
from mtpc.plan.show.statement_text import (
    StatementText,
    circuit_shape,
    equipment_shape,
    part_name,
    plate_shape,
    tray_shape,
    waypoint_shape,
)
from mtpc.text import natural_key, turned

if TYPE_CHECKING:
    from mtpc.model.tray_values import Tray


@dataclass(frozen=True, slots=True)
class ShownThing:
    """One object; `shape` is its statement with everything expanded, `rows` what is plugged into it or passes it."""

    kind: str
    name: str
    shape: str
    values: tuple[ShownValue, ...]
    rows: tuple[tuple[str, str], ...] = ()
    drawn: WiredPart | OpticPart | None = None  # the part whose map, or lanes, are drawn below


class ShownFloor:
    """Shows the objects of one plant."""

    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.site = plant.site
        self.shapes = StatementText(plant.site)
        self.values = ValueSources(plant.site)
        self._inside: dict[int, list[Equipment]] = {}  # by rack
        for equipment in plant.site.equipment:
            self._inside.setdefault(id(equipment.rack), []).append(equipment)
        self._inserts: dict[int | None, list[Insert]] = {}  # by number of the equipment
        for insert in plant.site.inserts:
            self._inserts.setdefault(insert.equipment, []).append(insert)
        self._cables: dict[str, list[int]] = {}  # by tray
        for component in plant.site.every_component():
            for tray in dict.fromkeys(plant.site.trays_of(component) or ()):
                self._cables.setdefault(tray, []).append(component)

    def things(self, name: str | None = None) -> Iterator[ShownThing]:
        """Objects in full, all or those of that name: racks, devices, slots, ports, cables, circuits, parts, groups."""
        site, reversed_name = self.site, turned(name or "")
        self._carried = Carried(self.plant, every=name is None)
        spellings = None if name is None else {name, reversed_name}
        yield from (self.rack(rack) for rack in site.racks if spellings is None or rack.name in spellings)
        yield from (
            ShownThing(
                "waypoint", waypoint.name, waypoint_shape(waypoint), tuple(self.values.attributes(waypoint.origin)), ()
            )
            for waypoint in site.waypoints.values()
            if _is_asked_for(waypoint.name, spellings)
        )
        yield from (self.tray(tray) for tray in site.trays.values() if _is_asked_for(tray.name, spellings))
        for number, equipment in enumerate(site.equipment):
            if spellings is None or equipment.name in spellings:
                yield self.equipment(number, equipment)
        yield from (
            self.plate(insert)
            for insert in site.inserts
            if insert.component < 0 and _is_asked_for(insert.name, spellings)
        )
        for component in site.every_component():
            if (
                _is_asked_for(site.name_of(component), spellings) and site.kind_of(component) != PartKind.PANEL
            ):  # it is equipment
                yield self.component(component)
        yield from (self.circuit(circuit) for circuit in site.circuits if _is_asked_for(circuit.name, spellings))
        if name is not None:
            yield from (self.port(socket) for socket in (site.socket_named(name),) if socket >= 0)
            yield from self._parts_called(name)
            yield from self._group_called(name)

    def names(self) -> Iterator[str]:
        """Everything that can be asked for."""
        yield from names(self.plant)
        yield from (rack.name for rack in self.site.racks)
        yield from (*self.site.trays, *self.site.waypoints)
        yield from {part_name(part) for part in self._parts()}
        yield from {group for origin in self._origins() for group in origin.groups}

    # ---- objects in full

    def rack(self, rack: Rack) -> ShownThing:
        """A rack: where it is, what is in it."""
        values = [self.values.part(rack.part, rack.origin)]
        values += [
            self.values.stated(rack.origin, rack.origin.at, kind, place)
            for kind, place in rack.places.items()
            if place and kind != PartKind.RACK
        ]
        inside = sorted(self._inside.get(id(rack), ()), key=lambda equipment: -(equipment.unit or 0))
        rows = tuple((_units(item), f"{item.kind} {item.name} : {part_name(item.part)}") for item in inside)
        return ShownThing(
            "rack", rack.name, self.shapes.rack(rack), (*values, *self.values.attributes(rack.origin)), rows
        )

    def tray(self, tray: Tray) -> ShownThing:
        """A tray: the cables that run in it."""
        rows: list[tuple[str, str]] = [
            (self.site.kind_of(component), self.site.name_of(component))
            for component in self._cables.get(tray.name, ())
        ]
        rows.sort(key=lambda row: natural_key(row[1]))
        return ShownThing("tray", tray.name, tray_shape(tray), tuple(self.values.attributes(tray.origin)), tuple(rows))

    def equipment(self, number: int, equipment: Equipment) -> ShownThing:
        """A device or panel: where it is, what is in its ports and slots."""
        place = equipment.place
        origin = equipment.origin
        values = [self.values.part(equipment.part, origin), self.values.stated(origin, origin.at, "at", place)]
        inserts = [(insert.name, f"{part_name(insert.part)}") for insert in self._inserts.get(number, ())]
        empty = [(f"{equipment.name}.{slot}", "empty") for slot in _slots(equipment.part)]
        filled = {name for name, _ in inserts}
        slots = sorted([*inserts, *(row for row in empty if row[0] not in filled)], key=lambda row: natural_key(row[0]))
        rows = (*slots, *(() if slots else ports_of(self.site, number, "")))
        attributes = self.values.attributes(origin)
        return ShownThing(
            equipment.kind, equipment.name, equipment_shape(equipment), (*values, *attributes), tuple(rows)
        )

    def plate(self, insert: Insert) -> ShownThing:
        """A plate: what is plugged in front of and behind its adapters."""
        assert isinstance(insert.part, PlatePart)
        values = (self.values.part(insert.part, insert.origin), self.values.mating(insert.part, insert.origin))
        shape = plate_shape(insert)
        rows = ports_of(self.site, insert.equipment, insert.slot)
        return ShownThing("plate", insert.name, shape, values, tuple(rows))

    def component(self, component: int) -> ShownThing:
        """An optic, cassette or cable: its values, where its connectors are and what they touch."""
        site = self.site
        kind, name = site.kind_of(component), site.name_of(component)
        values = tuple(self.values.component(component))
        rows = (*connections_of(site, component), *self._carried.circuits_over(name))
        return ShownThing(kind, name, self.shapes.component(component), values, rows)

    def circuit(self, circuit: Circuit) -> ShownThing:
        """A circuit: its ends, its route, what its light passes."""
        origin = circuit.origin
        values = [self.values.stated(origin, origin.type, "application", circuit.application.name)]
        values += self.values.route(circuit)
        rows = [("from", circuit.near.name), ("to", circuit.far.name)]
        rows += [("cord", self.site.name_of(cord)) for cord in circuit.cords]
        rows += self._carried.passed_by(circuit)
        return ShownThing(
            "circuit", circuit.name, circuit_shape(circuit), (*values, *self.values.attributes(origin)), tuple(rows)
        )

    def port(self, socket: int) -> ShownThing:
        """A port: what is plugged in, what is behind it."""
        place = self.site.socket(socket)
        assert place.equipment
        rows = [("plugged in", plug_shown(self.site, place))]
        if place.partner >= 0:
            behind = self.site.socket(place.partner)
            rows.append(("behind", f"{behind.name}: {plug_shown(self.site, behind)}"))
        if place.inner >= 0:
            rows.append(("of", called(self.site, self.site.component_of(place.inner))))
        label = f"port {place.name} of {place.equipment.kind} {place.equipment.name}"
        return ShownThing("port", place.name, label, (), (*rows, *self._carried.circuits_over(place.name)))

    # ---- objects by name

    def _origins(self) -> Iterator[Origin]:
        yield from map(self.site.origin_of, self.site.every_component())
        yield from (circuit.origin for circuit in self.site.circuits)
        yield from (equipment.origin for equipment in self.site.equipment)
        yield from (rack.origin for rack in self.site.racks)

    def _parts(self) -> Iterator[Part]:
        """The part of every object."""
        site = self.site
        yield from (rack.part for rack in site.racks)
        yield from (equipment.part for equipment in site.equipment)
        yield from (insert.part for insert in site.inserts if insert.component < 0)
        yield from map(site.part_of, site.every_component())

    def _parts_called(self, name: str) -> Iterator[ShownThing]:
        parts = [part for part in self._parts() if name in (part_name(part), part.name)]
        for part in {part_name(part): part for part in parts}.values():
            rows = (("used", f"{sum(part_name(other) == part_name(part) for other in parts)} times"),)
            shape, values = f"{part.kind} part {part_name(part)}", self.values.record(part)
            yield ShownThing(part.kind, part_name(part), shape, values, rows, _drawn(part))

    def _group_called(self, name: str) -> Iterator[ShownThing]:
        rows: list[tuple[str, str]] = [
            (self.site.kind_of(component), self.site.name_of(component))
            for component in self.site.every_component()
            if name in self.site.origin_of(component).groups
        ]
        rows += [("circuit", circuit.name) for circuit in self.site.circuits if name in circuit.origin.groups]
        rows += [(item.kind, item.name) for item in self.site.equipment if name in item.origin.groups]
        rows += [("rack", rack.name) for rack in self.site.racks if name in rack.origin.groups]
        if rows:
            yield ShownThing(
                "group", name, f"group {name}", (), tuple(sorted(rows, key=lambda row: (row[0], natural_key(row[1]))))
            )


def _drawn(part: Part) -> WiredPart | OpticPart | None:
    """What has a map or lanes to draw: a cable, a cassette or a module, or what is built into a panel."""
    inside = part.fixed if isinstance(part, PanelPart) else part
    if isinstance(inside, OpticPart):
        return inside
    return inside if isinstance(inside, WiredPart) and not isinstance(inside, DirectCable) else None


def _is_asked_for(name: str, spellings: set[str] | None) -> bool:
    return spellings is None or name in spellings


def _units(equipment: Equipment) -> str:
    if equipment.unit is None:
        return "?"
    last = equipment.unit + equipment.height_u - 1
    return f"U{equipment.unit}" if last == equipment.unit else f"U{equipment.unit}..{last}"


def _slots(part: Part) -> tuple[str, ...]:
    return part.slots if isinstance(part, PanelPart) else ()
