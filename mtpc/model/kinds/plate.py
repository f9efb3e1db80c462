"""`plate lp[01..08].2 : acme.plate-12mpo-opposed-pc`: adapters, front k against rear k."""

from __future__ import annotations

from mtpc.catalogue.types import PlatePart
from mtpc.model.kinds._inserts import free_slot, keep_insert
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.kinds._ports import add_adapters
from mtpc.model.placing.builder import Builder
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
        add_adapters(builder, insert.name, equipment, slot, part)


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
