"""A plant that is not right yet: what is known does not fail a check, what is new does, and the count only falls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc

QUICKSTART = (ROOT / "specs" / "quickstart.mtp").read_text("utf-8")
LONG = QUICKSTART.replace("length = 20m", "length = 97m")
MORE = LONG.replace("[1..4] :", "[1..5] :").replace("[0..3]", "[0..4]").replace("T1.[1..4]", "T1.[1..5]")
BASELINE = "known.jsonl"


def check(folder: Path, text: str, *arguments: str) -> tuple[int, str, list[str]]:
    (folder / "site.mtp").write_text(text)
    done = mtpc("check", "site.mtp", "--today", "2026-11-20", *arguments, cwd=folder)
    return done.returncode, done.stdout, done.stderr.splitlines()


@pytest.fixture
def floor(tmp_path: Path) -> Path:
    """A folder with a baseline of four channels that are too long."""
    code, _, lines = check(tmp_path, LONG, "--write-baseline", BASELINE)
    assert code == 0
    assert lines[0] == "known.jsonl written: 4 known findings, 0 not judged"
    assert lines[-1] == "0 proved, 4 known, 0 unjudged: not proved (4 known)"
    return tmp_path


def test_what_is_known_fails_nothing_and_is_counted(floor: Path) -> None:
    code, shown, lines = check(floor, LONG, "--baseline", BASELINE)
    assert (code, shown) == (0, "")
    assert lines == [
        "not shown: 4 known (--show-all lists them)",
        "2 devices, 9 assemblies, 8 mated pairs, 4 channels: 4 known",
        "0 proved, 4 known, 0 unjudged: not proved (4 known)",
    ]
    assert check(floor, LONG, "--baseline", BASELINE, "--require-proof")[0] == 1
    assert check(floor, LONG)[0] == 1


def test_what_is_new_fails(floor: Path) -> None:
    code, shown, lines = check(floor, MORE, "--baseline", BASELINE, "--output-format", "concise")
    assert code == 1
    assert [line.split(" ", 2)[2][:15] for line in shown.splitlines()] == ["up5 is 103 m lo"]
    assert lines[-1] == "0 proved, 4 known, 0 unjudged: not proved (1 error, 4 known)"


def test_every_form_shows_what_is_known(floor: Path) -> None:
    _, shown, _ = check(floor, LONG, "--baseline", BASELINE, "--show-all")
    assert shown.startswith("known[LEN101]: up1 is 103 m long")
    _, shown, lines = check(floor, LONG, "--baseline", BASELINE, "--output-format", "json")
    document = json.loads(shown)
    assert [found["known"] for found in document["diagnostics"]] == [True]
    assert (document["summary"]["errors"], document["summary"]["known"], document["summary"]["proved"]) == (0, 4, False)
    assert "not shown" not in lines[0]
    _, shown, _ = check(floor, LONG, "--baseline", BASELINE, "--output-format", "gitlab")
    assert {found["severity"] for found in json.loads(shown)} == {"info"}
    _, shown, _ = check(floor, LONG, "--baseline", BASELINE, "--output-format", "github")
    assert {line.split(" ")[0] for line in shown.splitlines()} == {"::notice"}
    _, shown, _ = check(floor, LONG, "--baseline", BASELINE, "--output-format", "junit")
    assert 'failures="0" errors="0" skipped="4"' in shown
    _, shown, _ = check(floor, LONG, "--baseline", BASELINE, "--output-format", "sarif")
    results = json.loads(shown)["runs"][0]["results"]
    assert {result["suppressions"][0]["kind"] for result in results} == {"external"}


def test_the_count_only_falls_unless_new_findings_are_accepted(floor: Path) -> None:
    before = (floor / BASELINE).read_text()
    code, _, lines = check(floor, MORE, "--write-baseline", BASELINE)
    assert code == 1
    assert lines[0] == "known.jsonl written: 4 known findings, 0 not judged (before: 4 known findings, 0 not judged)"
    assert (floor / BASELINE).read_text() == before
    code, _, lines = check(floor, MORE, "--write-baseline", BASELINE, "--accept-new")
    assert (code, lines[0].partition(" (")[0]) == (0, "known.jsonl written: 5 known findings, 0 not judged")
    code, _, lines = check(floor, QUICKSTART, "--write-baseline", BASELINE)
    assert code == 0
    assert lines[0] == "known.jsonl written: 0 known findings, 0 not judged (before: 5 known findings, 0 not judged)"
    assert lines[-1] == "4 proved, 0 known, 0 unjudged: proved"
    assert (floor / BASELINE).read_text() == '{"schema": "mtpc-baseline/1"}\n'


def test_one_baseline_may_be_read_and_another_written(floor: Path) -> None:
    code, _, _ = check(floor, MORE, "--baseline", BASELINE, "--write-baseline", "next.jsonl")
    assert code == 1
    assert (floor / "next.jsonl").read_text() == (floor / BASELINE).read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "mtpc: known.jsonl is not a baseline: its first line is no mtpc-baseline/1"),
        (b"\xff\xfe", "mtpc: known.jsonl is not UTF-8"),
        (b"\0" * 99, "mtpc: known.jsonl cannot be used: line 1 is not a line of a baseline"),
        (b'{"schema": "mtpc-baseline/1"}\n<<<<<<< HEAD\n', "mtpc: known.jsonl has an unsettled merge at line 2"),
    ],
)
def test_a_file_that_is_no_baseline_is_2_and_stays_as_it_is(floor: Path, content: bytes, said: str) -> None:
    (floor / BASELINE).write_bytes(content)
    for option in ("--baseline", "--write-baseline"):
        code, shown, lines = check(floor, LONG, option, BASELINE)
        assert (code, shown, len(lines)) == (2, "", 1)
        assert lines[0].startswith(said)
    assert (floor / BASELINE).read_bytes() == content


def test_a_baseline_that_cannot_be_read_or_written_is_2(floor: Path) -> None:
    assert check(floor, LONG, "--baseline", "x")[::2] == (2, ["mtpc: there is no file x"])
    assert check(floor, LONG, "--baseline", ".")[0] == 2
    code, _, lines = check(floor, LONG, "--write-baseline", "no/such/folder")
    assert (code, lines[0][:28]) == (2, "mtpc: no/such/folder cannot ")
    assert check(floor, LONG, "--accept-new")[0] == 2
    assert check(floor, LONG, "--fix", "--diff", "--baseline", BASELINE)[0] == 2


def test_a_build_knows_no_baseline(floor: Path) -> None:
    assert mtpc("build", "site.mtp", "-o", "out", "--baseline", BASELINE, cwd=floor).returncode == 2
    assert mtpc("build", "site.mtp", "-o", "out", cwd=floor).returncode == 1
