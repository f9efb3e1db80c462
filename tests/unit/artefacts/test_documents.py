from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import openpyxl
import pypdf
import pytest

from mtpc.artefacts._artefact import artefacts, emit, names
from mtpc.artefacts._file_names import safe_name
from mtpc.plan.rows.cut_columns import COLUMNS, NAMES
from mtpc.plan.rows.issue import Issue
from tests.unit.plan.small_site import small_plant

ROOT = Path(__file__).parents[3]
ISSUE = Issue(today="2026-11-20", tool_version="9.9", spec_digests=(("a.mtp", "00ff"),))
HOSTILE = {
    "sw1": "=cmd()|' /C calc'!A0",
    "sw2": "<script>alert(1)</script>",
    "p1": "{{7*7}}",
    "p2": "../../x",
    "R2": "\u05e9\u05dc\u05d5\u05dd",  # right to left
    "R10": "\U0001f600 rack",
    "T1": "T" * 5000,
    "H1": "line\nend\x00\x07 \u202ereversed",
    "up1": "{% for a in b %}",
    "project": "</title><b>\\(\\)",
}
EXPECTED = [
    "balance.csv", "bom.csv", "bom.json", "bom.xlsx", "costs/costs.xlsx", "costs/waste.csv",
    "cut-sheet.csv", "cut-sheet.html", "cut-sheet.pdf", "cut-sheet.xlsx", "deliveries/deliveries.xlsx",
    "deliveries/kits.csv", "drawings.html", "drawings.pdf", "drawings/rack-R10.svg",
    "drawings/rack-R2.svg", "drawings/room-H1.svg", "labels.csv", "model.json",
    "orders/test.csv", "orders/test.json", "orders/test.rfq.xlsx", "orders/test.xlsx",
    "patching.html", "patching.pdf", "path-sheet.csv", "manifest.json",
]  # fmt: skip


@cache
def files(hostile: bool = False) -> dict[str, bytes]:
    return emit(small_plant(HOSTILE if hostile else {}, author="A. B."), ISSUE, None)


def table(name: str, hostile: bool = False) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(hostile)[name].decode(), newline="")))


def pages(name: str, hostile: bool = False) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(files(hostile)[name])).pages]


def sheet(name: str, hostile: bool = False) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(files(hostile)[name]))
    return [tuple(cell.value for cell in row) for row in book.worksheets[0].iter_rows()]


# ---- what is made --------------------------------------------------------------------------------


def test_every_document_is_made_and_the_manifest_last() -> None:
    assert list(files()) == EXPECTED
    assert names() == sorted(artefacts())


def test_only_the_documents_named_are_made() -> None:
    made = emit(small_plant(), ISSUE, frozenset({"labels", "bom"}))
    assert list(made) == ["balance.csv", "bom.csv", "bom.json", "bom.xlsx", "labels.csv", "manifest.json"]


def test_the_manifest_names_every_file_by_its_digest() -> None:
    manifest = json.loads(files()["manifest.json"])
    assert manifest["schema"] == "mtpc-manifest/1"
    assert {row["name"]: row["sha256"] for row in manifest["files"]} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files().items() if name != "manifest.json"
    }
    assert manifest["specs"] == [{"path": "a.mtp", "sha256": "00ff"}]
    assert (manifest["tool"]["version"], manifest["date"]) == ("9.9", "2026-11-20")


