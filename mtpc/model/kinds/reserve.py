"""`reserve lp01.2.[11..12] { for = "storage team"; until = 2027-03-31 }`: kept for someone."""

from mtpc.model.floor_values import Restriction
from mtpc.model.kinds._kind import AttributeDefinition
from mtpc.model.kinds._reservations import kind_of_restriction

KIND = kind_of_restriction(
    "reserve",
    "ports, legs, slots or rack units kept for a purpose: any(…) does not take them, and their use is reported",
    Restriction.RESERVED,
    AttributeDefinition("for", "text", "whom or what they are kept for"),
    AttributeDefinition("until", "date", "last day of the reservation; afterwards it stays in force and is reported"),
    unstated="this reservation is for nobody",
    what="who needs it",
)
