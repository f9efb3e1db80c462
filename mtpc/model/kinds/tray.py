"""`tray spine-way at A01 -- B16 { drop = 1.2m }`: a pathway cables run in."""

from __future__ import annotations

from mtpc.model.kinds._kind import Attribute, Kind
from mtpc.model.pairing import broadcast
from mtpc.model.placing.builder import Builder
from mtpc.model.site import Rack, Tray
from mtpc.model.told import Told
from mtpc.model.values import Expansion
from mtpc.text import Span


def _place(builder: Builder, told: Told) -> None:
    assert told.what and told.at
    names, (first, last) = told.what[0], told.at
    if last is None:
        help_ = "write the racks it runs between: `at A01 -- A16`"
        raise told.fault("TYP110", told.origin.at, "this tray has one end", help_)
    ends = zip(
        _racks(builder, told, names, first, told.at_spans[0]),
        _racks(builder, told, names, last, told.at_spans[1]),
        strict=True,
    )
    for name, between in zip(names.names, ends, strict=True):
        builder.check_new(told, name, builder.book.trays.find(name), "tray")
        builder.book.trays.add(name, told.origin)
        builder.site.trays[name] = Tray(name, between, told.length_m("drop"), told.origin)


def _racks(builder: Builder, told: Told, names: Expansion, written: Expansion, span: Span | None) -> list[Rack]:
    racks = []
    for name in broadcast(names, written, told, span, ("trays", "racks")).names:
        rack = builder.book.racks.find(name)
        if rack is None:
            raise builder.unknown(told, span, "rack", name, list(builder.book.racks.things))
        racks.append(rack)
    return racks


KIND = Kind(
    "tray",
    "a pathway between two racks, over all that stand between them; trunks and cords name the trays they run in",
    rank=5,
    what=("name",),
    at="must",
    at_is="rack -- rack",
    attributes=(Attribute("drop", "length", "height from the top of the racks to the tray"),),
    place=_place,
)