def test_the_same_plant_gives_the_same_bytes_under_every_hash_seed() -> None:
    program = (
        "import hashlib, json; from tests.unit.artefacts.test_documents import files; "
        "print(json.dumps({name: hashlib.sha256(data).hexdigest() for name, data in files(True).items()}))"
    )
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in files(True).items()}
    for seed, zone in (("0", "UTC"), ("77", "Pacific/Auckland")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
        made = subprocess.run(
            [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        )
        assert json.loads(made.stdout) == digests


def test_a_day_nobody_gave_is_not_taken_from_the_clock() -> None:
    made = emit(small_plant(), Issue(None), frozenset({"patching"}))
    assert b"no date given" in made["patching.html"]
    assert json.loads(made["manifest.json"])["date"] == ""


def test_no_file_tells_of_the_machine_it_was_made_on() -> None:
    for name, data in files().items():
        assert str(ROOT).encode() not in data, name
        assert b"/tmp" not in data, name


# ---- tables --------------------------------------------------------------------------------------


def test_csv_is_plain_utf8_with_line_feeds() -> None:
    for name, data in files().items():
        if name.endswith(".csv"):
            assert not data.startswith(b"\xef\xbb\xbf")
            assert b"\r" not in data
            assert data.endswith(b"\n")


def test_csv_values_come_back_untouched() -> None:
    devices = {row["a_device"] for row in table("cut-sheet.csv", hostile=True)}
    assert {HOSTILE["sw1"], HOSTILE["p1"]} <= devices
    assert HOSTILE["H1"] in {row["cable_id"] for row in table("labels.csv", hostile=True)}
    assert {row["a_rack"] for row in table("cut-sheet.csv", hostile=True)} == {HOSTILE["R2"], HOSTILE["R10"]}


@pytest.mark.parametrize("hostile", [False, True])
def test_the_workbook_holds_the_rows_of_the_csv_as_text(hostile: bool) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files(hostile)["cut-sheet.xlsx"]))
    page = book.worksheets[0]
    groups, heads, *rows = list(page.iter_rows())
    assert [cell.value for cell in heads] == [column.title for column in COLUMNS]
    assert groups[0].value == "Line"
    assert [cell.value for cell in groups if cell.value] == [
        "Line",
        "End A",
        "End B",
        "Assembly",
        "Filled on site",
        "Whole channel",
    ]
    lines = table("cut-sheet.csv", hostile)
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        for cell, name in zip(row, NAMES, strict=True):
            assert cell.data_type in ("s", "n")
            assert cell.value is None or isinstance(cell.value, str)
            assert _read_back(cell.value) == line[name]


def _read_back(value: str | None) -> str:
    """The text of a cell; openpyxl leaves the way workbooks write control characters as it is."""
    return re.sub("_x([0-9A-F]{4})_", lambda match: chr(int(match[1], 16)), value or "")


def test_the_workbook_is_made_for_printing_and_filtering() -> None:
    page = openpyxl.load_workbook(io.BytesIO(files()["cut-sheet.xlsx"])).worksheets[0]
    assert page.freeze_panes == "A3"
    assert page.auto_filter.ref == f"A2:BK{2 + len(table('cut-sheet.csv'))}"
    assert page.print_title_rows == "$1:$2"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    assert page.page_setup.fitToWidth in (None, 1)  # one page wide is what no word on it means
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.dimensions == f"A1:BK{2 + len(table('cut-sheet.csv'))}"


def test_no_cell_of_a_workbook_is_a_formula_or_a_link() -> None:
    for name in ("cut-sheet.xlsx", "orders/test.xlsx"):
        for page in openpyxl.load_workbook(io.BytesIO(files(hostile=True)[name])).worksheets:
            cells = [cell for row in page.iter_rows() for cell in row]
            assert {cell.data_type for cell in cells} <= {"s", "n"}
            assert not any(cell.hyperlink for cell in cells)


def test_only_quantities_and_lengths_of_an_order_are_numbers() -> None:
    heads, *rows = sheet("orders/test.xlsx")
    numbers = {heads[at] for row in rows for at, value in enumerate(row) if isinstance(value, int | float)}
    assert numbers == {"quantity", "length"}
    assert [row["quantity"] for row in table("orders/test.csv")] == [str(row[heads.index("quantity")]) for row in rows]


def test_too_long_a_text_is_cut_in_the_workbook_with_a_word() -> None:
    made = emit(small_plant({"T1": "T" * 40000}), ISSUE, frozenset({"cut-sheet"}))
    book = openpyxl.load_workbook(io.BytesIO(made["cut-sheet.xlsx"]))
    longest = max((str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row), key=len)
    assert len(longest) == 32767
    assert longest.endswith("the whole text is in the CSV)")


