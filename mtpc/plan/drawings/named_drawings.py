"""The drawing of one thing of the floor, by its name."""

from __future__ import annotations

from mtpc.catalogue.types import PartKind
from mtpc.channel.types import Plant
from mtpc.drawing.shapes import Drawing
from mtpc.model.site import CABLES
from mtpc.plan.drawings.elevation import elevation
from mtpc.plan.drawings.floor_drawings import FloorDrawings
from mtpc.plan.drawings.lit_way import lit_way
from mtpc.plan.drawings.room_plan import room_plan, rooms_of
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work


def drawings_named(plant: Plant, name: str) -> list[Drawing]:
    """A rack or room, the rack of a device, the front of a panel, or the way of a cable in each of its rooms.

    [] where the name is of nothing that is drawn.
    """
    site = plant.site
    floor = FloorDrawings(Work(plant, Issue()))
    rooms = rooms_of(site.racks, list(site.trays.values()))
    drawings = [elevation(floor.faces, rack) for rack in site.racks if rack.name == name]
    drawings += [room_plan(room) for room in rooms if room.name == name]
    for number, equipment in enumerate(site.equipment):
        if equipment.name == name:
            fronts = floor.fronts_of(number) if equipment.kind is PartKind.PANEL else []
            drawings += fronts or [elevation(floor.faces, rack) for rack in [equipment.rack] if rack]
    if drawings:
        return drawings
    cables = [component for component in site.components_named(name) if site.kind_of(component) in CABLES]
    ways = [lit_way(site, component) for component in cables]
    return [
        room_plan(room, way) for way in ways for room in rooms if any(rack.name in way.racks for rack in room.racks)
    ]
