"""The part of a sheet is found wherever the workbook says it is, and openpyxl reads the same sheet from it."""

from __future__ import annotations

import io
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from mtpc.model.sources.workbook_parts import WorkbookParts
from mtpc.pipeline import compile_texts

TRIED = "3.1.5"
SHEET, BOOK = b'Target="/xl/worksheets/sheet1.xml"', b'Target="xl/workbook.xml"'
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WAYS = {
    "as openpyxl writes it": {},
    "relative to the workbook": {SHEET: b'Target="worksheets/sheet1.xml"'},
    "with dots": {SHEET: b'Target="../xl/worksheets/./sheet1.xml"'},
    "in another folder": {b"xl/worksheets/sheet1.xml": b"parts/first.xml"},
    "workbook from the root": {BOOK: b'Target="/xl/workbook.xml"'},
    "strict edition": {RELATIONS: b"http://purl.oclc.org/ooxml/officeDocument/relationships"},
}
FORMULA = "row a, column port: cell B2 is a formula without a value"
MERGED = "row b, column note: cells C2:C3 are merged; only the first of them has a value"


@pytest.fixture(scope="module")
def content() -> bytes:
    """A workbook whose first sheet has a formula without a value and merged cells, and whose second has neither."""
    book = Workbook()
    plans = book.active
    assert plans is not None
    plans.title = "Plans & more"
    plans.append(["name", "port", "note"])
    plans.append(["a", "=1+1", "x"])
    plans.append(["b", "2"])
    plans.merge_cells("C2:C3")
    book.create_sheet("Plain").append(["name", "port"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _told(content: bytes, folder: Path) -> list[str]:
    """What is told of the rows of the first sheet when their cells are read."""
    (folder / "p.xlsx").write_bytes(content)
    use = 'edition 2026\nuse "p.xlsx" as t { sheet = "Plans & more"; key = name }\n'
    reads = "for $r in t { assert $r.port == $r.note }\n"
    return [finding.message for finding in compile_texts({"x.mtp": use + reads}, folder).diagnostics]


def _said(content: bytes, way: str) -> bytes:
    """The workbook with other words in its parts and their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for part in old.namelist():
            name, data = part.encode(), old.read(part)
            for before, after in WAYS[way].items():
                name, data = name.replace(before, after), data.replace(before, after)
            new.writestr(name.decode(), data)
    return stream.getvalue()


@pytest.mark.parametrize("way", WAYS)
def test_formulas_and_merged_cells_are_found(content: bytes, way: str) -> None:
    parts = WorkbookParts(_said(content, way))
    assert parts.may_hold_formulas("Plans & more")
    assert not parts.may_hold_formulas("Plain")
    assert list(parts.merged("Plans & more")) == [("C", 2, "C", 3)]
    assert list(parts.merged("Plain")) == []


@pytest.mark.parametrize("way", [way for way in WAYS if way != "strict edition"])
def test_a_sheet_is_the_one_that_openpyxl_reads(content: bytes, way: str, tmp_path: Path) -> None:
    variant = _said(content, way)
    read = load_workbook(io.BytesIO(variant))["Plans & more"]
    assert [str(merged) for merged in read.merged_cells.ranges] == ["C2:C3"]
    assert _told(variant, tmp_path) == [FORMULA, MERGED], (
        f"tried with openpyxl {TRIED}, installed is {version('openpyxl')}: it no longer reads a sheet row by row as "
        "mtpc/model/sources/workbook.py asks"
    )


def test_a_sheet_whose_part_is_not_found_is_looked_through_for_formulas(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(WorkbookParts, "_related", lambda *_: iter(()))
    assert WorkbookParts(content).may_hold_formulas("Plain")
    assert FORMULA in _told(content, tmp_path)
