"""Equipment that is mounted back to back: in the same units of a rack, from its front and from its rear."""

from __future__ import annotations

from collections import defaultdict

from mtpc.channel.types import Plant, once
from mtpc.model.floor_values import Equipment
from mtpc.model.room_words import RackFace

Pairs = list[tuple[Equipment, Equipment]]


def behind(plant: Plant) -> Pairs:
    """Each pair, that at the front first; worked out once for all rules."""
    return once(plant, _behind)


def _behind(plant: Plant) -> Pairs:
    at_rear: defaultdict[tuple[str, int], list[Equipment]] = defaultdict(list)
    for item in plant.site.equipment:
        if item.mounting.face is RackFace.REAR:
            for place in _units(item):
                at_rear[place].append(item)
    pairs: dict[tuple[str, str], tuple[Equipment, Equipment]] = {}
    for item in plant.site.equipment if at_rear else ():
        if item.mounting.face is RackFace.FRONT:
            for place in _units(item):
                for other in at_rear.get(place, ()):
                    if item.mounting.shares_width(other.mounting):
                        pairs[item.name, other.name] = (item, other)
    return list(pairs.values())


def _units(item: Equipment) -> list[tuple[str, int]]:
    if item.rack is None or item.unit is None:
        return []
    return [(item.rack.name, unit) for unit in range(item.unit, item.unit + item.height_u)]
