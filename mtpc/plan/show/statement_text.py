"""Objects of the model as statements: `KIND WHAT : TYPE at WHERE via ROUTE { … }`, everything expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtpc.catalogue.types import DirectCable, OpticPart, Part, PartKind, PlatePart, WiredPart
from mtpc.model.floor_values import Circuit, Equipment, Insert, Rack
from mtpc.model.room_words import TrayKind
from mtpc.model.site import CABLES, Site
from mtpc.model.tray_values import Tray, Waypoint
from mtpc.text import counts_up, is_pair, name_runs, natural_key
from mtpc.units import show

KINDS = (
    "rack", "waypoint", "tray", "device", "panel", "plate", "cassette", "optic", "trunk", "harness", "cord", "circuit",
)  # fmt: skip
_NAME = re.compile(r"[A-Za-z_][\w-]*")
_NUMBER = re.compile(r"(.*?)(\d+)")


class StatementText:
    """Writes the objects of one site, each as a line."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def lines(self) -> Iterator[tuple[str, str]]:
        """Kind and one-line statement of every object, by kind, then in natural order."""
        statements = [*self._spaces(), *self._components(), *self._circuits()]
        order = {kind: number for number, kind in enumerate(KINDS)}
        for kind, _, shape in sorted(statements, key=lambda entry: (order[entry[0]], natural_key(entry[1]))):
            yield kind, shape

    def _spaces(self) -> Iterator[tuple[str, str, str]]:
        for rack in self.site.racks:
            yield "rack", rack.name, self.rack(rack)
        for waypoint in self.site.waypoints.values():
            yield "waypoint", waypoint.name, waypoint_shape(waypoint)
        for tray in self.site.trays.values():
            yield "tray", tray.name, tray_shape(tray)
        for equipment in self.site.equipment:
            yield equipment.kind, equipment.name, equipment_shape(equipment)
        for insert in self.site.inserts:
            if insert.component < 0:
                yield "plate", insert.name, plate_shape(insert)

    def _components(self) -> Iterator[tuple[str, str, str]]:
        for component in self.site.every_component():
            kind = self.site.kind_of(component)
            if kind != PartKind.PANEL and not self.site.is_built_in(component):  # written as equipment, or part of it
                yield kind, self.site.name_of(component), self.component(component)

    def _circuits(self) -> Iterator[tuple[str, str, str]]:
        for circuit in self.site.circuits:
            yield "circuit", circuit.name, circuit_shape(circuit)

    def rack(self, rack: Rack) -> str:
        """A rack, what it is in, and its position along the row."""
        inside, stands = rack.row or rack.room or rack.site, rack.position
        shape = f"rack {rack.name} : {part_name(rack.part)}" + (f" at {inside}" if inside else "")
        return shape + (f" {{ row-origin = {show(stands.along_m)}m }}" if stands else "")

    def component(self, component: int) -> str:
        """An optic, cassette or cable."""
        kind, name = self.site.kind_of(component), self.site.name_of(component)
        shape = f"{kind} {name} : {part_name(self.site.part_of(component))}"
        if self.site.is_built_in(component):
            return f"port {name} of {part_name(self.site.part_of(component))}"
        if kind in CABLES and not is_pair(name):
            shape += f" at {self._side(component, 'a')} -- {self._side(component, 'b')}"
        chosen = self._chosen(component)
        return shape + (f" {{ {'; '.join(chosen)} }}" if chosen else "")

    def _side(self, component: int, side: str) -> str:
        return ", ".join(folded([where for end, where in self._ends(component) if end == side]))

    def _ends(self, component: int) -> Iterator[tuple[str, str]]:
        site = self.site
        for face in site.faces_of(component):
            place = site.place_at(face)
            yield site.terminal(face).side, place.name if place else "parked"

    def _chosen(self, component: int) -> list[str]:
        """What the part does not state: length, choices made, settings for documents."""
        origin, article = self.site.origin_of(component), self.site.part_of(component)
        chosen = {name for name, _ in origin.attributes} | {preference.name for preference in origin.preferred}
        settings = []
        if self.site.kind_of(component) in CABLES:
            settings.append(f"length = {length_of(self.site, component)}")
        for attribute, side, value in connector_values(article):
            name = sided(attribute, side)
            if name in chosen or attribute in chosen:
                settings.append(f"{name} = {value or 'open'}")
        settings += [f"{name} = {value}" for name, value in _whole_values(article) if name in chosen]
        settings += [f"{name} = {_quoted(value)}" for name, value in settings_of(self.site, component)]
        return settings


def _quoted(text: str) -> str:
    """A string as a spec writes it: in quotes where it is not a name."""
    return text if _NAME.fullmatch(text) else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def part_name(part: Part) -> str:
    """A part as a spec names it, the catalogue in place of its alias."""
    return f"{part.catalogue}.{part.name}" if part.catalogue else part.name


