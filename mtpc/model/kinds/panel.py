"""`panel lp[01..08] : acme.panel-4slot at A[01..08].U42`."""

from mtpc.model.kinds._equipment import kind_of_equipment
from mtpc.model.kinds._ferrules import BUILT_IN
from mtpc.model.kinds._kind import SUPPLY, TICKET
from mtpc.model.kinds._mounting import MOUNTING

KIND = kind_of_equipment(
    "panel",
    "a housing with slots for plates and cassettes, or with adapters or wired ports that are built in",
    (*BUILT_IN, *MOUNTING, *SUPPLY, TICKET),
)
