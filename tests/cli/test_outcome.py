"""What a check comes to: its exit code and its last lines, from all findings, printed or not."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mtpc import cli, pipeline
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.pipeline import compile_paths
from mtpc.result import Result
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
    assert ignoring.stderr.splitlines()[-3] == "not shown: 1 error, 1 consequence (--ignore POL)"
    assert other.stderr.splitlines()[-3] == "not shown: 1 error, 1 consequence (--select LOS,LEN)"
    assert ignoring.stderr.splitlines()[-2] == plain.stderr.splitlines()[-2]


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
    assert lines[-2] == "2 devices, 9 assemblies, 8 mated pairs, 4 channels: 4 not judged"
    code, shown, lines = checked("--show-all", unjudged=(*circuits, open_end))
    assert shown.splitlines()[0] == (f"not judged: up1 by POL201: leaf09 is not known (REF103 at {span.path}:{line}:1)")
    code, shown, lines = checked("--output-format", "json", unjudged=(*circuits, open_end))
    assert [each["object"] for each in json.loads(shown)["unjudged"]] == ["up1", "up2", "up3", "T1"]
    assert json.loads(shown)["summary"]["unjudged"] == 4


def test_alike_reasons_are_told_once(checked: Checked) -> None:
    subjects = tuple(Unjudged(f"up{number}", ("LEN101",), f"fact {number} is missing") for number in (1, 2, 3))
    _, _, lines = checked(unjudged=subjects)
    assert lines[-3] == "not judged: 3 circuits (fact 1 is missing; and 2 more)"


def test_findings_of_one_line_and_code_are_one_reason(checked: Checked) -> None:
    path, text = QUICKSTART.relative_to(ROOT).as_posix(), QUICKSTART.read_text("utf-8")
    start = text.index("trunk T1")
    subjects = [Unjudged("up1", ("POL201",), "", ("PRT105", Span(path, start + more, start + more))) for more in (0, 3)]
    _, _, lines = checked(unjudged=tuple(subjects))
    assert lines[-3] == f"not judged: 1 circuit (PRT105 at line {text[:start].count(chr(10)) + 1})"


def test_many_reasons_are_cut(checked: Checked) -> None:
    subjects = tuple(
        Unjudged(f"up{number}", (f"LEN10{number}",), f"fact {number} is missing") for number in range(1, 6)
    )
    _, _, lines = checked(unjudged=subjects)
    assert lines[-3] == (
        "not judged: 1 circuit (fact 1 is missing), 1 circuit (fact 2 is missing), 1 circuit (fact 3 is missing)"
        " … and 2 more reasons; --show-all lists them"
    )


# ---- proved ------------------------------------------------------------------------------------

LONG = QUICKSTART.read_text("utf-8").replace("length = 20m", "length = 300m")
SHORT = QUICKSTART.read_text("utf-8")
UNTIL = '{ reason = "test floor"; until = 2027-01-31 }'


def last_line(folder: Path, text: str, *arguments: str) -> tuple[int, str]:
    (folder / "site.mtp").write_text(text)
    done = mtpc("check", "site.mtp", "--today", "2026-11-20", *arguments, cwd=folder)
    return done.returncode, done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (SHORT, 0, "4 proved, 0 known, 0 unjudged: proved"),
        (LONG, 1, "0 proved, 0 known, 0 unjudged: not proved (1 error)"),
        (LONG + f"allow LEN101 on up[1..4] {UNTIL}\n", 0, "0 proved, 0 known, 0 unjudged: not proved (1 waived)"),
        (LONG + f"allow LEN101 on up1 {UNTIL}\n", 1, "0 proved, 0 known, 0 unjudged: not proved (1 error, 1 waived)"),
        (LONG + "policy { severity { LEN101 = note } }\n", 0, "0 proved, 0 known, 0 unjudged: not proved (1 lowered)"),
        (SHORT + "policy { severity { LEN101 = note } }\n", 0, "4 proved, 0 known, 0 unjudged: proved"),
        (SHORT.partition("# Intent")[0], 0, "0 proved, 0 known, 0 unjudged: not proved (no channel)"),
        (SHORT + "crod a -- b\n", 1, "4 proved, 0 known, 0 unjudged: not proved (1 error)"),
    ],
)
def test_the_last_line_says_proved_or_what_keeps_it_from_being_so(
    tmp_path: Path, text: str, code: int, said: str
) -> None:
    assert last_line(tmp_path, text) == (code, said)
    proved = said.endswith(": proved")
    assert last_line(tmp_path, text, "--require-proof") == (0 if proved else 1, said)


def test_what_keeps_a_required_proof_is_said_even_quietly(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text(SHORT.partition("# Intent")[0])
    done = mtpc("check", "site.mtp", "-q", "--require-proof", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "0 proved, 0 known, 0 unjudged: not proved (no channel)\n")
    assert mtpc("check", "site.mtp", "-q", cwd=tmp_path).stderr == ""


def test_a_build_that_requires_a_proof_writes_nothing_without_one(tmp_path: Path) -> None:
    waived = LONG + f"allow LEN101 on up[1..4] {UNTIL}\n"
    (tmp_path / "site.mtp").write_text(waived)
    build = ("build", "site.mtp", "-o", "out", "--today", "2026-11-20")
    done = mtpc(*build, "--require-proof", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-2:] == [
        "2 devices, 9 assemblies, 8 mated pairs, 4 channels: 1 waived; nothing was written",
        "0 proved, 0 known, 0 unjudged: not proved (1 waived)",
    ]
    assert not (tmp_path / "out").exists()
    done = mtpc(*build, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.splitlines()[-1] == "0 proved, 0 known, 0 unjudged: not proved (1 waived)"
    (tmp_path / "site.mtp").write_text(SHORT)
    done = mtpc(*build, "--require-proof", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1]) == (0, "4 proved, 0 known, 0 unjudged: proved")


def test_only_channels_that_something_speaks_against_are_not_proved(tmp_path: Path) -> None:
    circuit = "circuit up4 : 100GBASE-SR4 at sw1.et-0/0/3 -- sw2.et-0/0/3\n"
    cords = "".join(
        f"cord sw{end}.et-0/0/3 -- pp{end}.1.4 : acme.patch-mpo12-{map_}-om4 {{ length = 3m }}\n"
        for end, map_ in ("1a", "2b")
    )
    text = (
        SHORT.replace("[1..4] :", "[1..3] :")
        .replace("[0..3] --", "[0..2] --")
        .replace("sw2.et-0/0/[0..3]", "sw2.et-0/0/[0..2]")
    )
    crossed = text.replace("T1.[1..4]", "T1.[1..3]") + cords + circuit
    assert last_line(tmp_path, crossed) == (1, "3 proved, 0 known, 0 unjudged: not proved (1 error)")
    elsewhere = (
        SHORT + "circuit x : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/1\n"
    )  # x is no channel, up1 and up2 hold
    assert last_line(tmp_path, elsewhere) == (1, "4 proved, 0 known, 0 unjudged: not proved (1 error)")


def test_what_was_not_judged_is_not_proved(checked: Checked) -> None:
    _, _, lines = checked(unjudged=(Unjudged("up3", ("POL201",), "x is not known"),))
    assert lines[-1] == "3 proved, 0 known, 1 unjudged: not proved (1 not judged)"
    _, _, lines = checked(unjudged=(Unjudged("T1", ("LEN101",), "x is not known"),))
    assert lines[-1] == "0 proved, 0 known, 1 unjudged: not proved (1 not judged)"


def test_a_channel_with_light_that_ends_open_is_not_proved_by_the_light_that_arrives(tmp_path: Path) -> None:
    universal = (ROOT / "tests" / "data" / "blame" / "universal-and-straight.mtp").read_text("utf-8")
    assert last_line(tmp_path, universal) == (1, "0 proved, 0 known, 1 unjudged: not proved (1 error, 1 not judged)")
    done = mtpc("trace", "site.mtp", "--format", "json", cwd=tmp_path)
    assert [channel["verdict"] for channel in json.loads(done.stdout)["channels"]] == ["fail", "unknown", "fail"]


def test_cables_and_ports_that_are_not_judged_are_not_called_channels(tmp_path: Path) -> None:
    floor = QUICKSTART.read_text("utf-8").partition("# Intent")[0]
    cords = "cord sw1.et-0/0/[0..3] -- pp1.1.[12..15] : acme.patch-mpo12-b-om4 { length = 3m }\n"
    (tmp_path / "site.mtp").write_text(floor + cords)
    lines = mtpc("check", "site.mtp", cwd=tmp_path).stderr.splitlines()
    line = floor.count("\n") + 1
    assert f"not judged: 1 port (the light of sw1.et-0/0/0 reaches no port), 3 pieces (REF103 at line {line})" in lines
