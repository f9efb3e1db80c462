"""`mtpc check --fix` as people and scripts rely on it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc

SLIPS = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1-2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
optik sw[1..2].et-0/0/[0..1] : acme.q28-100g-sr4
cord sw1.et-0/0/0 -> sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { lenght = 3 feet }
cord sw1.et-0/0/1 -- sw2.et-0/0/1 : acme.patch-mpo12-a-om4 { length = 3 }
"""
SAFE = (
    SLIPS.replace("1-2", "1..2")
    .replace("optik", "optic")
    .replace("->", "--")
    .replace("lenght = 3 feet", "length = 3ft")
)
WHOLE = SAFE.replace("{ length = 3 }", "{ length = 3m }").replace("mpo12-a", "mpo12-b")


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "site.mtp"
    path.write_text(SLIPS)
    return path


def test_safe_fixes_are_written_and_what_remains_is_told(spec: Path) -> None:
    spec.chmod(0o640)
    done = mtpc("check", "--fix", "site.mtp", cwd=spec.parent)
    assert (done.returncode, spec.read_text()) == (1, SAFE)
    assert done.stdout.startswith("error[TYP102]: length 3 has no unit\n")
    assert "fixed site.mtp:5:1: REF101 optik is not a kind of statement (write optic)\n" in done.stderr
    assert "1 finding could be fixed in ways that may change the meaning: --unsafe-fixes\n" in done.stderr
    assert spec.stat().st_mode & 0o777 == 0o640
    assert os.listdir(spec.parent) == ["site.mtp"]


def test_unsafe_fixes_are_written_when_asked_for_and_a_clean_spec_is_0(spec: Path) -> None:
    done = mtpc("check", "--fix", "--unsafe-fixes", "site.mtp", cwd=spec.parent)
    assert (done.returncode, done.stdout, spec.read_text()) == (0, "", WHOLE)
    assert mtpc("check", "--fix", "--unsafe-fixes", "site.mtp", cwd=spec.parent).stderr.count("fixed") == 0


def test_a_diff_is_printed_and_nothing_is_written(spec: Path) -> None:
    done = mtpc("check", "--fix", "--diff", "site.mtp", cwd=spec.parent)
    assert (done.returncode, spec.read_text()) == (1, SLIPS)
    assert done.stdout.startswith("--- site.mtp\n+++ site.mtp\n@@ ")
    changed = [line for line in done.stdout.splitlines()[3:] if line[0] in "+-"]
    assert changed[:2] == ["-rack R[1-2] : acme.rack-42u", "+rack R[1..2] : acme.rack-42u"]
    assert len(changed) == 6
    assert "would fix site.mtp:3:8: TYP106" in done.stderr


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch here")
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_the_diff_is_what_patch_applies(spec: Path, end: str) -> None:
    text, mended = (side.rstrip("\n").replace("\n", end or "\n") + end for side in (SLIPS, SAFE))
    spec.write_bytes(text.encode())
    asked = [sys.executable, "-m", "mtpc", "check", "--fix", "--diff", "site.mtp"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    diff = subprocess.run(asked, cwd=spec.parent, env=env, capture_output=True, check=False).stdout
    subprocess.run(["patch", "-s", "--binary", "site.mtp"], cwd=spec.parent, input=diff, check=True)
    assert spec.read_bytes() == mended.encode()


def test_only_selected_codes_are_mended(spec: Path) -> None:
    mtpc("check", "--fix", "--select", "REF", "site.mtp", cwd=spec.parent)
    assert spec.read_text() == SLIPS.replace("optik", "optic")
    mtpc("check", "--fix", "--ignore", "SYN,TYP103", "site.mtp", cwd=spec.parent)
    assert "[1..2] : acme.rack" in spec.read_text()
    assert "->" in spec.read_text()


def test_what_remains_can_be_read_by_programs(spec: Path) -> None:
    done = mtpc("check", "--fix", "--output-format", "json", "site.mtp", cwd=spec.parent)
    document = json.loads(done.stdout)
    assert [found["code"] for found in document["diagnostics"]] == ["TYP102"]
    (fix,) = document["diagnostics"][0]["fixes"]
    assert fix["edits"][0]["text"] == "3m"


def test_specs_that_are_one_floor_are_mended_together(tmp_path: Path) -> None:
    lines = SLIPS.splitlines(keepends=True)
    (tmp_path / "floor.mtp").write_text("".join(lines[:5]))
    (tmp_path / "cords.mtp").write_text("".join(lines[:2] + lines[5:]))
    done = mtpc("check", "--fix", "--unsafe-fixes", "floor.mtp", "cords.mtp", cwd=tmp_path)
    assert done.returncode == 0
    assert "optic" in (tmp_path / "floor.mtp").read_text()
    assert "3ft" in (tmp_path / "cords.mtp").read_text()


@pytest.mark.parametrize("option", ["--diff", "--unsafe-fixes"])
def test_options_of_fixing_go_with_fix(spec: Path, option: str) -> None:
    done = mtpc("check", option, "site.mtp", cwd=spec.parent)
    assert done.returncode == 2
    assert f"{option} goes with --fix" in done.stderr


def test_a_spec_that_is_no_file_is_not_written(tmp_path: Path) -> None:
    done = mtpc("check", "--fix", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "is a folder" in done.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_spec_that_may_not_be_written_stays(spec: Path) -> None:
    spec.chmod(0o440)
    done = mtpc("check", "--fix", "site.mtp", cwd=spec.parent)
    assert (done.returncode, spec.read_text()) == (2, SLIPS)
    assert "site.mtp cannot be written" in done.stderr
