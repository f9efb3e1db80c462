"""`plate lp[01..08].2 : acme.plate-12mpo-opposed-pc`: adapters, front k against rear k."""

from __future__ import annotations

from mtpc.catalogue.types import PlatePart
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._inserts import fill_slots, keep_insert, kind_of_insert
from mtpc.model.kinds._kind import MATING, SUPPLY, TICKET
from mtpc.model.kinds._ports import add_adapters
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.type
    part = builder.parts.find(statement, statement.type, PlatePart, "plate")

    def fill(equipment: int, slot: str) -> None:
        filled = builder.preferences.fill(statement, part, KIND.preferable, [builder.site.equipment[equipment]])
        plate = builder.articles.plate_of(part, filled)
        insert = keep_insert(builder, filled, equipment, slot, plate)
        add_adapters(builder, insert.name, equipment, slot, plate)

    fill_slots(builder, statement, part, fill)


KIND = kind_of_insert(
    "plate",
    "adapters in a panel's slot: a plug in the front of adapter k meets the plug in its rear",
    (MATING, *SUPPLY, TICKET),
    _place,
)
