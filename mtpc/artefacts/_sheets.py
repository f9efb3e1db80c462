"""A document of several tables: a CSV file for each, and all of them as sheets of one workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.plan.rows.work import Work

Sheet = tuple[str, Sequence[str], Sequence[Mapping[str, str]]]  # its name, columns, rows


def sheet_drafts(work: Work, document: str, sheets: Sequence[Sheet], numbers: Collection[str]) -> Drafts:
    """The files of a document in a folder of its name; tables without a row are left out."""
    told = [sheet for sheet in sheets if sheet[2]]
    drafts: Drafts = {f"{document}/{sheet[0]}.csv": partial(_csv, sheet) for sheet in told}
    if told:
        drafts[f"{document}/{document}.xlsx"] = partial(_xlsx, work, told, numbers)
    return drafts


def _csv(sheet: Sheet) -> bytes:
    _, columns, rows = sheet
    return as_csv(columns, [[row[name] for name in columns] for row in rows])


def _xlsx(work: Work, sheets: Sequence[Sheet], numbers: Collection[str]) -> bytes:
    pages = [
        WorkbookSheet(
            name.capitalize(), tuple(columns), [[row[each] for each in columns] for row in rows],
            numbers=numbers_of(columns, numbers),
        )
        for name, columns, rows in sheets
    ]  # fmt: skip
    return as_xlsx(pages, [*_heads.facts(work), *_heads.warned(work)])
