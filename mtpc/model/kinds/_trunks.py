"""Cables with a written name and any number of legs a side: trunks and harnesses."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._cable_ends import both_ends, check_free, find_sockets
from mtpc.model.kinds._cables import Orders, check_name, lay
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, SPLICE, Kind
from mtpc.model.legs import leg_counts
from mtpc.model.pairing import check_legs, check_pairs, counted
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion, Fault


def kind_of_cable(name: str, meaning: str) -> Kind:
    """A kind of statement about cables that have a name and any number of legs a side."""
    return Kind(
        name,
        meaning,
        rank=9,
        type=f"{name} part",
        at="ports -- ports",
        at_needed=True,
        attributes=CABLE_ATTRIBUTES,
        children=(SPLICE,),
        place=_place,
        lands=True,
    )


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    """Place each cable; names times legs is the number of ports on each side, in written order of the legs."""
    assert statement.what and statement.type and statement.at
    names, (left, right, _) = statement.what[0], both_ends(statement)
    part, statement = builder.parts.find_cable(statement, statement.type, statement.kind)
    orders = Orders(builder, statement, part)
    legs = leg_counts(part)
    _check_legs(statement, names, left, legs[0], 0)
    _check_legs(statement, names, right, legs[1], 1)
    if legs[0] == legs[1]:
        check_pairs(left, right, statement, statement.origin.at, ("ports", "ports"))
    for number, name in enumerate(names.names):
        ends = (
            left.names[number * legs[0] : (number + 1) * legs[0]],
            right.names[number * legs[1] : (number + 1) * legs[1]],
        )
        try:
            _place_one(builder, statement, name, orders, ends)
        except Fault as fault:
            builder.report(fault, statement, (name,), (*ends[0], *ends[1]))


def _check_legs(statement: ExpandedStatement, names: Expansion, ports: Expansion, legs: int, side: int) -> None:
    span, word = statement.at_spans[side], ("left", "right")[side]
    needed = len(names.names) * legs
    if len(ports.names) != needed:
        count = f"{len(names.names)} × {legs} legs" if len(names.names) > 1 else counted(legs, "legs")
        verb = "is" if len(ports.names) == 1 else "are"
        message = f"{statement.type} lands {count} on the {word}; {counted(len(ports.names), 'ports')} {verb} written"
        help_ = f"write {counted(needed, 'ports')}, `parked` for a leg that is not landed"
        raise statement.fault("PRT103", span, message, help_, about=names.names[0])
    check_legs(names, ports, legs, statement, span)


def _place_one(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    name: str,
    orders: Orders,
    ends: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    check_name(builder, statement, name)
    sockets = find_sockets(builder, statement, ends, statement.at_spans, orders.part)
    check_free(builder, statement, sockets, len(ends[0]), statement.at_spans)
    builder.symbols.assemblies.add(name, lay(builder, name, orders.order_for(sockets), sockets))
