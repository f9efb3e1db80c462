"""Rows of the cut sheet grouped as the project asks: by pull group, group, rack or row."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.lazy_dataclass import dataclass
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.work import Work
from mtpc.text import natural_key


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that belong together; `title` stands over them."""

    title: str
    rows: tuple[CutRow, ...]
    name: str = ""  # by itself, where it is plain what it is a name of


def groups_of(work: Work, rows: Iterable[CutRow], grouping: str) -> list[RowGroup]:
    """The rows by what they are grouped by, in natural order; those that have none of it come last."""
    by_name: dict[str, list[CutRow]] = {}
    for row in rows:
        by_name.setdefault(_name(work, row, grouping), []).append(row)
    noun = grouping.replace("-", " ")
    return [
        RowGroup(f"{noun.capitalize()} {name}" if name else f"No {noun}", tuple(by_name[name]), name or f"No {noun}")
        for name in sorted(by_name, key=lambda name: (not name, natural_key(name)))
    ]


def _name(work: Work, row: CutRow, grouping: str) -> str:
    """What a row is grouped by; racks and rows are those of end A."""
    if grouping == "group":
        return work.site.settings_of(row.component).get("group", "")
    return row[_COLUMNS[grouping]]


_COLUMNS = {"pull-group": "pull_group", "rack": "a_rack", "row": "a_row"}
