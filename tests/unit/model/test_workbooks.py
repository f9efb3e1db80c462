"""Workbooks as tables: cells as they are shown, sheets, and what is no workbook."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from mtpc.diagnostics import formats
from mtpc.diagnostics.formats import text
from mtpc.pipeline import compile_texts
from tests.support.reports import reported
from tests.unit.model.tables import cells, only, workbook


def test_cells_of_a_workbook_are_texts(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Hall 2", "printed today"])
        sheet.write_row(2, 0, ["Cable", "Port", "Length", "Day", "Ru", "Live", "Sum"])
        sheet.write_row(3, 0, ["C-1", "1/1", 12.5])
        sheet.write_datetime(3, 3, datetime(2026, 10, 2), book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number(3, 4, 7, book.add_format({"num_format": "00"}))
        sheet.write_boolean(3, 5, True)
        sheet.write_formula(3, 6, "=1+1", value=2)
        sheet.write_row(4, 0, ["C-2", "41/1", 12])
        sheet.set_row(4, None, None, {"hidden": True})

    workbook(tmp_path, fill)
    read = cells(tmp_path, "{ key = cable; header = 3 }", "cable", "port", "length", "day", "ru", "live", "sum")
    assert read == ["<C-1> <1/1> <12.5> <2026-10-02> <07> <true> <2>", "<C-2> <41/1> <12> <> <> <> <>"]


def test_the_row_of_a_workbook_is_shown_as_a_line(tmp_path: Path) -> None:
    table = [["name", "cord"], ["a | b", "x"]]
    workbook(tmp_path, lambda _, sheet: [sheet.write_row(line, 0, row) for line, row in enumerate(table)])
    spec = 'edition 2026\nuse "p2p.xlsx" as t { key = name }\nfor $r in t { assert metres($r.cord) == 1m }\n'
    result = compile_texts({"x.mtp": spec}, tmp_path)
    found = only(result)
    assert found.message == 'row a ¦ b, column cord: "x" is not a length'
    assert found.notes == ("p2p.xlsx, sheet Cables, row a ¦ b, column cord",)
    assert found.span is not None
    assert result.sources["p2p.xlsx"].line_column(found.span.start) == (2, 9)
    assert "2 | a ¦ b | x" in text.render(reported([found], result.sources))


@pytest.mark.parametrize(
    ("fill", "code", "message"),
    [
        (
            lambda book, sheet: sheet.write_datetime(1, 1, date(2026, 1, 1), book.add_format({"num_format": "d-mmm"})),
            "TYP112",
            "row a, column port: cell B2 is a date (2026-01-01), made from a text like 1/1",
        ),
        (
            lambda book, sheet: sheet.write_datetime(1, 1, date(2026, 1, 1), book.add_format({"num_format": "d/m/yy"})),
            "TYP112",
            "row a, column port: 2026-01-01 is a date, not a name",
        ),
        (
            lambda _, sheet: sheet.write_formula(1, 1, "=A1", value=""),
            "",
            "",
        ),
        (
            lambda _, sheet: sheet.write_formula(1, 1, "=1/0", value="#DIV/0!"),
            "REF109",
            "row a, column port: cell B2 holds the error #DIV/0!",
        ),
        (
            lambda _, sheet: sheet.merge_range("B1:B2", "port"),
            "REF109",
            "row a, column port: cells B1:B2 are merged; only the first of them has a value",
        ),
    ],
)
def test_a_cell_that_is_not_what_it_seems_is_told_when_it_is_read(
    tmp_path: Path, fill: Callable[[Any, Any], object], code: str, message: str
) -> None:
    def both(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["name", "port"])
        sheet.write_row(1, 0, ["a"])
        fill(book, sheet)

    workbook(tmp_path, both)
    use = 'edition 2026\nuse "p2p.xlsx" as t { key = name }\n'
    result = compile_texts({"x.mtp": use + "for $r in t { assert port($r.name, $r.port) == x }\n"}, tmp_path)
    if code:
        assert [(found.code, found.message) for found in result.diagnostics] == [(code, message)]
    unread = compile_texts({"x.mtp": use + "for $r in t { room $r.name }\n"}, tmp_path)
    assert unread.diagnostics == ()


@pytest.mark.parametrize("column", ["p", "n"])
def test_a_formula_that_was_never_worked_out_is_told(tmp_path: Path, column: str) -> None:
    place = "np".index(column)

    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["n", "p"])
        sheet.write_formula(1, place, "=A1", value=777)

    path = workbook(tmp_path, fill)
    _replace(path, "xl/worksheets/sheet1.xml", b"<v>777</v>", b"")
    spec = f'edition 2026\nuse "p2p.xlsx" as t\nfor $r in t {{ room $r.{column} }}\n'
    message = f"row line 2, column {column}: cell {'AB'[place]}2 is a formula without a value"
    assert only(compile_texts({"x.mtp": spec}, tmp_path)).message == message


def test_a_formula_in_the_last_cell_of_a_row_is_told_at_that_cell(tmp_path: Path) -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["part", "count"])
        sheet.write(1, 0, "rack-42u")
        sheet.write_formula(1, 1, "=A1", value=777)

    _replace(workbook(tmp_path, fill), "xl/worksheets/sheet1.xml", b"<v>777</v>", b"")
    spec = 'edition 2026\nuse "p2p.xlsx" as t\npolicy { order { stock = t } }\n'
    result = compile_texts({"x.mtp": spec}, tmp_path)
    assert only(result).message == "cell B2 is a formula without a value"
    assert "cell B2\n" in text.render(reported(result.diagnostics, result.sources))


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("text", [" --> p2p.xlsx, sheet Second, cell B3", " ::: x.mtp:5:26"]),
        ("concise", ["p2p.xlsx, sheet Second, cell B3: TYP112 row b, column port"]),
        ("github", ["::error file=p2p.xlsx,line=3,"]),
        ("gitlab", ['"path": "p2p.xlsx"']),
        ("json", ['"path": "p2p.xlsx"', "p2p.xlsx, sheet Second, line 3"]),
        ("sarif", ['"uri": "p2p.xlsx"']),
        ("junit", ["p2p.xlsx, sheet Second, cell B3"]),
    ],
)
def test_every_form_of_findings_names_the_sheet_and_the_cell(tmp_path: Path, form: str, expected: list[str]) -> None:
    def fill(book: Any, sheet: Any) -> None:
        day = book.add_format({"num_format": "d-mmm"})
        for page in (sheet, book.add_worksheet("Second")):
            page.write_column(0, 0, ["name", "a", "b"])
            page.write_column(0, 1, ["port", "1/1"])
        page.write_datetime(2, 1, datetime(2026, 1, 1), day)

    workbook(tmp_path, fill)
    spec = 'edition 2026\nuse "p2p.xlsx" as t { sheet = Cables }\nuse "p2p.xlsx" as u { sheet = Second; key = name }\n'
    spec += 'for $r in t { room $r.name }\nfor $r in u { room "x{$r.port}" }\n'
    result = compile_texts({"x.mtp": spec}, tmp_path)
    said = formats.form(form).render(reported(result.diagnostics, result.sources))
    assert [words for words in expected if words not in said] == [], said
    assert "p2p.xlsx#" not in said


def test_a_sheet_is_named_where_there_are_several(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_column(0, 0, ["name", "a"])
        book.add_worksheet("Trunks").write_column(0, 0, ["name", "t"])

    workbook(tmp_path, fill)
    assert cells(tmp_path, "{ sheet = Cables }", "name") == ["<a>"]
    both = 'edition 2026\nuse "p2p.xlsx" as t { sheet = "Cables" }\nuse "p2p.xlsx" as u { sheet = "Trunks" }\n'
    both += "for $r in u { assert metres($r.name) == 1m }\nfor $r in t { assert metres($r.name) == 1m }\n"
    result = compile_texts({"x.mtp": both}, tmp_path)
    assert len(text.render(reported(result.diagnostics, result.sources)).split("error[")) == 3
    assert only(compile_texts({"x.mtp": 'edition 2026\nuse "p2p.xlsx" as t\n'}, tmp_path)).message == (
        "p2p.xlsx has 2 sheets: Cables, Trunks"
    )
    found = only(compile_texts({"x.mtp": 'edition 2026\nuse "p2p.xlsx" as t { sheet = "Trunk" }\n'}, tmp_path))
    assert (found.message, found.help) == ("p2p.xlsx has no sheet Trunk", "a sheet with a similar name exists: Trunks")


def _replace(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "content", [b"", b"name\na\n", b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x05\x06" + bytes(18)]
)
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "p2p.xlsx").write_bytes(content)
    assert only(compile_texts({"x.mtp": 'edition 2026\nuse "p2p.xlsx" as t\n'}, tmp_path)).code == "REF109"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_a_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path, part: str) -> None:
    path = workbook(tmp_path, lambda _, sheet: sheet.write_row(0, 0, ["name"]))
    _replace(path, part, b">", b">" + b" " * 70_000_000)
    found = only(compile_texts({"x.mtp": 'edition 2026\nuse "p2p.xlsx" as t\n'}, tmp_path))
    assert found.code == "TYP107"
    assert "bytes" in found.message


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/worksheets/sheet1.xml", b"<row ", b"<row <"),
        ("xl/worksheets/sheet1.xml", b'r="1"', b'r="99999999999"'),
        ("xl/workbook.xml", b"<sheets>", b"<sheetz>"),
        ("xl/sharedStrings.xml", b"<sst", b'<!DOCTYPE x [<!ENTITY a "aaaa">]><sst'),
    ],
)
def test_a_workbook_that_is_bent_is_a_finding_at_most(tmp_path: Path, part: str, old: bytes, new: bytes) -> None:
    path = workbook(tmp_path, lambda _, sheet: sheet.write_row(0, 0, ["name"]))
    _replace(path, part, old, new)
    found = compile_texts({"x.mtp": 'edition 2026\nuse "p2p.xlsx" as t\n'}, tmp_path).diagnostics
    assert {one.code for one in found} <= {"REF109"}
