"""Ends of circuits: ports, and parts of ports."""

from __future__ import annotations

from mtpc.catalogue.direct_parts import applications_of
from mtpc.catalogue.standards import unknown_application
from mtpc.catalogue.types import Application, DevicePart, DirectCable, OpticPart
from mtpc.model.direct_cables import legs_of as legs_of_cable
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Subport
from mtpc.model.kinds._direct_circuits import ordered_part
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault
from mtpc.text import Span, whole_number


def subport(
    builder: SiteBuilder, statement: ExpandedStatement, name: str, span: Span | None, application: Application
) -> Subport:
    """The receptacle, and the lanes of it, a circuit's end names; raises Fault."""
    socket = builder.places.filled_socket(name)
    if socket is not None:
        place = builder.site.socket(socket)
        face, plug = place.inner, place.plug
        if face < 0 and plug >= 0 and isinstance(builder.site.article(plug), DirectCable):
            return Subport(plug, (), place.name)
        if name in builder.site.unknown_modules:
            message = f"the module in {name} is not known; a circuit needs to know it"
            raise statement.fault(
                "TYP101", span, message, "name its part, or leave the circuit out until then", about=name
            )
        if face < 0 or not builder.site.is_optic(face):
            message = f"{name} is a panel's port; a circuit ends at optics"
            raise statement.fault("TYP101", span, message, "name a device's port", about=name)
        return Subport(face, (), place.name)
    base, colon, number = name.rpartition(":")
    whole = builder.places.filled_socket(base) if colon and whole_number(number) is not None else None
    if whole is None:
        socket = builder.places.socket(statement, name, span)
        raise AssertionError(socket)  # socket() raises the finding
    return _part_of(builder, statement, name, span, application, whole)


def application_of(builder: SiteBuilder, statement: ExpandedStatement) -> Application:
    """The application that circuits are of; raises Fault."""
    assert statement.type
    name, span = statement.type.text, statement.origin.type
    ordered_part(builder, statement)
    application = builder.parts.facts.application(name) or _direct_application(builder, name)
    if application is not None:
        return application
    if builder.library.is_reported(name):
        raise Fault(None)
    wrong = unknown_application(name, builder.library.names("applications"), builder.library.alias(name))
    raise statement.fault("REF106", span, str(wrong), wrong.help).similar(
        wrong.noun, name, wrong.known, meant=wrong.meant
    )


def _direct_application(builder: SiteBuilder, name: str) -> Application | None:
    """The application of that name of a direct cable that is named, which needs no fibre; None where there is none."""
    for part in builder.parts.named():
        for application in applications_of(part) if isinstance(part, DirectCable) else ():
            if application.upper() == name.upper():
                return Application(application, part.fact.title, 1, "", "", (), "", (), part.fact)
    return None


def _part_of(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    name: str,
    span: Span | None,
    application: Application,
    whole: int,
) -> Subport:
    site, port = builder.site, builder.site.socket(whole)
    if port.inner < 0 and port.plug >= 0 and isinstance(site.article(port.plug), DirectCable):
        return _lane_of_direct(builder, statement, name, span, whole)
    face, number = port.inner, whole_number(name.rpartition(":")[2])
    assert number is not None  # as was looked at above
    article, device = site.article(face), port.equipment
    if not isinstance(article, OpticPart) or device is None or not isinstance(device.part, DevicePart):
        raise statement.fault("TYP101", span, f"{name} is not part of an optic", "name a device's port", about=name)
    family = builder.places.ports_of(device.part)[port.port.partition(":")[0]]
    lanes = len(article.tx[site.index_of(face)])
    _check_divisible(builder, statement, span, article, port.name)
    lanes_needed = application.tx_positions or application.lanes
    parts = lanes // lanes_needed
    first = family.subports_from
    takes_all = parts == 1 and lanes > 1
    if first is None or takes_all or not first <= number < first + parts:
        raise _no_such_part(statement, name, span, (application, lanes_needed), (port.name, lanes, first), article)
    shown = f"{port.name}:{number}"
    return Subport(face, _lanes_of(article, site.index_of(face), number - first, lanes_needed), shown, number)


