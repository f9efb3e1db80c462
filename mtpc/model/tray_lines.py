"""Trays as lines over the racks: which racks they pass, where they meet, how high they hang."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.floor_values import Rack
from mtpc.model.tray_values import Tray, TrayEnd, Waypoint


@dataclass(frozen=True, slots=True)
class Run:
    """A tray between two places. One that is open is straight and level, and is entered and left anywhere along it.

    A closed one, a duct or a riser, has a length and is entered at its two ends. `heights_m` are those at its two
    ends, from the floor; None where they are not stated.
    """

    tray: Tray
    low: Position
    high: Position
    length_m: Decimal
    is_open: bool
    heights_m: tuple[Decimal | None, Decimal | None]

    def passes(self, position: Position) -> bool:
        """Whether a cable can enter or leave it there."""
        if not self.is_open:
            return position in (self.low, self.high)
        return self.low.space == position.space and nearest_between((self.low, self.high), position) == position

    def meets(self, other: Run) -> tuple[Position, ...]:
        """Where a cable can go from one to the other: both ends of what they have in common, or the one place of it."""
        if not (self.is_open and other.is_open):
            closed, second = (other, self) if self.is_open else (self, other)
            return tuple(dict.fromkeys(end for end in (closed.low, closed.high) if second.passes(end)))
        if self.low.space != other.low.space:
            return ()
        low = (max(self.low.along_m, other.low.along_m), max(self.low.across_m, other.low.across_m))
        high = (min(self.high.along_m, other.high.along_m), min(self.high.across_m, other.high.across_m))
        if low[0] > high[0] or low[1] > high[1]:
            return ()
        return tuple(dict.fromkeys(Position(self.low.space, *point) for point in (low, high)))

    def apart_m(self, first: Position, second: Position) -> Decimal:
        """The length of it between two places at which it is entered and left."""
        if not self.is_open:
            return self.length_m if first != second else Decimal(0)
        return abs(first.along_m - second.along_m) + abs(first.across_m - second.across_m)

    def height_m(self, position: Position) -> Decimal | None:
        """How high it hangs there; None where that is not stated."""
        return self.heights_m[0 if position == self.low else 1]


def passes(tray: Tray, rack: Rack) -> bool | None:
    """Whether a tray runs over a rack: over its two ends, and what stands between them; None where nobody can tell."""
    if rack.name in (end.name for end in tray.ends):
        return True
    run, position = line_of(tray), rack.position
    if run is None or position is None or (position.space != run.low.space and run.is_open):
        return None
    return run.passes(position)


def line_of(tray: Tray) -> Run | None:
    """A tray as a line; None where the places of its ends are not known, or its length is not.

    It is open where it is straight and its kind has no walls around it.
    """
    first, last = (place_of(end) for end in tray.ends)
    if first is None or last is None:
        return None
    low, high = sorted((first, last), key=place_order)
    ends = tray.ends if low == first else tray.ends[::-1]
    heights_m = (_height_m(tray, ends[0]), _height_m(tray, ends[1]))
    is_straight = low.space == high.space and (low.along_m == high.along_m or low.across_m == high.across_m)
    is_open = is_straight and tray.length_m is None and not tray.kind.is_closed and heights_m[0] == heights_m[1]
    if tray.length_m is None and not is_straight:
        return None
    length_m = _straight_m(low, high, heights_m) if tray.length_m is None else tray.length_m
    return Run(tray, low, high, length_m, is_open, heights_m)


def place_of(end: TrayEnd) -> Position | None:
    """Where an end of a tray is; a waypoint without a position is a place by itself."""
    if isinstance(end, Waypoint) and end.position is None:
        return Position(f"waypoint {end.name}", Decimal(0), Decimal(0))
    return end.position


def place_order(position: Position) -> tuple[str, Decimal, Decimal]:
    """Sorts places of one straight piece from one end to the other."""
    return position.space, position.along_m, position.across_m


def nearest_between(ends: Sequence[Position], position: Position) -> Position:
    """Of the places between the ends of a straight piece, the lower first, the one nearest to a place."""
    low, high = ends
    along_m = min(max(position.along_m, low.along_m), high.along_m)
    across_m = min(max(position.across_m, low.across_m), high.across_m)
    return Position(low.space, along_m, across_m)


def _straight_m(low: Position, high: Position, heights_m: tuple[Decimal | None, Decimal | None]) -> Decimal:
    """Along the floor, and from one height to the other."""
    rise_m = abs(heights_m[0] - heights_m[1]) if heights_m[0] is not None and heights_m[1] is not None else Decimal(0)
    return abs(low.along_m - high.along_m) + abs(low.across_m - high.across_m) + rise_m


def _height_m(tray: Tray, end: TrayEnd) -> Decimal | None:
    """How high a tray hangs at one of its ends: as stated, else `drop` over its higher rack, else as its waypoint."""
    if tray.height_m is not None:
        return tray.height_m
    if tray.drop_m is not None:
        tops = [other.height_m for other in tray.ends if isinstance(other, Rack)]
        return max(tops) + tray.drop_m if tops else None
    if isinstance(end, Waypoint):
        return end.height_m
    return next((other.height_m for other in tray.ends if isinstance(other, Waypoint)), None)
