"""`reserve lp01.2.[11..12] { for = "storage team"; until = 2027-03-31 }`: kept for someone."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Restriction
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.kinds._reservations import add_reservations
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    if not statement.setting("for").strip():
        raise statement.fault(
            "TYP110", statement.origin.what, "this reservation is for nobody", 'write `for = "…"`: who needs it'
        )
    add_reservations(builder, statement, Restriction.RESERVED, statement.setting("for"))


KIND = Kind(
    "reserve",
    "ports, legs, slots or rack units kept for a purpose: any(…) does not take them, and their use is reported",
    rank=10,
    what=("place",),
    attributes=(
        AttributeDefinition("for", "text", "whom or what they are kept for"),
        AttributeDefinition(
            "until", "date", "last day of the reservation; afterwards it stays in force and is reported"
        ),
        AttributeDefinition("ticket", "text", "ticket it belongs to"),
    ),
    place=_place,
    refers=True,
)
