"""`cord A -- B : acme.patch-mpo12-b-om4 { length = 3m }`: a patch or equipment cord."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable, WiredPart
from mtpc.model.kinds._cables import PARKED, Orders, check_free, find_sockets, lay, leg_counts
from mtpc.model.kinds._kind import CABLE_ATTRIBUTES, PREFERABLE, Kind
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import Builder
from mtpc.model.told import Told
from mtpc.model.values import Fault


def _place(builder: Builder, told: Told) -> None:
    assert told.what and told.type
    part = builder.part(told, told.type, WiredPart, "cord")
    if leg_counts(part) != (1, 1):
        kind = "harness" if isinstance(part, DirectCable) else "trunk"
        message = f"{told.type} has several legs a side"
        raise told.fault("PRT103", told.origin.type, message, f"give it a name: `{kind} NAME : PART at A -- B`")
    names = told.names if told.at else None
    (left, right), spans = (told.at, told.at_spans) if told.at else (told.what, told.what_spans)
    if right is None:
        raise told.fault("TYP110", told.origin.at, "this cord has one end", "write `at A -- B`")
    check_pairs(left, right, told, told.origin.at or told.origin.what, ("ports", "ports"))
    if names is not None and told.what:
        check_pairs(told.what[0], left, told, told.origin.what, ("cords", "ports"))
    orders = Orders(builder, told, part, PREFERABLE)
    for number, (a, b) in enumerate(zip(left.names, right.names, strict=True)):
        try:
            sockets = find_sockets(builder, told, ((a,), (b,)), spans, part)
            check_free(builder, told, sockets, 1, spans)
            order = orders.at(sockets)
        except Fault as fault:
            builder.report(fault, told, (names[number] if names else a,))
            continue
        name = _name(builder, told, sockets, names[number] if names else "")
        lay(builder, name, order, sockets)


def _name(builder: Builder, told: Told, sockets: list[int], written: str) -> str:
    if written:
        known = builder.book.assemblies.find(written)
        builder.check_new(told, written, None if known is None else builder.site.components.origin[known], "cord")
        builder.book.assemblies.add(written, len(builder.site.components))
        return written
    names = (builder.site.sockets.name[socket] if socket >= 0 else PARKED for socket in sockets)
    return " -- ".join(names)


KIND = Kind(
    "cord",
    "a patch or equipment cord: one connector at each end",
    rank=11,
    what=("ends", "name"),
    type="must",
    type_is="cord part",
    at="may",
    at_is="port -- port",
    attributes=CABLE_ATTRIBUTES,
    place=_place,
)
