"""Every drawing of a floor; each is made once, when first asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from mtpc.catalogue.types import PartKind
from mtpc.drawing.shapes import Drawing
from mtpc.plan.drawings.channel_shapes import by_shape, shape_drawings
from mtpc.plan.drawings.elevation import elevation
from mtpc.plan.drawings.panel_front import Plugged, panel_fronts
from mtpc.plan.drawings.plugged_in import plugged_in
from mtpc.plan.drawings.rack_faces import RackFaces
from mtpc.plan.drawings.room_plan import Room, room_plan, rooms_of
from mtpc.plan.rows.work import Work

SHAPES_MAX = 100  # that are drawn; `trace --format svg` draws any


class FloorDrawings:
    """The drawings of one plant and issue."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.faces = RackFaces(work.site)

    @property
    def places(self) -> list[Room]:
        """The rooms with racks; the name "" is that of racks without a room."""
        return rooms_of(self.work.site.racks, list(self.work.site.trays.values()))

    @cached_property
    def rooms(self) -> dict[str, Drawing]:
        """The plan of every room with racks, by its name."""
        return {room.name: room_plan(room) for room in self.places}

    @cached_property
    def racks(self) -> dict[str, Drawing]:
        """Every rack from the front and from the rear, by its name."""
        return {rack.name: elevation(self.faces, rack) for rack in self.work.site.racks}

    @cached_property
    def panels(self) -> tuple[Drawing, ...]:
        """The fronts of all panels with ports, in the order of their statements."""
        return tuple(self._panels())

    def _panels(self) -> Iterator[Drawing]:
        for number, equipment in enumerate(self.work.site.equipment):
            if equipment.kind is PartKind.PANEL and self.faces.ports(number, "front"):
                yield from self.fronts_of(number)

    def fronts_of(self, number: int) -> list[Drawing]:
        """The front of a panel by its number, on as many sheets as it takes."""
        return panel_fronts(self.faces, number, self._plugged)

    @cached_property
    def _plugged(self) -> dict[int, Plugged]:
        return plugged_in(self.work)

    @cached_property
    def channels(self) -> tuple[Drawing, ...]:
        """A channel of each shape, of no more than so many shapes."""
        shapes = islice(by_shape(self.work).values(), SHAPES_MAX)
        return tuple(drawing for channels in shapes for drawing in shape_drawings(self.work, channels))

    @property
    def shapes_left_out(self) -> int:
        """How many shapes are not drawn."""
        return max(len(by_shape(self.work)) - SHAPES_MAX, 0)
