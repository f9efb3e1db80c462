"""`block T03.7 { reason = "leg damaged"; ticket = "INC-8812" }`: broken, not to be used."""

from __future__ import annotations

from mtpc.model.floor_values import Restriction
from mtpc.model.kinds._kind import TICKET, AttributeDefinition, Kind
from mtpc.model.kinds._reservations import setting_aside

KIND = Kind(
    "block",
    "ports, legs, slots or rack units that are broken: any(…) does not take them, and using them is an error",
    rank=10,
    what=("place",),
    attributes=(AttributeDefinition("reason", "text", "what is broken, and how it is known"), TICKET),
    place=setting_aside(Restriction.BLOCKED, "reason", "this block has no reason", "what is broken"),
    refers=True,
)
