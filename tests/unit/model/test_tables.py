"""Tables: CSV and workbooks as records, headers of many hands, and what is told about a row."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.formats import form, forms, text
from mtpc.model.sources.headers import matching_columns
from mtpc.model.sources.sheet import Sheet
from mtpc.pipeline import Result, compile_texts
from mtpc.text import Source
from tests.support.floors import HEAD
from tests.support.reports import reported

ROOMS = "for $r in t { room $r.name }\n"


def rooms(spec: str, **tables: str) -> Result:
    texts = {name.replace("_csv", ".csv"): content for name, content in tables.items()}
    return compile_texts({"x.mtp": HEAD + spec} | texts)


def names(spec: str, table: str) -> list[str]:
    """What a spec that asserts its rows' cells reads: the texts of a failing assertion."""
    result = rooms(f'use "t.csv" as t {spec}\nfor $r in t {{ assert 1 == 2, "{{$r.name}}" }}\n', t_csv=table)
    return [found.message for found in result.found]


def workbook(folder: Path, fill: Callable[[Any, Any], object], name: str = "p2p.xlsx") -> Path:
    book = xlsxwriter.Workbook(folder / name)
    fill(book, book.add_worksheet("Cables"))
    book.close()
    return folder / name


def cells(folder: Path, settings: str, *columns: str) -> list[str]:
    """The cells of some columns of p2p.xlsx, as the spec sees them."""
    said = " ".join(f"<{{$r.{column}}}>" for column in columns)
    spec = f'use "p2p.xlsx" as t {settings}\nfor $r in t {{ assert 1 == 2, "{said}" }}\n'
    return [found.message for found in compile_texts({"x.mtp": spec}, folder).found]


def only(result: Result) -> Diagnostic:
    (found,) = result.diagnostics
    return found


# ---- CSV ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "table"),
    [
        ("", "name,ru\na,1\nb,2\n"),
        ("", "\ufeffname,ru\r\na,1\r\nb,2"),
        ("{ key = name }", "ru,name\n1,a\n\n2,b\n"),
        ("{ header = 3 }", "Hall 2,,\nprinted 2026\nname,ru\na,1\nb,2\n"),
        ("{ columns = [name, ru] }", "a,1\nb,2\n"),
        ("{ columns = [name, to] }", "a,to\nb,from\n"),
        ("{ columns = [name, ru]; header = 1 }", "Rack,Rack\na,1\nb,2\n"),
        ('{ separator = ";" }', "name;ru\na;1,5\nb;2\n"),
        ('{ separator = "\\t" }', "name\tru\na\t1\nb\t2\n"),
        ('{ rename { name = ["Catalogue", "Kit"] } }', "Kit,name of owner\na,x\nb,y\n"),
        ("", "Name,ru\na,1\nb,2\n"),
        ("", "Device Name,ru\na,1\nb,2\n"),
        ("", "name,ru,,\na,1,,\nb,2\n"),
    ],
)
def test_rows_of_a_table_are_read(settings: str, table: str) -> None:
    assert names(settings, table) == ["a", "b"]


