"""The splice sheet: fibre to fibre, closure by closure, with tubes and colours; written where something is spliced."""

from __future__ import annotations

from functools import cache
from itertools import groupby

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats import page
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx
from mtpc.plan.rows.splice_rows import COLUMNS, SpliceRow
from mtpc.plan.rows.work import Work

_LEGEND = (
    "Each line joins the fibre on the left to the fibre on the right, at the port of the closure that is named. Tubes "
    "and fibres are counted from end a of their cable, in the order of the code of colours beside them.",
    "Check the code against the sheath of the cable before the first splice: another code has other colours for the "
    "same numbers. A colour that is blank is not listed in that code.",
    "Loss at most: of one splice, by its parts or by TIA-568.3; blank means it is not known, not that it is good.",
)
_TITLES = {
    "closure": "Closure", "rack": "At", "place": "Port", "seq": "Seq", "cable": "Cable", "end": "End", "tube": "Tube",
    "tube_colour": "Tube colour", "fibre": "Fibre", "fibre_colour": "Fibre colour", "colours": "Colours by",
    "splice": "Splice", "loss_max_db": "Loss at most dB", "remark": "Remark",
}  # fmt: skip
_SIDES = {"a_": "Left", "b_": "Right"}


def _files(work: Work) -> Drafts:
    rows = work.splices
    if not rows:
        return {}
    document = cache(lambda: _document(work, rows))
    return {
        "splice-sheet.csv": lambda: as_csv(COLUMNS, (row.cells() for row in rows)),
        "splice-sheet.xlsx": lambda: _workbook(work, rows),
        "splice-sheet.html": lambda: as_html(document()),
        "splice-sheet.pdf": lambda: as_pdf(document()),
    }


def _workbook(work: Work, rows: tuple[SpliceRow, ...]) -> bytes:
    facts = [*_heads.facts(work), *_heads.warned(work), *(("Legend", text) for text in _LEGEND)]
    heads = [_head(name) for name in COLUMNS]
    titles, over = tuple(head.title for head in heads), tuple(head.group for head in heads)
    return as_xlsx([WorkbookSheet("Splice sheet", titles, [row.cells() for row in rows], over)], facts)


def _head(name: str) -> page.Head:
    side = _SIDES.get(name[:2], "")
    return page.Head(_TITLES[name[2:] if side else name], side)


def _document(work: Work, rows: tuple[SpliceRow, ...]) -> page.Document:
    """A section a closure, after what they have in common."""
    about = [*_heads.opening(work), page.Title("How to read this sheet"), *map(page.Note, _LEGEND)]
    sections = [page.Section("About this sheet", tuple(about))]
    for closure, lines in groupby(rows, key=lambda row: row.closure):
        sections.append(page.Section(closure, (_grid(list(lines)), page.Signatures(("Spliced by", "Checked by")))))
    return _heads.document(work, "Splice sheet", tuple(sections), wide=True)


def _grid(rows: list[SpliceRow]) -> page.Grid:
    """The columns that say something here, and room for what is measured."""
    kept = [
        number for number, name in enumerate(COLUMNS) if name != "closure" and any(row.cells()[number] for row in rows)
    ]
    heads = (
        page.Head("Done", "", page.TICK),
        *(_head(COLUMNS[number]) for number in kept),
        page.Head("Measured dB", "", page.FIELD, 8),
    )
    lines = [("", *(row.cells()[number] for number in kept), "") for row in rows]
    return page.Grid(heads, lines, f"{len(rows)} splice{'s' * (len(rows) > 1)}")


ARTEFACT = Artefact(
    "splice-sheet",
    "which fibre is spliced to which, by closure, tube and colour; only where something is spliced",
    _files,
    ("csv", "xlsx", "html", "pdf"),
)
