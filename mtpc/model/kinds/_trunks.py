"""Cables with a written name and any number of legs a side: trunks and harnesses."""

from __future__ import annotations

from mtpc.catalogue.types import WiredPart
from mtpc.model.kinds._cables import Orders, check_free, find_sockets, lay, leg_counts
from mtpc.model.kinds._kind import PREFERABLE
from mtpc.model.pairing import check_pairs, counted
from mtpc.model.placing.builder import Builder
from mtpc.model.told import Told
from mtpc.model.values import Expansion, Fault


def place_trunks(builder: Builder, told: Told) -> None:
    """Names x legs = ports, on each side, in written leg order."""
    assert told.what and told.type and told.at
    part = builder.part(told, told.type, WiredPart, told.kind)
    orders = Orders(builder, told, part, PREFERABLE)
    names, (left, right) = told.what[0], told.at
    if right is None:
        raise told.fault("TYP110", told.origin.at, f"this {told.kind} has one end", "write `at A -- B`")
    legs = leg_counts(part)
    _check_legs(told, names, left, legs[0], 0)
    _check_legs(told, names, right, legs[1], 1)
    if legs[0] == legs[1]:
        check_pairs(left, right, told, told.origin.at, ("ports", "ports"))
    for number, name in enumerate(names.names):
        ends = (
            left.names[number * legs[0] : (number + 1) * legs[0]],
            right.names[number * legs[1] : (number + 1) * legs[1]],
        )
        try:
            _place_one(builder, told, name, orders, ends)
        except Fault as fault:
            builder.report(fault, told, (name,))


def _check_legs(told: Told, names: Expansion, ports: Expansion, legs: int, side: int) -> None:
    span, word = told.at_spans[side], ("left", "right")[side]
    wanted = len(names.names) * legs
    if len(ports.names) != wanted:
        count = f"{len(names.names)} × {legs} legs" if len(names.names) > 1 else counted(legs, "legs")
        verb = "is" if len(ports.names) == 1 else "are"
        message = f"{told.type} lands {count} on the {word}; {counted(len(ports.names), 'ports')} {verb} written"
        help_ = f"write {counted(wanted, 'ports')}, `parked` for a leg that is not landed"
        raise told.fault("PRT103", span, message, help_, about=names.names[0])
    check_pairs(Expansion(names.names * legs, (*names.sizes, legs)), ports, told, span, ("legs", "ports"))


def _place_one(
    builder: Builder, told: Told, name: str, orders: Orders, ends: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    site, book = builder.site, builder.book
    known = book.assemblies.find(name)
    builder.check_new(told, name, None if known is None else site.components.origin[known], told.kind)
    sockets = find_sockets(builder, told, ends, told.at_spans, orders.part)
    check_free(builder, told, sockets, len(ends[0]), told.at_spans)
    book.assemblies.add(name, lay(builder, name, orders.at(sockets), sockets))
