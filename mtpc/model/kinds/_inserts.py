"""Slots of panels, and the plates and cassettes put into them."""

from __future__ import annotations

from collections.abc import Callable

from mtpc.catalogue.types import PanelPart, PlatePart, WiredPart
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Insert
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_insert
from mtpc.model.symbols import plain
from mtpc.model.values import Fault
from mtpc.text import Span


def kind_of_insert(
    name: str,
    meaning: str,
    attributes: tuple[AttributeDefinition, ...],
    place: Callable[[SiteBuilder, ExpandedStatement], None],
) -> Kind:
    """A kind of statement about what is put into the slots of panels."""
    return Kind(name, meaning, rank=8, what=("place",), type=f"{name} part", attributes=attributes, place=place)


def fill_slots(
    builder: SiteBuilder, statement: ExpandedStatement, part: PlatePart | WiredPart, fill: Callable[[int, str], None]
) -> None:
    """Fill each slot a statement names, given as its panel and the slot as the part spells it; a Fault is reported."""
    for name in statement.names:
        try:
            fill(*_free_slot(builder, statement, name, part))
        except Fault as fault:
            builder.report(fault, statement, (name,))


def _free_slot(
    builder: SiteBuilder, statement: ExpandedStatement, name: str, part: PlatePart | WiredPart
) -> tuple[int, str]:
    """The panel and the slot; raises Fault if it is taken or the part does not fit."""
    span = statement.what_spans[0]
    panel_name, point, slot = name.partition(".")
    if not point:
        raise statement.fault("TYP101", span, f"{name} is not a slot", "write it as PANEL.SLOT", about=name)
    number = builder.places.equipment(statement, panel_name, span)
    panel = builder.site.equipment[number]
    if not isinstance(panel.part, PanelPart):
        raise statement.fault("TYP101", span, f"{panel_name} is a device and has no slots", "name a panel", about=name)
    if panel.part.fixed is not None:
        builder.symbols.misfilled.add(number)
        message = f"{panel_name} has no slots: its ports are built in"
        raise statement.fault("REF104", span, message, f"remove this {statement.kind}", about=name)
    spelled = next((name for name in panel.part.slots if plain(name) == plain(slot)), None)
    if spelled is None:
        builder.symbols.misfilled.add(number)
        slots = panel.part.slots
        help_ = f"panel {panel_name} has slots {slots[0]} to {slots[-1]}"
        fault = statement.fault("REF104", span, f"panel {panel_name} has no slot {slot}", help_, about=name)
        raise fault.similar("slot", slot, slots, lists=True)
    if part.format:
        _check_fit(statement, panel.part, part, name)
    else:
        message = f"whether {part.name} fits into {name} is not stated"
        help_ = f"add `format = {panel.part.takes[0]}` to the part, if it is made for these slots"
        builder.report_open(statement.doubt("PRT108", message, help_, name), "PRT107")
    _check_free(builder, statement, f"{panel.name}.{spelled}", span)
    return number, spelled


def _check_fit(statement: ExpandedStatement, panel: PanelPart, part: PlatePart | WiredPart, name: str) -> None:
    if part.format not in panel.takes:
        message = (
            f"{statement.type} does not fit into {name}: it is a {part.format}, the slot takes {', '.join(panel.takes)}"
        )
        raise statement.fault("PRT107", statement.origin.type, message, "name a part made for this panel", about=name)


def _check_free(builder: SiteBuilder, statement: ExpandedStatement, name: str, span: Span) -> None:
    taken = builder.symbols.inserts.things.get(name)
    if taken is not None:
        label = Label(builder.site.inserts[taken].origin.what, "filled here")
        message = f"slot {name} is filled twice"
        raise statement.fault(
            "PRT104", span, message, "use another slot, or remove one of the two", about=name, label=label
        )


def keep_insert(
    builder: SiteBuilder, statement: ExpandedStatement, equipment: int, slot: str, part: PlatePart | WiredPart
) -> Insert:
    """Enter a plate or cassette into the site and the symbols."""
    component = len(builder.site.components) if isinstance(part, WiredPart) else -1
    name = f"{builder.site.equipment[equipment].name}.{slot}"
    insert = Insert(name, equipment, slot, part, component, statement.origin)
    builder.symbols.inserts.add(name, len(builder.site.inserts))
    add_insert(builder.site, insert)
    return insert
