"""`circuit up1 : 100GBASE-SR4 at A -- B via T01.3 { cords = … }`: a planned link, and the cords it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.catalogue.standards import no_application
from mtpc.catalogue.types import Application, DirectCable
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Circuit, Leg, Subport
from mtpc.model.kinds._cables import Orders, check_free, ends_shown, lay, paired_ends
from mtpc.model.kinds._direct_circuits import empty_cages, joined_elsewhere, lay_directly, ordered_part
from mtpc.model.kinds._kind import (
    GENDERS,
    POLISHES,
    PREFERABLE,
    SLACK,
    STATUSES,
    TICKET,
    AttributeDefinition,
    Kind,
    where_open,
)
from mtpc.model.kinds._routes import direct_application, front_of, route_of, subport
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion, Fault, Value, items_of
from mtpc.text import Span, pair_name

if TYPE_CHECKING:
    from mtpc.model.placing.leg_allocation import Pool

NOWHERE = Subport(-1, (), "")


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    if any(hop.free for hop in statement.via):
        builder.waiting.append(statement)
        return
    for circuit, hops in _circuits(builder, statement):
        _place_one(builder, statement, replace(circuit, via=tuple(leg for leg in hops if isinstance(leg, Leg))))


def _finish(builder: SiteBuilder) -> None:
    """Place the circuits with any(…), once all others are placed."""
    if not builder.waiting:
        return
    from mtpc.model.kinds._pools import WaitingCircuit, choose_legs

    circuits = []
    for statement in builder.waiting:
        try:
            circuits += [WaitingCircuit(statement, circuit, hops) for circuit, hops in _circuits(builder, statement)]
        except Fault as fault:
            builder.report(fault, statement)
    for waiting, route in choose_legs(builder, circuits):
        _place_one(builder, waiting.statement, replace(waiting.circuit, via=route))


def _circuits(builder: SiteBuilder, statement: ExpandedStatement) -> list[tuple[Circuit, tuple[Leg | Pool, ...]]]:
    """The circuits a statement declares, each with a leg or a pool of them for each hop; raises Fault."""
    application = _application(builder, statement)
    left, right, spans = paired_ends(statement)
    names = _names(statement, left, right)
    routes = _routes(builder, statement, left)
    laid = lay_directly(builder, statement, list(zip(left.names, right.names, strict=True)), spans)
    ends = [
        pair or _ends(builder, statement, near_and_far, spans, application, name)
        for name, near_and_far, pair in zip(names, zip(left.names, right.names, strict=True), laid, strict=True)
    ]
    if any(NOWHERE in pair for pair in ends):
        return []  # with an end missing, the others would be paired wrongly
    return [
        (Circuit(name, application, near, far, (), (), statement.origin), route)
        for name, (near, far), route in zip(names, ends, routes, strict=True)
    ]


def _ends(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    ports: tuple[str, str],
    spans: tuple[Span | None, Span | None],
    application: Application,
    circuit: str,
) -> tuple[Subport, Subport]:
    """Both ends of a circuit; NOWHERE for one that was reported."""
    ends: list[Subport] = []
    faults: dict[str, Fault] = {}
    for port, span in zip(ports, spans, strict=True):
        try:
            ends.append(subport(builder, statement, port, span, application))
        except Fault as fault:
            ends.append(NOWHERE)
            faults[port] = fault
    empty = [port for port, fault in faults.items() if fault.diagnostic and fault.diagnostic.code == "PRT105"]
    elsewhere = joined_elsewhere(builder, statement, ends, ports, circuit) if empty else None
    if elsewhere is not None:
        builder.findings.append(elsewhere)
        builder.symbols.circuits.add(circuit, statement.origin)
        return NOWHERE, NOWHERE
    if empty and application.name not in builder.site.applications:
        faults = {port: fault for port, fault in faults.items() if port not in empty}
        faults[empty[0]] = empty_cages(statement, ports, empty, application.name)
    for wrong in faults.values():
        builder.report(wrong, statement)
    return ends[0], ends[1]


def _place_one(builder: SiteBuilder, statement: ExpandedStatement, circuit: Circuit) -> None:
    try:
        builder.check_new(statement, circuit.name, builder.symbols.circuits.find(circuit.name), "circuit")
        builder.symbols.circuits.add(circuit.name, statement.origin)
        cords = _make_cords(builder, statement, circuit.near, circuit.far, circuit.via)
    except Fault as fault:
        builder.report(fault, statement, (circuit.name,))
        return
    builder.site.circuits.append(replace(circuit, cords=cords))


def _application(builder: SiteBuilder, statement: ExpandedStatement) -> Application:
    assert statement.type
    name = statement.type.text
    ordered_part(builder, statement)
    application = builder.facts.application(name) or direct_application(builder, name)
    if application is None:
        alias = builder.library.alias(name)
        names = [alias.stands_for] if alias else builder.library.names("applications")
        near = f"it is another name of {alias.stands_for}: write that" if alias else ""
        near = near or near_sentence("application", name, names)
        near = near or "list them with `mtpc catalog list application`"
        fault = statement.fault("REF106", statement.origin.type, no_application(name), near)
        raise fault.with_fixes(respell(statement.origin.type, name, names))
    return application


def _names(statement: ExpandedStatement, left: Expansion, right: Expansion) -> tuple[str, ...]:
    if statement.at and statement.what:
        check_pairs(statement.what[0], left, statement, statement.origin.what, ("circuits", "pairs of ports"))
        return statement.what[0].names
    return tuple(map(pair_name, zip(left.names, right.names, strict=True)))


def _routes(builder: SiteBuilder, statement: ExpandedStatement, circuits: Expansion) -> list[tuple[Leg | Pool, ...]]:
    """What each circuit runs over, hop by hop."""
    columns: list[Sequence[Leg | Pool]] = []
    for hop in statement.via:
        if hop.free:
            from mtpc.model.kinds._pools import pool_of

            columns.append([pool_of(builder, statement, hop.names)] * len(circuits.names))
        else:
            check_pairs(circuits, hop.names, statement, statement.origin.via, ("circuits", "legs"))
            columns.append([route_of(builder, statement, name) for name in hop.names.names])
    return list(zip(*columns, strict=True)) if columns else [()] * len(circuits.names)


# ---- cords of a circuit


def _make_cords(
    builder: SiteBuilder, statement: ExpandedStatement, near: Subport, far: Subport, route: tuple[Leg, ...]
) -> tuple[int, ...]:
    part = ordered_part(builder, statement)
    if part is None or isinstance(part, DirectCable):
        return ()
    orders = Orders(builder, statement, part, PREFERABLE)
    site = builder.site
    stops = [site.socket_of(near.face)]
    for leg in route:
        stops += [front_of(builder, statement, leg, 0), front_of(builder, statement, leg, 1)]
    stops.append(site.socket_of(far.face))
    pairs = list(zip(stops[::2], stops[1::2], strict=True))
    lengths = _lengths(statement, len(pairs))
    cords = []
    for (start, end), length in zip(pairs, lengths, strict=True):
        places = check_free(builder, statement, [start, end], 1, (statement.origin.what, statement.origin.what))
        cords.append(lay(builder, ends_shown(places), orders.order_for([start, end]), [start, end], length))
    return tuple(cords)


def _lengths(statement: ExpandedStatement, count: int) -> list[Value | None]:
    given = statement.attributes.get("cord-length")
    lengths: list[Value | None] = [*items_of(given.value)] if given else [None]
    if len(lengths) == 1:
        return lengths * count
    if len(lengths) != count:
        message = f"each circuit takes {count} cords; {len(lengths)} lengths are written"
        raise statement.fault(
            "TYP105", given.span if given else None, message, "write one length, or one for each cord"
        )
    return lengths


KIND = Kind(
    "circuit",
    "a planned link: two ports run this application; `via` has its route checked, `cords` has its cords ordered",
    rank=12,
    what=("ends", "name"),
    type="application",
    at="port -- port",
    via=True,
    attributes=(
        AttributeDefinition("cords", "name", "cord part between the ports and the legs of its route"),
        AttributeDefinition(
            "cord-length",
            "lengths",
            "length of these cords: one for all, or one for each from left to right; `auto`: it is calculated",
            auto=True,
        ),
        SLACK,
        AttributeDefinition("tray", "names", "trays these cords run in, in order"),
        where_open("gender", "gender of both ends of its cords", GENDERS),
        where_open("polish", "end face of its cords", POLISHES),
        AttributeDefinition("status", "name", "progress of the work", STATUSES),
        TICKET,
    ),
    place=_place,
    lands_by="cords",
    finish=_finish,
)
