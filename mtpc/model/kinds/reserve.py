"""`reserve lp01.2.[11..12] { for = "storage team"; until = 2027-03-31 }`: set aside for somebody."""

from __future__ import annotations

from mtpc.model.kinds._aside import set_aside
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.placing.builder import Builder
from mtpc.model.told import Told


def _place(builder: Builder, told: Told) -> None:
    if not told.setting("for").strip():
        raise told.fault(
            "TYP110", told.origin.what, "this reservation is for nobody", 'write `for = "…"`: who needs it'
        )
    set_aside(builder, told, "reserved", told.setting("for"))


KIND = Kind(
    "reserve",
    "ports, legs, slots or rack units set aside: any(…) does not take them, and using them is told",
    rank=10,
    what=("place",),
    attributes=(
        Attribute("for", "text", "whom or what they are kept for"),
        Attribute("until", "date", "last day of the reservation; afterwards it holds on and is told"),
        Attribute("ticket", "text", "ticket it belongs to"),
    ),
    place=_place,
    refers=True,
)
