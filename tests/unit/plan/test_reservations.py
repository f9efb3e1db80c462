"""What is blocked or reserved stands on every paper a crew works from."""

from __future__ import annotations

import csv
import io
import re
from functools import cache

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
project "p" { test-tier = 1 }
rack R[1..2] : acme.rack-42u
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
device sw1 : acme.sw-32x100 at R1.U40
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] { length = 20m }
block T1.7 { reason = "OTDR"; ticket = "INC-1" }
reserve pp2.1.[3..4] { for = "storage team"; until = 2027-03-31 }
reserve [pp1.3, R2.U[38..40], sw1.et-0/0/5] { for = "phase 2" }
"""
BLOCKED = "DO NOT USE: T1.7 blocked: OTDR (INC-1)"
RESERVED = "pp2.1.3 reserved for storage team until 2027-03-31"


@cache
def papers() -> dict[str, bytes]:
    result = compile_texts({"x.mtp": FLOOR})
    assert result.diagnostics == ()
    return emit(result.plant, Issue(today="2026-11-20", tool_version="0"), None)


def rows() -> dict[str, dict[str, str]]:
    return {row["leg"]: row for row in csv.DictReader(io.StringIO(papers()["cut-sheet.csv"].decode()))}


def words(name: str) -> str:
    content = papers()[name]
    if name.endswith(".pdf"):
        text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    elif name.endswith(".xlsx"):
        sheets = load_workbook(io.BytesIO(content))
        text = " ".join(str(cell) for sheet in sheets for line in sheet.values for cell in line if cell)
    else:
        text = re.sub(r"<[^>]*>", " ", content.decode())
    return " ".join(text.split())


def test_a_blocked_leg_is_noted_in_its_row_and_has_no_limit() -> None:
    legs = rows()
    assert legs["7 of 12"]["notes"].startswith(BLOCKED)
    assert legs["7 of 12"]["loss_budget_db"] == ""
    assert legs["6 of 12"]["loss_budget_db"] != ""
    assert [leg for leg, row in legs.items() if "blocked" in row["notes"]] == ["7 of 12"]


def test_a_reserved_port_is_noted_at_the_leg_that_lands_behind_it_and_its_limit_stays() -> None:
    legs = rows()
    assert RESERVED in legs["3 of 12"]["notes"]
    assert "DO NOT USE" not in legs["3 of 12"]["notes"]
    assert legs["3 of 12"]["loss_budget_db"] == legs["6 of 12"]["loss_budget_db"]
    assert [leg for leg, row in legs.items() if "reserved" in row["notes"]] == ["3 of 12", "4 of 12"]


@pytest.mark.parametrize("name", ["cut-sheet.csv", "cut-sheet.xlsx", "cut-sheet.html", "patching.html"])
def test_every_paper_says_both(name: str) -> None:
    assert BLOCKED in words(name)
    assert RESERVED in words(name)


@pytest.mark.parametrize("name", ["cut-sheet.pdf", "patching.pdf"])
def test_paper_says_both_however_its_lines_break(name: str) -> None:
    dense = words(name).replace(" ", "")
    assert BLOCKED.replace(" ", "") in dense
    assert RESERVED.replace(" ", "") in dense


def test_a_crew_is_told_not_to_test_it_at_the_rack_where_the_test_is() -> None:
    assert f"{BLOCKED}; not to be tested against a limit" in words("patching.html")


def test_slots_units_and_empty_ports_are_told_at_their_rack() -> None:
    work = Work(compile_texts({"x.mtp": FLOOR}).plant, Issue("2026-11-20"))
    first, second = ([(note.kind, note.names, note.text) for note in one.notes] for one in work.racks)
    assert ("slot", "pp1.3", "reserved for phase 2") in first
    assert ("port", "sw1.et-0/0/5", "reserved for phase 2") in first
    assert ("rack unit", "R2.U38..40", "reserved for phase 2") in second
    blocked = ("leg", "T1.7", "DO NOT USE, not to be tested against a limit; blocked: OTDR (INC-1)")
    assert blocked in first
    assert blocked in second
