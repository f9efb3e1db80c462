"""The quickstart's documents are kept whole: a change of any of them is read in the diff before it is kept.

`pytest --update` rewrites what is kept. Workbooks are kept as cells, PDFs as their words page by page, and what
depends on mtpc's version or on digests of files is left out.
"""

from __future__ import annotations

import io
import re

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from tests.support import ROOT

KEPT = ROOT / "tests" / "golden" / "quickstart"
LEFT_OUT = {"manifest.json", "model.json"}  # digests and versions; their own tests look at them


def documents() -> dict[str, str]:
    name = "specs/quickstart.mtp"
    result = compile_texts({name: (ROOT / name).read_text("utf-8")}, ROOT)
    assert result.diagnostics == ()
    made = emit(result.plant, Issue(today="2026-11-20", tool_version="0", spec_digests=()), None)
    return {f"{path}.txt": as_text(path, content) for path, content in sorted(made.items()) if path not in LEFT_OUT}


def as_text(path: str, content: bytes) -> str:
    if path.endswith(".xlsx"):
        return cells(content)
    if path.endswith(".pdf"):
        return "\f".join(page.extract_text() + "\n" for page in PdfReader(io.BytesIO(content)).pages)
    return re.sub(r"mtpc \d[\w.]*", "mtpc", content.decode("utf-8"))


def cells(content: bytes) -> str:
    lines = []
    for sheet in load_workbook(io.BytesIO(content)):
        lines.append(f"[{sheet.title}]")
        lines += [" | ".join("" if cell is None else str(cell) for cell in row) for row in sheet.values]
    return "\n".join(lines) + "\n"


def test_documents_of_the_quickstart_are_what_was_kept(update: bool) -> None:
    made = documents()
    if update:
        for path in KEPT.rglob("*.txt"):
            path.unlink()
        for name, text in made.items():
            (KEPT / name).parent.mkdir(parents=True, exist_ok=True)
            (KEPT / name).write_text(text, "utf-8")
    kept = {path.relative_to(KEPT).as_posix(): path.read_text("utf-8") for path in sorted(KEPT.rglob("*.txt"))}
    assert sorted(kept) == sorted(made)
    for name, text in made.items():
        assert text == kept[name], name


@pytest.mark.parametrize("column", ["a_label", "b_label", "length_ordered", "fibre_type", "polarity"])
def test_no_row_of_the_kept_cut_sheet_lacks_what_the_work_needs(column: str) -> None:
    header, *rows = (KEPT / "cut-sheet.csv.txt").read_text("utf-8").splitlines()
    place = header.split(",").index(column)
    assert len(rows) == 12 + 8
    assert all(row.split(",")[place] for row in rows)
