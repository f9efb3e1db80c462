"""`panel lp[01..08] : acme.panel-4slot at A[01..08].U42`."""

from mtpc.model.kinds._equipment import place_equipment
from mtpc.model.kinds._kind import AttributeDefinition, Kind

KIND = Kind(
    "panel",
    "a housing with slots for plates and cassettes, or with adapters or wired ports that are built in",
    rank=6,
    what=("name",),
    type="must",
    type_is="panel part",
    at="must",
    at_is="rack.unit",
    attributes=(AttributeDefinition("ticket", "text", "ticket it belongs to"),),
    place=place_equipment,
)
