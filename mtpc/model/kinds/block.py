"""`block T03.7 { reason = "leg damaged"; ticket = "INC-8812" }`: broken, not to be used."""

from mtpc.model.floor_values import Restriction
from mtpc.model.kinds._kind import AttributeDefinition
from mtpc.model.kinds._reservations import kind_of_restriction

KIND = kind_of_restriction(
    "block",
    "ports, legs, slots or rack units that are broken: any(…) does not take them, and using them is an error",
    Restriction.BLOCKED,
    AttributeDefinition("reason", "text", "what is broken, and how it is known"),
    unstated="this block has no reason",
    what="what is broken",
)
