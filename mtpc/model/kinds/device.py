"""`device leaf[01..08] : acme.sw-48x10-6x100 at A[01..08].U40`."""

from mtpc.model.kinds._equipment import kind_of_equipment
from mtpc.model.kinds._kind import SUPPLY, TICKET, taking
from mtpc.model.kinds._mounting import MOUNTING

KIND = kind_of_equipment(
    "device",
    "a switch, router or server: it has cages for optics",
    (
        *taking("text", serial="serial number"),
        *taking("name", feed="feed that a power strip hangs on: A, B"),
        *MOUNTING,
        *SUPPLY,
        TICKET,
    ),
)
