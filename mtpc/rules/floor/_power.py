"""Power cords: which inlet of a device hangs on which outlet, and on which feed."""

from __future__ import annotations

from mtpc.catalogue.types import POWER, DirectCable
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Equipment
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class PowerCord:
    """A power cord with both ends plugged in: its component, the strip and the outlet, the device and the inlet."""

    component: int
    supply: Equipment
    outlet: str
    device: Equipment
    inlet: str


Supplied = dict[str, list[PowerCord]]  # the cords of each device that has any, in the order they are written


def supplied(site: Site) -> Supplied:
    """The devices with power cords, by name, each with its cords."""
    by_device: Supplied = {}
    for component in site.components_whose(lambda part: isinstance(part, DirectCable) and part.medium == POWER):
        supply_end, device_end = list(site.faces_of(component))[:2]
        supply, device = site.equipment_at(supply_end), site.equipment_at(device_end)
        if supply is not None and device is not None:
            cord = PowerCord(component, supply, site.face_name(supply_end), device, site.face_name(device_end))
            by_device.setdefault(device.name, []).append(cord)
    return by_device


def feed_of(cords_of: Supplied, strip: Equipment) -> str:
    """The feed a strip hangs on: that it states, else that of the one strip before it; "" where it is not known."""
    seen: set[str] = set()
    while not strip.feed and strip.name not in seen:
        seen.add(strip.name)
        strips = {cord.supply.name: cord.supply for cord in cords_of.get(strip.name, ())}
        if len(strips) != 1:
            return ""
        strip = next(iter(strips.values()))
    return strip.feed
