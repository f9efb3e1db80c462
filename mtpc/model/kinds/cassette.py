"""`cassette lp[01..08].1 : acme.cassette-6lc-u1-om4`: fibres between the front and the rear of a slot."""

from __future__ import annotations

from mtpc.catalogue.types import WiredPart
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._ferrules import BUILT_IN
from mtpc.model.kinds._inserts import fill_slots, keep_insert, kind_of_insert
from mtpc.model.kinds._kind import PREFERABLE_TICKET, SUPPLY
from mtpc.model.kinds._ports import add_ports
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.type
    part = builder.parts.find(statement, statement.type, WiredPart, "cassette")

    def fill(equipment: int, slot: str) -> None:
        filled = builder.preferences.fill(statement, part, KIND.preferable, [builder.site.equipment[equipment]])
        article, settings = builder.articles.article_of(part, filled), builder.settings(filled)
        insert = keep_insert(builder, filled, equipment, slot, part)
        component = add_component(builder.site, insert.name, article, filled.origin, settings=settings)
        add_ports(builder, insert.name, equipment, slot, component)

    fill_slots(builder, statement, part, fill)


KIND = kind_of_insert(
    "cassette",
    "fibres between connectors at the front and the rear of a panel's slot",
    (
        *BUILT_IN,
        *SUPPLY,
        PREFERABLE_TICKET,
    ),
    _place,
)