# ---- pages ---------------------------------------------------------------------------------------


def test_each_page_says_what_it_is_and_how_many_there_are() -> None:
    for name, title in (("cut-sheet.pdf", "Cut sheet"), ("patching.pdf", "Patching instructions")):
        made = pages(name)
        for number, text in enumerate(made, start=1):
            assert f"page {number} of {len(made)}" in text
            assert title in text
            assert "revision R1" in text
            assert "2026-11-20" in text


def test_patching_has_a_page_a_rack_between_the_job_and_its_end() -> None:
    made = pages("patching.pdf")
    heads = [re.search("Patching instructions: (.*)", text) for text in made]
    sections = list(dict.fromkeys(head[1].strip() for head in heads if head))
    assert sections == ["Job", "H1, row A, rack R2", "H1, row A, rack R10", "Back out, incidents, close out"]


def test_patching_says_gender_key_and_hold_points_in_words() -> None:
    words = " ".join(" ".join(pages("patching.pdf")).split())
    for needed in (
        "Pins, key",
        "at that end has none",
        "signs: engineer; customary",
        "no pins (female)",
        "with pins (male)",
        "key up to key down",
        "HOLD:",
        "Never look into an end",
    ):
        assert needed in words


def test_a_table_repeats_its_head_on_every_page() -> None:
    from mtpc.artefacts.formats import page
    from mtpc.artefacts.formats.pdf import as_pdf

    heads = (page.Head("Alpha"), page.Head("Beta", "", page.STRONG), page.Head("Ok", "", page.TICK))
    rows: list[tuple[str, ...] | page.Band] = [page.Band("group")]
    rows += [(f"row {number}", "x" * (number % 50), "") for number in range(300)]
    sections = (page.Section("S", (page.Grid(heads, rows),)),)
    data = as_pdf(page.Document("T", "P", "R", "", "0" * 64, sections))
    texts = [one.extract_text() for one in pypdf.PdfReader(io.BytesIO(data)).pages]
    assert len(texts) > 3
    assert all("Alpha" in text and "Beta" in text for text in texts)
    assert all("group (continued)" in text for text in texts[1:])
    assert sum(len(re.findall(r"row \d+", text)) for text in texts) == 300


def test_long_words_are_broken_over_lines_and_none_is_lost() -> None:
    words = re.sub(r"\s", "", "".join(pages("patching.pdf", hostile=True)))
    assert HOSTILE["sw2"] in words
    assert "T" * 60 in words
    assert "more,seeCSV" in words


def test_a_name_of_a_megabyte_neither_hangs_nor_fills_the_pages() -> None:
    made = emit(small_plant({"T1": "T" * 1_000_000}), ISSUE, frozenset({"cut-sheet"}))
    assert len(pypdf.PdfReader(io.BytesIO(made["cut-sheet.pdf"])).pages) < 10


def test_what_a_page_cannot_show_is_marked_and_told() -> None:
    first = " ".join(pages("cut-sheet.pdf", hostile=True)[0].split())
    assert "U+1F600" in first
    assert "U+202E" in first
    assert "Right-to-left" in first
    assert "cannot show" not in pages("cut-sheet.pdf")[0]


def test_blank_columns_are_explained_on_the_page() -> None:
    first = pages("cut-sheet.pdf")[0]
    assert "there is no earlier issue to compare with" in first
    assert "the part does not state the loss of a mated pair" in first


def test_every_column_on_the_page_is_explained_on_the_first() -> None:
    first = " ".join(pages("cut-sheet.pdf")[0].split())
    fields = ("A insp.", "B insp.", "Measured dB", "Installed by")
    for title in ("Seq", "Cable id", "Kind", "Leg", "Device", "Port", "Fibre", "Polarity", "Grade", "Length", *fields):
        assert f"{title}: " in first, title
    assert "Deviation: " not in first  # not on the page


