"""Things of the floor as `mtpc show` tells them: the one shape, values with their sources, what is plugged where."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import DevicePart, DirectCable, OpticPart, PanelPart, Part, PartKind, PlatePart, WiredPart
from mtpc.channel.types import Plant
from mtpc.dataclass import dataclass
from mtpc.model.auto_length import NotWorkedOut
from mtpc.model.columns import Socket
from mtpc.model.floor_values import Circuit, Equipment, Insert, Origin, Rack, Tray
from mtpc.model.site import CABLES, Site
from mtpc.plan.part_words import fibre_shown, grade, polarity, splice_shown
from mtpc.plan.show.named_channels import channels_at
from mtpc.plan.show.provenance import Said, said_of, text_at, written_at
from mtpc.plan.show.statement_text import (
    StatementText,
    circuit_shape,
    connector_values,
    equipment_shape,
    length_of,
    part_name,
    settings_of,
    sided,
    tray_shape,
)
from mtpc.text import Span, natural_key, turned


@dataclass(frozen=True, slots=True)
class ShownValue:
    """An attribute of a thing, and who said so."""

    name: str
    value: str
    said: tuple[Said, ...]


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
        from mtpc.plan.show.named_channels import names

        yield from names(self.plant)
        yield from (rack.name for rack in self.site.racks)
        yield from self.site.trays
        yield from {part_name(part) for part in self._parts()}
        yield from {group for origin in self._origins() for group in origin.groups}

    # ---- things in full

    def rack(self, rack: Rack) -> ShownThing:
        """A rack: where it stands, what stands in it."""
        values = [self._part(rack.part, rack.origin)]
        values += [
            ShownValue(kind, place, (written_at(self.site, rack.origin, rack.origin.at, place),))
            for kind, place in rack.places.items()
            if place and kind != PartKind.RACK
        ]
        inside = [one for one in self.site.equipment if one.rack is rack]
        inside.sort(key=lambda one: -(one.unit or 0))
        rows = tuple((_units(one), f"{one.kind} {one.name} : {part_name(one.part)}") for one in inside)
        return ShownThing("rack", rack.name, self.shapes.rack(rack), (*values, *self._written(rack.origin)), rows)

    def tray(self, tray: Tray) -> ShownThing:
        """A tray: the cables that run in it."""
        rows: list[tuple[str, str]] = [
            (self.site.kind_of(component), self.site.name_of(component))
            for component in self.site.every_component()
            if tray.name in (self.site.trays_of(component) or ())
        ]
        rows.sort(key=lambda row: natural_key(row[1]))
        return ShownThing("tray", tray.name, tray_shape(tray), tuple(self._written(tray.origin)), tuple(rows))

    def equipment(self, number: int, one: Equipment) -> ShownThing:
        """A device or panel: where it stands, what is in its ports and slots."""
        place = f"{one.rack.name}.U{one.unit}" if one.rack else ""
        values = [
            self._part(one.part, one.origin),
            ShownValue("at", place, (written_at(self.site, one.origin, one.origin.at, place),)),
        ]
        inserts = [(each.name, f"{part_name(each.part)}") for each in self.site.inserts if each.equipment == number]
        empty = [(f"{one.name}.{slot}", "empty") for slot in _slots(one.part)]
        filled = {name for name, _ in inserts}
        slots = sorted([*inserts, *(row for row in empty if row[0] not in filled)], key=lambda row: natural_key(row[0]))
        rows = (*slots, *(() if slots else self._ports(number, "")))
        return ShownThing(one.kind, one.name, equipment_shape(one), (*values, *self._written(one.origin)), tuple(rows))

    def plate(self, one: Insert) -> ShownThing:
        """A plate: what is plugged in front of and behind its adapters."""
        assert isinstance(one.part, PlatePart)
        stated = one.part.alignment or ""
        said = tuple(said_of(self.site, one.origin, [], "mating", stated, one.part))
        values = (self._part(one.part, one.origin), ShownValue("mating", stated or "open", said))
        shape = f"plate {one.name} : {part_name(one.part)}"
        return ShownThing("plate", one.name, shape, values, tuple(self._ports(one.equipment, one.slot)))

    def component(self, component: int) -> ShownThing:
        """An optic, cassette or cable: its values, where its connectors are and what they touch."""
        site = self.site
        origin, article, racks = site.origin_of(component), site.part_of(component), site.racks_of(component)
        values = [self._part(article, origin)]
        if site.kind_of(component) in CABLES:
            length = length_of(site, component)
            stated = site.ordered_m(component) is not None or _states_length(origin)
            said = said_of(site, origin, racks, "length", length if stated else "", article)
            values.append(ShownValue("length", length, tuple(said)))
        for attribute, side, value in connector_values(article):
            name = sided(attribute, side)
            said = said_of(site, origin, racks, name, value, article, policy=attribute)
            values.append(ShownValue(name, value or "open", tuple(said)))
        for name, value in _part_values(site, article):
            said = said_of(site, origin, racks, name, value, article)
            values.append(ShownValue(name, value or "open", tuple(said)))
        for name, value in settings_of(site, component):
            said = _by_place(origin, name, value) or said_of(site, origin, racks, name, value, article)
            values.append(ShownValue(name, value, tuple(said)))
        spliced = tuple(("splice", splice_shown(splice)) for splice in site.splices_of(component))
        kind, name = site.kind_of(component), site.name_of(component)
        rows = (*spliced, *self._worked_out(component), *self._touching(component), *self._carried(name))
        return ShownThing(kind, name, self.shapes.component(component), tuple(values), rows)

    def circuit(self, one: Circuit) -> ShownThing:
        """A circuit: its ends, its route, what its light really passes."""
        origin = one.origin
        values = [
            ShownValue(
                "application", one.application.name, (written_at(self.site, origin, origin.type, one.application.name),)
            ),
        ]
        if one.via:
            via = ", ".join(leg.name for leg in one.via)
            taken = one.name in self.site.allocated
            by = "chosen by any(…) and recorded in mtpc.lock" if taken else "written"
            values.append(ShownValue("via", via, (Said(by, via, origin.via, wins=True),)))
        rows = [("from", one.near.name), ("to", one.far.name)]
        rows += [("cord", self.site.name_of(cord)) for cord in one.cords]
        rows += self._passed(one)
        return ShownThing("circuit", one.name, circuit_shape(one), (*values, *self._written(origin)), tuple(rows))

    def port(self, socket: int) -> ShownThing:
        """A port: what is plugged in, what is behind it."""
        place = self.site.socket(socket)
        assert place.equipment
        rows = [("plugged in", self._plug(place))]
        if place.partner >= 0:
            behind = self.site.socket(place.partner)
            rows.append(("behind", f"{behind.name}: {self._plug(behind)}"))
        if place.inner >= 0:
            rows.append(("of", self._called(self.site.component_of(place.inner))))
        label = f"port {place.name} of {place.equipment.kind} {place.equipment.name}"
        return ShownThing("port", place.name, label, (), (*rows, *self._carried(place.name)))

    # ---- pieces

    def _part(self, part: Part, origin: Origin) -> ShownValue:
        name = part_name(part)
        record = Said(
            f"stated by its record ({part.fact.title}, {part.fact.confidence})", part.description, None, wins=False
        )
        span = next((span for key, span in origin.attributes if key == "cords"), origin.type)
        return ShownValue("part", name, (written_at(self.site, origin, span, name), record))

    def _written(self, origin: Origin) -> Iterator[ShownValue]:
        """Attributes of which nothing but documents makes use, as they are written."""
        seen: dict[str, list[Span]] = {}
        for name, span in origin.attributes:
            seen.setdefault(name, []).append(span)
        for name, spans in seen.items():
            value = text_at(self.site, spans[0])
            yield ShownValue(name, value, tuple(said_of_written(self.site, origin, spans)))
        if origin.groups:
            yield ShownValue(
                "group",
                " / ".join(origin.groups),
                (Said("the statement is in it", origin.groups[-1], origin.statement, wins=True),),
            )

    def _ports(self, equipment: int, slot: str) -> Iterator[tuple[str, str]]:
        places = map(self.site.socket, self.site.sockets_of(equipment, slot))
        rows = [(place.name, self._plug(place)) for place in places]
        yield from sorted(rows, key=lambda row: natural_key(row[0]))

    def _plug(self, place: Socket) -> str:
        if place.plug < 0:
            return "nothing"
        return f"{self._called(self.site.component_of(place.plug))} end {self.site.terminal(place.plug).name}"

    def _called(self, component: int) -> str:
        return f"{self.site.kind_of(component)} {self.site.name_of(component)}"

    def _worked_out(self, component: int) -> Iterator[tuple[str, str]]:
        """How `length = auto` came about, or why it did not."""
        measured = self.site.lengths.get(component)
        if isinstance(measured, NotWorkedOut):
            yield "route", f"not calculated: {measured.why or 'what is missing was reported'}"
        elif measured is not None:
            yield "route", str(measured)

    def _touching(self, component: int) -> Iterator[tuple[str, str]]:
        site = self.site
        for face in site.faces_of(component):
            place, other = site.place_at(face), site.neighbour_of(face)
            where = place.name if place else "parked" if site.is_parked(face) else "nowhere"
            met = f", meets {self._called(other)}" if other >= 0 else ""
            yield f"end {site.terminal(face).name}", f"{where}{met}"

    def _carried(self, name: str) -> Iterator[tuple[str, str]]:
        columns = self.plant.channels
        wanted = dict.fromkeys(
            index for channel in channels_at(self.plant, name) or () for index in columns.circuits[channel]
        )
        yield from (("carries", f"circuit {self.site.circuits[index].name}") for index in wanted)

    def _passed(self, one: Circuit) -> list[tuple[str, str]]:
        from mtpc.plan.show.channel_walks import walk
        from mtpc.plan.show.direct_cable_walks import direct_walks

        found = channels_at(self.plant, one.name) or ()
        walks = [*(walk(self.plant, channel) for channel in found), *direct_walks(self.plant, one.name)]
        return [("passes", f"{step.what}  {step.where}") for made in walks for step in made.steps]

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
            source = Said(f"its record: {part.fact.title}", part.fact.confidence, None, wins=True)
            named = [("description", part.description), ("number", part.number or "open"), ("vendor", part.vendor)]
            named += [(key, value or "open") for key, value in _part_values(self.site, part)]
            values = tuple(ShownValue(key, value, (source,)) for key, value in named)
            rows = (("used", f"{sum(part_name(one) == part_name(part) for one in found)} times"),)
            yield ShownThing(part.kind, part_name(part), f"{part.kind} part {part_name(part)}", values, rows)

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


def said_of_written(site: Site, origin: Origin, spans: list[Span]) -> Iterator[Said]:
    """The place an attribute is written at, and those an override replaced."""
    for number, span in enumerate(spans):
        said = written_at(site, origin, span, text_at(site, span))
        yield said if not number else Said("overridden", said.value, span, wins=False)


def _is(name: str, wanted: set[str] | None) -> bool:
    return wanted is None or name in wanted


def _part_values(site: Site, part: Part) -> list[tuple[str, str]]:
    """What a part says of itself; "" where it leaves it open."""
    if isinstance(part, OpticPart):
        return [("application", part.application), ("form-factor", part.form_factor)]
    if isinstance(part, DevicePart):
        return [("height", f"{part.height_u}U"), ("ports", str(sum(len(family.names) for family in part.families)))]
    if isinstance(part, DirectCable):
        return [("application", part.application), ("medium", part.medium)]
    if not isinstance(part, WiredPart):
        return []
    return [
        ("grade", grade(part.terminals)),
        ("map", polarity(part) if part.map_name else ""),
        ("fibre", fibre_shown(site, part)),
    ]


def _states_length(origin: Origin) -> bool:
    """Whether a length is written, if only that it is unknown."""
    return any(name in ("length", "cord-length") for name, _ in origin.attributes)


def _by_place(origin: Origin, name: str, value: str) -> list[Said]:
    """The source of what is no attribute: the group a statement stands in, the remark above it."""
    if name in ("group", "note"):
        by = "the statement is in it" if name == "group" else "the comment above the statement"
        return [Said(by, value, origin.statement, wins=True)]
    return []


def _units(one: Equipment) -> str:
    if one.unit is None:
        return "?"
    return f"U{one.unit}" if one.height_u == 1 else f"U{one.unit}..{one.unit + one.height_u - 1}"


def _slots(part: Part) -> tuple[str, ...]:
    return part.slots if isinstance(part, PanelPart) else ()
