"""`mtpc build` into a folder that holds documents of an earlier build."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc

QUICKSTART = ROOT / "specs" / "quickstart.mtp"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all documents of the quickstart."""
    folder = tmp_path_factory.mktemp("built")
    assert mtpc("build", QUICKSTART, "-o", "out", cwd=folder).returncode == 0
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def listed(folder: Path) -> dict[str, dict[str, object]]:
    return {entry["name"]: entry for entry in json.loads((folder / "manifest.json").read_bytes())["files"]}


def test_some_documents_leave_the_others_and_the_manifest_lists_both(built: Path) -> None:
    before = held(built / "out")
    done = mtpc("build", QUICKSTART, "-o", "out", "--only", "labels", "--today", "2026-11-20", cwd=built)
    assert done.returncode == 0
    assert "; 2 files written to out\n" in done.stderr
    assert "25 older documents kept from an earlier build, which may not match the spec\n" in done.stderr
    after = held(built / "out")
    assert {name for name in before if after[name] != before[name]} <= {"labels.csv", "manifest.json"}
    entries = listed(built / "out")
    assert entries.keys() == after.keys() - {"manifest.json"}
    assert [name for name, entry in entries.items() if "earlier" not in entry] == ["labels.csv"]
    assert all(entry["sha256"] == hashlib.sha256(after[name]).hexdigest() for name, entry in entries.items())
    assert mtpc("build", QUICKSTART, "-o", "out", cwd=built).returncode == 0
    assert held(built / "out") == before


def test_a_document_the_user_filled_in_is_refused_until_told_otherwise(built: Path) -> None:
    path = built / "out" / "cut-sheet.csv"
    before = held(built / "out")
    path.write_bytes(b"measured")
    refused = mtpc("build", QUICKSTART, "-o", "out", cwd=built)
    assert refused.returncode == 2
    assert refused.stderr == (
        "mtpc: out/cut-sheet.csv was changed since it was written; move it away, or build with --overwrite\n"
    )
    assert mtpc("build", QUICKSTART, "-o", "out", "--only", "cut-sheet", cwd=built).returncode == 2
    assert mtpc("build", QUICKSTART, "-o", "out", "--only", "labels", cwd=built).returncode == 0
    assert path.read_bytes() == b"measured"
    assert mtpc("build", QUICKSTART, "-o", "out", cwd=built).returncode == 2
    assert mtpc("build", QUICKSTART, "-o", "out", "--overwrite", cwd=built).returncode == 0
    assert held(built / "out") == before


def test_documents_of_nothing_are_not_written(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text("edition 2026\n")
    done = mtpc("build", "site.mtp", "-o", "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "mtpc: the spec declares nothing; no documents were written\n")
    assert not (tmp_path / "out").exists()
