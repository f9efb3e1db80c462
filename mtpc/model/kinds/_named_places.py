"""Looks up the legs, ports, slots and rack units that a name stands for."""

from __future__ import annotations

from mtpc.catalogue.types import PanelPart, PartKind
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._named_legs import legs_of
from mtpc.model.legs import numbered
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.symbols import plain
from mtpc.model.targets import LegTarget, PortTarget, SlotTarget, SocketTarget, Target, UnitTarget
from mtpc.model.values import Fault


def targets_of(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> list[Target]:
    """The legs, ports, slots or units a name stands for; raises Fault."""
    symbols, span = builder.symbols, statement.what_spans[0]
    head = name.rpartition(".")[0]
    if numbered(symbols.assemblies, name)[0] is not None:
        return [LegTarget.of(leg) for leg in legs_of(builder, statement, name)]
    socket = symbols.sockets.find(name)
    if socket is not None:
        return [SocketTarget(socket)]
    optic = symbols.optics.find(name)
    if optic is not None:
        return [SocketTarget(builder.site.socket_of(face)) for face in builder.site.faces_of(optic)]
    if symbols.racks.find(head) is not None:
        rack, unit = builder.places.rack_unit(statement, name, span)
        if not 1 <= unit <= rack.units:
            message = f"rack {rack.name} has units U1 to U{rack.units}; there is no U{unit}"
            raise statement.fault("REF103", span, message, "name one of these", about=name)
        return [UnitTarget(rack.name, unit)]
    return [_slot_or_port(builder, statement, name)]


def _whole(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Fault | None:
    """The finding about a rack, panel or device: it cannot be reserved as a whole."""
    equipment, rack = builder.symbols.equipment.find(name), builder.symbols.racks.find(name)
    if equipment is not None:
        owner = builder.site.equipment[equipment]
        noun, pieces = f"a {owner.kind}", "ports or slots" if owner.kind == PartKind.PANEL else "ports"
    elif rack is not None:
        noun, pieces = "a rack", f"units: {rack.name}.U[1..{rack.units}]"
    else:
        return None
    return statement.fault(
        "TYP101", statement.what_spans[0], f"{name} is {noun}, not a place in one", f"name its {pieces}"
    )


def _slot_or_port(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Target:
    owner, _, rest = name.partition(".")
    equipment = builder.symbols.equipment.find(owner) if rest else None
    if equipment is None:
        whole = _whole(builder, statement, name)
        if whole:
            raise whole
        names = [*builder.symbols.assemblies.things, *builder.symbols.equipment.things]
        raise builder.unknown(statement, statement.what_spans[0], "leg, port, slot or rack unit", name, names)
    panel = builder.site.equipment[equipment]
    if not isinstance(panel.part, PanelPart):
        _, port, _ = builder.places.device_port(statement, name, statement.what_spans[0])
        return PortTarget(equipment, f"{panel.name}.{port}")
    if panel.part.fixed is not None:
        return SocketTarget(builder.places.socket(statement, name, statement.what_spans[0]))
    slot = next((slot for slot in panel.part.slots if plain(slot) == plain(rest)), None)
    if slot is None:
        return SocketTarget(builder.places.socket(statement, name, statement.what_spans[0]))
    return SlotTarget(equipment, slot)
