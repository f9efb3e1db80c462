"""The cut sheet: all columns as CSV and workbook, those that matter at the rack as HTML and PDF."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts, asked
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.artefacts.formats.xlsx import Sheet, as_xlsx
from mtpc.plan.part_words import OWN_MAP, all_on_paper
from mtpc.plan.reservations import named
from mtpc.plan.rows.cut_blanks import blank_columns
from mtpc.plan.rows.cut_columns import COLUMNS, NAMES
from mtpc.plan.rows.cut_rows import CutRow
from mtpc.plan.rows.plug_pairs import cables
from mtpc.plan.rows.row_groups import RowGroup, groups_of
from mtpc.plan.rows.work import Work
from mtpc.text import natural_key

NAME = "cut-sheet"
_END = ("label", "device", "port", "transceiver", "connector", "gender")
# What stands on paper, in order: column, room to write in characters (fields only).
_PAPER = (
    ("pull_group", 0), ("seq", 0), ("cable_id", 0), ("assembly_kind", 0), ("leg", 0), ("pathway", 0),
    *((f"{side}_{name}", 0) for side in "ab" for name in _END),
    ("fibre_type", 0), ("fibre_count", 0), ("polarity", 0), ("loss_grade", 0), ("length_ordered", 0),
    ("limit_wavelengths", 0), ("loss_budget_db", 0), ("links_served", 0),
    ("a_inspect", 5), ("b_inspect", 5), ("measured_loss_db", 8), ("installed_by", 9),
)  # fmt: skip
_LEAST = {"links_served": 18}  # names of circuits are long and broken badly: room in characters they keep
_SORTED_BY = {
    "rack": "rack of end A; within it by ",
    "row": "row of end A; within it by ",
    "group": "group; within it by ",
}
_BY_NAME = {column.name: column for column in COLUMNS}
# What there is to say, and the columns it is about: said where one of them is shown.
_LEGEND: tuple[tuple[tuple[str, ...], str], ...] = (
    ((), "One row is one leg of one cable; a cable with several legs has as many rows under one cable id. "
         "Rows are sorted by {by}pull group, then rack, unit from the top, slot and port of end A."),
    (("a_gender", "b_gender", "a_connector", "b_connector"),
     "Pins: M = with pins (male), F = no pins (female); LC has none. PC, UPC and APC are end faces; APC is angled and "
     "meets APC only."),
    (("a_label", "b_label"),
     "Label: rack-unit-face and slot:port, F front, R rear. On the printed label this end stands first, the far end "
     "below it; of several far ends the first, and how many more there are: (+3)."),
    (("a_transceiver", "b_transceiver"),
     "Transceiver N/A: the second connector of an optic that is listed with its first."),
    (("fibre_count",),
     "Fibres: those of the leg, then of the whole assembly where it has several legs; the CSV and the workbook say "
     "those of the assembly."),
    (("loss_budget_db",),
     "Cable limit dB: pass limit of this cable alone, one figure for each test wavelength in the order given: the "
     "greatest loss of a mated pair at either end by the grade of this cable's connectors, plus length times the "
     "greatest attenuation of its fibre class. It covers a measurement with one reference cord; the other side of a "
     "cassette and the modules are not in it. It is a limit of the installation, whatever runs over it."),
    (("loss_predicted_db",),
     "Whole channel dB: the greatest loss from port to port, by the sum of greatest values, of the worst channel that "
     "runs over the leg: every pair and every fibre on its way. It is no limit for this cable, whose own is less."),
    (("links_served",),
     "Circuits: up1..4 are up1, up2, up3 and up4; numbers that run together run in step. NO LIGHT and lanes permuted: "
     "by the plan these circuits do not work."),
)  # fmt: skip
_ROUNDED = "Figures in dB have at most three decimals on these pages, half rounded up; the CSV holds them exact."


def _files(work: Work) -> Drafts:
    by = (asked(work, NAME, "group-by") or ("pull-group",))[0]
    groups = groups_of(work, work.cuts, by)
    rows = [row for group in groups for row in group.rows]
    made = cache(lambda: _document(work, groups, by))
    return {
        "cut-sheet.csv": lambda: as_csv(NAMES, (row.cells for row in rows)),
        "cut-sheet.xlsx": lambda: _workbook(work, rows, by),
        "cut-sheet.html": lambda: as_html(made()),
        "cut-sheet.pdf": lambda: as_pdf(made()),
    }


def _workbook(work: Work, rows: Sequence[CutRow], by: str) -> bytes:
    """One sheet, or one for each group where the spec asks for that; last the legend."""
    tabs = [RowGroup("Cut sheet", tuple(rows), "Cut sheet")]
    for tab_per in asked(work, NAME, "tab-per"):
        tabs = groups_of(work, rows, tab_per) or tabs
    heads, over = tuple(column.title for column in COLUMNS), tuple(column.group for column in COLUMNS)
    legend = [*_heads.facts(work), *_heads.warned(work), *(("Legend", text) for text in _legend(work, NAMES, by))]
    legend += [("Note", f"{note.kind} {note.names}: {note.text}") for note in work.notes]
    legend += [(f"{column.group}: {column.title}", f"{column.name}: {column.meaning}") for column in COLUMNS]
    return as_xlsx([Sheet(tab.name, heads, [row.cells for row in tab.rows], over) for tab in tabs], legend)


def _document(work: Work, groups: Sequence[RowGroup], by: str) -> page.Document:
    about = [*_heads.opening(work), *_notes(work), page.Title("How to read this sheet")]
    about += [page.Note(text) for text in (*_legend(work, _shown(work.cuts, by), by), _ROUNDED)]
    about += [page.Title("Released by"), page.Signatures(("Author", "Checker"))]
    sections = (page.Section("About this sheet", tuple(about)), page.Section("Legs", (_grid(work.cuts, groups, by),)))
    return _heads.document(work, "Cut sheet", sections, wide=True)


def _notes(work: Work) -> list[page.Block]:
    """What the spec notes, and what is noted at the rows themselves."""
    heads = (page.Head("Of"), page.Head("Name"), page.Head("Note"))
    rows = [(note.kind, note.names, note.text) for note in work.notes]
    return [page.Grid(heads, rows, "Notes")] if rows else []


def _shown(rows: tuple[CutRow, ...], by: str) -> list[str]:
    """The columns that are on paper: fields, and those with something in them that no head over the rows tells."""
    told = "pull_group" if by == "pull-group" else ""
    return [name for name, chars in _PAPER if name != told and (chars or any(_cell(row, name) for row in rows))]


def _legend(work: Work, shown: Collection[str], by: str) -> Iterator[str]:
    """What there is to say of the columns that are shown."""
    first = _SORTED_BY.get(by, "")
    told = (text for columns, text in _LEGEND if not columns or any(one in shown for one in columns))
    yield from (text.replace("{by}", first) for text in told)
    for column, reason in blank_columns(work.cuts):
        if column in shown:
            yield f"Blank in {_told(column)}: {reason}."
    own = sorted({part.name for _, part in cables(work.site) if part.map_name == "own"}, key=natural_key)
    if own:
        yield f"{OWN_MAP}: the position map is the part's own, as its drawing and its record list it: {', '.join(own)}."
    parts = {part.name: part.fact.confidence for _, part in cables(work.site)}
    for confidence in ("medium", "low"):
        names = sorted((name for name, held in parts.items() if held == confidence), key=natural_key)
        if names:
            yield f"Facts of {confidence} confidence, to be confirmed before they are relied on: {', '.join(names)}."


def _told(column: str) -> str:
    found = _BY_NAME[column]
    return f"{found.title} ({found.group}, {column})"


def _grid(rows: tuple[CutRow, ...], groups: Sequence[RowGroup], by: str) -> page.Grid:
    strong = {"cable_id", "a_label", "b_label"}
    needed = set(_shown(rows, by))
    shown = [(_BY_NAME[name], chars) for name, chars in _PAPER if name in needed]
    heads = [page.Head("Done", "Line", page.TICK)]
    for column, chars in shown:
        kind = page.FIELD if chars else (page.STRONG if column.name in strong else page.TEXT)
        heads.append(page.Head(column.title, column.group, kind, chars or _LEAST.get(column.name, 0)))
    lines: list[tuple[str, ...] | page.Band] = []
    for group in groups:
        lines.append(page.Band(group.title))
        lines += [("", *(_cell(row, column.name) for column, _ in shown)) for row in group.rows]
    return page.Grid(tuple(heads), lines)


def _cell(row: CutRow, name: str) -> str:
    if name in ("a_port", "b_port"):
        return _port(row, name[0])
    if name == "length_ordered":
        return row.length
    if name == "fibre_count" and row.leg.count > 1:
        return f"{row.leg.fibres} of {row[name]}"
    if name == "links_served":
        return "; ".join(filter(None, (*map(named, row.reservations), *row.light, row[name])))
    if name == "loss_budget_db":
        return all_on_paper(row[name])
    return row[name].replace(";", "; ") if name == "limit_wavelengths" else row[name]


def _port(row: CutRow, side: str) -> str:
    """A panel's port with its slot, and the face where it is the rear; a device's port alone."""
    slot, port = row[f"{side}_slot"], row[f"{side}_port"]
    if not slot:
        return port
    return f"slot {slot}, {'rear ' if row[f'{side}_face'] == 'rear' else ''}{port}"


ARTEFACT = Artefact(
    NAME,
    "every leg of every cable: where both ends go, what it is, what it may lose",
    _files,
    ("csv", "xlsx", "html", "pdf"),
    ("group-by", "tab-per"),
)
