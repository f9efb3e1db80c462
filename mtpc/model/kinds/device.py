"""`device leaf[01..08] : acme.sw-48x10-6x100 at A[01..08].U40`."""

from mtpc.model.kinds._equipment import place_equipment
from mtpc.model.kinds._kind import AttributeDefinition, Kind

KIND = Kind(
    "device",
    "a switch, router or server: it has cages for optics",
    rank=6,
    what=("name",),
    type="must",
    type_is="device part",
    at="must",
    at_is="rack.unit",
    attributes=(
        AttributeDefinition("serial", "text", "serial number"),
        AttributeDefinition("ticket", "text", "ticket it belongs to"),
    ),
    place=place_equipment,
)
