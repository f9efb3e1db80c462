"""`tray spine-way at A01 -- B16 { drop = 1.2m }`: a pathway cables run in."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import AttributeDefinition, Kind, taking
from mtpc.model.pairing import broadcast
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.tray_values import Tray, TrayEnd, TrayKind
from mtpc.model.values import Expansion
from mtpc.text import Span


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what and statement.at
    names, (first, last) = statement.what[0], statement.at
    if last is None:
        help_ = "write the racks or waypoints it runs between: `at A01 -- A16`"
        raise statement.fault("TYP110", statement.origin.at, "this tray has one end", help_)
    ends = zip(
        _ends(builder, statement, names, first, statement.at_spans[0]),
        _ends(builder, statement, names, last, statement.at_spans[1]),
        strict=True,
    )
    kind = TrayKind(statement.setting("kind") or TrayKind.TRAY)
    for name, between in zip(names.names, ends, strict=True):
        builder.check_new(statement, name, builder.symbols.trays.find(name), "tray")
        if between[0] is between[1]:
            message = f"{name} begins and ends at {between[0].name}"
            raise statement.fault("TYP110", statement.at_spans[1], message, "name the place at its other end")
        builder.symbols.trays.add(name, statement.origin)
        builder.site.trays[name] = Tray(
            name, between, statement.length_m("drop"), statement.origin,
            kind, statement.length_m("height"), statement.length_m("length"),
        )  # fmt: skip


def _ends(
    builder: SiteBuilder, statement: ExpandedStatement, names: Expansion, written: Expansion, span: Span | None
) -> list[TrayEnd]:
    ends: list[TrayEnd] = []
    racks, waypoints = builder.symbols.racks, builder.symbols.waypoints
    for name in broadcast(names, written, statement, span, ("trays", "ends")).names:
        end = racks.find(name) or waypoints.find(name)
        if end is None:
            raise builder.unknown(statement, span, "rack or waypoint", name, [*racks.things, *waypoints.things])
        ends.append(end)
    return ends


KIND = Kind(
    "tray",
    "a pathway between two racks, over all racks between them; trunks and cords run in it",
    rank=5,
    at="rack or waypoint -- rack or waypoint",
    at_needed=True,
    attributes=(
        *taking(
            "length",
            drop="height from the top of its higher rack up to it",
            height="its height from the floor, instead of `drop`",
            length="its length, where it is not straight or joins two rooms: cables enter it at its two ends",
        ),
        AttributeDefinition(
            "kind",
            "name",
            "what it is; a duct, conduit or riser is entered at its two ends, the others anywhere",
            tuple(TrayKind),
        ),
    ),
    place=_place,
)
