"""`rack A[01..16] : acme.rack-42u at A`: racks, in a row or room."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from decimal import Decimal

from mtpc.catalogue.housing_types import RackPart
from mtpc.diagnostics import Label
from mtpc.model.auto_length_values import Position
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Rack
from mtpc.model.kinds._kind import SUPPLY, AttributeDefinition, Kind, taking
from mtpc.model.kinds._spaces import inside_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.room_words import RowDirection, UnitNumbering
from mtpc.units import show


def _place(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    assert statement.what and statement.type
    part = builder.parts.find(statement, statement.type, RackPart, "rack")
    names = statement.what[0]
    _check_pitch(statement)
    numbered_from = UnitNumbering(statement.setting("numbered-from") or UnitNumbering.BOTTOM)
    count_by_row: Counter[str] = Counter()  # racks of this statement so far, by row
    for name, inside in zip(names.names, inside_of(builder, statement, names), strict=True):
        existing = builder.symbols.racks.find(name)
        builder.check_new(statement, name, existing.origin if existing else None, "rack")
        within = _within(builder, inside)
        row, room = within["row"], within["room"]
        before = statement.own.get("row-origin", statement.before) + count_by_row[row]
        position = _position(builder, statement, row, room, before)
        count_by_row[row] += 1
        rack = Rack(
            name, room, row, part.units, part, statement.origin, part.unit_m, within["site"],
            position=position, pitch_m=_pitch_m(builder, statement, row),
            depth_m=_stated_or(statement.length_m("depth"), part.body.depth_m),
            load_kg=_stated_or(statement.figure("load"), part.body.load_kg), numbered_from=numbered_from,
        )  # fmt: skip
        builder.symbols.racks.add(name, rack)
        _check_room(builder, statement, rack)
        builder.site.racks.append(rack)
        builder.racks_of.append(statement)


def _check_pitch(statement: ExpandedStatement) -> None:
    """Raise the finding if one of several racks has a pitch of its own: that moves it, and none of those behind it."""
    is_one_of_several = bool(statement.split_from) and "row-origin" in statement.attributes
    if is_one_of_several and "pitch" in statement.own and "row-origin" not in statement.own:
        given = statement.attributes["pitch"]
        message = f"{statement.names[0]} has a pitch of its own, and racks of one row-origin stand one pitch apart"
        help_ = "write where each of them stands: `row-origin = each(0m, 600mm, 1.4m)`"
        raise statement.fault("TYP110", given.span, message, help_, about=statement.names[0])


def _position(builder: SiteBuilder, statement: ExpandedStatement, row: str, room: str, index: int) -> Position | None:
    """The position of a rack with so many racks of its statement before it in the row; None where it is not stated."""
    space = builder.symbols.spaces.things[row] if row else None
    origin_m = _stated_or(statement.length_m("row-origin"), space.origin_m if space else None)
    pitch_m = _pitch_m(builder, statement, row)
    if origin_m is None or (index and pitch_m is None):
        return None
    step_m = -(pitch_m or 0) if space and space.direction is RowDirection.BACKWARD else pitch_m or 0
    along_m = origin_m + index * step_m
    if not row:
        return Position(f"line of {statement.split_from or statement.names[0]}", along_m, Decimal(0))
    offset_m = builder.symbols.spaces.things[row].offset_m
    if offset_m is None:
        return Position(f"row {row}", along_m, Decimal(0))
    return Position(f"room {room}", along_m, offset_m)


def _pitch_m(builder: SiteBuilder, statement: ExpandedStatement, row: str) -> Decimal | None:
    """From one of these racks to the next: as stated, else that of their row."""
    return _stated_or(statement.length_m("pitch"), builder.symbols.spaces.things[row].pitch_m if row else None)


def _stated_or(stated_m: Decimal | None, otherwise_m: Decimal | None) -> Decimal | None:
    return otherwise_m if stated_m is None else stated_m


def _check_room(builder: SiteBuilder, statement: ExpandedStatement, rack: Rack) -> None:
    """Report a rack that overlaps another: it is nearer to it than the smaller of their pitches."""
    if rack.position is None:
        return
    line = builder.symbols.lines[rack.position.space, rack.position.across_m]
    index = bisect(line, (rack.position.along_m, rack.name))
    for along_m, name in line[max(index - 1, 0) : index + 1]:
        other, apart_m = builder.symbols.racks.things[name], abs(along_m - rack.position.along_m)
        pitches = [pitch for pitch in (rack.pitch_m, other.pitch_m) if pitch is not None]
        if apart_m == 0 or (pitches and apart_m < min(pitches)):
            apart = f"only {show(apart_m)} m apart" if apart_m else "in one place"
            label = Label(other.origin.what, f"{other.name} is declared here")
            help_ = "correct `row-origin` or `pitch`, or put them into different rows"
            span, message = statement.origin.attribute("row-origin"), f"{other.name} and {rack.name} stand {apart}"
            builder.report(statement.fault("GEO103", span, message, help_, about=rack.name, label=label), statement)
            break
    line.insert(index, (rack.position.along_m, rack.name))


def _within(builder: SiteBuilder, inside: str) -> dict[str, str]:
    """The row, room and site a rack is in; "" where that is not stated."""
    within = {"row": "", "room": "", "site": ""}
    while inside:
        space = builder.symbols.spaces.things[inside]
        within[space.kind] = space.name
        inside = space.inside
    return within


KIND = Kind(
    "rack",
    "a rack or cabinet; devices and panels stand in its units",
    rank=4,
    type="rack part",
    at="row or room",
    attributes=(
        *taking(
            "length",
            row_origin="where the first of these racks stands along the row; default: the row's `origin`",
            pitch="distance along the row from one of these racks to the next; default: the row's",
            depth="from front to rear, for cables that go from one to the other; default: the part's",
        ),
        AttributeDefinition("load", "weight", "what it may carry; default: the part's"),
        AttributeDefinition(
            "numbered-from", "name", "where U1 is: at the bottom (the default) or at the top", tuple(UnitNumbering)
        ),
        *SUPPLY,
    ),
    place=_place,
)
