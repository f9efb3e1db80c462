"""`block T03.7 { reason = "leg damaged"; ticket = "INC-8812" }`: broken, not to be used."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Restriction
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.kinds._reservations import add_reservations
from mtpc.model.placing.builder import SiteBuilder


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    if not statement.setting("reason").strip():
        raise statement.fault(
            "TYP110", statement.origin.what, "this block has no reason", 'write `reason = "…"`: what is broken'
        )
    add_reservations(builder, statement, Restriction.BLOCKED, statement.setting("reason"))


KIND = Kind(
    "block",
    "ports, legs, slots or rack units that are broken: any(…) does not take them, and using them is an error",
    rank=10,
    what=("place",),
    attributes=(
        AttributeDefinition("reason", "text", "what is broken, and how it is known"),
        AttributeDefinition("ticket", "text", "ticket it belongs to"),
    ),
    place=_place,
    refers=True,
)
