"""`tray spine-way at A01 -- B16 { drop = 1.2m }`: a pathway cables run in."""

from __future__ import annotations

from decimal import Decimal
from typing import TypedDict

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import AttributeDefinition, Kind, taking
from mtpc.model.pairing import broadcast
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.room_words import TrayKind
from mtpc.model.tray_values import Tray, TrayEnd
from mtpc.model.values import Expansion
from mtpc.text import Span
from mtpc.units import show

# Plan for a quarter; half is physically full, of a conduit with three or more cables 40 % (docs/language.md, Lengths).
_DESIGN_FILL, _CEILING_FILL, _CONDUIT_FILL = Decimal(25), Decimal(50), Decimal(40)
_QUARTER_PI = Decimal("0.7853981634")


class Measures(TypedDict):
    """Measures of a tray."""

    inside_m2: Decimal | None
    occupied: Decimal | None
    design_fill: Decimal
    ceiling_fill: Decimal
    bend_radius_m: Decimal | None
    side: str


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
    measures = _measures(statement, kind)
    for name, between in zip(names.names, ends, strict=True):
        builder.check_new(statement, name, builder.symbols.trays.find(name), "tray")
        if between[0] is between[1]:
            message = f"tray {name} begins and ends at {between[0].name}"
            raise statement.fault("TYP110", statement.at_spans[1], message, "name the place at its other end")
        builder.symbols.trays.add(name, statement.origin)
        builder.site.trays[name] = Tray(
            name, between, statement.length_m("drop"), statement.origin,
            kind, statement.length_m("height"), statement.length_m("length"), **measures,
        )  # fmt: skip


def _measures(statement: ExpandedStatement, kind: TrayKind) -> Measures:
    """Its inside, what is in it and may be in it, its bends and its side; raises Fault."""
    design, ceiling = statement.figure("design-fill"), statement.figure("ceiling-fill")
    measures: Measures = {
        "inside_m2": _inside_m2(statement),
        "occupied": statement.figure("occupied") if "occupied" in statement.attributes else Decimal(0),
        "design_fill": _DESIGN_FILL if design is None else design,
        "ceiling_fill": (_CONDUIT_FILL if kind.is_closed else _CEILING_FILL) if ceiling is None else ceiling,
        "bend_radius_m": statement.length_m("bend-radius"),
        "side": statement.setting("side"),
    }
    if measures["design_fill"] > measures["ceiling_fill"]:
        given = statement.attributes["design-fill" if design is not None else "ceiling-fill"]
        planned, most = show(measures["design_fill"]), show(measures["ceiling_fill"])
        message = f"design-fill {planned} % is over ceiling-fill {most} %"
        raise statement.fault("TYP108", given.span, message, "write a design-fill that is the smaller of the two")
    return measures


def _inside_m2(statement: ExpandedStatement) -> Decimal | None:
    """The section of its inside; None where it is not stated whole."""
    bore_m, width_m, depth_m = (statement.length_m(name) for name in ("bore", "width", "loading-depth"))
    if bore_m:
        return _QUARTER_PI * bore_m * bore_m
    if (width_m is None) != (depth_m is None):
        has, lacks = ("width", "loading-depth") if depth_m is None else ("loading-depth", "width")
        message = f"{has} without {lacks}: nobody can tell how much goes in"
        raise statement.fault("TYP110", statement.attributes[has].span, message, f"write `{lacks} = …` as well")
    return width_m * depth_m if width_m and depth_m else None


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
        *taking(
            "length",
            width="of its inside",
            bore="inside diameter of a round duct or conduit, instead of `width` and `loading-depth`",
            **{
                "loading-depth": "height of its inside that cables may fill",
                "bend-radius": "radius of its tightest bend",
            },
        ),
        *taking(
            "share",
            occupied="how much of its inside is filled by what lies there already and is in no spec",
            **{
                "design-fill": "fill it is planned for; default: 25 %",
                "ceiling-fill": "fill that is the most it holds; default: 50 %, of a duct, conduit or riser 40 %",
            },
        ),
        AttributeDefinition("side", "name", "side of diverse ways it belongs to: A, B"),
        AttributeDefinition("fire-stop", "text", "fire stop that its cables pass: FS-12"),
    ),
    place=_place,
)
