"""`mtpc choose`: what it reads of a spec, what it refuses, what it prints and what it writes."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support import ROOT, mtpc

QUICKSTART = "specs/quickstart.mtp"


def chosen(*arguments: str) -> dict[str, Any]:
    done = mtpc("choose", *arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    document: dict[str, Any] = json.loads(done.stdout)
    assert document["schema"] == "mtpc-choose/1"
    return document


def test_the_margins_are_those_of_these_channels_added_up_by_hand() -> None:
    """Two pairs and 26 m of OM4 at 3.0 dB/km: 1.9 - 0.078 - 2 x 0.75, 2 x 0.60, 2 x 0.35 dB."""
    (grade,) = chosen(QUICKSTART, "--only", "grade")["decisions"]
    margins = {choice["name"]: choice["margin_db"] for choice in grade["choices"]}
    assert margins == {"generic": "0.322", "standard": "0.622", "low": "1.122"}


def test_a_grade_whose_pairs_lose_too_much_is_ruled_out(tmp_path: Path) -> None:
    spec = (ROOT / QUICKSTART).read_text("utf-8").replace(": 100GBASE-SR4 at", ": tight at")
    spec += 'application tight : 100GBASE-SR4 { loss = 1.2dB; source = "contract" }\n'
    (tmp_path / "tight.mtp").write_text(spec)
    (grade,) = chosen(str(tmp_path / "tight.mtp"), "--only", "grade")["decisions"]
    out = {choice["name"]: choice["ruled_out"] for choice in grade["choices"]}
    assert out == {"generic": True, "standard": True, "low": False}


def test_where_money_is_short_a_margin_that_is_there_speaks_for_the_cheaper_grade() -> None:
    """With pairs of 0.75 dB quickstart keeps 0.322 dB, added up by hand above."""
    (grade,) = chosen(QUICKSTART, "--only", "grade", "--budget", "low")["decisions"]
    assert grade["recommended"] == ["standard"]
    reasons = [mark["why"] for mark in grade["choices"][0]["marks"]]
    assert any("even array pairs of 0.75 dB keep every one of these channels" in why for why in reasons)


def test_what_the_spec_says_is_read() -> None:
    read = chosen(QUICKSTART)["read"]
    assert read["receptacle"] == "mpo12"
    assert (read["pairs"], read["length"], read["rate"], read["fibre"]) == ("2", "26 m", "100 Gb/s", "om4")
    assert (read["method"], read["trunk-pins"]) == ("u1", "pinned")


def test_it_decides_for_a_circuit_and_for_a_group(tmp_path: Path) -> None:
    assert chosen(QUICKSTART, "--for", "up1")["channels"] == 1
    spec = (ROOT / QUICKSTART).read_text("utf-8")
    head, bar, circuits = spec.partition("circuit up")
    (tmp_path / "group.mtp").write_text(f"{head}group links {{\n{bar}{circuits}}}\n")
    assert chosen(str(tmp_path / "group.mtp"), "--for", "links")["channels"] == 4


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--site", "small-ofice"], "a similar value is small-office"),
        (["--now", "400G", "--next", "100G"], "--next 100G is less than 400G, the rate of today"),
        ([QUICKSTART, "--now", "400G"], f"--now 400G contradicts {QUICKSTART}, which runs 100G: leave --now out"),
        ([QUICKSTART, "--pairs", "2"], "--pairs contradicts a SPEC"),
        ([QUICKSTART, "--application", "100GBASE-SR4"], "--application contradicts a SPEC"),
        (["--now", "fast"], "'fast' is not a rate; write it as 100G or 1.6T"),
        (["--site", "lab", "--write"], "--write needs a SPEC"),
        (["--site", "lab", "--for", "up1"], "--for needs a SPEC"),
        (["-", "--write"], "--write needs one SPEC that is a file"),
        ([], "nothing is known to decide by"),
        ([QUICKSTART, "--for", "up9"], "there is no group, circuit or cable up9 in specs/quickstart.mtp; similar: up1"),
        (
            [QUICKSTART, "--for", "up1", "--write"],
            "--write puts a policy into a whole spec or a group; up1 is no group",
        ),
        ([QUICKSTART, "--only", "grades"], "there is no question grades; similar: grade"),
        (["--application", "400GBASE-DR5"], "there is no application 400GBASE-DR5; similar: 400GBASE-DR2"),
    ],
)
def test_bad_input_is_told_as_what_it_is(arguments: list[str], message: str) -> None:
    done = mtpc("choose", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in " ".join(done.stderr.split())
    assert "internal error" not in done.stderr


def test_a_spec_without_channels_has_nothing_to_choose_for(tmp_path: Path) -> None:
    (tmp_path / "empty.mtp").write_text("edition 2026\nroom A\n")
    done = mtpc("choose", "empty.mtp", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "empty.mtp has no channels, and so nothing to choose for" in done.stderr
    assert "leave the spec out" in done.stderr


def test_a_policy_is_written_formatted_and_the_spec_still_checks(tmp_path: Path) -> None:
    spec = tmp_path / "q.mtp"
    spec.write_text((ROOT / QUICKSTART).read_text("utf-8"))
    done = mtpc(
        "choose", "q.mtp", "--site", "data-centre", "--only", "grade,method,pins,fibre", "--write", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    prefer = "prefer { grade = low-array; gender = pinned-trunk; fibre = om4 }"
    policy = f"policy {{ {prefer}; require {{ grade = low-array; method = u1 }} }}"
    assert f"q.mtp written: {policy}" in done.stderr
    assert policy in spec.read_text("utf-8").splitlines()
    assert mtpc("fmt", "--check", "q.mtp", cwd=tmp_path).returncode == 0
    assert mtpc("check", "q.mtp", cwd=tmp_path).returncode == 0
    again = mtpc("choose", "q.mtp", "--site", "data-centre", "--only", "grade", "--write", cwd=tmp_path)
    assert "a policy states `prefer { grade = low-array }` already" in again.stderr
    assert "there is nothing to write into q.mtp" in again.stderr


def test_a_policy_of_a_group_stands_in_the_group(tmp_path: Path) -> None:
    head, bar, circuits = (ROOT / QUICKSTART).read_text("utf-8").partition("circuit up")
    spec = tmp_path / "group.mtp"
    spec.write_text(f"{head}group links {{\n{bar}{circuits}}}\n")
    done = mtpc("choose", "group.mtp", "--for", "links", "--only", "fibre", "--write", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    lines = [line.strip() for line in spec.read_text("utf-8").splitlines()]
    assert lines[lines.index("group links {") + 1] == "policy { prefer { fibre = om4 } }"
    assert mtpc("check", "group.mtp", cwd=tmp_path).returncode == 0


def test_a_policy_that_the_plan_does_not_keep_is_not_written(tmp_path: Path) -> None:
    """Cords of type A and opposed adapters are methods A and C; what NVIDIA asks for is type B, method U1."""
    folder = tmp_path / "rail"
    shutil.copytree(ROOT / "specs" / "scenarios" / "e_rail", folder)
    before = (folder / "e_rail.mtp").read_bytes()
    done = mtpc("choose", "e_rail.mtp", "--site", "ai-fabric", "--only", "method", "--write", cwd=folder)
    assert done.returncode == 1
    assert "e_rail.mtp was not written: with `policy { require { method = u1 } }`" in done.stderr
    assert "method-not-as-required" in done.stderr or "POL" in done.stderr
    assert (folder / "e_rail.mtp").read_bytes() == before


def test_a_spec_with_errors_gets_no_policy(tmp_path: Path) -> None:
    spec = tmp_path / "q.mtp"
    text = (
        (ROOT / QUICKSTART).read_text("utf-8").replace("edition 2026\n", "edition 2026\ndevice lost : acme.nothing\n")
    )
    spec.write_text(text)
    done = mtpc("choose", "q.mtp", "--site", "data-centre", "--only", "grade", "--write", cwd=tmp_path)
    assert done.returncode == 2
    assert "a policy is only written into a spec that checks" in done.stderr
    assert spec.read_text("utf-8") == text


def test_nothing_is_asked_where_no_terminal_is(tmp_path: Path) -> None:
    done = mtpc("choose", QUICKSTART, "--only", "base")
    assert done.returncode == 0
    assert "?" not in done.stderr
    assert "empty: not said" not in done.stderr


def test_on_a_terminal_it_asks_for_what_is_not_said() -> None:
    keyboard, terminal = pty.openpty()
    asked = subprocess.Popen(
        [sys.executable, "-m", "mtpc", "choose", QUICKSTART, "--only", "connector", "--site", "enterprise"],
        cwd=ROOT, stdin=terminal, stderr=terminal, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    os.close(terminal)
    os.write(keyboard, b"filed\nfield\n\n\n\n\n\n400G\n")
    stdout, _ = asked.communicate(timeout=60)
    said = os.read(keyboard, 65536).decode()
    os.close(keyboard)
    assert "a similar value is field" in said
    assert b"said  site enterprise; repair field; upgrade yes; next 400 Gb/s" in stdout
    assert b"connector: MTP class" in stdout