def _lane_of_direct(
    builder: SiteBuilder, statement: ExpandedStatement, name: str, span: Span | None, whole: int
) -> Subport:
    """A lane of a cage with a direct cable in it: the lane of the leg of its number; raises Fault."""
    site, port = builder.site, builder.site.socket(whole)
    number, legs = whole_number(name.rpartition(":")[2]), legs_of_cable(site, port.plug)
    assert number is not None and port.equipment is not None and isinstance(port.equipment.part, DevicePart)
    first = builder.places.ports_of(port.equipment.part)[port.port].subports_from
    cable = site.name_of(site.component_of(port.plug))
    if legs == 1 or first is None:
        why = f"{cable} leads to one port" if legs == 1 else "the device does not say how it counts parts of a port"
        message = f"{port.name} has no lanes of its own: {why}"
        raise statement.fault("REF103", span, message, f"name the whole port: {port.name}", about=name)
    if not first <= number < first + legs:
        message = f"{cable} has {legs} legs; {port.name} has :{first} to :{first + legs - 1}"
        raise statement.fault("REF103", span, message, "name one of these", about=name)
    return Subport(port.plug, (number - first + 1,), f"{port.name}:{number}", number)


def _no_such_part(
    statement: ExpandedStatement,
    name: str,
    span: Span | None,
    wanted: tuple[Application, int],
    there: tuple[str, int, int | None],
    optic: OpticPart,
) -> Fault:
    """The finding about a part of a port there is not; `wanted` and `there`: what, and the lanes of it."""
    (application, needed), (port, lanes, first) = wanted, there
    parts = lanes // needed
    if parts > 1 and first is not None:
        message = f"{port} has {lanes} lanes; as {application.name} it has :{first} to :{first + parts - 1}"
        return statement.fault("REF103", span, message, "name one of these, or the whole port", about=name)
    if parts > 1:
        message = f"the device does not say how it counts the parts of {port}"
        help_ = "state `subports-from` in the part of the device"
        return statement.fault("REF103", span, message, help_, about=name)
    message = f"{application.name} takes {needed} lane{'s' * (needed > 1)}, and {port} has {lanes}"
    if needed == lanes:
        message = f"{application.name} takes {'the one lane' if lanes == 1 else f'all {lanes} lanes'} of {port}"
    message += f": there is no part {name.removeprefix(port)} of it"
    shared = [f"{mode.links} x {mode.application}" for mode in optic.modes if mode.links > 1]
    help_ = (
        f"name the whole port, or what it can be divided into: {', '.join(shared)}" if shared else "name the whole port"
    )
    return statement.fault("REF103", span, message, help_, about=name)


def _check_divisible(
    builder: SiteBuilder, statement: ExpandedStatement, span: Span | None, optic: OpticPart, port: str
) -> None:
    """Raise the finding if the lanes of an optic are wavelengths of one fibre."""
    own_application = builder.parts.facts.application(optic.application)
    if own_application is not None and 0 < own_application.tx_positions < own_application.lanes:
        message = f"{port} is {own_application.name}: its wavelengths share one fibre, and no cord separates them"
        raise statement.fault(
            "REF103", span, message, "name the whole port, or use an optic with parallel lanes", about=port
        )


def _lanes_of(optic: OpticPart, terminal: int, part: int, count: int) -> tuple[int, ...]:
    """The lanes (from 1) of a part of a port, counted from 0; of each band the same share."""
    bands: dict[int, list[int]] = {}
    for lane in range(1, len(optic.tx[terminal]) + 1):
        bands.setdefault(optic.band(terminal, lane), []).append(lane)
    share = max(1, count // len(bands))
    return tuple(sorted(lane for lanes in bands.values() for lane in lanes[part * share : (part + 1) * share]))
