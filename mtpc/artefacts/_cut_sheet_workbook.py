"""The cut sheet as a workbook: all columns, on one sheet or one per group, and the legend last."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.artefacts import _heads
from mtpc.artefacts._cut_sheet_legend import legend
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx
from mtpc.plan.rows.cut_columns import COLUMNS, NAMES
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.row_groups import RowGroup, groups_of
from mtpc.plan.rows.work import Work


def as_workbook(work: Work, rows: Sequence[CutRow], group_by: str, tabs_per: Sequence[str]) -> bytes:
    """The rows in the given order; `tabs_per` is what each sheet is for, if the spec asks for several."""
    tabs = [RowGroup("Cut sheet", tuple(rows), "Cut sheet")]
    for tab_per in tabs_per:
        tabs = groups_of(work, rows, tab_per) or tabs
    heads, over = tuple(column.title for column in COLUMNS), tuple(column.group for column in COLUMNS)
    facts = [*_heads.facts(work), *_heads.warned(work), *(("Legend", text) for text in legend(work, NAMES, group_by))]
    facts += [("Note", f"{note.kind} {note.names}: {note.text}") for note in work.notes]
    facts += [(f"{column.group}: {column.title}", f"{column.name}: {column.meaning}") for column in COLUMNS]
    return as_xlsx([WorkbookSheet(tab.name, heads, [row.cells for row in tab.rows], over) for tab in tabs], facts)
