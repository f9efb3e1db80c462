"""`optic leaf[01..08].et-0/0/[48..51] : acme.q28-100g-sr4`: one transceiver a cage."""

from __future__ import annotations

from mtpc.catalogue.types import Alignment, OpticPart, PortFamily
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import PREFERABLE_TICKET, AttributeDefinition, Kind, taking
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component, add_socket
from mtpc.model.values import Fault


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.type
    part = _in_mode(builder, statement, builder.parts.find(statement, statement.type, OpticPart, "optic"))
    settings: dict[int, dict[str, str]] = {}  # shared by optics for which the same is preferred
    for name in statement.names:
        try:
            _place_one(builder, statement, name, part, settings)
        except Fault as fault:
            builder.report(fault, statement, (name,))


def _place_one(
    builder: SiteBuilder, statement: ExpandedStatement, name: str, part: OpticPart, settings: dict[int, dict[str, str]]
) -> None:
    equipment, port, family = builder.places.device_port(statement, name, statement.what_spans[0])
    device = builder.site.equipment[equipment].name
    full = f"{device}.{port}"
    _check_cage(builder, statement, full, part, family)
    filled = builder.preferences.fill(statement, part, KIND.preferable, [builder.site.equipment[equipment]])
    if id(filled) not in settings:
        settings[id(filled)] = builder.settings(filled)
    component = add_component(builder.site, full, part, filled.origin, settings=settings[id(filled)])
    builder.symbols.optics.add(full, component)
    for index, face in enumerate(builder.site.faces_of(component)):
        suffix = f":{_first_subport(statement, family) + index}" if len(part.terminals) > 1 else ""
        socket = f"{full}{suffix}"
        number = add_socket(
            builder.site,
            socket,
            equipment,
            slot="",
            port=port + suffix,
            side="front",
            alignment=Alignment.ALIGNED,
            inner=face,
            family=part.terminals[index].family,
        )
        builder.symbols.sockets.add(socket, number)


def _in_mode(builder: SiteBuilder, statement: ExpandedStatement, part: OpticPart) -> OpticPart:
    """The transceiver as the statement sets it; raises Fault."""
    asked = statement.setting("mode")
    if not asked:
        return part
    mode = next((mode for mode in part.modes if mode.name.lower() == asked.lower()), None)
    if mode is None:
        named = ", ".join(f"{mode.name} ({mode.links} x {mode.application})" for mode in part.modes)
        help_ = "name one of these, or remove `mode`" if named else "remove `mode`: it runs as its application alone"
        message = f"{statement.type} has no mode {asked}: it runs as {part.application}"
        message += f", or in the modes {named}" if named else " alone"
        fault = statement.fault("TYP104", statement.attributes["mode"].span, message, help_)
        raise fault.similar("mode", asked, [mode.name for mode in part.modes])
    return builder.articles.optic_in_mode(part, mode)


def _check_cage(
    builder: SiteBuilder, statement: ExpandedStatement, full: str, part: OpticPart, family: PortFamily
) -> None:
    taken = builder.symbols.optics.things.get(full)
    if taken is not None:
        label = Label(builder.site.origin_of(taken).what, "an optic was put in here")
        message = f"the cage {full} holds two optics"
        raise statement.fault("PRT106", statement.what_spans[0], message, "remove one of them", about=full, label=label)
    if part.form_factor not in family.accepts:
        message = (
            f"{statement.type} is a {part.form_factor}; the {family.cage} cage {full} takes {', '.join(family.accepts)}"
        )
        raise statement.fault(
            "OPT102", statement.origin.type, message, "name an optic of a form factor that fits", about=full
        )


def _first_subport(statement: ExpandedStatement, family: PortFamily) -> int:
    if family.subports_from is None:
        message = f"{statement.type} has several connectors; the device does not say how it counts parts of a port"
        raise statement.fault(
            "TYP101", statement.origin.type, message, "state `subports_from` in the part of the device"
        )
    return family.subports_from


KIND = Kind(
    "optic",
    "a transceiver in a device's cage; cords are plugged into its connectors",
    rank=8,
    what=("place",),
    type="optic part",
    attributes=(
        AttributeDefinition("mode", "name", "what its port is set to run as, by a mode of the part: 2x200g"),
        *taking("text", serial="serial number"),
        PREFERABLE_TICKET,
    ),
    place=_place,
)
