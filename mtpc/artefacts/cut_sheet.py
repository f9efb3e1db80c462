"""The cut sheet: all columns as CSV and workbook, those that matter at the rack as HTML and PDF."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Files
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.artefacts.formats.xlsx import Sheet, as_xlsx
from mtpc.plan.columns import COLUMNS, NAMES
from mtpc.plan.cuts import CutRow, blank_columns
from mtpc.plan.legs import cables
from mtpc.plan.work import Work
from mtpc.text import natural_key

_END = ("label", "device", "port", "transceiver", "connector", "gender")
# What stands on paper, in order: column, room to write in characters (fields only).
_PAPER = (
    ("seq", 0), ("cable_id", 0), ("assembly_kind", 0), ("leg", 0), ("pathway", 0),
    *((f"{side}_{name}", 0) for side in "ab" for name in _END),
    ("fibre_type", 0), ("fibre_count", 0), ("polarity", 0), ("loss_grade", 0), ("length_ordered", 0),
    ("limit_wavelengths", 0), ("loss_budget_db", 0), ("links_served", 0),
    ("a_inspect", 5), ("b_inspect", 5), ("measured_loss_db", 8), ("installed_by", 9),
)  # fmt: skip
_BY_NAME = {column.name: column for column in COLUMNS}
_LEGEND = (
    "One row is one leg of one cable; a cable with several legs has as many rows under one cable id. "
    "Rows are sorted by pull group, then rack, unit from the top, slot and port of end A.",
    "Pins: M = with pins (male), F = no pins (female); LC has none. PC, UPC and APC are end faces; APC is angled and "
    "meets APC only.",
    "Label: rack-unit-face and slot:port, F front, R rear. On the printed label this end stands first, the far end "
    "below it.",
    "Transceiver N/A: the second connector of an optic that is listed with its first.",
    "Limit dB: pass limit of the installed assembly, one figure for each test wavelength in the order given. It is the "
    "greatest loss of a mated pair at either end by the grade of this cable's connectors, plus length times the "
    "greatest attenuation of its fibre class: a measurement with one reference cord.",
    "Channel dB (CSV and workbook): the greatest loss, by the sum of greatest values, of the worst channel that runs "
    "over the leg; it is not a limit for one cable.",
)


def _files(work: Work) -> Files:
    rows = [row.cells for row in work.cuts]
    made = _document(work)
    sheet = Sheet("Cut sheet", tuple(c.title for c in COLUMNS), rows, tuple(c.group for c in COLUMNS))
    legend = [*_heads.facts(work), *(("Legend", text) for text in _legend(work))]
    legend += [(f"{column.group}: {column.title}", f"{column.name}: {column.meaning}") for column in COLUMNS]
    return {
        "cut-sheet.csv": as_csv(NAMES, rows),
        "cut-sheet.xlsx": as_xlsx([sheet], legend),
        "cut-sheet.html": as_html(made),
        "cut-sheet.pdf": as_pdf(made),
    }


def _document(work: Work) -> page.Document:
    about: list[page.Block] = [page.Facts(tuple(_heads.facts(work))), page.Title("How to read this sheet")]
    about += [page.Note(text) for text in _legend(work)]
    about += [page.Title("Released by"), page.Signatures(("Author", "Checker"))]
    sections = (page.Section("About this sheet", tuple(about)), page.Section("Legs", (_grid(work.cuts),)))
    return _heads.document(work, "Cut sheet", sections, wide=True)


def _legend(work: Work) -> Iterator[str]:
    yield from _LEGEND
    for column, reason in blank_columns(work.cuts):
        yield f"Blank in {_told(column)}: {reason}."
    parts = {part.name: part.fact.confidence for _, part in cables(work.site)}
    for confidence in ("medium", "low"):
        names = sorted((name for name, held in parts.items() if held == confidence), key=natural_key)
        if names:
            yield f"Facts of {confidence} confidence, to be confirmed before they are relied on: {', '.join(names)}."


def _told(column: str) -> str:
    found = _BY_NAME[column]
    return f"{found.title} ({found.group}, {column})"


def _grid(rows: tuple[CutRow, ...]) -> page.Grid:
    strong = {"cable_id", "a_label", "b_label"}
    shown = [(_BY_NAME[name], chars) for name, chars in _PAPER if _is_needed(rows, name, chars)]
    heads = [page.Head("Done", "Line", page.TICK)]
    for column, chars in shown:
        kind = page.FIELD if chars else (page.STRONG if column.name in strong else page.TEXT)
        heads.append(page.Head(column.title, column.group, kind, chars))
    lines: list[tuple[str, ...] | page.Band] = []
    group = None
    for row in rows:
        if row["pull_group"] != group:
            group = row["pull_group"]
            lines.append(page.Band(f"Pull group {group}"))
        lines.append(("", *(_cell(row, column.name) for column, _ in shown)))
    return page.Grid(tuple(heads), lines)


def _is_needed(rows: tuple[CutRow, ...], name: str, chars: int) -> bool:
    """Fields to write in, and columns with something in them."""
    return bool(chars) or any(row[name] for row in rows)


def _cell(row: CutRow, name: str) -> str:
    if name == "length_ordered" and row["length_unit"]:
        return f"{row[name]} {row['length_unit']}"
    return row[name].replace(";", "; ") if name in ("limit_wavelengths", "loss_budget_db") else row[name]


ARTEFACT = Artefact("cut-sheet", "every leg of every cable: where both ends go, what it is, what it may lose", _files)
