"""`output` statements: which formats are written, how rows are grouped, and what a document cannot do."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import openpyxl
import pypdf
import pytest

from mtpc.artefacts._artefact import artefacts, emit
from mtpc.artefacts.formats.xlsx import sheet_names
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.result import Result

ISSUE = Issue(today="2026-11-20", tool_version="9.9", spec_digests=())
FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
row A
row B
rack A[1..2] : acme.rack-42u at A
rack B[1..2] : acme.rack-42u at B
panel p[1..2] : acme.panel-4slot at A[1..2].U42
panel q[1..2] : acme.panel-4slot at B[1..2].U42
plate p[1..2].1 : acme.plate-12mpo-opposed-pc
plate q[1..2].1 : acme.plate-12mpo-opposed-pc
group fabric-b {
  trunk T2 : acme.trunk-mpo12-b-om4 at p2.1.rear2 -- q1.1.rear2 { length = 10m; pull-group = "1" }
  trunk T1 : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- q1.1.rear1 { length = 10m; pull-group = "2" }
}
group fabric-a {
  trunk T3 : acme.trunk-mpo12-b-om4 at q2.1.rear3 -- p1.1.rear3 { length = 10m; pull-group = "1" }
}
trunk T4 : acme.trunk-mpo12-b-om4 at p1.1.rear4 -- q1.1.rear4 { length = 10m; pull-group = "1" }
"""


@cache
def built(outputs: str) -> dict[str, bytes]:
    result = compiled(outputs)
    assert result.diagnostics == (), result.diagnostics
    return emit(result.plant, ISSUE)


def compiled(outputs: str) -> Result:
    return compile_texts({"x.mtp": FLOOR + outputs + "\n"})


def sheets(outputs: str) -> dict[str, list[str]]:
    """Cable ids by sheet; the sheet about the workbook left out."""
    book = openpyxl.load_workbook(io.BytesIO(built(outputs)["cut-sheet.xlsx"]))
    column = [cell.value for cell in book.worksheets[0][2]].index("Cable id")
    assert book.sheetnames[-1] == "About"
    return {page.title: [str(row[column].value) for row in page.iter_rows(min_row=3)] for page in book.worksheets[:-1]}


def in_csv(outputs: str) -> list[str]:
    return [row["cable_id"] for row in csv.DictReader(io.StringIO(built(outputs)["cut-sheet.csv"].decode()))]


# ---- formats


WHERE_SOMETHING_IS_CERTAIN = {"cxml", "xml"}  # orders of an invented vendor are requests
WHERE_PLACES_ARE_STATED = {"dxf"}

WHERE_SOMETHING_IS_SPLICED = "splice-sheet"


def test_every_document_tells_the_formats_it_writes() -> None:
    made = built("")
    for artefact in artefacts().values():
        alone = [name for name in emit(compiled("").plant, ISSUE, {artefact.name}) if name != "manifest.json"]
        written = {name.rpartition(".")[2] for name in alone}
        expected = set() if artefact.name == WHERE_SOMETHING_IS_SPLICED else set(artefact.formats)
        assert written == expected - WHERE_SOMETHING_IS_CERTAIN - WHERE_PLACES_ARE_STATED
        assert set(alone) <= made.keys()


@pytest.mark.parametrize(
    ("outputs", "gone"),
    [
        ("output cut-sheet { format = xlsx }", {"cut-sheet.csv", "cut-sheet.html", "cut-sheet.pdf"}),
        ("output cut-sheet { format = [csv, html] }", {"cut-sheet.xlsx", "cut-sheet.pdf"}),
        (
            "output [cut-sheet, patching] { format = pdf }",
            {"cut-sheet.csv", "cut-sheet.xlsx", "cut-sheet.html", "patching.html"},
        ),
        ("output orders { vendor = acme }", set()),
        ("output bom", set()),
    ],
)
def test_a_document_is_written_in_the_formats_it_is_asked_for(outputs: str, gone: set[str]) -> None:
    assert built("").keys() - built(outputs).keys() == gone
    assert built(outputs).keys() <= built("").keys()


def test_the_manifest_tells_what_was_asked_for() -> None:
    manifest = json.loads(built("output cut-sheet { format = [xlsx, pdf]; group-by = rack }")["manifest.json"])
    assert manifest["outputs"] == {"cut-sheet": {"format": ["xlsx", "pdf"], "group-by": ["rack"]}}
    assert {"cut-sheet.xlsx", "cut-sheet.pdf"} == {
        row["name"] for row in manifest["files"] if row["name"].startswith("cut-sheet")
    }
    assert "outputs" not in json.loads(built("")["manifest.json"])


# ---- rows


