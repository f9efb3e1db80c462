"""A rack from the front and from the rear: every unit with its number, what fills it, and the ports of that.

Heights are to scale, widths are not: names have to be read from a step away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from mtpc.catalogue.types import PartKind
from mtpc.drawing.letters import READ_MM, SMALL_MM, width_mm, words
from mtpc.drawing.papers import UPRIGHT
from mtpc.drawing.shapes import Box, Drawing, Item
from mtpc.drawing.strokes import Anchor, Hatch, Ink, Layer
from mtpc.model.floor_values import Equipment, Rack, Reservation, Restriction
from mtpc.model.room_words import RackFace, RackHalf, UnitNumbering
from mtpc.plan.drawings.port_boxes import legend, port_rows
from mtpc.plan.drawings.rack_faces import RackFaces
from mtpc.plan.port_states import PortState, PortUse

_UNIT_MIN_MM, _UNIT_MAX_MM = 4.4, 6.2  # of one unit on paper: room for a line of type and a row of ports
_NUMBER_MM, _GAP_MM, _CAPTION_MM, _LEGEND_MM, _LINE_MM = 7.0, 8.0, 6.0, 7.0, 4.4
_TEXT_MM = 3.8  # the line of type in a box
_EDGE_MM = 0.5  # of the rack, and room for half of it
_ROW_MM, _IN_A_ROW = 3.4, 26  # of ports in what is higher than a unit
_LOOSE_MAX = 8  # things without a unit that are listed
_SIDES = ("front", "rear")


def elevation(faces: RackFaces, rack: Rack) -> Drawing:
    """The two views of a rack on one sheet."""
    return _Elevation(faces, rack).drawn()


class _Elevation:
    def __init__(self, faces: RackFaces, rack: Rack) -> None:
        self.faces, self.rack = faces, rack
        every = faces.standing.get(rack.name, [])
        self.mounted = [number for number in every if faces.site.equipment[number].unit is not None]
        self.loose = [number for number in every if faces.site.equipment[number].unit is None]
        self.below_mm = _LEGEND_MM + _LINE_MM * (min(len(self.loose), _LOOSE_MAX + 1) + bool(self.loose))
        above = _CAPTION_MM + self.below_mm
        size = next((size for size in UPRIGHT if (size.body_mm[1] - above) / rack.units >= _UNIT_MIN_MM), UPRIGHT[-1])
        self.width, self.height = size.body_mm
        self.unit_mm = min((self.height - above) / rack.units, _UNIT_MAX_MM)
        self.face_mm = (self.width - 2 * _NUMBER_MM - _GAP_MM - _EDGE_MM) / 2

    def drawn(self) -> Drawing:
        rack = self.rack
        items = [item for index, side in enumerate(_SIDES) for item in self._face(index, side)]
        items += self._below()
        filled = sum(self.faces.site.equipment[number].height_u for number in self.mounted)
        place = ", ".join(filter(None, (rack.room, f"row {rack.row}" if rack.row else "")))
        about = (
            f"Rack {rack.name}{f' ({place})' if place else ''} from the front and from the rear: {rack.units} units, "
            f"{len(self.mounted)} devices and panels in {filled} of them, {len(self.loose)} without a unit"
        )
        return Drawing(f"Rack {rack.name}", about, self.width, self.height, tuple(items))

    def _left(self, index: int) -> float:
        return _NUMBER_MM + index * (self.face_mm + _GAP_MM + _NUMBER_MM)

    def _top(self, unit: int) -> float:
        """The upper edge of a unit."""
        is_from_top = self.rack.numbered_from is UnitNumbering.TOP
        return _CAPTION_MM + (unit - 1 if is_from_top else self.rack.units - unit) * self.unit_mm

    def _face(self, index: int, side: str) -> Iterator[Item]:
        left, rack = self._left(index), self.rack
        yield words((left, _CAPTION_MM - 1.8), f"{side.capitalize()} of {rack.name}", READ_MM, bold=True,
                    room_mm=self.face_mm * 0.5)  # fmt: skip
        part = f"{rack.units} units, {rack.part.number or rack.part.name}"
        yield words((left + self.face_mm, _CAPTION_MM - 1.8), part, SMALL_MM, anchor=Anchor.END,
                    room_mm=self.face_mm * 0.48)  # fmt: skip
        filled = {unit for number in self.mounted for unit in _units(self.faces.site.equipment[number])}
        kept = self.faces.kept_units.get(rack.name, {})
        size = min(SMALL_MM, self.unit_mm * 0.9)
        for unit in range(rack.units, 0, -1):
            top = self._top(unit)
            base = top + self.unit_mm / 2 + 0.36 * size
            yield words((left - 1, base), str(unit), size, anchor=Anchor.END, room_mm=_NUMBER_MM - 1)
            if unit not in filled:
                yield from self._empty(left, top, kept.get(unit))
        for number in self._in_view(side):
            yield from self._equipment(number, left, side)
        yield Box(left, _CAPTION_MM, self.face_mm, rack.units * self.unit_mm, Layer.RACKS, stroke_mm=_EDGE_MM)

    def _empty(self, left: float, top: float, reservation: Reservation | None) -> Iterator[Item]:
        hatch, text = Hatch.NONE, ""
        if reservation:
            is_blocked = reservation.restriction is Restriction.BLOCKED
            hatch = Hatch.CROSSED if is_blocked else Hatch.RISING
            text = f"{PortState.BLOCKED if is_blocked else PortState.RESERVED}: {reservation.why}"
        yield Box(left, top, self.face_mm, self.unit_mm, Layer.RACKS, Ink.PALE, Ink.PAPER, hatch, 0.15, says=text)
        if text and self.unit_mm >= _TEXT_MM:
            label = words((left + 2.5, top + self.unit_mm / 2 + 0.36 * SMALL_MM), text, SMALL_MM,
                          room_mm=self.face_mm - 5)  # fmt: skip
            yield Box(left + 1.5, top + 0.5, label.width_mm + 2, self.unit_mm - 1, Layer.RACKS, None, Ink.PAPER)
            yield label

    def _in_view(self, side: str) -> Iterator[int]:
        """What is mounted at a face of the rack, and what is seen behind it where nothing hides it."""
        every = {number: self.faces.site.equipment[number] for number in self.mounted}
        here = [number for number, equipment in every.items() if equipment.mounting.face == side]
        yield from here
        for number in (number for number in every if number not in here):
            units, mounting = set(_units(every[number])), every[number].mounting
            hiding = (every[other] for other in here if units.intersection(_units(every[other])))
            if not any(other.mounting.shares_width(mounting) for other in hiding):
                yield number

    def _across(self, equipment: Equipment, left: float, side: str) -> tuple[float, float]:
        """Left edge and width of its box; a half is told from its own front."""
        mounting = equipment.mounting
        if mounting.half is None:
            return left, self.face_mm
        is_left = (mounting.half is RackHalf.LEFT) == (mounting.face == side)
        return left + (0 if is_left else self.face_mm / 2), self.face_mm / 2

    def _equipment(self, number: int, left: float, side: str) -> Iterator[Item]:
        equipment = self.faces.site.equipment[number]
        own = side if equipment.mounting.face is RackFace.FRONT else _SIDES[1 - _SIDES.index(side)]
        ports = self.faces.ports(number, own)
        left, wide = self._across(equipment, left, side)
        assert equipment.unit is not None
        height = equipment.height_u * self.unit_mm
        top = min(map(self._top, _units(equipment)))
        is_seen = bool(ports) or own == "front"
        fill = Ink.SHADE if equipment.kind is PartKind.DEVICE and is_seen else Ink.PAPER
        yield Box(left, top, wide, height, Layer.EQUIPMENT, Ink.INK, fill, stroke_mm=0.3)
        strip = height - _TEXT_MM
        rows = max(1, min(int(strip / _ROW_MM), ceil(len(ports) / _IN_A_ROW)))
        strip = min(strip, rows * _ROW_MM)
        has_strip = bool(ports) and strip >= 0.7
        middle = top + (height - (strip if has_strip else 0)) / 2
        base = (
            min(middle, top + self.unit_mm / 2) + 0.36 * READ_MM if equipment.height_u > 1 else middle + 0.33 * READ_MM
        )
        yield from _names(equipment, ports, (left, base, wide), Ink.INK if is_seen else Ink.MIDDLE)
        if has_strip:
            deep = strip - 0.4
            low = top + height - strip
            says = {port.name: self.faces.says(port) for port in ports}
            yield from port_rows(ports, (left + 1, low, wide - 2, deep), says, rows)

    def _below(self) -> Iterator[Item]:
        base = _CAPTION_MM + self.rack.units * self.unit_mm + 4.8
        yield from legend(_NUMBER_MM, base, ("4/32: ports used of all on this side", "grey text: no port on this side"))
        if self.loose:
            base += _LINE_MM + 0.6
            yield words((_NUMBER_MM, base), "Beside the units, or in a unit that is not stated:", READ_MM, bold=True)
        for place, number in enumerate(self.loose):
            base += _LINE_MM
            if place == _LOOSE_MAX:
                yield words((_NUMBER_MM, base), f"and {len(self.loose) - _LOOSE_MAX} more", READ_MM)
                return
            yield words((_NUMBER_MM, base), self._listed(number), READ_MM, room_mm=self.width - _NUMBER_MM)

    def _listed(self, number: int) -> str:
        equipment = self.faces.site.equipment[number]
        ports = self.faces.ports(number, "front")
        used = sum(port.state is PortState.USED for port in ports)
        part = equipment.part.number or equipment.part.name
        return f"{equipment.name}, {part}{f', {used} of {len(ports)} ports used' if ports else ''}"


def _units(equipment: Equipment) -> range:
    return range(equipment.unit or 0, (equipment.unit or 0) + equipment.height_u)


def _names(
    equipment: Equipment, ports: Sequence[PortUse], place: tuple[float, float, float], ink: Ink
) -> Iterator[Item]:
    """Name, part, and how many of its ports are used: on a base line from a left edge, so wide."""
    left, base, wide = place
    used = sum(port.state is PortState.USED for port in ports)
    count = f"{used}/{len(ports)}" if ports else ""
    room = wide - 3 - (width_mm(count, READ_MM) + 2 if count else 0)
    name = words((left + 1.5, base), equipment.name, READ_MM, room_mm=room, bold=True, ink=ink)
    yield name
    rest = room - name.width_mm - 2
    part = equipment.part.number or equipment.part.name
    if rest > 6:
        yield words((left + 1.5 + name.width_mm + 2, base), part, READ_MM, room_mm=rest, least_mm=SMALL_MM, ink=ink)
    if count:
        yield words((left + wide - 1.5, base), count, READ_MM, anchor=Anchor.END)
