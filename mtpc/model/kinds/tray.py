"""`tray spine-way at A01 -- B16`: a pathway cables run in."""

from __future__ import annotations

from mtpc.model.builder import Builder
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.told import Told


def _place(builder: Builder, told: Told) -> None:
    assert told.what and told.at
    for name in told.what[0].names:
        builder.check_new(told, name, builder.book.trays.find(name), "tray")
        builder.book.trays.add(name, told.origin)
    for side, span in zip(told.at, told.at_spans, strict=True):
        for rack in side.names if side else ():
            if builder.book.racks.find(rack) is None:
                raise builder.unknown(told, span, "rack", rack, list(builder.book.racks.things))


KIND = Kind(
    "tray",
    "a pathway between two racks; trunks and cords name the trays they run in",
    rank=5,
    what=("name",),
    at="must",
    at_is="rack -- rack",
    attributes=(Attribute("drop", "length", "height from the rack's top to the tray"),),
    place=_place,
)
