"""Tables: CSV and workbooks as records, headers of many hands, and what is told about a row."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtpc.diagnostics.formats import form, forms
from mtpc.model.sources.sheet import Sheet
from mtpc.pipeline import compile_texts
from mtpc.text import Source
from tests.support.reports import reported
from tests.unit.model.tables import ROOMS, names, only, rooms

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
        ("", "name,ru\na,1\nb,2\x07\n", "column 2 of line 3 has a control character: U+0007", 3),
        ("", 'name,ru\na,"1\n\x9b2"\n', "column 2 of line 2 has a control character: U+009B", 3),
        ("", "\ufeffna\0me\na\n", "column 1 of line 1 has a control character: U+0000", 1),
        ('{ separator = ";" }', 'name;ru\n"a;b";\x1b\n', "column 2 of line 2 has a control character: U+001B", 2),
        ("", "name\ra\r", "column 1 of line 1 has a control character: U+000D", 1),  # as old Macs end lines
    ],
)
def test_what_is_wrong_with_a_table_is_told_at_its_line(settings: str, table: str, message: str, line: int) -> None:
    result = rooms(f'use "t.csv" as t {settings}\n{ROOMS}', t_csv=table)
    found = only(result)
    assert (found.code, found.message) == ("REF109", message) or message.startswith("line 0")
    assert found.span is not None
    assert result.sources["t.csv"].line_column(found.span.start)[0] == line


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
    found = compile_texts(
        {"x.mtp": 'edition 2026\nuse "t.csv" as t\n', "t.csv": "a\n1\n2\n3\n", "mtpc.toml": "[limits]\nrows = 2\n"}
    )
    assert [(one.code, one.message) for one in found.diagnostics] == [("TYP107", "t.csv has more than 2 rows")]


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
