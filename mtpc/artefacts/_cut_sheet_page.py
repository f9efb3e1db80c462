"""The cut sheet as a page: the columns that matter at the rack, grouped as the spec asks."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.artefacts import _heads
from mtpc.artefacts._cut_sheet_legend import legend, other_columns
from mtpc.artefacts.formats import page
from mtpc.plan.part_words import all_on_paper
from mtpc.plan.reservations import named
from mtpc.plan.rows.cut_columns import COLUMNS, END_COLUMNS
from mtpc.plan.rows.cut_row import CutRow
from mtpc.plan.rows.row_groups import RowGroup
from mtpc.plan.rows.work import Work

_END = ("label", "device", "port", "transceiver", "connector", "gender")
# The columns on paper, in order: column, room to write in characters (fields only).
_PAPER = (
    ("pull_group", 0), ("seq", 0), ("cable_id", 0), ("assembly_kind", 0), ("leg", 0), ("pathway", 0),
    *((f"{side}_{name}", 0) for side in "ab" for name in _END),
    ("fibre_type", 0), ("fibre_count", 0), ("polarity", 0), ("loss_grade", 0), ("length_ordered", 0),
    ("limit_wavelengths", 0), ("loss_budget_db", 0), ("links_served", 0),
    ("a_inspect", 5), ("b_inspect", 5), ("measured_loss_db", 8), ("installed_by", 9),
)  # fmt: skip
_CHARS_MIN = {"links_served": 18}  # names of circuits are long and break badly: minimum width in characters
_BY_NAME = {column.name: column for column in COLUMNS}
_ROUNDED = "Figures in dB have at most three decimals on these pages, half rounded up; the CSV has the exact ones."


def as_document(work: Work, groups: Sequence[RowGroup], group_by: str) -> page.Document:
    """All rows, in groups, after the notes on them."""
    about = [*_heads.opening(work), *_notes(work), page.Title("How to read this sheet")]
    shown = _shown(work.cuts, group_by)
    about += [page.Note(text) for text in (*legend(work, shown, group_by), other_columns(shown), _ROUNDED)]
    about += [page.Title("Released by"), page.Signatures(("Author", "Checker"))]
    legs = page.Section("Legs", (_grid(work.cuts, groups, group_by),))
    sections = (page.Section("About this sheet", tuple(about)), legs)
    return _heads.document(work, "Cut sheet", sections, wide=True)


def _notes(work: Work) -> list[page.Block]:
    """The notes of the spec."""
    heads = (page.Head("Of"), page.Head("Name"), page.Head("Note"))
    rows = [(note.kind, note.names, note.text) for note in work.notes]
    return [page.Grid(heads, rows, "Notes")] if rows else []


def _shown(rows: tuple[CutRow, ...], group_by: str) -> list[str]:
    """The columns that are on paper: fields, and those with values that the group's title does not already state."""
    grouped_by = "pull_group" if group_by == "pull-group" else ""
    return [name for name, chars in _PAPER if name != grouped_by and (chars or any(_cell(row, name) for row in rows))]


def _grid(rows: tuple[CutRow, ...], groups: Sequence[RowGroup], group_by: str) -> page.Grid:
    strong = {"cable_id", "a_label", "b_label"}
    needed = set(_shown(rows, group_by))
    shown = [(_BY_NAME[name], chars) for name, chars in _PAPER if name in needed]
    heads = [page.Head("Done", "Line", page.TICK)]
    for column, chars in shown:
        kind = page.FIELD if chars else (page.STRONG if column.name in strong else page.TEXT)
        heads.append(page.Head(column.title, column.group, kind, chars or _CHARS_MIN.get(column.name, 0)))
    lines: list[tuple[str, ...] | page.Band] = []
    for group in groups:
        lines.append(page.Band(group.title))
        lines += [("", *(_cell(row, column.name) for column, _ in shown)) for row in group.rows]
    return page.Grid(tuple(heads), lines)


def _cell(row: CutRow, name: str) -> str:
    side, about = END_COLUMNS.get(name, ("", ""))
    if about == "port":
        return _port(row, side)
    if name == "length_ordered":
        return row.length
    if name == "fibre_count" and row.leg.count > 1:
        return f"{row.leg.fibres} of {row[name]}"
    if name == "links_served":
        return "; ".join(filter(None, (*map(named, row.reservations), *map(str, row.light), row[name])))
    if name == "loss_budget_db":
        return "; ".join(filter(None, (row.test_limit, all_on_paper(row.limits_db))))
    return "; ".join(map(str, row.wavelengths_nm)) if name == "limit_wavelengths" else row[name]


def _port(row: CutRow, side: str) -> str:
    """A panel's port with its slot, and the face where it is the rear; a device's port alone."""
    end = row.a if side == "a" else row.b
    if end is None or not end.slot:
        return row[f"{side}_port"]
    return f"slot {end.slot}, {'rear ' if end.side == 'rear' else ''}{end.port}"
