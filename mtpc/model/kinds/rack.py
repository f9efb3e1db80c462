"""`rack A[01..16] : acme.rack-42u at A`: racks, in a row or room."""

from __future__ import annotations

from mtpc.catalogue.types import RackPart
from mtpc.model.builder import Builder
from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.kinds._spaces import inside_of
from mtpc.model.site import Rack
from mtpc.model.told import Told


def _place(builder: Builder, told: Told) -> None:
    assert told.what and told.type
    part = builder.part(told, told.type, RackPart, "rack")
    names = told.what[0]
    for name, inside in zip(names.names, inside_of(builder, told, names), strict=True):
        known = builder.book.racks.find(name)
        builder.check_new(told, name, known.origin if known else None, "rack")
        within = _within(builder, inside)
        rack = Rack(name, within["room"], within["row"], part.units, part, told.origin, within["site"])
        builder.book.racks.add(name, rack)
        builder.site.racks.append(rack)


def _within(builder: Builder, inside: str) -> dict[str, str]:
    """The row, room and site a rack stands in; "" where that is not stated."""
    within = {"row": "", "room": "", "site": ""}
    while inside:
        space = builder.book.spaces.things[inside]
        within[space.kind] = space.name
        inside = space.inside
    return within


KIND = Kind(
    "rack",
    "a rack or cabinet; devices and panels stand in its units",
    rank=4,
    what=("name",),
    type="must",
    type_is="rack part",
    at="may",
    at_is="row or room",
    attributes=(
        Attribute("row-origin", "length", "distance of the row's first rack from the hall's origin"),
        Attribute("pitch", "length", "distance from one rack to the next"),
    ),
    place=_place,
)