@pytest.mark.parametrize(
    ("settings", "table", "message", "line"),
    [
        ("", "", "line 0 of the table is empty", 1),
        ("{ header = 9 }", "name\na\n", "line 9 of the table is empty", 1),
        ("", "name;ru\na;1\n", "the columns of this table are separated by a semicolon", 1),
        ("", "name,name\na,b\n", 'the column "name" appears twice in the header: column 1 and column 2', 1),
        # tab-02 of the trials, where the header of the file was taken for a cable
        (
            "{ columns = [name, port, far, far-port] }",
            "Source,Port,Dest,Port\na,x,b,y\n",
            "line 1 is a header, Source, Port, Dest, Port, and is read as a row",
            1,
        ),
        (
            "{ columns = [name, colour, far] }",
            "\nName,Colour,Far end\na,red,b\n",
            "line 2 is a header, Name, Colour, Far end, and is read as a row",
            2,
        ),
        ("", "name\na,b\n", "this row has 2 cells, the header names 1", 2),
        ("{ key = name }", "name\na\nb\na\n", "name a appears in lines 2 and 4", 4),
        ("{ key = name }", "name,ru\na,1\n,2\n", "line 3 has no name, which is the key", 3),
        ("{ key = rack }", "name\na\n", "the table has no column rack, to be its key", 1),
        ("{ rename { name = Kit } }", "Kti\na\n", "the table has no column Kit", 1),
        ("{ rename { name = [Kit, Box] } }", "Kit,Box\na,b\n", "name may be the column Kit or Box", 1),
        ("", 'name\n"a\n', "the table cannot be read: unexpected end of data", 2),
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_line(settings: str, table: str, message: str, line: int) -> None:
    result = rooms(f'use "t.csv" as t {settings}\n{ROOMS}', t_csv=table)
    found = only(result)
    assert (found.code, found.message) == ("REF109", message) or message.startswith("line 0")
    assert found.span is not None
    assert result.sources["t.csv"].line_column(found.span.start)[0] == line


def test_the_help_for_two_columns_of_one_name_can_be_followed() -> None:
    """Cases cra-02 and tab-02 of the trials: patch lists name both ends alike."""
    table = "Source,Port No.,Dest,Port No.\na,x,b,y\n"
    (found,) = rooms(f'use "t.csv" as t\n{ROOMS}', t_csv=table).diagnostics
    settings = found.help.split("`")[-2]
    assert settings == "header = 1; columns = [Source, Port-No, Dest, Port-No-2]"
    assert names(f"{{ {settings.replace('Source', 'name')} }}", table) == ["a"]


def test_two_columns_of_one_name_in_a_workbook_are_told_at_their_cells(tmp_path: Path) -> None:
    """Case cra-02 of the trials, which fell over."""

    def fill(_: Any, page: Any) -> None:
        page.write_row(0, 0, ["Source", "Port", "Dest", "Port"])
        page.write_row(1, 0, ["sw1", "xe-0/0/0", "sw2", "xe-0/0/0"])

    workbook(tmp_path, fill)
    result = compile_texts({"x.mtp": 'use "p2p.xlsx" as t\nfor $r in t { room [$r.Source] }\n'}, tmp_path)
    (found,) = result.diagnostics
    assert found.message == 'the column "Port" appears twice in the header: column B and column D'
    assert found.span is not None
    source = result.sources[found.span.path]
    assert source.text[found.span.start : found.span.end] == "Port"
    assert source.line_column(found.span.start) == (1, 24)


def test_every_fault_of_a_table_is_told_and_both_rows_of_a_key() -> None:
    result = rooms(f'use "t.csv" as t {{ key = name }}\n{ROOMS}', t_csv="name\na\nb\na\nb\n")
    assert [found.message for found in result.diagnostics] == [
        "name a appears in lines 2 and 4",
        "name b appears in lines 3 and 5",
    ]
    starts = [label.span.start for found in result.diagnostics for label in found.labels]
    assert [result.sources["t.csv"].line_column(start)[0] for start in starts] == [2, 3]


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ("{ sep = 1 }", "TYP103"),
        ('{ separator = "x" }', "TYP104"),
        ("{ header = 0 }", "TYP101"),
        ("{ header = name }", "TYP101"),
        ("{ rename = name }", "TYP110"),
        ("{ key = name; key = ru }", "REF113"),
        ("{ rename { a = b }; rename { a = c } }", "REF113"),
        ("{ rename { for $i in 1..2 { room x } } }", "TYP103"),
    ],
)
def test_a_setting_that_is_none_is_told(settings: str, code: str) -> None:
    assert only(rooms(f'use "t.csv" as t {settings}\n', t_csv="name\na\n")).code == code


def test_more_rows_than_the_limit_are_told() -> None:
    found = compile_texts({"x.mtp": 'use "t.csv" as t\n', "t.csv": "a\n1\n2\n3\n", "mtpc.toml": "[limits]\nrows = 2\n"})
    assert [(one.code, one.message) for one in found.diagnostics] == [("TYP107", "t.csv has more than 2 rows")]


