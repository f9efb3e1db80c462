"""`reserve lp01.2.[11..12] { for = "storage team"; until = 2027-03-31 }`: kept for someone."""

from __future__ import annotations

from mtpc.model.floor_values import Restriction
from mtpc.model.kinds._kind import TICKET, AttributeDefinition, Kind
from mtpc.model.kinds._reservations import setting_aside

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
        TICKET,
    ),
    place=setting_aside(Restriction.RESERVED, "for", "this reservation is for nobody", "who needs it"),
    refers=True,
)
