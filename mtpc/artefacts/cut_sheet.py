"""The cut sheet: all columns as CSV and workbook, those that matter at the rack as HTML and PDF."""

from __future__ import annotations

from functools import cache

from mtpc.artefacts._artefact import Artefact, Drafts, asked
from mtpc.artefacts._cut_sheet_page import as_document
from mtpc.artefacts._cut_sheet_workbook import as_workbook
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.html import as_html
from mtpc.artefacts.formats.pdf import as_pdf
from mtpc.plan.rows.cut_columns import NAMES
from mtpc.plan.rows.row_groups import groups_of
from mtpc.plan.rows.work import Work

NAME = "cut-sheet"


def _files(work: Work) -> Drafts:
    group_by = (asked(work, NAME, "group-by") or ("pull-group",))[0]
    groups = groups_of(work, work.cuts, group_by)
    rows = [row for group in groups for row in group.rows]
    document = cache(lambda: as_document(work, groups, group_by))
    return {
        "cut-sheet.csv": lambda: as_csv(NAMES, (row.cells for row in rows)),
        "cut-sheet.xlsx": lambda: as_workbook(work, rows, group_by, asked(work, NAME, "tab-per")),
        "cut-sheet.html": lambda: as_html(document()),
        "cut-sheet.pdf": lambda: as_pdf(document()),
    }


ARTEFACT = Artefact(
    NAME,
    "every leg of every cable: where both ends go, what it is, its loss limit",
    _files,
    ("csv", "xlsx", "html", "pdf"),
    ("group-by", "tab-per"),
)
