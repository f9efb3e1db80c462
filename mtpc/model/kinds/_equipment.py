"""Devices and panels: equipment that fills rack units."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.catalogue.types import DevicePart, PanelPart, PartKind
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Equipment, Rack
from mtpc.model.kinds._ferrules import part_as_ordered
from mtpc.model.kinds._kind import SUPPLY, AttributeDefinition, Kind
from mtpc.model.kinds._mounting import mounting_of
from mtpc.model.kinds._ports import add_fixed_ports
from mtpc.model.pairing import check_pairs
from mtpc.model.values import Fault

if TYPE_CHECKING:
    from mtpc.model.placing.builder import SiteBuilder

_SUPPLIED = tuple(attribute.name for attribute in SUPPLY)


def kind_of_equipment(name: str, meaning: str, attributes: tuple[AttributeDefinition, ...]) -> Kind:
    """A kind of statement about what fills rack units."""
    return Kind(
        name,
        meaning,
        rank=7,
        type=f"{name} part",
        at="rack.unit",
        attributes=attributes,
        place=_place,
    )


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what and statement.type
    part_class: type[DevicePart] | type[PanelPart] = DevicePart if statement.kind == PartKind.DEVICE else PanelPart
    part: DevicePart | PanelPart = builder.parts.find(statement, statement.type, part_class, statement.kind)
    for name, place in zip(statement.names, _places(builder, statement), strict=True):
        try:
            _place_one(builder, statement, name, place, part)
        except Fault as fault:
            builder.report(fault, statement, (name,))


def _places(builder: SiteBuilder, statement: ExpandedStatement) -> tuple[str, ...]:
    """The place of each of the things it names: "" where none is known yet, one rack for all of them; raises Fault."""
    assert statement.what
    if statement.at is None:
        return ("",) * len(statement.names)
    places = statement.at[0]
    if len(places.names) == 1 and builder.places.rack_only(places.names[0]):
        return places.names * len(statement.names)
    check_pairs(statement.what[0], places, statement, statement.at_spans[0], (f"{statement.kind}s", "places"))
    return places.names


def _standing(builder: SiteBuilder, statement: ExpandedStatement, place: str) -> tuple[Rack | None, int | None]:
    """The rack and the unit of a place, each None where it is not known yet; raises Fault."""
    rack = builder.places.rack_only(place) if place else None
    if not place or rack is not None:
        return rack, None
    return builder.places.rack_unit(statement, place, statement.at_spans[0])


def _place_one(
    builder: SiteBuilder, statement: ExpandedStatement, name: str, place: str, part: DevicePart | PanelPart
) -> None:
    site, symbols = builder.site, builder.symbols
    same_name = symbols.equipment.find(name)
    builder.check_new(statement, name, None if same_name is None else site.equipment[same_name].origin, statement.kind)
    rack, unit = _standing(builder, statement, place)
    number = len(site.equipment)
    placed = Equipment(
        name, part.kind, part, rack, unit, part.height_u, statement.origin, statement.setting("feed"),
        mounting_of(statement, part),
    )  # fmt: skip
    origin = builder.preferences.fill(statement, part, _SUPPLIED, [placed]).origin
    site.equipment.append(replace(placed, origin=origin, part=part_as_ordered(builder, statement, placed)))
    symbols.equipment.add(name, number)
    add_fixed_ports(builder, site.equipment[number], number)
    if rack is None or unit is None:
        return
    top = unit + part.height_u - 1
    if unit < 1 or top > rack.units:
        builder.report(_beyond(statement, name, rack, unit, top), statement, ())
        return
    for filled in range(unit, top + 1):
        here = symbols.units[rack.name, filled]
        other = next((site.equipment[other] for other in here if _collide(site.equipment[other], placed)), None)
        if other is not None:
            builder.report(_overlap(statement, name, other, rack, filled), statement, ())
            return
        here.append(number)


def _collide(first: Equipment, second: Equipment) -> bool:
    """Whether two pieces in one unit cannot both be mounted there; from front and rear they can, if they are short."""
    return first.mounting.face is second.mounting.face and first.mounting.shares_width(second.mounting)


def _beyond(statement: ExpandedStatement, name: str, rack: Rack, unit: int, top: int) -> Fault:
    fills = f"U{unit}" if top == unit else f"U{unit} to U{top}"
    message = f"{name} fills {fills} of {rack.name}; the rack has U1 to U{rack.units}"
    return statement.fault(
        "GEO102", statement.at_spans[0], message, "move it, or name a rack with more units", about=name
    )


def _overlap(statement: ExpandedStatement, name: str, other: Equipment, rack: Rack, unit: int) -> Fault:
    label = Label(other.origin.at or other.origin.what, f"{other.name} is here")
    message = f"{name} and {other.name} both fill {rack.name} U{unit}"
    return statement.fault("GEO101", statement.at_spans[0], message, "move one of them", about=name, label=label)
