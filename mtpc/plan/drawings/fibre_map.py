"""The fibres of a channel from strip to strip: a strip is a connector with its positions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from math import hypot

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import FibreEnd
from mtpc.drawing.letters import SMALL_MM, TINY_MM, width_mm, words
from mtpc.drawing.shapes import Box, Item, Point, Stroke
from mtpc.drawing.strokes import Anchor, Dash, Ink, Layer
from mtpc.lazy_dataclass import dataclass
from mtpc.light.through_parts import PartTables
from mtpc.model.site import Site
from mtpc.plan.drawings.cable_colours import cable_colours
from mtpc.plan.drawings.lane_paths import LanePath, LaneRoute, met

STRIP_MM, _BARE_STRIP_MM = 7.6, 3.4  # with the names of colours, and without
_CELL_MAX_MM = 8.6
_SHORT = {
    Ink.BLUE: "BL", Ink.ORANGE: "OR", Ink.GREEN: "GR", Ink.BROWN: "BR", Ink.SLATE: "SL", Ink.WHITE: "WH",
    Ink.RED: "RD", Ink.BLACK: "BK", Ink.YELLOW: "YL", Ink.VIOLET: "VI", Ink.ROSE: "RS", Ink.AQUA: "AQ",
}  # fmt: skip
_COLOURS = {str(ink): ink for ink in _SHORT}
Span = tuple[float, float]


@dataclass(slots=True)
class FibreMap:
    """Draws the strips one below the other; where each position stands is decided from the near module down."""

    site: Site
    tables: PartTables
    route: LaneRoute
    frame: Span  # left edge and width
    _places: dict[int, dict[int, float]] = field(default_factory=dict)  # connector -> position -> x
    _taken: dict[tuple[int, int], list[tuple[LanePath, int, int]]] = field(default_factory=dict)
    _used: dict[int, set[int]] = field(default_factory=dict)  # connector -> positions of lanes

    def __post_init__(self) -> None:
        for lane in self.route.lanes:
            for face, position in lane.places:
                self._used.setdefault(face, set()).add(position)
            for (face, position), (other, there) in zip(lane.places, lane.places[1:], strict=False):
                self._taken.setdefault((face, other), []).append((lane, position, there))

    def near(self, low: float) -> Iterator[Item]:
        """The receptacle of the near module, above a height."""
        self._places[self.route.near] = self._in_order(self.route.near)
        yield from self._module(self.route.near, low - STRIP_MM - 0.6)

    def far(self, top: float) -> Iterator[Item]:
        """The receptacle of the far module, below a height."""
        yield from self._module(self.route.far, top + 0.6)

    def connection(self, face: int, mate: int, span: Span) -> Iterator[Item]:
        """From one connector straight down to the other it meets."""
        above, natural = self._places[face], self._in_order(mate)
        touching = met(self.site, face, above, mate)
        touched = {there: above[position] for position, there in touching.items()}
        self._places[mate] = {position: touched.get(position, x) for position, x in natural.items()} | {
            there: x for there, x in touched.items() if there not in natural
        }
        lit = set(self.site.terminal(face).lit)
        for position, there in touching.items():
            if position in lit and there in self.site.terminal(mate).lit:
                yield Stroke(((above[position], span[0]), (above[position], span[1])), Layer.FIBRES, Ink.PALE)
        yield from self._lanes((face, mate), span)
        yield from self._stopped(face, mate, span)

    def open_end(self, face: int, span: Span) -> Iterator[Item]:
        """Light that leaves the last connector for nothing."""
        yield from self._stopped(face, -1, span)

    def piece(self, entered: int, left: int, span: Span) -> Iterator[Item]:
        """From the connector a piece is entered by to the one it is left by, as its map has it."""
        self._places[left] = self._in_order(left)
        colours, moves = cable_colours(self.site, entered, left), self._moves(entered, left)
        strip = STRIP_MM if colours.code else _BARE_STRIP_MM
        upper, lower = span[0] + 0.5, span[1] - 0.5 - strip
        run = (upper + strip, lower)
        for position, there in moves.items():
            if position in self._places[entered] and there in self._places[left]:
                ends = (self._places[entered][position], run[0]), (self._places[left][there], run[1])
                yield Stroke(ends, Layer.FIBRES, Ink.PALE)
        counted = {position: position if colours.counted_at == entered else there for position, there in moves.items()}
        names = {position: colours.of(number) for position, number in counted.items()}
        yield from self._lanes((entered, left), run, names)
        below = {there: names.get(position, "") for position, there in moves.items()}
        yield from self._strip(entered, upper, names)
        yield from self._strip(left, lower, below, upwards=True)
        yield from self._stopped_inside(entered, left, run)

    def _moves(self, entered: int, left: int) -> dict[int, int]:
        passages = self.tables.table(self.site.article(entered)).passages[self.site.index_of(entered)]
        leave = self.site.index_of(left)
        return {at: there for each in passages if each.leave == leave for at, there in each.moves.items()}

    def _in_order(self, face: int) -> dict[int, float]:
        (left, width), count = self.frame, self.site.terminal(face).family.count
        step = min(width / count, _CELL_MAX_MM)
        start = left + (width - step * count) / 2 + step / 2
        return {position: start + step * (position - 1) for position in range(1, count + 1)}

    def _cell_mm(self, face: int) -> float:
        return min(self.frame[1] / self.site.terminal(face).family.count, _CELL_MAX_MM)

    # ---- strips

    def _strip(self, face: int, top: float, names: dict[int, str], *, upwards: bool = False) -> Iterator[Item]:
        """Number, colour and its name of every position with fibre; `upwards` has the number at the bottom."""
        terminal, wide = self.site.terminal(face), self._cell_mm(face)
        has_names = any(names.values())
        below = STRIP_MM if has_names else _BARE_STRIP_MM
        number_y, bar_y, name_y = (below - 0.4, 2.5, 1.8) if upwards else (2.5, 3.1, 7.0)
        for position in terminal.lit:
            x, name = self._places[face][position], names.get(position, "")
            is_used = position in self._used.get(face, ())
            shown = terminal.family.position_names[position - 1] if terminal.family.position_names else str(position)
            size, ink = (SMALL_MM, Ink.INK) if wide > 3.6 else (TINY_MM, Ink.INK)
            yield words((x, top + number_y), shown, size, anchor=Anchor.MIDDLE, bold=is_used, room_mm=wide,
                        ink=ink if is_used else Ink.MIDDLE)  # fmt: skip
            if name and is_used:
                yield from _bar(name, (x - wide * 0.36, top + bar_y, wide * 0.72, 1.9))
                yield words((x, top + name_y), _short(name, wide), TINY_MM, anchor=Anchor.MIDDLE, room_mm=wide)

    def _module(self, face: int, top: float) -> Iterator[Item]:
        optic, terminal, wide = self.site.article(face), self.site.terminal(face), self._cell_mm(face)
        assert isinstance(optic, OpticPart)
        index = self.site.index_of(face)
        lanes: dict[int, list[str]] = {}
        for word, positions in (("Tx", optic.tx[index]), ("Rx", optic.rx[index])):
            for lane, position in enumerate(positions, start=1):
                if position:
                    lanes.setdefault(position, []).append(f"{word}{lane}")
        for position, x in self._places[face].items():
            if position not in terminal.lit and position not in lanes:
                continue
            shown = terminal.family.position_names[position - 1] if terminal.family.position_names else str(position)
            is_wrong = any(lane.is_wrong and (face, position) in lane.places for lane in self.route.lanes)
            box = Box(x - wide * 0.46, top, wide * 0.92, STRIP_MM - 0.4, Layer.PORTS, Ink.STOP if is_wrong else Ink.INK,
                      Ink.PAPER, stroke_mm=0.6 if is_wrong else 0.15)  # fmt: skip
            yield box
            yield words((x, top + 3), shown, SMALL_MM, anchor=Anchor.MIDDLE, room_mm=wide * 0.86)
            if position in lanes:
                yield words((x, top + 6.3), "/".join(lanes[position]), SMALL_MM, anchor=Anchor.MIDDLE, bold=True,
                            room_mm=wide * 0.86, least_mm=TINY_MM * 0.8)  # fmt: skip

    # ---- lanes

    def _lanes(self, pair: tuple[int, int], span: Span, names: dict[int, str] | None = None) -> Iterator[Item]:
        """The lanes between two connectors: outlined, so that pale colours are seen, with an arrow."""
        for lane, position, there in self._taken.get(pair, ()):
            ends = (self._places[pair[0]][position], span[0]), (self._places[pair[1]][there], span[1])
            ink = _COLOURS.get((names or {}).get(position, "").partition(",")[0], Ink.MIDDLE)
            casing = Ink.STOP if lane.is_wrong else Ink.INK
            yield Stroke(ends, Layer.FIBRES, casing, 1.5 if lane.is_wrong else 1.1)
            yield Stroke(ends, Layer.FIBRES, ink if lane.forward else Ink.PAPER, 0.7)
            if not lane.forward:
                yield Stroke(ends, Layer.FIBRES, ink, 0.7, Dash.DASHED)
            if names is not None:
                yield _arrow(ends, casing, down=lane.forward)

    def _stopped(self, face: int, mate: int, span: Span) -> Iterator[Item]:
        """A cross where light ends between two connectors."""
        for lane in self.route.lanes:
            first, last = lane.places[0], lane.places[-1]
            if lane.forward and last[0] == face and face != self.route.far and lane.end is not FibreEnd.NO_FIBRE:
                yield from self._cross((self._places[face][last[1]], span[0]), 3.5)
            if not lane.forward and first[0] == mate and lane.end is not FibreEnd.NO_FIBRE:
                yield from self._cross((self._places[mate][first[1]], span[1]), -3.5)

    def _stopped_inside(self, entered: int, left: int, span: Span) -> Iterator[Item]:
        """A cross where a position that light comes to has no fibre."""
        for lane in self.route.lanes:
            first, last = lane.places[0], lane.places[-1]
            if lane.forward and last[0] == entered:
                yield from self._cross((self._places[entered][last[1]], span[0]), 1.5)
            if not lane.forward and first[0] == left:
                yield from self._cross((self._places[left][first[1]], span[1]), -1.5)

    def _cross(self, start: Point, down_mm: float) -> Iterator[Item]:
        (x, y), low = start, start[1] + down_mm
        yield Stroke(((x, y), (x, low)), Layer.TROUBLE, Ink.STOP, 1.1)
        for sign in (1, -1):
            yield Stroke(((x - 1.4, low - 1.4 * sign), (x + 1.4, low + 1.4 * sign)), Layer.TROUBLE, Ink.STOP, 0.8)


def _short(name: str, wide: float) -> str:
    """The name of a colour, or its letters where there is no room: BL, BL/BK for blue with a black stripe."""
    if width_mm(name, TINY_MM) <= wide - 0.3:
        return name
    colour, _, stripe = name.partition(", ")
    letters = [_SHORT[_COLOURS[each]] for each in (colour, stripe.partition(" ")[0]) if each in _COLOURS]
    return "/".join(letters)


def _bar(name: str, frame: tuple[float, float, float, float]) -> Iterator[Item]:
    """A fibre's colour; a stripe lies in the middle."""
    left, top, width, height = frame
    colour, _, stripe = name.partition(", ")
    yield Box(*frame, Layer.FIBRES, Ink.INK, _COLOURS.get(colour, Ink.PAPER), stroke_mm=0.15)
    if stripe:
        ink = _COLOURS.get(stripe.partition(" ")[0], Ink.INK)
        yield Box(left, top + height * 0.35, width, height * 0.3, Layer.FIBRES, None, ink)


def _arrow(ends: Sequence[Point], ink: Ink, *, down: bool) -> Item:
    """The direction of light, near where it enters the piece: there lines have not crossed yet."""
    start, end = ends if down else (ends[1], ends[0])
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    along = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    at = start[0] + along[0] * 3.4, start[1] + along[1] * 3.4
    points = tuple(
        (at[0] + along[0] * ahead - along[1] * aside, at[1] + along[1] * ahead + along[0] * aside)
        for ahead, aside in ((1.6, 0.0), (-1.4, 1.2), (-1.4, -1.2))
    )
    return Stroke(points, Layer.FIBRES, ink, closed=True, fill=ink)
