"""Rows are put into a workbook of the XlsxWriter that is installed, and stand in it the same cell by cell."""

from __future__ import annotations

import io
import re
from importlib.metadata import version

import openpyxl
import pytest
from openpyxl.cell.cell import Cell, MergedCell

from mtpc.artefacts._artefact import emit
from mtpc.artefacts.formats import _xlsxwriter, xlsx
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx
from tests.unit.artefacts.test_documents import HOSTILE, ISSUE
from tests.unit.plan.small_site import small_plant

TRIED = "3.3.1"
NEVER = re.compile("(?!)")
TEXTS = ("<r><t>bold</t></r>", "<r>", "T" * 40_000, "", " a\n\x00_x0041_ &<>\ud800")
SHEETS = [
    WorkbookSheet("Text", ("A",), [(text,) for text in TEXTS]),
    WorkbookSheet(
        "Numbers", ("A", "B"), [("1", "1"), ("2.50", "-3"), ("", ".")], ("Group", "Group"), frozenset({0, 1})
    ),
    WorkbookSheet("Empty", ("A", "B"), []),
]


def _workbooks(hostile: bool) -> list[bytes]:
    made = emit(small_plant(HOSTILE if hostile else {}), ISSUE, frozenset({"cut-sheet", "orders"}))
    return [*(data for name, data in made.items() if name.endswith(".xlsx")), as_xlsx(SHEETS, [("Note", "text")])]


def _seen(cell: Cell | MergedCell) -> tuple[object, ...]:
    return cell.coordinate, cell.value, cell.data_type, cell.number_format, cell.alignment.vertical, cell.font.b


def _cells(workbooks: list[bytes]) -> list[object]:
    """What is seen of each sheet of each workbook: its cells, their looks, the panes and filters."""
    return [
        (
            page.title,
            page.dimensions,
            page.freeze_panes,
            page.auto_filter.ref,
            page.print_title_rows,
            [*map(_seen, row)],
        )
        for data in workbooks
        for page in openpyxl.load_workbook(io.BytesIO(data)).worksheets
        for row in page.iter_rows()
    ]


def test_rows_are_put_in_with_this_xlsxwriter(monkeypatch: pytest.MonkeyPatch) -> None:
    told = (
        f"tried with XlsxWriter {TRIED}, installed is {version('XlsxWriter')}: workbooks are right but made more "
        "slowly, since XlsxWriter lays them out in another way than mtpc/artefacts/formats/_xlsxwriter.py knows"
    )
    monkeypatch.setattr(xlsx, "_write_rows", lambda *_: pytest.fail(told))
    assert len(_workbooks(hostile=False)) > 2


@pytest.mark.parametrize("part", ["_SAMPLE", "_SHARED"])
@pytest.mark.parametrize("hostile", [False, True])
def test_a_workbook_laid_out_in_another_way_holds_the_same_cells(
    hostile: bool, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cells = _cells(_workbooks(hostile))
    monkeypatch.setattr(_xlsxwriter, part, NEVER)
    assert _cells(_workbooks(hostile)) == cells
    assert len(cells) > 40


def test_a_workbook_whose_parts_have_other_names_is_written_cell_by_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = _cells([as_xlsx(SHEETS)])
    monkeypatch.setattr(_xlsxwriter, "_STRINGS", "xl/strings.xml")
    assert _cells([as_xlsx(SHEETS)]) == cells
