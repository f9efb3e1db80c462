"""Devices and panels: things that fill rack units."""

from __future__ import annotations

from mtpc.catalogue.types import DevicePart, PanelPart
from mtpc.diagnostics import Label
from mtpc.model.kinds._ports import add_fixed_ports
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Equipment, Rack
from mtpc.model.told import Told
from mtpc.model.values import Fault


def place_equipment(builder: Builder, told: Told) -> None:
    """Put each named device or panel into its rack unit."""
    assert told.what and told.type and told.at
    sort: type[DevicePart] | type[PanelPart] = DevicePart if told.kind == "device" else PanelPart
    part: DevicePart | PanelPart = builder.part(told, told.type, sort, told.kind)
    names, places = told.what[0], told.at[0]
    check_pairs(names, places, told, told.at_spans[0], (f"{told.kind}s", "places"))
    for name, place in zip(names.names, places.names, strict=True):
        try:
            _place_one(builder, told, name, place, part)
        except Fault as fault:
            builder.report(fault, told, (name,))


def _place_one(builder: Builder, told: Told, name: str, place: str, part: DevicePart | PanelPart) -> None:
    site, book = builder.site, builder.book
    known = book.equipment.find(name)
    builder.check_new(told, name, None if known is None else site.equipment[known].origin, told.kind)
    rack, unit = builder.rack_unit(told, place, told.at_spans[0])
    top = unit + part.height_u - 1
    number = len(site.equipment)
    site.equipment.append(Equipment(name, told.kind, part, rack, unit, part.height_u, told.origin))
    book.equipment.add(name, number)
    add_fixed_ports(builder, site.equipment[number], number)
    if unit < 1 or top > rack.units:
        builder.report(_beyond(told, name, rack, unit, top), told, ())
        return
    for filled in range(unit, top + 1):
        other = book.units.setdefault((rack.name, filled), number)
        if other != number:
            builder.report(_overlap(told, name, site.equipment[other], rack, filled), told, ())
            return


def _beyond(told: Told, name: str, rack: Rack, unit: int, top: int) -> Fault:
    fills = f"U{unit}" if top == unit else f"U{unit} to U{top}"
    message = f"{name} fills {fills} of {rack.name}; the rack has U1 to U{rack.units}"
    return told.fault("GEO102", told.at_spans[0], message, "move it, or name a rack with more units", about=name)


def _overlap(told: Told, name: str, other: Equipment, rack: Rack, unit: int) -> Fault:
    label = Label(other.origin.at or other.origin.what, f"{other.name} stands here")
    message = f"{name} and {other.name} both fill {rack.name} U{unit}"
    return told.fault("GEO101", told.at_spans[0], message, "move one of them", about=name, label=label)
