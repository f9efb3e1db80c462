"""`block T03.7 { reason = "leg damaged"; ticket = "INC-8812" }`: broken, not to be used."""

from __future__ import annotations

from mtpc.model.kinds._aside import set_aside
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.placing.builder import Builder
from mtpc.model.told import Told


def _place(builder: Builder, told: Told) -> None:
    if not told.setting("reason").strip():
        raise told.fault("TYP110", told.origin.what, "this block has no reason", 'write `reason = "…"`: what is broken')
    set_aside(builder, told, "blocked", told.setting("reason"))


KIND = Kind(
    "block",
    "ports, legs, slots or rack units that are broken: any(…) does not take them, and using them is an error",
    rank=10,
    what=("place",),
    attributes=(
        Attribute("reason", "text", "what is broken, and how it is known"),
        Attribute("ticket", "text", "ticket it belongs to"),
    ),
    place=_place,
    refers=True,
)
