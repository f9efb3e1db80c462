"""`device leaf[01..08] : acme.sw-48x10-6x100 at A[01..08].U40`."""

from mtpc.model.kinds._equipment import place_equipment
from mtpc.model.kinds._kind import TICKET, AttributeDefinition, Kind

KIND = Kind(
    "device",
    "a switch, router or server: it has cages for optics",
    rank=6,
    what=("name",),
    type="device part",
    at="rack.unit",
    at_needed=True,
    attributes=(
        AttributeDefinition("serial", "text", "serial number"),
        TICKET,
    ),
    place=place_equipment,
)
