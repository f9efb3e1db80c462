"""`panel lp[01..08] : acme.panel-4slot at A[01..08].U42`."""

from mtpc.model.kinds._equipment import place_equipment
from mtpc.model.kinds._kind import TICKET, Kind

KIND = Kind(
    "panel",
    "a housing with slots for plates and cassettes, or with adapters or wired ports that are built in",
    rank=6,
    what=("name",),
    type="panel part",
    at="rack.unit",
    at_needed=True,
    attributes=(TICKET,),
    place=place_equipment,
)
