"""`optic leaf[01..08].et-0/0/[48..51] : acme.q28-100g-sr4`: one transceiver a cage."""

from __future__ import annotations

from mtpc.catalogue.housing_types import CageAdapterPart
from mtpc.catalogue.mode_types import whole_mode
from mtpc.catalogue.types import Alignment, OpticPart, PortFamily
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import (
    FORM_FACTOR,
    GENDERS,
    POLISHES,
    PREFERABLE_TICKET,
    SUPPLY,
    AttributeDefinition,
    Kind,
    taking,
    where_open,
)
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component, add_socket
from mtpc.model.values import Fault, as_name

_UNKNOWN = "unknown"  # in place of a part: the module is not known yet


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.type
    if statement.type.text == _UNKNOWN:
        _place_unknown(builder, statement)
        return
    adapter = _adapter(builder, statement)
    part = _in_mode(builder, statement, builder.parts.find(statement, statement.type, OpticPart, "optic"))
    settings: dict[int, dict[str, str]] = {}  # shared by optics for which the same is preferred
    for name in statement.names:
        try:
            _place_one(builder, statement, name, (part, adapter), settings)
        except Fault as fault:
            builder.report(fault, statement, (name,))


def _place_unknown(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """A port for any plug, at which light ends: somebody else brings the module, or nobody has chosen it yet."""
    for name in ("mode", "adapter", "serial"):
        if name in statement.attributes:
            message, help_ = f"a module that is not known has no {name}", f"remove `{name}`, or name the part"
            raise statement.fault("TYP111", statement.attributes[name].name_span, message, help_)
    for name in statement.names:
        try:
            equipment, port, family = builder.places.device_port(statement, name, statement.what_spans[0])
            full = f"{builder.site.equipment[equipment].name}.{port}"
            _check_empty(builder, statement, full, family)
        except Fault as fault:
            builder.report(fault, statement, (name,))
            continue
        number = add_socket(
            builder.site, full, equipment, slot="", port=port, side="front", alignment=Alignment.ALIGNED
        )
        builder.symbols.sockets.add(full, number)
        builder.site.unknown_modules.add(full)


def _place_one(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    name: str,
    parts: tuple[OpticPart, CageAdapterPart | None],
    settings: dict[int, dict[str, str]],
) -> None:
    part, adapter = parts
    equipment, port, family = builder.places.device_port(statement, name, statement.what_spans[0])
    device = builder.site.equipment[equipment].name
    full = f"{device}.{port}"
    filled = builder.preferences.fill(statement, part, _PREFERABLE, [builder.site.equipment[equipment]])
    part = builder.articles.optic_of(part, filled)
    _check_cage(builder, statement, full, (part, adapter), family)
    if id(filled) not in settings:
        settings[id(filled)] = builder.settings(filled)
    component = add_component(builder.site, full, part, filled.origin, settings=settings[id(filled)])
    builder.symbols.optics.add(full, component)
    if adapter is not None:
        builder.site.cage_adapters[component] = adapter
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


def _adapter(builder: SiteBuilder, statement: ExpandedStatement) -> CageAdapterPart | None:
    """The adapter that the optics of a statement stand in; raises Fault."""
    given = statement.attributes.get("adapter")
    if given is None:
        return None
    return builder.parts.find(statement, as_name(given.value), CageAdapterPart, "cage-adapter", given.span)


def _in_mode(builder: SiteBuilder, statement: ExpandedStatement, part: OpticPart) -> OpticPart:
    """The transceiver as the statement sets it; raises Fault."""
    asked = statement.setting("mode")
    if not asked:
        return part
    modes = (*part.modes, whole_mode(part))
    mode = next((mode for mode in modes if mode.name.lower() == asked.lower()), None)
    if mode is None:
        named = ", ".join(f"{mode.name} ({mode.links} x {mode.application})" for mode in part.modes)
        help_ = (
            f"name one of these, or {part.application} itself"
            if named
            else "remove `mode`: it runs as its application alone"
        )
        message = f"{statement.type} has no mode {asked}: it runs as {part.application}"
        message += f", or in the modes {named}" if named else " alone"
        fault = statement.fault("TYP104", statement.attributes["mode"].span, message, help_)
        raise fault.similar("mode", asked, [mode.name for mode in modes])
    return builder.articles.optic_in_mode(part, mode)


def _check_cage(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    full: str,
    parts: tuple[OpticPart, CageAdapterPart | None],
    family: PortFamily,
) -> None:
    part, adapter = parts
    _check_empty(builder, statement, full, family)
    if adapter is not None and adapter.form_factor not in family.accepts:
        message = f"{statement.setting('adapter')} is a {adapter.form_factor}; the {family.cage} cage {full} takes"
        span = statement.attributes["adapter"].span
        help_ = "name an adapter of a form factor that fits"
        raise statement.fault("OPT102", span, f"{message} {', '.join(family.accepts)}", help_, about=full)
    accepts = family.accepts if adapter is None else adapter.accepts
    if not part.form_factor and (not part.form_factors or set(part.form_factors) & set(accepts)):
        builder.report_open(_form_unstated(statement, full, part, accepts), "OPT102")
    elif part.form_factor not in accepts:
        what = f"the {family.cage} cage {full}" if adapter is None else f"the adapter {adapter.name} in {full}"
        form = part.form_factor or " or ".join(part.form_factors)
        message = f"{statement.type} is a {form}; {what} takes {', '.join(accepts)}"
        help_ = "name an optic of a form factor that fits" + (", or its `adapter`" if adapter is None else "")
        raise statement.fault("OPT102", statement.origin.type, message, help_, about=full)


def _form_unstated(statement: ExpandedStatement, full: str, part: OpticPart, accepts: tuple[str, ...]) -> Diagnostic:
    forms = [form for form in part.form_factors or accepts if form in accepts]
    known = f", {' or '.join(part.form_factors)}" if part.form_factors else ""
    message = f"whether {part.name} fits into {full} is not stated: its form factor is open{known}"
    help_ = f"{statement.type} leaves it open: write `form-factor = {forms[0]}`, if the module ordered is one"
    return statement.doubt("OPT117", message, help_, full)


def _check_empty(builder: SiteBuilder, statement: ExpandedStatement, full: str, family: PortFamily) -> None:
    """Raise Fault where something is in a cage already, or the port is none."""
    taken = builder.symbols.optics.things.get(full)
    if family.optic is not None:
        message = f"{full} is a connector of the device itself ({family.optic.application}) and takes no optic"
        raise statement.fault("PRT106", statement.what_spans[0], message, "remove this statement", about=full)
    if taken is None and full not in builder.site.unknown_modules:
        return
    label = Label(builder.site.origin_of(taken).what, "an optic was put in here") if taken is not None else None
    message = f"the cage {full} holds two optics"
    raise statement.fault("PRT106", statement.what_spans[0], message, "remove one of them", about=full, label=label)


def _first_subport(statement: ExpandedStatement, family: PortFamily) -> int:
    if family.subports_from is None:
        message = f"{statement.type} has several connectors; the device does not say how it counts parts of a port"
        raise statement.fault(
            "TYP101", statement.origin.type, message, "state `subports_from` in the part of the device"
        )
    return family.subports_from


KIND = Kind(
    "optic",
    "a transceiver in a device's cage; cords are plugged into its connectors. `: unknown` is one nobody knows yet",
    rank=8,
    what=("place",),
    type="optic part",
    attributes=(
        AttributeDefinition(
            "mode", "name", "what its port is set to run as: a mode of the part, 2x200g, or its application"
        ),
        FORM_FACTOR,
        where_open("gender", "gender of its connectors", GENDERS, preferable=True),
        where_open("polish", "end face of its connectors", POLISHES, preferable=True),
        AttributeDefinition(
            "adapter", "name", "part of the kind cage-adapter that it stands in: the port then has one lane"
        ),
        *taking("text", serial="serial number"),
        *SUPPLY,
        PREFERABLE_TICKET,
    ),
    place=_place,
)
_PREFERABLE = KIND.preferable