def folded(names: list[str]) -> list[str]:
    """Names in their order, runs as a range: `pp1.1.rear[1..12]`."""
    return [_run(run) for run in name_runs(names, _follows)]


def _follows(name: str, other_name: str) -> bool:
    first, second = _NUMBER.fullmatch(name), _NUMBER.fullmatch(other_name)
    if first is None or second is None or first[1] != second[1]:
        return False
    return counts_up(first[2], second[2])


def _run(names: list[str]) -> str:
    first, last = _NUMBER.fullmatch(names[0]), _NUMBER.fullmatch(names[-1])
    if len(names) < 3 or first is None or last is None:
        return ", ".join(names)
    return f"{first[1]}[{first[2]}..{last[2]}]"


def length_of(site: Site, component: int) -> str:
    """`12m`, or `unknown`."""
    length_m = site.ordered_m(component)
    return "unknown" if length_m is None else f"{show(length_m)}m"


def sided(attribute: str, side: str) -> str:
    """`gender-a`; the attribute itself where it is that of all sides."""
    return f"{attribute}-{side}" if side else attribute


def connector_values(part: Part) -> list[tuple[str, str, str]]:
    """Gender and end face of the connectors: attribute, side ("" where all agree) and value ("" where it is open)."""
    if not isinstance(part, WiredPart | OpticPart) or isinstance(part, DirectCable):
        return []
    values_shown: list[tuple[str, str, str]] = []
    for name in ("gender", "polish"):
        ends = [end for end in part.terminals if name != "gender" or end.family.gendered]
        values = {end.side: getattr(end, name) or "" for end in ends}
        if len(set(values.values())) == 1:
            values_shown.append((name, "", next(iter(values.values()))))
        else:
            values_shown += [(name, side, value) for side, value in values.items()]
    return values_shown


def _whole_values(part: Part) -> list[tuple[str, str]]:
    """What a statement may choose for the whole of a part."""
    if isinstance(part, OpticPart):
        return [("form-factor", part.form_factor)]
    if not isinstance(part, WiredPart) or isinstance(part, DirectCable):
        return []
    matings = sorted({end.alignment for end in part.terminals if end.alignment and end.family.gendered})
    return [("map", part.map_name), ("fibre", part.fibre or "open"), ("mating", matings[0] if matings else "open")]


def settings_of(site: Site, component: int) -> list[tuple[str, str]]:
    """The settings of a component for documents, sorted."""
    trays = site.trays_of(component)
    written = {} if trays is None else {"tray": ", ".join(trays)}
    return sorted((site.settings_of(component) | written).items())


def plate_shape(insert: Insert) -> str:
    """A plate, and how keys meet in it where the statement says so."""
    stated = {name for name, _ in insert.origin.attributes} | {one.name for one in insert.origin.preferred}
    alignment = insert.part.alignment if isinstance(insert.part, PlatePart) else None
    mating = f" {{ mating = {alignment} }}" if "mating" in stated and alignment else ""
    return f"plate {insert.name} : {part_name(insert.part)}{mating}"


def tray_shape(tray: Tray) -> str:
    """A tray, what it runs between, and its measures as they are stated."""
    measures = {"drop": tray.drop_m, "height": tray.height_m, "length": tray.length_m}
    stated = [f"{name} = {show(value)}m" for name, value in measures.items() if value is not None]
    stated += [f"kind = {tray.kind}"] if tray.kind is not TrayKind.TRAY else []
    shape = f"tray {tray.name} at {tray.ends[0].name} -- {tray.ends[1].name}"
    return shape + (f" {{ {'; '.join(stated)} }}" if stated else "")


def waypoint_shape(waypoint: Waypoint) -> str:
    """A waypoint, its room, and its place as it is stated."""
    position = waypoint.position
    measures = {"along": position.along_m, "across": position.across_m} if position else {}
    places = {**measures, "height": waypoint.height_m}
    stated = [f"{name} = {show(value)}m" for name, value in places.items() if value is not None]
    inside = f" at {waypoint.room}" if waypoint.room else ""
    return f"waypoint {waypoint.name}{inside}" + (f" {{ {'; '.join(stated)} }}" if stated else "")


def equipment_shape(equipment: Equipment) -> str:
    """A device or panel, and the lowest unit it fills."""
    place = f" at {equipment.place}" if equipment.place else ""
    return f"{equipment.kind} {equipment.name} : {part_name(equipment.part)}{place}"


def circuit_shape(circuit: Circuit) -> str:
    """A circuit, its ends and its route."""
    ends = f"{circuit.near.name} -- {circuit.far.name}"
    named = f"circuit {circuit.name} : {circuit.application.name}" + (f" at {ends}" if circuit.name != ends else "")
    via = f" via [{', '.join(leg.name for leg in circuit.via)}]" if len(circuit.via) > 1 else ""
    return named + (f" via {circuit.via[0].name}" if len(circuit.via) == 1 else via)
