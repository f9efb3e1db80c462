"""The plan of a room from above: racks to scale with their names, rows, trays, and the way of a cable.

Along the rows is to the right, across the rows downwards. What is not stated is drawn dashed, and said to be so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import chain

from mtpc.drawing.letters import READ_MM, SMALL_MM, fitted, width_mm, words
from mtpc.drawing.papers import LANDSCAPE, UPRIGHT, SheetSize
from mtpc.drawing.shapes import Box, Drawing, GroundScale, Item, Point, Stroke, extent
from mtpc.drawing.strokes import Anchor, Dash, Ink, Layer
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.floor_values import Rack
from mtpc.model.tray_values import Tray
from mtpc.plan.drawings.lit_way import LitWay

SCALES = (10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
_WIDTH_M, _DEPTH_M = 0.6, 1.0  # as which a rack is drawn that does not state them
_AROUND_M = 1.0  # of floor around the racks
_ABOVE_MM, _BELOW_MM, _ROW_MM, _LEAST_MM = 3.0, 16.0, 16.0, 4.0
_UNPLACED_MAX = 3  # lines of racks without a place


@dataclass(frozen=True, slots=True)
class Room:
    """A room, its racks, and the trays that touch them; `name` is "" where racks state none."""

    name: str
    racks: tuple[Rack, ...]
    trays: tuple[Tray, ...]

    @property
    def placed(self) -> list[Rack]:
        """The racks of which a place is stated, in the space most of them share."""
        by_space: dict[str, list[Rack]] = {}
        for rack in self.racks:
            if rack.position is not None:
                by_space.setdefault(rack.position.space, []).append(rack)
        return max(by_space.values(), key=len, default=[])


def room_plan(room: Room, lit: LitWay | None = None) -> Drawing:
    """The plan of a room to scale, or, where no places are stated, its racks in their order."""
    return _Plan(room, lit).drawn() if room.placed else _Listed(room, lit).drawn()


@dataclass(slots=True)
class _Plan:
    room: Room
    lit: LitWay | None
    size: SheetSize = field(init=False)
    scale: GroundScale = field(init=False)
    placed: list[Rack] = field(init=False)

    def __post_init__(self) -> None:
        self.placed = self.room.placed
        along, across = zip(*(_place(rack) for rack in self.placed), strict=True)
        deepest, widest = max(map(_depth, self.placed)), max(map(_width, self.placed))
        wide = max(along) - min(along) + widest + 2 * _AROUND_M
        deep = max(across) - min(across) + deepest + 2 * _AROUND_M
        self.size, number = _sheet(wide, deep, min(map(_width, self.placed)))
        step = 1000 / number
        body = self.size.body_mm[0]
        left = _ROW_MM + max((body - _ROW_MM - wide * step) / 2, 0.0)
        origin = (left + (_AROUND_M + widest / 2 - min(along)) * step, _ABOVE_MM + (_AROUND_M - min(across)) * step)
        self.scale = GroundScale(number, origin)

    def drawn(self) -> Drawing:
        room, placed = self.room, self.placed
        name = room.name or "not stated"
        unplaced = len(room.racks) - len(placed)
        about = (
            f"Room {name} from above at 1:{self.scale.denominator}: {len(placed)} racks, {len(room.trays)} trays"
            + (f"; {unplaced} racks without a place" if unplaced else "")
            + (f"; the way of {self.lit.name} is lit" if self.lit else "")
        )
        title = f"Room {name}" + (f", way of {self.lit.name}" if self.lit else "")
        width, height = self.size.body_mm
        return Drawing(title, about, width, height, tuple(self._items()), self.scale)

    def _items(self) -> Iterator[Item]:
        yield from self._rows()
        for rack in self.placed:
            yield from self._rack(rack)
        runs = list(self._runs())
        for _, start, end in runs:
            yield Stroke((start, end), Layer.TRAYS, Ink.MIDDLE, 1.6)
            yield Stroke((start, end), Layer.TRAYS, Ink.PAPER, 0.9)
        if self.lit:
            yield from self._way(self.lit)
        for rack in self.placed:
            yield from self._name(rack)
        for name, start, end in runs:
            yield from _tray_name(name, start, end)
        yield from self._below()

    def at(self, along_m: float, across_m: float) -> Point:
        """A place of the room on paper."""
        step = 1000 / self.scale.denominator
        return self.scale.origin[0] + along_m * step, self.scale.origin[1] + across_m * step

    def _mm(self, length_m: float) -> float:
        return length_m * 1000 / self.scale.denominator

    def _rows(self) -> Iterator[Item]:
        rows: dict[str, list[Rack]] = {}
        for rack in self.placed:
            rows.setdefault(rack.row, []).append(rack)
        for row, racks in rows.items():
            if not row:
                continue
            places = [_place(rack) for rack in racks]
            x, y = self.at(min(along for along, _ in places) - _width(racks[0]) / 2, places[0][1])
            base = y + self._mm(max(map(_depth, racks))) / 2 + 0.36 * READ_MM
            yield words((x - 2, base), row, READ_MM * 1.3, bold=True, anchor=Anchor.END, layer=Layer.ROWS,
                        room_mm=max(x - 3, _ROW_MM))  # fmt: skip

    def _rack(self, rack: Rack) -> Iterator[Item]:
        along, across = _place(rack)
        left, top = self.at(along - _width(rack) / 2, across)
        width, depth = self._mm(_width(rack)), self._mm(_depth(rack))
        is_end = self.lit is not None and rack.name in self.lit.racks
        fill = Ink.PALE if is_end else Ink.SHADE
        says = f"rack {rack.name}, {rack.units} units" + ("" if rack.depth_m else ", depth not stated")
        low, right, thick = top + depth, left + width, 0.6 if is_end else 0.25
        yield Box(left, top, width, depth, Layer.RACKS, None, fill, says=says)
        yield Stroke(((left, low), (left, top), (right, top), (right, low)), Layer.RACKS, Ink.INK, thick)
        dash = Dash.WHOLE if rack.depth_m else Dash.DASHED
        yield Stroke(((left, low), (right, low)), Layer.RACKS, Ink.INK, thick, dash)

    def _name(self, rack: Rack) -> Iterator[Item]:
        """The name of a rack, on a ground of its own: trays and ways may run below it."""
        along, across = _place(rack)
        left, top = self.at(along - _width(rack) / 2, across)
        frame = (left, top, self._mm(_width(rack)), self._mm(_depth(rack)))
        is_end = self.lit is not None and rack.name in self.lit.racks
        for label in _inside(rack.name, frame, bold=is_end):
            start, above, end, below = extent(label)
            ground = Ink.PALE if is_end else Ink.SHADE
            yield Box(start - 0.3, above - 0.2, end - start + 0.6, below - above + 0.4, Layer.RACKS, None, ground)
            yield label

    def _runs(self) -> Iterator[tuple[str, Point, Point]]:
        """Every tray with the places of its ends on paper, where both are known."""
        for tray in self.room.trays:
            start, end = (self._on_paper(each.position) for each in tray.ends)
            if start is not None and end is not None:
                yield tray.name, start, end

    def _on_paper(self, position: Position | None) -> Point | None:
        """A place of this plan; None of one that is not stated, or not to be compared with those of its racks."""
        here = self.placed[0].position
        if position is None or here is None or position.space != here.space:
            return None
        return self.at(float(position.along_m), float(position.across_m))

    def _way(self, lit: LitWay) -> Iterator[Item]:
        points = tuple(point for place in lit.places if (point := self._on_paper(place)) is not None)
        if len(points) > 1:
            yield Stroke(points, Layer.ROUTE, Ink.PAPER, 2.2)
            yield Stroke(points, Layer.ROUTE, Ink.LIT, 1.4)
        for x, y in (points[:1] + points[-1:]) if points else ():
            yield Box(x - 1.6, y - 1.6, 3.2, 3.2, Layer.ROUTE, Ink.LIT, Ink.PAPER, stroke_mm=0.9)

    def _below(self) -> Iterator[Item]:
        width, height = self.size.body_mm
        base = height - _BELOW_MM + 5
        yield from _ruler((_ROW_MM, base), self.scale.denominator)
        texts = ["The stated place of a rack is the middle of its upper edge here; which way it faces is not stated."]
        if any(rack.depth_m is None for rack in self.placed):
            texts.append(f"Dashed: depth not stated, drawn as {_DEPTH_M:g} m.")
        if self._mm(min(map(_width, self.placed))) < _LEAST_MM:
            texts.append("Names that cannot be read at this scale are left out; each rack has a sheet of its own.")
        if self.room.trays:
            texts.append("Double lines: trays over the racks.")
        yield words((_ROW_MM, base + 4.5), " ".join(texts), SMALL_MM, room_mm=width - _ROW_MM, layer=Layer.SHEET)
        if self.lit:
            yield words((_ROW_MM, base + 8.5), self.lit.words, READ_MM, room_mm=width - _ROW_MM, bold=True,
                        layer=Layer.SHEET, least_mm=SMALL_MM)  # fmt: skip
        placed = {rack.name for rack in self.placed}
        unplaced = [rack.name for rack in self.room.racks if rack.name not in placed]
        if unplaced:
            text = f"Racks whose place is not stated: {', '.join(unplaced)}"
            yield words((width, base), text, SMALL_MM, anchor=Anchor.END, room_mm=width * 0.55, layer=Layer.SHEET)


@dataclass(slots=True)
class _Listed:
    """A room without places: its racks row by row in their order, not to scale."""

    room: Room
    lit: LitWay | None

    def drawn(self) -> Drawing:
        room = self.room
        name = room.name or "not stated"
        about = f"The {len(room.racks)} racks of room {name} in their order; places are not stated, nothing is to scale"
        width, height = LANDSCAPE[0].body_mm
        return Drawing(f"Room {name}", about, width, height, tuple(self._items(width, height)))

    def _items(self, width: float, height: float) -> Iterator[Item]:
        rows: dict[str, list[Rack]] = {}
        for rack in self.room.racks:
            rows.setdefault(rack.row, []).append(rack)
        text = "Not to scale: the places of the racks are not stated (row-origin and pitch). They stand here in order."
        yield words((0, 4), text, READ_MM, room_mm=width, bold=True)
        in_row, y = int((width - _ROW_MM) // 15), 10.0
        for row, racks in rows.items():
            for start in range(0, len(racks), in_row):
                if y + 20 > height:
                    yield words((_ROW_MM, height - 1), "and more racks, which this sheet has no room for", SMALL_MM)
                    return
                if row and not start:
                    yield words((0, y + 10), row, READ_MM * 1.3, bold=True, room_mm=_ROW_MM - 2, layer=Layer.ROWS)
                for number, rack in enumerate(racks[start : start + in_row]):
                    is_end = self.lit is not None and rack.name in self.lit.racks
                    left = _ROW_MM + 15 * number
                    fill = Ink.PALE if is_end else Ink.SHADE
                    yield Box(left, y, 13, 17, Layer.RACKS, Ink.INK, fill, stroke_mm=0.7 if is_end else 0.25)
                    yield from _inside(rack.name, (left, y, 13, 17), bold=is_end)
                y += 22


def _tray_name(name: str, start: Point, end: Point) -> Iterator[Item]:
    """Its name in the middle of a tray, along it."""
    (x, y), (other_x, other_y) = start, end
    is_along = abs(other_x - x) >= abs(other_y - y)
    text, size = fitted(name, SMALL_MM, max(abs(other_x - x), abs(other_y - y), 10.0) - 2)
    wide, middle = width_mm(text, size) + 1.2, ((x + other_x) / 2, (y + other_y) / 2)
    across, down = (wide, 3.2) if is_along else (3.2, wide)
    yield Box(middle[0] - across / 2, middle[1] - down / 2, across, down, Layer.TRAYS, None, Ink.PAPER)
    place = (middle[0], middle[1] + 0.36 * size) if is_along else (middle[0] + 0.36 * size, middle[1])
    label = words(place, text, size, anchor=Anchor.MIDDLE, layer=Layer.TRAYS)
    yield label if is_along else replace(label, turned=True)


def _sheet(wide_m: float, deep_m: float, narrowest_m: float) -> tuple[SheetSize, int]:
    """The smallest sheet and the largest scale at which everything is on it and the name of a rack can be read."""
    every = tuple(chain(*zip(LANDSCAPE, UPRIGHT, strict=True)))
    for least_mm, sizes in ((_LEAST_MM, every), (0.0, LANDSCAPE[::-1])):
        for size in sizes:
            room = size.body_mm[0] - _ROW_MM, size.body_mm[1] - _ABOVE_MM - _BELOW_MM
            for number in SCALES:
                fits = wide_m * 1000 / number <= room[0] and deep_m * 1000 / number <= room[1]
                if fits and narrowest_m * 1000 / number >= least_mm:
                    return size, number
                if fits:
                    break
    size, number = LANDSCAPE[-1], SCALES[-1]
    while wide_m * 1000 / number > size.body_mm[0] - _ROW_MM or deep_m * 1000 / number > size.body_mm[1] - 20:
        number *= 2
    return size, number


def _inside(name: str, frame: tuple[float, float, float, float], *, bold: bool) -> Iterator[Item]:
    """A name in a box: along it, turned where that reads better, and left out where it cannot be read."""
    left, top, width, height = frame
    across, along = width - 1, height - 2
    turned = width_mm(name, SMALL_MM, bold=bold) > across and along > across
    room, deep = (along, across) if turned else (across, along)
    size = min(READ_MM, deep)
    if room <= 2 or size < 1.2:
        return
    text, size = fitted(name, size, room, bold=bold, least_mm=min(size, SMALL_MM))
    x, y = left + width / 2, top + height / 2
    place = (x + 0.36 * size, y) if turned else (x, y + 0.36 * size)
    label = words(place, text, size, anchor=Anchor.MIDDLE, bold=bold)
    yield replace(label, turned=True) if turned else label


def _ruler(place: Point, denominator: int) -> Iterator[Item]:
    """How long some metres are on this paper."""
    metres = next((each for each in (1, 2, 5, 10, 20, 50, 100) if each * 1000 / denominator >= 20), 100)
    (x, y), length = place, metres * 1000 / denominator
    yield Stroke(((x, y - 1.5), (x, y), (x + length, y), (x + length, y - 1.5)), Layer.SHEET, stroke_mm=0.3)
    yield words((x + length + 2, y), f"{metres} m   scale 1:{denominator} on this sheet", SMALL_MM, layer=Layer.SHEET)


def _place(rack: Rack) -> tuple[float, float]:
    assert rack.position is not None
    return float(rack.position.along_m), float(rack.position.across_m)


def _width(rack: Rack) -> float:
    """From one rack to the next, as far as that is no more than a rack; else what is usual."""
    return float(rack.pitch_m) if rack.pitch_m and 0.3 <= rack.pitch_m <= 1.2 else _WIDTH_M


def _depth(rack: Rack) -> float:
    return float(rack.depth_m) if rack.depth_m else _DEPTH_M


def rooms_of(racks: Sequence[Rack], trays: Sequence[Tray]) -> list[Room]:
    """The rooms of a floor in the order of their first rack, each with the trays that end at its racks."""
    by_room: dict[str, list[Rack]] = {}
    for rack in racks:
        by_room.setdefault(rack.room, []).append(rack)
    rooms = []
    for name, those in by_room.items():
        mine = tuple(tray for tray in trays if any(end.room == name for end in tray.ends))
        rooms.append(Room(name, tuple(those), mine))
    return rooms