def test_rows_stand_in_the_order_of_pull_groups_unless_another_is_asked_for() -> None:
    in_order = ["T4", "T2", "T3", "T1"]  # pull group 1: racks A1, A2, B2; then 2
    assert in_csv("") == in_csv("output cut-sheet { group-by = pull-group }") == in_order


@pytest.mark.parametrize(
    ("by", "ids", "bands"),
    [
        ("rack", ["T4", "T1", "T2", "T3"], ["Rack A1", "Rack A2", "Rack B2"]),
        ("row", ["T4", "T2", "T1", "T3"], ["Row A", "Row B"]),
        ("group", ["T3", "T2", "T1", "T4"], ["Group fabric-a", "Group fabric-b", "No group"]),
    ],
)
def test_rows_are_grouped_by_what_is_asked_for(by: str, ids: list[str], bands: list[str]) -> None:
    outputs = f"output cut-sheet {{ group-by = {by} }}"
    assert in_csv(outputs) == ids
    assert sheets(outputs) == {"Cut sheet": ids}
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(built(outputs)["cut-sheet.pdf"])).pages)
    places = [text.index(band) for band in bands]
    assert places == sorted(places)
    html = built(outputs)["cut-sheet.html"].decode()
    assert all(band in html for band in bands)
    assert "Pull group 1" not in html
    assert ">Pull group<" in html  # a column, for rows are numbered within it


@pytest.mark.parametrize(
    ("per", "expected"),
    [
        ("rack", {"A1": ["T4", "T1"], "A2": ["T2"], "B2": ["T3"]}),
        ("row", {"A": ["T4", "T2", "T1"], "B": ["T3"]}),
        ("group", {"fabric-a": ["T3"], "fabric-b": ["T2", "T1"], "No group": ["T4"]}),
    ],
)
def test_the_workbook_has_a_sheet_for_each(per: str, expected: dict[str, list[str]]) -> None:
    outputs = f"output cut-sheet {{ tab-per = {per} }}"
    assert sheets(outputs) == expected
    assert in_csv(outputs) == in_csv("")


def test_rows_of_a_sheet_stand_as_the_document_is_grouped() -> None:
    assert sheets("output cut-sheet { tab-per = group; group-by = rack }")["fabric-b"] == ["T1", "T2"]


def test_a_workbook_without_a_row_still_opens() -> None:
    text = "edition 2026\noutput cut-sheet { tab-per = rack }\n"
    made = emit(compile_texts({"x.mtp": text}).plant, ISSUE)
    assert openpyxl.load_workbook(io.BytesIO(made["cut-sheet.xlsx"])).sheetnames == ["Cut sheet", "About"]


@pytest.mark.parametrize(
    ("wanted", "made"),
    [
        (["a", "A", "a"], ["a", "A (2)", "a (3)"]),
        (["x" * 40, "x" * 41], ["x" * 31, "x" * 27 + " (2)"]),
        (["a/b:c*d?e[f]g\\h"], ["a b c d e f g h"]),
        (["", "'", "  "], ["Sheet", "Sheet (2)", "Sheet (3)"]),
        (["History", "About", "About"], ["History (2)", "About", "About (2)"]),
        (["'quoted'", "tab\there"], ["quoted", "tab here"]),
        (["y" * 30 + "'z"], ["y" * 30]),
        (["\U0001f600 rack"], ["rack"]),
    ],
)
def test_sheets_have_names_a_workbook_takes(wanted: list[str], made: list[str]) -> None:
    assert sheet_names(wanted) == made


# ---- what there is not


@pytest.mark.parametrize(
    ("outputs", "code", "message", "help_"),
    [
        ("output order", "REF102", "there is no document order", "documents with similar names exist: orders, model"),
        ("output x", "REF102", "there is no document x",
         "documents are bom, costs, cut-sheet, deliveries, drawings, labels, model, orders, patching, path-sheet, "
         "splice-sheet"),
        ("output bom { format = pdf }", "TYP104", "document bom has no format pdf", "its formats are csv, xlsx, json"),
        ("output bom { group-by = rack }", "TYP103", "group-by has no effect on bom", "attributes of bom are format"),
        ("output cut-sheet { vendor = acme }", "TYP103", "vendor has no effect on cut-sheet",
         "attributes of cut-sheet are format, group-by, tab-per"),
        ("output orders { vendor = test }", "TYP104", "this order has no vendor test", "its vendor is acme"),
        ("output cut-sheet { group-by = port }", "TYP104", "port is not a value of group-by",
         "group-by is one of pull-group, group, rack, row"),
        ("output bom\noutput bom", "REF107", "the output bom is declared twice", "rename or remove one of them"),
    ],
)  # fmt: skip
def test_what_a_document_does_not_do_is_a_finding(outputs: str, code: str, message: str, help_: str) -> None:
    assert [(one.code, one.message, one.help) for one in compiled(outputs).diagnostics] == [(code, message, help_)]
