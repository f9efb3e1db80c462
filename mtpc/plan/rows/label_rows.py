"""What is printed on labels: one row a label, in the order they are needed.

This end stands first, the far end second. A cable with several legs also gets a label on its body at each end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.catalogue.types import WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site
from mtpc.plan.rows.cable_ends import CableEnd, CableEnds
from mtpc.plan.rows.cable_ids import qr_text
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.label_text import several
from mtpc.plan.rows.plug_pairs import terminals_at

# No spec and no part says what label stock is used; the column is there for the printer's tool to sort by.
COLUMNS = ("copy", "stock", "cable_id", "end", "line1", "line2", "qr")


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One physical label."""

    cable_id: str
    end: str  # a1, b3: the plug; a, b: the body of the cable at that end
    line1: str
    line2: str
    qr: str
    copy: str = "1"
    stock: str = ""

    def values(self) -> list[str]:
        """Cells in the order of the columns."""
        return [getattr(self, name) for name in COLUMNS]


def label_rows(site: Site, ends: CableEnds, rows: Iterable[CutRow]) -> Iterator[LabelRow]:
    """Labels cable by cable in the order of the cut sheet: end a, its legs, end b, its legs."""
    for component in dict.fromkeys(row.component for row in rows):
        part = site.part_of(component)
        assert isinstance(part, WiredPart)
        first, cable_id = site.faces_of(component).start, ends.ids[component]
        code = qr_text(cable_id)
        for side in ("a", "b"):
            if len(part.terminals) > 2:
                yield LabelRow(cable_id, side, cable_id, _joins(part, ends, first, side), code)
            for index, terminal in enumerate(part.terminals):
                if terminal.side == side:
                    face = first + index
                    yield LabelRow(cable_id, terminal.name, ends.of(face).label, ends.far_label(face), code)


def _joins(part: WiredPart, ends: CableEnds, first: int, near: str) -> str:
    """`A03-38 TO C07-40`: the places at this end, then those at the far end."""
    far = "b" if near == "a" else "a"
    return f"{_places(part, ends, first, near)} TO {_places(part, ends, first, far)}"


def _places(part: WiredPart, ends: CableEnds, first: int, side: str) -> str:
    index = {terminal.name: number for number, terminal in enumerate(part.terminals)}
    ends_here = [ends.of(first + index[terminal.name]) for terminal in terminals_at(part, side)]
    return several(list(dict.fromkeys(_place(end) for end in ends_here if not end.parked)))


def _place(end: CableEnd) -> str:
    return f"{end.rack}-{end.unit:02}" if end.rack and end.unit is not None else end.device
