"""What a check comes to: its exit code and its last lines, from all findings, printed or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mtpc import cli, pipeline
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.pipeline import Result, compile_paths
from mtpc.text import Span
from tests.support import ROOT, mtpc

QUICKSTART = ROOT / "specs" / "quickstart.mtp"
CROSSED = QUICKSTART.read_text("utf-8") + "circuit x : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/1\n"
Checked = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Checked:
    """Runs `mtpc check` on the quickstart with other findings or subjects: exit code, output, last lines."""

    def check(
        *arguments: str, found: tuple[Diagnostic, ...] = (), unjudged: tuple[Unjudged, ...] = ()
    ) -> tuple[int, str, list[str]]:
        def compiled(paths: list[str], **named: object) -> Result:
            result = compile_paths(paths, today="2026-11-20")
            return replace(result, found=found, diagnostics=found, unjudged=unjudged)

        monkeypatch.setattr(pipeline, "compile_paths", compiled)
        code = cli.run(["check", str(QUICKSTART), *arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err.splitlines()

    return check


def test_what_is_not_printed_is_counted_and_fails_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text(CROSSED)
    plain = mtpc("check", "site.mtp", cwd=tmp_path)
    ignoring = mtpc("check", "site.mtp", "--ignore", "POL", "--output-format", "json", cwd=tmp_path)
    other = mtpc("check", "site.mtp", "--select", "LOS,LEN", cwd=tmp_path)
    assert plain.returncode == ignoring.returncode == other.returncode == 1
    document = json.loads(ignoring.stdout)
    assert document["diagnostics"] == []
    assert other.stdout == ""
    assert document["summary"]["errors"] == 1
    assert "not shown" not in plain.stderr
    assert ignoring.stderr.splitlines()[-2] == "not shown: 1 error (--ignore POL)"
    assert other.stderr.splitlines()[-2] == "not shown: 1 error (--select LOS,LEN)"
    assert ignoring.stderr.splitlines()[-1] == plain.stderr.splitlines()[-1]


def test_what_follows_and_is_not_printed_is_counted_apart(checked: Checked) -> None:
    from tests.rules.test_consequences import CORD

    path = QUICKSTART.relative_to(ROOT).as_posix()
    cause = replace(CORD, span=Span(path, 0, 4))
    code, shown, lines = checked("--ignore", "POL101", "--output-format", "concise", found=(cause,))
    assert code == 1
    assert shown == f"{path}:1:1: POL103 Tx1 of a.p3 meets a position without a lane\n"
    assert "not shown: 1 error, 2 consequences (--ignore POL101)" in lines
    code, shown, lines = checked("--select", "LOS", found=(cause,))
    assert (code, shown) == (1, "")
    assert "not shown: 1 error, 3 consequences (--select LOS)" in lines


def test_what_was_not_judged_is_said_with_its_reason(checked: Checked) -> None:
    span = Span(QUICKSTART.relative_to(ROOT).as_posix(), QUICKSTART.read_text("utf-8").index("trunk T1"), 0)
    line = QUICKSTART.read_text("utf-8")[: span.start].count("\n") + 1
    because = ("REF103", span)
    circuits = tuple(Unjudged(f"up{number}", ("POL201",), "leaf09 is not known", because) for number in (1, 2, 3))
    open_end = Unjudged("T1", ("LEN101", "LOS301"), "the length of T1 is not known")
    code, shown, lines = checked(unjudged=(*circuits, open_end))
    assert (code, shown) == (0, "")
    assert f"not judged: 3 circuits (REF103 at line {line}), 1 piece (the length of T1 is not known)" in lines
    assert lines[-1] == "2 devices, 9 assemblies, 8 mated pairs, 4 channels: 4 not judged"
    code, shown, lines = checked("--show-all", unjudged=(*circuits, open_end))
    assert shown.splitlines()[0] == (f"not judged: up1 by POL201: leaf09 is not known (REF103 at {span.path}:{line}:1)")
    code, shown, lines = checked("--output-format", "json", unjudged=(*circuits, open_end))
    assert [each["object"] for each in json.loads(shown)["unjudged"]] == ["up1", "up2", "up3", "T1"]
    assert json.loads(shown)["summary"]["unjudged"] == 4


def test_many_reasons_are_cut(checked: Checked) -> None:
    subjects = tuple(Unjudged(f"up{number}", ("LEN101",), f"fact {number} is missing") for number in range(1, 6))
    _, _, lines = checked(unjudged=subjects)
    assert lines[-2] == (
        "not judged: 1 circuit (fact 1 is missing), 1 circuit (fact 2 is missing), 1 circuit (fact 3 is missing)"
        " … and 2 more reasons; --show-all lists them"
    )
