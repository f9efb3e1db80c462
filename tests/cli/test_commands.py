"""The command line as scripts and people rely on it: exit codes, streams, shapes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from mtpc import __version__, cli, pipeline
from tests.support import ROOT, mtpc, mtpc_anew

QUICKSTART = "specs/quickstart.mtp"


# ---- exit codes --------------------------------------------------------------------------------


def test_a_clean_spec_is_0_and_says_what_is_there() -> None:
    done = mtpc("check", QUICKSTART)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "2 devices, 9 assemblies, 8 mated pairs, 4 channels: no findings",
        "4 proved, 0 known, 0 unjudged: proved",
    ]


def test_findings_are_1_and_go_to_stdout(broken: Path) -> None:
    done = mtpc("check", "site.mtp", cwd=broken)
    assert done.returncode == 1
    assert done.stdout.startswith("error[REF101]: crod is not a kind of statement\n --> site.mtp:2:1\n")
    assert done.stderr.splitlines()[-2].endswith(": 1 error")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chekc", "x"),
        ("check",),
        ("check", "--nope", "x"),
        ("build", QUICKSTART),
        ("check", "--today", "soon", QUICKSTART),
        ("check", "--today", "2026-02-30", QUICKSTART),
        ("check", "--select", "POL999", QUICKSTART),
        ("explain", "POL999"),
        ("trace", QUICKSTART, "--at", "leaf99"),
        ("build", QUICKSTART, "-o", "x", "--only", "cut-shet"),
        ("build", QUICKSTART, "-o", "x", "--only", ","),
        ("trace", "--today", "2026-02-30", QUICKSTART),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_2_and_said_on_stderr(arguments: tuple[str, ...]) -> None:
    done = mtpc(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "near"),
    [
        (("chekc", "x"), "check"),
        (("check", "--output-format", "jsn", "x"), "json"),
        (("explain", "tx-meet-tx"), "tx-meets-tx"),
        (("trace", QUICKSTART, "--at", "sw1.et-0/0/00"), "sw1.et-0/0/0"),
        (("check", "--ignore", "POL11", "x"), "POL101"),
        (("build", QUICKSTART, "-o", "x", "--only", "cut-shet"), "cut-sheet"),
    ],
    ids=" ".join,
)
def test_a_near_name_is_stated(arguments: tuple[str, ...], near: str) -> None:
    assert near in mtpc(*arguments).stderr


def test_warnings_alone_are_0(tmp_path: Path) -> None:
    spec = (ROOT / QUICKSTART).read_text("utf-8") + "circuit x : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/1\n"
    (tmp_path / "error.mtp").write_text(spec)
    (tmp_path / "warning.mtp").write_text(spec + "policy {\n  severity { POL201 = warning }\n}\n")
    assert mtpc("check", "error.mtp", cwd=tmp_path).returncode == 1
    done = mtpc("check", "warning.mtp", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-2].rpartition(": ")[2]) == (0, "1 warning")


@pytest.mark.parametrize("command", ["check", "trace"])
def test_a_day_is_accepted(command: str) -> None:
    plain, dated = mtpc(command, QUICKSTART), mtpc(command, QUICKSTART, "--today", "2026-11-20")
    assert (dated.returncode, dated.stdout, dated.stderr) == (0, plain.stdout, plain.stderr)


def test_a_folder_is_all_specs_directly_in_it(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    for name in ("b", "a", "below/c"):
        (tmp_path / f"{name}.mtp").write_text("edition 2026\ncrod x\n")
    done = mtpc("check", f"{tmp_path}/", "--output-format", "concise")
    assert done.returncode == 1
    named = [line.partition(".mtp:")[0][-2:] for line in done.stdout.splitlines()]
    assert named == ["/a", "/b"]


def test_a_fault_of_ours_is_70_and_two_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(paths: object, **_: object) -> None:
        raise KeyError("lane")

    monkeypatch.setattr(pipeline, "compile_paths", fail)
    monkeypatch.delenv("MTPC_TRACEBACK", raising=False)
    assert cli.run(["check", "x"]) == 70
    short = capsys.readouterr().err
    assert "Traceback" not in short
    assert "KeyError" in short
    assert len(short.splitlines()) == 2
    monkeypatch.setenv("MTPC_TRACEBACK", "1")
    assert cli.run(["check", "x"]) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_is_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(paths: object, **_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compile_paths", interrupt)
    assert cli.run(["check", "x"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_broken_shipped_catalogue_is_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from mtpc.catalogue.records import BrokenCatalogue

    def broken_catalogue(paths: object, **_: object) -> None:
        raise BrokenCatalogue("fibre/om4.toml cannot be read")

    monkeypatch.setattr(pipeline, "compile_paths", broken_catalogue)
    assert cli.run(["check", "x"]) == 2
    assert "om4.toml" in capsys.readouterr().err


def test_the_version_is_told() -> None:
    assert mtpc("--version").stdout == f"mtpc {__version__}\n"


# ---- what is shown -----------------------------------------------------------------------------


def test_codes_and_families_can_be_selected_and_ignored(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text("edition 2026\ncrod a -- b\nrack\n")

    def codes(*arguments: str) -> set[str]:
        done = mtpc("check", "site.mtp", "--output-format", "json", *arguments, cwd=tmp_path)
        return {found["code"] for found in json.loads(done.stdout)["diagnostics"]}

    everything = codes()
    assert {code[:3] for code in everything} == {"REF", "SYN"}
    assert codes("--select", "REF") == codes("--ignore", "syn") == codes("--select", "REF101") == {"REF101"}
    assert codes("--select", "REF,SYN", "--ignore", "REF101,SYN") == set()
    assert mtpc("check", "site.mtp", "--ignore", "REF,SYN", cwd=tmp_path).returncode == 1


def test_paths_are_shown_from_the_working_directory(broken: Path) -> None:
    (broken / "deep").mkdir()
    done = mtpc("check", broken / "site.mtp", "--output-format", "concise", cwd=broken / "deep")
    assert done.stdout.startswith("../site.mtp:2:1: REF101 ")


def test_a_spec_named_twice_is_read_once() -> None:
    assert mtpc("check", QUICKSTART, f"./{QUICKSTART}").returncode == 0


def test_check_as_json_has_the_promised_shape(broken: Path) -> None:
    document: dict[str, Any] = json.loads(mtpc("check", "site.mtp", "--output-format", "json", cwd=broken).stdout)
    assert document["schema"] == "mtpc-check/1"
    assert document["summary"] == {
        "errors": 1, "warnings": 0, "notes": 0, "waived": 0,
        "devices": 0, "assemblies": 0, "mated_pairs": 0, "channels": 0,
        "known": 0, "unjudged": 0, "proved_channels": 0, "proved": False,
    }  # fmt: skip
    (found,) = document["diagnostics"]
    texts = ("code", "name", "severity", "message", "path", "object", "help")
    numbers = ("line", "column", "end_line", "end_column", "count")
    promised = {
        **dict.fromkeys(texts, str),
        **dict.fromkeys(numbers, int),
        "labels": list,
        "fixes": list,
        "waived": bool,
    }
    assert {name: type(found[name]) for name in promised} == promised
    assert (found["code"], found["name"], found["severity"]) == ("REF101", "unknown-kind", "error")
    assert [found[name] for name in ("path", "line", "column", "end_line", "end_column")] == ["site.mtp", 2, 1, 2, 5]


def test_explain_tells_a_rule_by_code_and_name_and_a_word() -> None:
    by_code, by_name = mtpc("explain", "pol101"), mtpc("explain", "tx-meets-tx")
    assert by_code.returncode == by_name.returncode == 0
    assert by_code.stdout == by_name.stdout
    assert "POL101" in by_code.stdout
    assert mtpc("explain", "polarity").returncode == 0
    assert mtpc("explain", "SYN102").stdout.startswith("# SYN102 joined-otherwise\n")
    assert mtpc("check", QUICKSTART, "--select", "SYN102").returncode == 0


def test_explain_lists_its_words_and_the_codes() -> None:
    listed, unknown = mtpc("explain"), mtpc("explain", "zzz")
    assert (listed.returncode, unknown.returncode, unknown.stdout) == (0, 2, "")
    assert listed.stdout.startswith("terms: ")
    assert {"apc", "method-a", "polarity"} <= set(listed.stdout.replace("\n", " ").split(", "))
    assert unknown.stderr == f"mtpc: there is no rule or term zzz\n{listed.stdout}"
    assert {"POL101  tx-meets-tx", "SYN102  joined-otherwise"} <= set(mtpc("explain", "codes").stdout.splitlines())


def test_checking_needs_no_library_of_the_documents() -> None:
    code = (
        "import sys; from mtpc import cli; assert cli.run(['check', 'specs/quickstart.mtp']) == 0; "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    heavy = {"jsonschema", "jinja2", "xlsxwriter", "reportlab", "segno", "openpyxl", "interegular", "difflib"}
    assert not heavy & set(done.stdout.split())


def test_a_command_imports_no_other_command() -> None:
    code = "import sys; from mtpc import cli; cli.run(['{}', '--help']); print(*sys.modules)"
    listed = mtpc("--help").stdout
    for path in (ROOT / "mtpc" / "cli").glob("[!_]*.py"):
        name = path.stem.rstrip("_")
        done = subprocess.run(
            [sys.executable, "-c", code.format(name)], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
        )
        loaded = {module for module in done.stdout.split() if re.fullmatch(r"mtpc\.cli\.[^_]\w*", module)}
        assert loaded == {f"mtpc.cli.{path.stem}"}
        assert f"\n  {name} " in listed


@pytest.mark.parametrize("command", ["check", "trace", "show"])
def test_a_spec_may_come_from_stdin_and_what_it_uses_is_beside_its_name(tmp_path: Path, command: str) -> None:
    (tmp_path / "floor").mkdir()
    (tmp_path / "floor" / "t.csv").write_text("name\nA01\n")
    text = 'edition 2026\nuse "t.csv" as t\nfor $r in t { crod $r.name }\n'
    done = subprocess.run(
        [sys.executable, "-m", "mtpc", command, "-", "--stdin-filename", "floor/hall.mtp"], cwd=tmp_path, input=text,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "floor/hall.mtp:3:15" in done.stdout + done.stderr


def test_what_comes_from_stdin_is_not_fixed_in_place() -> None:
    done = mtpc("check", "-", "--fix")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "mtpc: --fix writes into files, and - is none; show the fixes with --fix --diff\n"


# ---- findings in files ---------------------------------------------------------------------------


def test_a_file_of_findings_is_written_whole_and_stdout_stays_empty(broken: Path) -> None:
    printed = mtpc("check", "site.mtp", "--output-format", "sarif", cwd=broken)
    (broken / "out.sarif").write_text("old")
    done = mtpc("check", "site.mtp", "--output-format", "sarif", "--output-file", "out.sarif", cwd=broken)
    assert (done.returncode, done.stdout, done.stderr) == (1, "", printed.stderr)
    assert (broken / "out.sarif").read_text("utf-8") == printed.stdout
    assert sorted(path.name for path in broken.iterdir()) == ["out.sarif", "site.mtp"]
    through = mtpc_anew("check", "site.mtp", "--output-file", "/dev/stdout", "--output-format", "sarif", cwd=broken)
    assert through.stdout == printed.stdout


@pytest.mark.parametrize("path", ["missing/out.json", ".", "site.mtp/out.json"])
def test_a_file_that_cannot_be_written_is_2(broken: Path, path: str) -> None:
    done = mtpc("check", "site.mtp", "--output-file", path, cwd=broken)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"mtpc: {path} cannot be written: ")


def test_on_github_the_page_of_the_step_gets_a_table(broken: Path) -> None:
    page = broken / "summary.md"
    page.write_text("before\n")
    done = mtpc("check", "site.mtp", "--output-format", "github", cwd=broken, env={"GITHUB_STEP_SUMMARY": str(page)})
    assert done.stdout.startswith("::error file=site.mtp,line=2,")
    assert page.read_text("utf-8").startswith("before\n### mtpc check\n\n| | code | place | finding |\n")
    nowhere = {"GITHUB_STEP_SUMMARY": str(broken / "missing" / "page")}
    done = mtpc("check", "site.mtp", "--output-format", "github", cwd=broken, env=nowhere)
    assert done.returncode == 1
    assert "the table of findings is left out" in done.stderr


def test_what_was_folded_is_shown_on_request() -> None:
    spec = "specs/broken/LEN104.mtp"
    folded, alone = (
        json.loads(mtpc("check", spec, "--output-format", "json", *more).stdout)["diagnostics"]
        for more in ((), ("--show-all",))
    )
    assert sum(found["count"] for found in folded) == len(alone) > len(folded)
    assert mtpc("check", spec, "--show-all").stderr.splitlines()[-2].endswith(f": {len(alone)} errors, 1 not judged")
    assert mtpc("check", spec, "--show-all").stdout.count("\nerror[LEN104]") == len(alone) - 1
