"""Trays as straight lines over the racks: which racks they pass, and where they meet."""

from __future__ import annotations

from decimal import Decimal

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.floor_values import Rack, Tray

Point = tuple[Decimal, Decimal]  # along, across


@dataclass(frozen=True, slots=True)
class Run:
    """A tray as a straight line between two points of one space."""

    tray: Tray
    space: str
    low: Point
    high: Point

    def passes(self, position: Position) -> bool:
        """Whether it runs over a rack that stands there."""
        point = (position.along_m, position.across_m)
        return self.space == position.space and nearest(point, self.low, self.high) == point

    def meets(self, other: Run) -> tuple[Point, Point] | None:
        """What two lines have in common, from its low to its high end; None where they do not meet."""
        low = (max(self.low[0], other.low[0]), max(self.low[1], other.low[1]))
        high = (min(self.high[0], other.high[0]), min(self.high[1], other.high[1]))
        return (low, high) if self.space == other.space and low[0] <= high[0] and low[1] <= high[1] else None


def passes(tray: Tray, rack: Rack) -> bool | None:
    """Whether a tray runs over a rack: over its two ends, and what stands between them; None where nobody can tell."""
    if rack.name in (end.name for end in tray.ends):
        return True
    run, position = line_of(tray), rack.position
    if run is None or position is None or position.space != run.space:
        return None
    return run.passes(position)


def line_of(tray: Tray) -> Run | None:
    """A tray as a line; None where its racks' places are not known, or it is not straight."""
    first, last = (rack.position for rack in tray.ends)
    if first is None or last is None or first.space != last.space:
        return None
    ends = [(place.along_m, place.across_m) for place in (first, last)]
    if all(place != other for place, other in zip(*ends, strict=True)):
        return None
    return Run(tray, first.space, min(ends), max(ends))


def nearest(point: Point, low: Point, high: Point) -> Point:
    """Of the points between `low` and `high` the one nearest to a point."""
    along, across = (min(max(place, lowest), highest) for place, lowest, highest in zip(point, low, high, strict=True))
    return along, across
