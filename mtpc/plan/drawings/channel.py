"""A circuit from module to module: every piece and every mating, and the fibres position by position.

Light goes straight down where connectors meet: the numbers under each other touch. Inside a piece it goes as the map of
that piece has it. Light that goes up, from the far module to the near one, is dashed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtpc.drawing.letters import READ_MM, SMALL_MM, lines_of, words
from mtpc.drawing.papers import UPRIGHT
from mtpc.drawing.shapes import Box, Drawing, Item
from mtpc.drawing.strokes import Ink, Layer
from mtpc.plan.drawings.channel_pieces import module_lines, piece_lines
from mtpc.plan.drawings.channel_words import ChannelLine, foot_lines, head_lines
from mtpc.plan.drawings.connections import connection, connection_items, pair_losses
from mtpc.plan.drawings.fibre_map import FibreMap
from mtpc.plan.drawings.lane_paths import LaneRoute, routes_of
from mtpc.plan.show.judged_walks import JudgedWalk

if TYPE_CHECKING:
    from mtpc.channel.types import Plant

TEXT_MM = 82.0  # of the words beside the fibres
_MODULE_MM, _CONNECTION_MM, _PIECE_MM, _PIECE_MIN_MM = 12.0, 13.0, 42.0, 23.0
_HEAD_MM, _FOOT_MM, _GAP_MM = 4.6, 3.5, 2.5
_ALIKE_MM, _ALIKE_MAX = UPRIGHT[0].body_mm[0], 3  # how wide the names of the others may be, and in how many lines


def channel_drawings(plant: Plant, channel: int, judged: JudgedWalk, alike: str = "") -> list[Drawing]:
    """One drawing for each route of a channel, nearly all have one; `alike` names others that it holds for."""
    routes = routes_of(plant, channel)
    return [
        _Channel(plant, judged, route, number=(number, len(routes)), alike=alike).drawn()
        for number, route in enumerate(routes, start=1)
    ]


class _Channel:
    def __init__(
        self, plant: Plant, judged: JudgedWalk, route: LaneRoute, *, number: tuple[int, int], alike: str
    ) -> None:
        self.plant, self.judged, self.route, self.number = plant, judged, route, number
        self.above, self.below = list(head_lines(judged, route)), list(foot_lines(judged))
        if alike:
            lines = lines_of(f"The same, with other names and lengths: {alike}", SMALL_MM, _ALIKE_MM, _ALIKE_MAX)
            self.below[:0] = map(ChannelLine, lines)
        count = len(route.hops)
        fixed = _HEAD_MM * len(self.above) + _FOOT_MM * len(self.below) + 3 * _GAP_MM
        fixed += 2 * _MODULE_MM + _CONNECTION_MM * (count + 1)
        size = next((size for size in UPRIGHT if size.body_mm[1] >= fixed + count * _PIECE_MIN_MM), UPRIGHT[-1])
        self.width, self.height = size.body_mm
        self.piece_mm = min(_PIECE_MM, (self.height - fixed) / max(count, 1))
        self.map = FibreMap(plant.site, plant.tables, route, (TEXT_MM + 3, self.width - TEXT_MM - 4))

    def drawn(self) -> Drawing:
        walk, (number, count) = self.judged.walk, self.number
        part = f", route {number} of {count}" if count > 1 else ""
        wrong = [f"{lane.sent} {lane.met}" for lane in self.route.lanes if lane.is_wrong]
        about = (
            f"{walk.near} to {walk.far or 'no port'}, {walk.budget.application}, {self.judged.verdict}: "
            f"{len(self.route.hops)} pieces, {walk.budget.mated_pairs} mated pairs; "
        ) + (f"wrong: {', '.join(wrong)}" if wrong else "every lane arrives at its receiver")
        title = f"Channel {', '.join(walk.circuits) or walk.near}{part}"
        return Drawing(title, about, self.width, self.height, tuple(self._items()))

    def _items(self) -> Iterator[Item]:
        route, losses = self.route, pair_losses(self.judged.walk.budget)
        y = _HEAD_MM * len(self.above)
        yield from self._lines(self.above, 0, _HEAD_MM, READ_MM)
        y += _GAP_MM
        yield from self._module(route.near, y)
        yield from self.map.near(y + _MODULE_MM)
        y += _MODULE_MM
        face = route.near
        for number, (entered, left) in enumerate(route.hops):
            yield from connection_items(connection(self.plant, face, entered, number, losses), y, TEXT_MM)
            yield from self.map.connection(face, entered, (y, y + _CONNECTION_MM))
            y += _CONNECTION_MM
            yield from self._piece(entered, left, y)
            yield from self.map.piece(entered, left, (y, y + self.piece_mm))
            y += self.piece_mm
            face = left
        yield from self._end(face, y)
        y += _CONNECTION_MM + _MODULE_MM + _GAP_MM
        yield from self._lines(self.below, y, _FOOT_MM, SMALL_MM)

    def _lines(self, lines: Iterable[ChannelLine], y: float, step_mm: float, size_mm: float) -> Iterator[Item]:
        for line in lines:
            y += step_mm
            ink = Ink.STOP if line.stops else Ink.INK
            yield words((0, y - 1), line.text, size_mm, room_mm=self.width, least_mm=SMALL_MM, bold=line.bold, ink=ink)

    def _module(self, face: int, y: float) -> Iterator[Item]:
        yield Box(0.3, y, self.width - 0.6, _MODULE_MM, Layer.EQUIPMENT, Ink.INK, Ink.SHADE, stroke_mm=0.4)
        name, what = module_lines(self.plant.site, face)
        yield words((2, y + 5), name, READ_MM, room_mm=TEXT_MM - 3, bold=True)
        yield words((2, y + 9.6), what, READ_MM, room_mm=TEXT_MM - 3, least_mm=SMALL_MM)

    def _piece(self, entered: int, left: int, y: float) -> Iterator[Item]:
        yield Box(0.3, y, self.width - 0.6, self.piece_mm, Layer.EQUIPMENT, Ink.MIDDLE, stroke_mm=0.25)
        name, what, part = piece_lines(self.plant.site, entered, left)
        yield words((2, y + 5), name, READ_MM, room_mm=TEXT_MM - 3, bold=True)
        base = y + 5
        for line in lines_of(what, READ_MM, TEXT_MM - 3, 3):
            base += 4.3
            yield words((2, base), line, READ_MM)
        yield words((2, base + 4.3), part, SMALL_MM, room_mm=TEXT_MM - 3, ink=Ink.MIDDLE)

    def _end(self, face: int, y: float) -> Iterator[Item]:
        """The far module, or what is there in its place."""
        far, low = self.route.far, y + _CONNECTION_MM
        if far < 0:
            yield from self.map.open_end(face, (y, low))
            yield Box(0.3, low, self.width - 0.6, _MODULE_MM, Layer.TROUBLE, Ink.STOP, stroke_mm=0.4)
            yield words((2, low + 7), "No port is reached", READ_MM, bold=True, ink=Ink.STOP)
            return
        last = self.route.hops[-1][1] if self.route.hops else face
        yield from connection_items(connection(self.plant, last, far, 0, {}), y, TEXT_MM)
        yield from self._module(far, low)
        yield from self.map.connection(last, far, (y, low))
        yield from self.map.far(low)
