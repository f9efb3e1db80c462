"""Things of the floor as `mtpc show` tells them: the one shape, values with their sources, what is plugged where."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PanelPart, Part, PartKind, PlatePart
from mtpc.channel.types import Plant
from mtpc.dataclass import dataclass
from mtpc.model.floor_values import Circuit, Equipment, Insert, Origin, Rack, Tray
from mtpc.plan.show.carried import circuits_over, passed_by
from mtpc.plan.show.named_channels import names
from mtpc.plan.show.plugged import called, connections_of, plug_shown, ports_of
from mtpc.plan.show.shown_values import ShownValue, ValueSources
from mtpc.plan.show.statement_text import StatementText, circuit_shape, equipment_shape, part_name, tray_shape
from mtpc.text import natural_key, turned


@dataclass(frozen=True, slots=True)
class ShownThing:
    """One thing; `shape` is its statement with everything expanded, `rows` what is plugged into it or passes it."""

    kind: str
    name: str
    shape: str
    values: tuple[ShownValue, ...]
    rows: tuple[tuple[str, str], ...] = ()


class ShownFloor:
    """Tells the things of one plant."""

    def __init__(self, plant: Plant) -> None:
        self.plant = plant
        self.site = plant.site
        self.shapes = StatementText(plant.site)
        self.values = ValueSources(plant.site)

    def things(self, name: str | None = None) -> Iterator[ShownThing]:
        """Everything in full, or what is called so: racks, equipment, slots, ports, cables, circuits, parts, groups."""
        site, other_way = self.site, turned(name or "")
        wanted = None if name is None else {name, other_way}
        yield from (self.rack(rack) for rack in site.racks if wanted is None or rack.name in wanted)
        yield from (self.tray(tray) for tray in site.trays.values() if _is(tray.name, wanted))
        for number, equipment in enumerate(site.equipment):
            if wanted is None or equipment.name in wanted:
                yield self.equipment(number, equipment)
        yield from (self.plate(one) for one in site.inserts if one.component < 0 and _is(one.name, wanted))
        for component in site.every_component():
            if _is(site.name_of(component), wanted) and site.kind_of(component) != PartKind.PANEL:  # it is equipment
                yield self.component(component)
        yield from (self.circuit(one) for one in site.circuits if _is(one.name, wanted))
        if name is not None:
            yield from (self.port(socket) for socket in (site.socket_named(name),) if socket >= 0)
            yield from self._parts_called(name)
            yield from self._group_called(name)

    def names(self) -> Iterator[str]:
        """Everything that can be asked for."""
        yield from names(self.plant)
        yield from (rack.name for rack in self.site.racks)
        yield from self.site.trays
        yield from {part_name(part) for part in self._parts()}
        yield from {group for origin in self._origins() for group in origin.groups}

    # ---- things in full

    def rack(self, rack: Rack) -> ShownThing:
        """A rack: where it stands, what stands in it."""
        values = [self.values.part(rack.part, rack.origin)]
        values += [
            self.values.stated(rack.origin, rack.origin.at, kind, place)
            for kind, place in rack.places.items()
            if place and kind != PartKind.RACK
        ]
        inside = [one for one in self.site.equipment if one.rack is rack]
        inside.sort(key=lambda one: -(one.unit or 0))
        rows = tuple((_units(one), f"{one.kind} {one.name} : {part_name(one.part)}") for one in inside)
        return ShownThing(
            "rack", rack.name, self.shapes.rack(rack), (*values, *self.values.attributes(rack.origin)), rows
        )

    def tray(self, tray: Tray) -> ShownThing:
        """A tray: the cables that run in it."""
        rows: list[tuple[str, str]] = [
            (self.site.kind_of(component), self.site.name_of(component))
            for component in self.site.every_component()
            if tray.name in (self.site.trays_of(component) or ())
        ]
        rows.sort(key=lambda row: natural_key(row[1]))
        return ShownThing("tray", tray.name, tray_shape(tray), tuple(self.values.attributes(tray.origin)), tuple(rows))

    def equipment(self, number: int, one: Equipment) -> ShownThing:
        """A device or panel: where it stands, what is in its ports and slots."""
        place = f"{one.rack.name}.U{one.unit}" if one.rack else ""
        values = [self.values.part(one.part, one.origin), self.values.stated(one.origin, one.origin.at, "at", place)]
        inserts = [(each.name, f"{part_name(each.part)}") for each in self.site.inserts if each.equipment == number]
        empty = [(f"{one.name}.{slot}", "empty") for slot in _slots(one.part)]
        filled = {name for name, _ in inserts}
        slots = sorted([*inserts, *(row for row in empty if row[0] not in filled)], key=lambda row: natural_key(row[0]))
        rows = (*slots, *(() if slots else ports_of(self.site, number, "")))
        return ShownThing(
            one.kind, one.name, equipment_shape(one), (*values, *self.values.attributes(one.origin)), tuple(rows)
        )

    def plate(self, one: Insert) -> ShownThing:
        """A plate: what is plugged in front of and behind its adapters."""
        assert isinstance(one.part, PlatePart)
        values = (self.values.part(one.part, one.origin), self.values.mating(one.part, one.origin))
        shape = f"plate {one.name} : {part_name(one.part)}"
        return ShownThing("plate", one.name, shape, values, tuple(ports_of(self.site, one.equipment, one.slot)))

    def component(self, component: int) -> ShownThing:
        """An optic, cassette or cable: its values, where its connectors are and what they touch."""
        site = self.site
        kind, name = site.kind_of(component), site.name_of(component)
        values = tuple(self.values.component(component))
        rows = (*connections_of(site, component), *circuits_over(self.plant, name))
        return ShownThing(kind, name, self.shapes.component(component), values, rows)

    def circuit(self, one: Circuit) -> ShownThing:
        """A circuit: its ends, its route, what its light really passes."""
        origin = one.origin
        values = [self.values.stated(origin, origin.type, "application", one.application.name)]
        values += self.values.route(one)
        rows = [("from", one.near.name), ("to", one.far.name)]
        rows += [("cord", self.site.name_of(cord)) for cord in one.cords]
        rows += passed_by(self.plant, one)
        return ShownThing(
            "circuit", one.name, circuit_shape(one), (*values, *self.values.attributes(origin)), tuple(rows)
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
        return ShownThing("port", place.name, label, (), (*rows, *circuits_over(self.plant, place.name)))

    # ---- what is called so

    def _origins(self) -> Iterator[Origin]:
        yield from map(self.site.origin_of, self.site.every_component())
        yield from (one.origin for one in self.site.circuits)
        yield from (one.origin for one in self.site.equipment)
        yield from (one.origin for one in self.site.racks)

    def _parts(self) -> Iterator[Part]:
        """The part of every thing."""
        site = self.site
        yield from (one.part for one in site.racks)
        yield from (one.part for one in site.equipment)
        yield from (one.part for one in site.inserts if one.component < 0)
        yield from map(site.part_of, site.every_component())

    def _parts_called(self, name: str) -> Iterator[ShownThing]:
        found = [part for part in self._parts() if name in (part_name(part), part.name)]
        for part in {part_name(part): part for part in found}.values():
            rows = (("used", f"{sum(part_name(one) == part_name(part) for one in found)} times"),)
            yield ShownThing(
                part.kind, part_name(part), f"{part.kind} part {part_name(part)}", self.values.record(part), rows
            )

    def _group_called(self, name: str) -> Iterator[ShownThing]:
        rows: list[tuple[str, str]] = [
            (self.site.kind_of(component), self.site.name_of(component))
            for component in self.site.every_component()
            if name in self.site.origin_of(component).groups
        ]
        rows += [("circuit", one.name) for one in self.site.circuits if name in one.origin.groups]
        rows += [(one.kind, one.name) for one in self.site.equipment if name in one.origin.groups]
        rows += [("rack", one.name) for one in self.site.racks if name in one.origin.groups]
        if rows:
            yield ShownThing(
                "group", name, f"group {name}", (), tuple(sorted(rows, key=lambda row: (row[0], natural_key(row[1]))))
            )


def _is(name: str, wanted: set[str] | None) -> bool:
    return wanted is None or name in wanted


def _units(one: Equipment) -> str:
    if one.unit is None:
        return "?"
    return f"U{one.unit}" if one.height_u == 1 else f"U{one.unit}..{one.unit + one.height_u - 1}"


def _slots(part: Part) -> tuple[str, ...]:
    return part.slots if isinstance(part, PanelPart) else ()