# ---- headers -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "header", "meant"),
    [
        ("a_rack", ["A Rack", "B Rack"], ["A Rack"]),
        ("a_rack", ["SourceRack", "DestRack"], ["SourceRack"]),
        ("b_rack", ["SourceRack", "DestRack"], ["DestRack"]),
        ("b_port", ["A-Node Name", "A-Port", "Z-Node Name", "Z-Port"], ["Z-Port"]),
        ("b_device", ["A-Node Name", "A-Port", "Z-Node Name", "Z-Port"], ["Z-Node Name"]),
        ("a_device", ["Source", "Destination"], ["Source"]),
        ("rack", ["Cabinet", "RU#"], ["Cabinet"]),
        ("ru", ["Cabinet", "U"], ["U"]),
        ("length", ["Cable Length"], ["Cable Length"]),
        ("rack", ["Cabinet", "Rack ID"], ["Cabinet", "Rack ID"]),
        ("rack", ["rack", "Cabinet"], ["rack"]),
        ("rack", ["SourceRack", "DestRack"], []),
        ("a-rack", ["A Rack", "a_rack"], ["A Rack", "a_rack"]),
    ],
)
def test_a_header_is_found_under_the_words_of_the_trade(name: str, header: list[str], meant: list[str]) -> None:
    assert matching_columns(name, header) == meant


def test_a_column_that_may_be_two_is_a_finding() -> None:
    spec = 'use "t.csv" as t\nfor $r in t { room $r.rack }\n'
    found = only(rooms(spec, t_csv="Cabinet,Rack ID\n1,2\n"))
    assert (found.code, found.message) == ("REF111", "column rack of table t may be Cabinet or Rack ID")
    assert names('{ rename { name = "Rack ID" } }', "Cabinet,Rack ID\n1,2\n") == ["2"]


# ---- what is told about a row ---------------------------------------------------------------------------

FLOOR = """use "t.csv" as t { key = name }
rack R : acme.rack-42u
device sw1 : acme.sw-32x100 at R.U40
for $r in t {
  optic port($r.device, $r.port) : acme.q28-100g-sr4
}
"""


def test_what_a_row_made_is_told_with_the_row() -> None:
    result = rooms(FLOOR, t_csv="name,device,port\nsrv1,sw1,et-0/0/0\nsrv2,sw1,et-0/0/99\n")
    found = only(result)
    assert found.code == "REF103"
    (label,) = [label for label in found.labels if label.span.path == "t.csv"]
    assert label.message == "row srv2: device = sw1, port = et-0/0/99"
    assert result.sources["t.csv"].text[label.span.start : label.span.end] == "srv2,sw1,et-0/0/99"


def test_every_form_of_findings_shows_the_row() -> None:
    result = rooms(FLOOR, t_csv="name,device,port\nsrv2,sw1,et-0/0/99\n")
    shown = {name: form(name).render(reported(result.diagnostics, result.sources)) for name in forms()}
    assert "::: t.csv:2:1" in shown["text"]
    assert "row srv2: device = sw1" in shown["text"]
    assert shown["concise"].startswith("x.mtp:")
    assert '"path": "t.csv"' in shown["json"]
    assert '"uri": "t.csv"' in shown["sarif"]


@pytest.mark.parametrize("line", ['a,"x, y",12', '"a",x,12', "a,x,12,more"])
def test_a_cell_that_does_not_fit_is_told_where_it_stands(line: str) -> None:
    spec = 'use "t.csv" as t { key = name }\nfor $r in t { assert metres($r.cord) == 1m }\n'
    table = f"name,place,cord,more\n{line.replace('12', 'twelve')}\n"
    result = rooms(spec, t_csv=table)
    found = only(result)
    assert (found.code, found.message) == ("TYP102", 'row a, column cord: "twelve" is not a length')
    assert found.span is not None
    assert table[found.span.start : found.span.end] == "twelve"
    assert found.notes == ("t.csv, row a, column cord",)


