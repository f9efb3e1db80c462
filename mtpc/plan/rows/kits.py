"""Kits: what is put into one bag for each rack and delivery, so that nobody looks for pieces on the floor.

A cable is in the bag of the rack of its end A. Racks, devices, panels and trunks come on their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PartKind
from mtpc.model.floor_values import Equipment, Insert, Rack
from mtpc.model.site import Site
from mtpc.plan.rows.bom_cells import handed_out
from mtpc.plan.rows.bom_lines import BomLine, Member
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.held import Key
from mtpc.plan.rows.served import Served
from mtpc.plan.rows.waves import origin_of
from mtpc.text import natural_key

COLUMNS = (
    "rack", "delivery", "kind", "vendor", "part_number", "part", "offer", "description", "length", "length_unit",
    "quantity", "unit", "cable_ids", "places", "other_racks", "circuits",
)  # fmt: skip
_ON_THEIR_OWN = frozenset({PartKind.RACK, PartKind.DEVICE, PartKind.PANEL, PartKind.TRUNK, PartKind.ACCESSORY})
_NO_RACK = ""


def kit_rows(site: Site, lines: tuple[BomLine, ...], served: Served) -> list[dict[str, str]]:
    """A row for each part and length of a bag, by rack, then delivery, then as the bill of materials."""
    bags: dict[tuple[str, str], dict[Key, list[Member]]] = {}
    for line in lines:
        for member in line.members if line.part.kind not in _ON_THEIR_OWN else ():
            racks = racks_of(site, member)
            bag = bags.setdefault((racks[0] if racks else _NO_RACK, origin_of(site, member).purchase.delivery), {})
            bag.setdefault(line.key, []).append(member)
    told = {line.key: handed_out(site, line) for line in lines}
    order = sorted(bags, key=lambda bag: (natural_key(bag[0]), natural_key(bag[1])))
    return [
        {**{name: text for name, text in told[key].items() if name in COLUMNS}, **_of_bag(site, bag, members, served)}
        for bag in order
        for key, members in bags[bag].items()
    ]


def racks_of(site: Site, member: Member) -> list[str]:
    """The racks of a piece, that of end A first."""
    if isinstance(member, Rack):
        return [member.name]
    if isinstance(member, int):
        return list(dict.fromkeys(rack.name for rack in site.racks_of(member) if rack))
    equipment = site.equipment[member.equipment] if isinstance(member, Insert) else member
    return [equipment.rack.name] if equipment.rack else []


def _of_bag(site: Site, bag: tuple[str, str], members: list[Member], served: Served) -> dict[str, str]:
    others = {rack for member in members for rack in racks_of(site, member)} - {bag[0]}
    ids = [served.uses.ids[member] for member in members if isinstance(member, int) and served.uses.ids[member]]
    return {
        "rack": bag[0],
        "delivery": bag[1],
        "quantity": str(len(members)),
        "cable_ids": folded(ids),
        "places": folded(list(_places(site, members))),
        "other_racks": folded(list(others)),
        "circuits": served.circuits_of(members),
    }


def _places(site: Site, members: list[Member]) -> Iterator[str]:
    """Where pieces that are no cables go."""
    for member in members:
        if isinstance(member, Insert | Equipment):
            yield member.name
        elif isinstance(member, int) and site.kind_of(member) in (PartKind.OPTIC, PartKind.CASSETTE, PartKind.LOOPBACK):
            yield site.name_of(member)
