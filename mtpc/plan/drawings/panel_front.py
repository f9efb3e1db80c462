"""The front of a panel: each port with its state, and what is plugged in: circuit, cable, other end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from mtpc.catalogue.types import PanelPart
from mtpc.drawing.letters import READ_MM, SMALL_MM, words
from mtpc.drawing.papers import A4
from mtpc.drawing.shapes import Box, Drawing, Item
from mtpc.drawing.strokes import Anchor, Ink, Layer
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Insert
from mtpc.plan.drawings.port_boxes import legend, port_box
from mtpc.plan.drawings.rack_faces import RackFaces
from mtpc.plan.port_states import PortState, PortUse

_COLUMNS, _CELL_MM, _HEAD_MM, _BELOW_MM, _STATE_MM, _GAP_MM = 4, 10.9, 6.0, 7.0, 9.0, 1.2


@dataclass(frozen=True, slots=True)
class Plugged:
    """What is in a port: the circuits over it, and the label of the far end of its plug; "" where there is none."""

    circuits: str
    cable: str
    far: str


@dataclass(frozen=True, slots=True)
class _Block:
    """A slot with its ports, or as many of them as fit onto a sheet."""

    title: str
    ports: tuple[PortUse, ...]

    @property
    def rows(self) -> int:
        """Rows of cells it takes."""
        return ceil(len(self.ports) / _COLUMNS)


def panel_fronts(faces: RackFaces, number: int, plugged: Mapping[int, Plugged]) -> list[Drawing]:
    """The front of a panel by its number, on as many sheets as its ports take; `plugged` is by socket."""
    panel = faces.site.equipment[number]
    height = A4.body_mm[1] - _BELOW_MM
    pages: list[list[_Block]] = []
    left = 0.0
    for block in _blocks(faces, number, int((height - _HEAD_MM) / _CELL_MM)):
        needs = _HEAD_MM + block.rows * _CELL_MM
        if not pages or needs > left:
            pages.append([])
            left = height
        pages[-1].append(block)
        left -= needs
    drawings = []
    for place, blocks in enumerate(pages, start=1):
        of = f", sheet {place} of {len(pages)}" if len(pages) > 1 else ""
        where = f" at {panel.place}" if panel.place else ""
        counted = _counted([port for block in blocks for port in block.ports])
        about = f"The front of panel {panel.name}{where}{of}: {counted}"
        items = tuple(_page(blocks, plugged))
        drawings.append(Drawing(f"Panel {panel.name}{where}, front{of}", about, *A4.body_mm, items))
    return drawings


def _counted(ports: Sequence[PortUse]) -> str:
    counts = ((state, sum(port.state is state for port in ports)) for state in PortState)
    return ", ".join([f"{len(ports)} ports", *(f"{count} {state}" for state, count in counts if count)])


def _blocks(faces: RackFaces, number: int, most_rows: int) -> Iterator[_Block]:
    """Slot by slot, empty slots too; a slot with more ports than a sheet holds is cut."""
    panel = faces.site.equipment[number]
    by_slot: dict[str, list[PortUse]] = {}
    for port in faces.ports(number, "front"):
        by_slot.setdefault(port.slot, []).append(port)
    part = panel.part
    slots = part.slots if isinstance(part, PanelPart) and part.slots else ("",)
    empty = [slot for slot in slots if slot and slot not in by_slot and (number, slot) not in faces.site.insert_at]
    for slot in slots:
        if slot in empty:
            continue
        ports, insert = by_slot.get(slot, []), faces.site.insert_at.get((number, slot))
        title = _title(slot, insert) if slot else part.number or part.name
        most = most_rows * _COLUMNS
        for start in range(0, len(ports) or 1, most):
            more = f", from port {ports[start].printed}" if start else ""
            yield _Block(title + more, tuple(ports[start : start + most]))
    if empty:
        yield _Block(f"Empty slots: {', '.join(empty)}", ())


def _title(slot: str, insert: Insert | None) -> str:
    if insert is None:
        return f"Slot {slot}"
    return f"Slot {slot}: {insert.part.kind} {insert.part.number or insert.part.name}"


def _page(blocks: Sequence[_Block], plugged: Mapping[int, Plugged]) -> Iterator[Item]:
    width, height = A4.body_mm
    step, y = width / _COLUMNS, 0.0
    for block in blocks:
        yield words((0, y + 4.4), block.title, READ_MM, bold=True, room_mm=width)
        y += _HEAD_MM
        for place, port in enumerate(block.ports):
            row, column = divmod(place, _COLUMNS)
            yield from _cell(port, plugged.get(port.socket), column * step, y + row * _CELL_MM, step - _GAP_MM)
        y += block.rows * _CELL_MM
    yield from legend(0, height - 1, ("in a cell: circuit, and the label of the other end",))


def _cell(port: PortUse, plug: Plugged | None, left: float, top: float, width: float) -> Iterator[Item]:
    height = _CELL_MM - _GAP_MM
    yield Box(left, top, width, height, Layer.EQUIPMENT, Ink.MIDDLE, stroke_mm=0.2)
    yield port_box(port.state, (left, top, _STATE_MM, height), says=f"{port.name}: {port.state}")
    x, base = left + _STATE_MM / 2, top + height / 2 + 0.36 * READ_MM
    if port.state in (PortState.RESERVED, PortState.BLOCKED):
        yield Box(left + 1.2, top + 2.6, _STATE_MM - 2.4, height - 5.2, Layer.PORTS, None, Ink.PAPER)
    ink = Ink.PAPER if port.state is PortState.USED else Ink.INK
    yield words((x, base), port.printed, READ_MM, anchor=Anchor.MIDDLE, bold=True, room_mm=_STATE_MM - 1, ink=ink,
                least_mm=SMALL_MM * 0.8)  # fmt: skip
    room = width - _STATE_MM - 2
    if plug is None:
        yield words((left + _STATE_MM + 1.2, base), str(port.state), READ_MM, room_mm=room)
        return
    first = plug.circuits or plug.cable
    yield words((left + _STATE_MM + 1.2, top + 4.1), first, READ_MM, room_mm=room, bold=True, least_mm=SMALL_MM)
    yield words((left + _STATE_MM + 1.2, top + 8.5), plug.far, READ_MM, room_mm=room, least_mm=SMALL_MM)
