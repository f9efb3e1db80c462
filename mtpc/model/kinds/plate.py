"""`plate lp[01..08].2 : acme.plate-12mpo-opposed-pc`: adapters, front k against rear k."""

from __future__ import annotations

from mtpc.catalogue.types import PlatePart
from mtpc.model.builder import Builder
from mtpc.model.floor import add_socket, mating_number, pair_sockets
from mtpc.model.kinds._inserts import free_slot, keep_insert
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.told import Told
from mtpc.model.values import Fault


def _place(builder: Builder, told: Told) -> None:
    assert told.type
    part = builder.part(told, told.type, PlatePart, "plate")
    for name in told.names:
        try:
            equipment, slot = free_slot(builder, told, name, part)
        except Fault as fault:
            builder.report(fault, told, (name,))
            continue
        insert = keep_insert(builder, told, equipment, slot, part)
        for number in range(1, part.count + 1):
            _add_adapter(builder, insert.name, equipment, slot, part, number)


def _add_adapter(builder: Builder, name: str, equipment: int, slot: str, part: PlatePart, number: int) -> None:
    site = builder.site
    mating = mating_number(part.mating)
    pair = []
    for side, port in (("front", str(number)), ("rear", f"rear{number}")):
        full = f"{name}.{port}"
        socket = add_socket(site, full, equipment, slot=slot, port=port, side=side, mating=mating, family=part.family)
        builder.book.sockets.add(full, socket)
        pair.append(socket)
    pair_sockets(site, pair[0], pair[1])


KIND = Kind(
    "plate",
    "a row of adapters in a panel's slot: what is plugged in front of adapter k meets what is behind it",
    rank=7,
    what=("place",),
    type="must",
    type_is="plate part",
    attributes=(Attribute("ticket", "text", "ticket it belongs to"),),
    place=_place,
)
