"""`tray spine-way at A01 -- B16 { drop = 1.2m }`: a pathway cables run in."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Rack, Tray
from mtpc.model.kinds._kind import AttributeDefinition, Kind
from mtpc.model.pairing import broadcast
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion
from mtpc.text import Span


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what and statement.at
    names, (first, last) = statement.what[0], statement.at
    if last is None:
        help_ = "write the racks it runs between: `at A01 -- A16`"
        raise statement.fault("TYP110", statement.origin.at, "this tray has one end", help_)
    ends = zip(
        _racks(builder, statement, names, first, statement.at_spans[0]),
        _racks(builder, statement, names, last, statement.at_spans[1]),
        strict=True,
    )
    for name, between in zip(names.names, ends, strict=True):
        builder.check_new(statement, name, builder.symbols.trays.find(name), "tray")
        builder.symbols.trays.add(name, statement.origin)
        builder.site.trays[name] = Tray(name, between, statement.length_m("drop"), statement.origin)


def _racks(
    builder: SiteBuilder, statement: ExpandedStatement, names: Expansion, written: Expansion, span: Span | None
) -> list[Rack]:
    racks = []
    for name in broadcast(names, written, statement, span, ("trays", "racks")).names:
        rack = builder.symbols.racks.find(name)
        if rack is None:
            raise builder.unknown(statement, span, "rack", name, builder.symbols.racks.things)
        racks.append(rack)
    return racks


KIND = Kind(
    "tray",
    "a pathway between two racks, over all racks between them; trunks and cords name the trays they run in",
    rank=5,
    at="rack -- rack",
    at_needed=True,
    attributes=(AttributeDefinition("drop", "length", "height from the top of the racks to the tray"),),
    place=_place,
)
