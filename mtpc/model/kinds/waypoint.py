"""`waypoint riser-top at DH1 { along = 12m; across = 3m; height = 2.8m }`: where trays end that is no rack."""

from __future__ import annotations

from mtpc.model.auto_length_values import Position
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import Kind, taking
from mtpc.model.kinds._spaces import inside_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.tray_values import Waypoint


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what
    names, waypoints = statement.what[0], builder.symbols.waypoints
    along_m, across_m = statement.length_m("along"), statement.length_m("across")
    for name, room in zip(names.names, inside_of(builder, statement, names), strict=True):
        existing = waypoints.find(name) or builder.symbols.racks.find(name)
        builder.check_new(statement, name, existing.origin if existing else None, "waypoint")
        position = None
        if room and along_m is not None and across_m is not None:
            position = Position(f"room {room}", along_m, across_m)
        waypoint = Waypoint(name, room, statement.origin, position, statement.length_m("height"))
        waypoints.add(name, waypoint)
        builder.site.waypoints[name] = waypoint


KIND = Kind(
    "waypoint",
    "a place where trays end that is no rack: over an aisle, at the foot of a riser",
    rank=4,
    at="room",
    attributes=taking(
        "length",
        along="where it is along the rows, as `row-origin` says it of racks",
        across="where it is across the rows, as `offset` says it of rows",
        height="its height from the floor",
    ),
    place=_place,
)