@pytest.mark.parametrize("word", ["1-Jan", "Jan-25", "12-December"])
def test_a_port_that_became_a_date_is_told(word: str) -> None:
    found = only(rooms(FLOOR, t_csv=f"name,device,port\nsrv2,sw1,{word}\n"))
    assert (found.code, found.message) == ("TYP112", f"row srv2, column port: {word} is a date, not a name")


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1))
def test_the_place_of_a_cell_holds_the_cell(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([["a", "b", "c"], *rows])
    source = Source("t.csv", out.getvalue())
    sheet = Sheet(source, "t", header=("a", "b", "c"))
    reader = csv.reader(io.StringIO(source.text, newline=""))
    line = 1
    for row in reader:
        for column, cell in enumerate(row):
            span = sheet.cell(line, column)
            held = source.text[span.start : span.end]
            if cell and "\n" not in source.text[sheet.row(line).start : span.start] and "\r" not in "".join(row):
                assert next(csv.reader(io.StringIO(held, newline=""))) == [cell]
        line = reader.line_num + 1


def test_one_slip_in_every_row_is_told_once() -> None:
    spec = 'use "t.csv" as t { key = name }\nfor $r in t { assert metres($r.cord) == 1m }\n'
    found = only(rooms(spec, t_csv="name,cord\n" + "".join(f"a{n},x\n" for n in range(9))))
    assert (found.code, found.count, found.object) == ("TYP102", 9, "a0")


# ---- workbooks -------------------------------------------------------------------------------------------


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
    spec = 'use "p2p.xlsx" as t { key = name }\nfor $r in t { assert metres($r.cord) == 1m }\n'
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
    use = 'use "p2p.xlsx" as t { key = name }\n'
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
    spec = f'use "p2p.xlsx" as t\nfor $r in t {{ room $r.{column} }}\n'
    message = f"row line 2, column {column}: cell {'AB'[place]}2 is a formula without a value"
    assert only(compile_texts({"x.mtp": spec}, tmp_path)).message == message


def test_a_sheet_is_named_where_there_are_several(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_column(0, 0, ["name", "a"])
        book.add_worksheet("Trunks").write_column(0, 0, ["name", "t"])

    workbook(tmp_path, fill)
    assert cells(tmp_path, "{ sheet = Cables }", "name") == ["<a>"]
    both = 'use "p2p.xlsx" as t { sheet = "Cables" }\nuse "p2p.xlsx" as u { sheet = "Trunks" }\n'
    both += "for $r in u { assert metres($r.name) == 1m }\nfor $r in t { assert metres($r.name) == 1m }\n"
    result = compile_texts({"x.mtp": both}, tmp_path)
    assert len(text.render(reported(result.diagnostics, result.sources)).split("error[")) == 3
    assert only(compile_texts({"x.mtp": 'use "p2p.xlsx" as t\n'}, tmp_path)).message == (
        "p2p.xlsx has 2 sheets: Cables, Trunks"
    )
    found = only(compile_texts({"x.mtp": 'use "p2p.xlsx" as t { sheet = "Trunk" }\n'}, tmp_path))
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
    assert only(compile_texts({"x.mtp": 'use "p2p.xlsx" as t\n'}, tmp_path)).code == "REF109"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"])
def test_a_workbook_that_unpacks_to_a_flood_is_refused(tmp_path: Path, part: str) -> None:
    path = workbook(tmp_path, lambda _, sheet: sheet.write_row(0, 0, ["name"]))
    _replace(path, part, b">", b">" + b" " * 70_000_000)
    found = only(compile_texts({"x.mtp": 'use "p2p.xlsx" as t\n'}, tmp_path))
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
    found = compile_texts({"x.mtp": 'use "p2p.xlsx" as t\n'}, tmp_path).diagnostics
    assert {one.code for one in found} <= {"REF109"}
