"""A change order: what an order has more, less or otherwise than one that was sent before."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.order_words import LineChange

Line = Mapping[str, str]
# What makes two lines the same article, in the fields of an order.
_SAME = (
    "kind", "part", "offer", "length", "length_unit", "fibre_type", "polarity", "map_name", "connector_a",
    "connector_b", "gender_a", "gender_b", "polish_a", "polish_b", "loss_grade", "leg_length_a", "leg_length_b",
    "pulling_eye", "host_maker",
)  # fmt: skip
_COMPARED = (
    "request", "part_number", "number_on_record", "description", "unit_price", "currency", "deliveries", "need_by",
)  # fmt: skip
COLUMNS = (
    "change", "line_before", "line", "part_number", "number_on_record", "part", "offer", "description", "length",
    "length_unit", "quantity_before", "quantity", "difference", "changes", "circuits", "cable_ids",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EarlierOrder:
    """An order as it was sent: its vendor, what the issue was called, and its lines by field."""

    vendor: str
    revision: str
    date: str
    lines: tuple[Line, ...]


def change_rows(lines: Sequence[Line], earlier: EarlierOrder) -> list[dict[str, str]]:
    """A row for each line that is not as it was: those of now in their order, then those that are gone."""
    before: dict[tuple[str, ...], deque[Line]] = {}
    for line in earlier.lines:
        before.setdefault(_identity(line), deque()).append(line)
    rows = []
    for line in lines:
        same = before.get(_identity(line))
        old = same.popleft() if same else None
        if old is None:
            rows.append(_row(LineChange.ADDED, line, {}, line))
        elif told := list(_differences(old, line)):
            rows.append(_row(LineChange.CHANGED, line, old, line) | {"changes": "; ".join(told)})
    left = {id(line) for lines_left in before.values() for line in lines_left}
    gone = [line for line in earlier.lines if id(line) in left]
    return rows + [_row(LineChange.REMOVED, line, line, {}) for line in gone]


def _identity(line: Line) -> tuple[str, ...]:
    return tuple(line.get(name, "") for name in _SAME)


def _differences(old: Line, new: Line) -> Iterator[str]:
    if old.get("quantity") != new.get("quantity"):
        yield f"quantity: {old.get('quantity', '')} to {new.get('quantity', '')}"
    for name in _COMPARED:
        was, becomes = old.get(name, ""), new.get(name, "")
        if was != becomes:
            yield f"{name.replace('_', ' ')}: {was or 'not stated'} to {becomes or 'not stated'}"


def _row(change: LineChange, shown: Line, old: Line, new: Line) -> dict[str, str]:
    was, becomes = old.get("quantity", "0"), new.get("quantity", "0")
    return {
        **{name: shown.get(name, "") for name in COLUMNS},
        "change": change,
        "line_before": old.get("line", ""),
        "line": new.get("line", ""),
        "quantity_before": was,
        "quantity": becomes,
        "difference": str(int(becomes) - int(was)),
        "changes": "",
    }
