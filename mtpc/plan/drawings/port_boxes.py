"""Ports as small boxes: what each is used for is said by its filling and a hatch, so that grey paper tells it too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from mtpc.drawing.letters import SMALL_MM, TINY_MM, width_mm, words
from mtpc.drawing.shapes import Box, Item
from mtpc.drawing.strokes import Anchor, Dash, Hatch, Ink, Layer
from mtpc.plan.port_states import PortState, PortUse

_FILLS = {
    PortState.USED: Ink.INK, PortState.FREE: Ink.PAPER, PortState.RESERVED: Ink.PAPER, PortState.BLOCKED: Ink.PAPER,
}  # fmt: skip
_HATCHES = {PortState.RESERVED: Hatch.RISING, PortState.BLOCKED: Hatch.CROSSED}
_GAP_MM, _WIDEST_MM, _LEGEND_MM = 0.35, 9.0, 3.2
_BETWEEN_SLOTS = 0.6  # of the width of a port


def port_box(state: PortState, frame: tuple[float, float, float, float], *, empty: bool = False, says: str = "") -> Box:
    """The box of a port in a frame of left, top, width, height; `empty`: a cage with no module in it."""
    dash = Dash.DOTTED if empty else Dash.WHOLE
    hatch = _HATCHES.get(state, Hatch.NONE)
    return Box(*frame, Layer.PORTS, Ink.INK, _FILLS[state], hatch, 0.15, dash, says)


def port_rows(
    ports: Sequence[PortUse], frame: tuple[float, float, float, float], says: Mapping[str, str], rows: int = 1
) -> Iterator[Item]:
    """Ports side by side in a frame, in so many rows; each with its number where that can be read.

    The ports of a slot stay together, with a gap before those of the next.
    """
    left, top, width, height = frame
    deep, in_rows = height / rows, _in_rows(ports, rows)
    marked = deep > TINY_MM and any(port.slot for port in ports)
    mark_mm = max((width_mm(port.slot, TINY_MM, bold=True) for port in ports), default=0) + 0.8 if marked else 0.0
    slots = max((len(groups) for groups in in_rows), default=1)
    longest = max((sum(map(len, groups)) for groups in in_rows), default=1) + _BETWEEN_SLOTS * (slots - 1)
    step = min((width - slots * mark_mm) / longest, _WIDEST_MM)
    numbered = deep > TINY_MM + 0.3 and all(width_mm(port.printed, TINY_MM) <= step - 0.7 for port in ports)
    for row, groups in enumerate(in_rows):
        x, y = left, top + row * deep
        for group in groups:
            if marked:
                base = y + deep / 2 + 0.36 * TINY_MM
                yield words((x, base), group[0].slot, TINY_MM, bold=True)
                x += mark_mm
            for port in group:
                yield from _port(port, (x, y, step, deep), says.get(port.name, ""), numbered=numbered)
                x += step
            x += step * _BETWEEN_SLOTS


def _in_rows(ports: Sequence[PortUse], rows: int) -> list[list[list[PortUse]]]:
    """The ports of each row, slot by slot; what has no slots is cut evenly."""
    slots: dict[str, list[PortUse]] = {}
    for port in ports:
        slots.setdefault(port.slot, []).append(port)
    groups = list(slots.values())
    if len(groups) < rows:
        each = max(ceil(len(ports) / rows), 1)
        return [[list(ports[start : start + each])] for start in range(0, len(ports), each)]
    each = ceil(len(groups) / rows)
    return [groups[start : start + each] for start in range(0, len(groups), each)]


def _port(port: PortUse, frame: tuple[float, float, float, float], says: str, *, numbered: bool) -> Iterator[Item]:
    left, top, width, height = frame
    place = (left, top, width - min(_GAP_MM, width * 0.2), height - min(_GAP_MM, height * 0.2))
    box = port_box(port.state, place, empty=port.socket < 0, says=says)
    yield box
    if numbered and port.state in (PortState.USED, PortState.FREE):
        ink = Ink.PAPER if port.state is PortState.USED else Ink.INK
        x, y = box.middle
        yield words((x, y + 0.36 * TINY_MM), port.printed, TINY_MM, anchor=Anchor.MIDDLE, ink=ink)


def legend(left: float, base: float, more: Sequence[str] = ()) -> Iterator[Item]:
    """What the boxes mean, in one line; `more` are further texts behind it."""
    entries = [(state, False, str(state)) for state in PortState] + [(PortState.FREE, True, "no module")]
    for state, empty, text in entries:
        box = port_box(state, (left, base - 2.3, _LEGEND_MM, 2.6), empty=empty)
        yield Box(box.left, box.top, box.width, box.height, Layer.SHEET, box.ink, box.fill, box.hatch, 0.15, box.dash)
        label = words((left + _LEGEND_MM + 1, base), text, SMALL_MM, layer=Layer.SHEET)
        yield label
        left += _LEGEND_MM + label.width_mm + 4
    for text in more:
        label = words((left, base), text, SMALL_MM, layer=Layer.SHEET)
        yield label
        left += label.width_mm + 4