def test_a_legend_speaks_of_the_columns_that_are_there() -> None:
    assert "the length is written in the spec" not in "".join(pages("cut-sheet.pdf"))
    book = openpyxl.load_workbook(io.BytesIO(files()["cut-sheet.xlsx"]))
    told = " ".join(str(cell.value) for row in book["About"].iter_rows() for cell in row)
    assert "the length is written in the spec, not calculated from a route" in told
    assert "Whole channel: the worst channel that uses the leg" in told


@pytest.mark.parametrize("name", ["cut-sheet.html", "patching.html"])
def test_html_escapes_what_the_user_wrote(name: str) -> None:
    text = files(hostile=True)[name].decode()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "{{7*7}}" in text
    assert "</title><b>" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e]", text)


@pytest.mark.parametrize("name", ["cut-sheet.html", "patching.html"])
def test_html_loads_nothing_from_anywhere(name: str) -> None:
    text = files()[name].decode()
    assert not re.search(r"(src|href)=\"(?!#)", text)
    assert "url(" not in text
    assert "<script" not in text
    assert "@media print" in text


def test_files_stay_inside_their_folder_whatever_a_vendor_is_called() -> None:
    hostile = ["../../x", "", "con", "LPT1", "a/b\\c", "\u05e9", ".", "x" * 500, "A", "a", "nul.txt", "=cmd()"]
    made = [safe_name(vendor) for vendor in hostile]
    assert len(set(made)) == len(made)
    for name in made:
        assert re.fullmatch(r"[a-z0-9][a-z0-9._-]{0,80}", name)
    assert safe_name("acme") == "acme"
    assert safe_name("con") != "con"


# ---- the model -----------------------------------------------------------------------------------


def test_the_model_is_keyed_flat_and_exact() -> None:
    model = json.loads(files()["model.json"])
    assert model["schema"] == "mtpc-model/1"
    for name in ("racks", "equipment", "inserts", "ports", "optics", "cables", "circuits", "parts"):
        keys = [row["key"] for row in model[name]]
        assert keys, name
        assert len(set(keys)) == len(keys), name
    trunk = next(row for row in model["cables"] if row["key"] == "T1")
    assert trunk["length_m"] == "30"
    assert trunk["source"]["file"] == "test.mtp"
    assert [end["port"] for end in trunk["ends"]][:2] == ["p1.2.rear1", "p1.2.rear2"]
    assert {row["key"] for row in model["parts"]} >= {trunk["part"]}
    harness = next(row for row in model["cables"] if row["key"] == "H1")
    assert harness["length_m"] is None
    assert harness["ends"][2] == {"name": "b2", "parked": True, "port": None}


def test_the_path_sheet_tells_a_channel_on_one_line() -> None:
    (row,) = [row for row in table("path-sheet.csv") if row["circuit"] == "up2"]
    cords = {line["a_label"] + line["b_label"]: line["cable_id"] for line in table("cut-sheet.csv")}
    near, far = cords["R2-40:et1R2-42-F02:02"], cords["R10-42-F02:02R10-40:et1"]
    assert row["path"] == (
        f"R2-40:et1 > {near} (2 m) > R2-42-F02:02 > T1.2 (30 m) > R10-42-R02:02 > {far} (5 m) > R10-40:et1"
    )
    assert (row["loss_db"], row["limit_db"], row["loss_verdict"]) == ("0.811", "1.9", "pass")


def test_what_no_channel_knows_is_blank_on_the_path_sheet() -> None:
    (row,) = [row for row in table("path-sheet.csv") if not row["circuit"]]
    assert (row["length_m"], row["loss_db"], row["margin_db"]) == ("", "", "")
    assert "length of H1" in row["unknown"]


def test_words_above_a_group_are_never_cut() -> None:
    from mtpc.artefacts.formats import page
    from mtpc.artefacts.formats.pdf import as_pdf

    told = "adapter, with pins (male), key up to key down; " * 4 + "end"
    grid = page.Grid((page.Head("A"), page.Head("B")), (page.Band(told), ("1", "2")))
    data = as_pdf(page.Document("T", "P", "R", "", "0" * 64, (page.Section("S", (grid,)),)))
    text = " ".join(pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text().split())
    assert " ".join(told.split()) in text
