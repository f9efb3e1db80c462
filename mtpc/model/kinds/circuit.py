"""`circuit up1 : 100GBASE-SR4 at A -- B via T01.3 { cords = … }`: a planned link, and the cords it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Circuit, Leg
from mtpc.model.kinds._circuit_cords import CircuitCords
from mtpc.model.kinds._circuit_ends import circuit_ends, named_ends
from mtpc.model.kinds._circuit_routes import circuit_routes
from mtpc.model.kinds._joined_circuits import by_connector
from mtpc.model.kinds._kind import (
    GENDERS,
    POLISHES,
    ROUNDING,
    SLACK,
    STATUSES,
    TICKET,
    AttributeDefinition,
    Kind,
    where_open,
)
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault

if TYPE_CHECKING:
    from mtpc.model.placing.leg_allocation import Pool


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    if any(hop.free for hop in statement.via):
        builder.waiting.append(statement)
        return
    cords = CircuitCords(builder, statement)
    for circuit, hops in _circuits(builder, statement):
        _place_one(cords, circuit, tuple(leg for leg in hops if isinstance(leg, Leg)))


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
        _place_one(CircuitCords(builder, waiting.statement), waiting.circuit, route)


def _circuits(builder: SiteBuilder, statement: ExpandedStatement) -> list[tuple[Circuit, tuple[Leg | Pool, ...]]]:
    """The circuits a statement declares, each with a leg or a pool of them for each hop; raises Fault."""
    names, *both, spans = named_ends(statement)
    links = by_connector(builder, statement, names, (both[0], both[1]))
    routes = circuit_routes(builder, statement, links.left)
    ports = list(zip(links.left.names, links.right.names, strict=True))
    ends = circuit_ends(builder, statement, links.names, ports, spans, links.application)
    return [
        (Circuit(name, links.application, near, far, (), (), statement.origin, joined), route)
        for name, joined, (near, far), route in zip(links.names, links.joined, ends, routes, strict=bool(ends))
    ]


def _place_one(its_cords: CircuitCords, circuit: Circuit, route: tuple[Leg, ...]) -> None:
    builder, statement = its_cords.builder, its_cords.statement
    try:
        builder.check_new(statement, circuit.name, builder.symbols.circuits.find(circuit.name), "circuit")
        builder.symbols.circuits.add(circuit.name, statement.origin)
        cords = its_cords.lay(circuit, route)
    except Fault as fault:
        builder.report(fault, statement, (circuit.name,))
        return
    builder.site.circuits.append(circuit.over(route, cords) if route or cords else circuit)


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
        *ROUNDING,
        AttributeDefinition("tray", "names", "trays these cords run in, in order"),
        where_open("gender", "gender of both ends of its cords", GENDERS),
        where_open("polish", "end face of its cords", POLISHES),
        where_open("fibre", "fibre class of its cords"),
        where_open("grade", "grade of the connectors of its cords"),
        where_open("map", "position map of its cords, by name"),
        AttributeDefinition("status", "name", "progress of the work", STATUSES),
        TICKET,
    ),
    place=_place,
    lands_by="cords",
    finish=_finish,
)
