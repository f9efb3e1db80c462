"""What the program says where: streams, colour, progress, talk."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, mtpc, mtpc_anew

QUICKSTART = "specs/quickstart.mtp"


# ---- streams -----------------------------------------------------------------------------------


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"'{sys.executable}' -m mtpc trace specs/hall.mtp | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.stdout.splitlines()[-1] == "0"
    assert "Broken" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_full_disk_under_the_output_is_2() -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mtpc", "trace", QUICKSTART], cwd=ROOT, stdout=full, stderr=subprocess.PIPE,
            encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("environment", "arguments", "terminal", "coloured"),
    [
        ({}, (), True, True),
        ({}, (), False, False),
        ({"NO_COLOR": "1"}, (), True, False),
        ({"FORCE_COLOR": "1"}, (), False, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, (), True, False),
        ({"NO_COLOR": "1"}, ("--color", "always"), False, True),
        ({"FORCE_COLOR": "1"}, ("--color", "never"), True, False),
        ({"TERM": "dumb"}, (), True, False),
        ({"NO_COLOR": ""}, (), True, True),
    ],
)
def test_colour_follows_the_flag_then_the_environment_then_the_terminal(
    broken: Path, environment: dict[str, str], arguments: tuple[str, ...], *, terminal: bool, coloured: bool
) -> None:
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR", "TERM")}
    env |= {"PYTHONPATH": str(ROOT), "TERM": "xterm", **environment}
    command = [sys.executable, "-m", "mtpc", "check", "site.mtp", *arguments]
    if terminal:
        assert ("\x1b[" in _on_terminal(command, env, broken)) is coloured
    else:
        done = subprocess.run(
            command, cwd=broken, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
        )
        assert ("\x1b[" in done.stdout) is coloured


def _on_terminal(command: list[str], env: dict[str, str], cwd: Path, stream: str = "stdout") -> str:
    ours, theirs = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: theirs}
    with subprocess.Popen(command, cwd=cwd, env=env, stdout=streams["stdout"], stderr=streams["stderr"]) as running:
        os.close(theirs)
        pieces = []
        try:
            while piece := os.read(ours, 4096):
                pieces.append(piece)
        except OSError:  # the other end of a terminal that closed
            pass
        running.wait(60)
    os.close(ours)
    return b"".join(pieces).decode("utf-8")


def test_output_is_utf8_in_every_locale(tmp_path: Path) -> None:
    (tmp_path / "site.mtp").write_text('crod "→ µ 日本" -- b\n', "utf-8")
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    assert "日本" in mtpc_anew("check", "site.mtp", cwd=tmp_path, env=env).stdout


# ---- talk and progress ---------------------------------------------------------------------------

AT_ONCE = "import sys; from mtpc.cli import _progress, run; _progress.WAIT_S = 0; sys.exit(run(sys.argv[1:]))"


def progress_of(*arguments: str, **environment: str) -> str:
    """What a terminal on stderr is sent by a run whose progress is shown at once."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "NO_COLOR": "1", **environment}
    return _on_terminal([sys.executable, "-c", AT_ONCE, *arguments], env, ROOT, "stderr")


def test_a_terminal_sees_what_is_being_done_and_nothing_of_it_stays(tmp_path: Path) -> None:
    seen = progress_of("build", QUICKSTART, "-o", str(tmp_path / "out"), "--today", "2026-11-20")
    assert "\r\x1b[Kreading …" in seen
    assert "\r\x1b[Kchecking …" in seen
    assert re.search(r"\r\x1b\[Kwriting document 1 of \d+, bom …", seen)
    last = seen.replace("\r\n", "\n").rpartition("\x1b[K")[2]
    assert last.startswith("2 devices, 9 assemblies, ")
    assert f"files written to {tmp_path / 'out'}\n" in last
    assert last.endswith("4 proved, 0 known, 0 unjudged: proved\n")


@pytest.mark.parametrize(
    ("arguments", "environment"), [(("--no-progress",), {}), (("-q",), {}), ((), {"TERM": "dumb"})]
)
def test_progress_is_shown_to_nobody_who_does_not_want_it(
    arguments: tuple[str, ...], environment: dict[str, str]
) -> None:
    assert "\x1b" not in progress_of("check", QUICKSTART, *arguments, **environment)


def test_a_short_run_and_a_pipe_see_no_progress() -> None:
    assert "reading" not in _on_terminal(
        [sys.executable, "-m", "mtpc", "check", QUICKSTART], {**os.environ, "TERM": "xterm"}, ROOT, "stderr"
    )
    done = subprocess.run(
        [sys.executable, "-c", AT_ONCE, "check", QUICKSTART], cwd=ROOT, capture_output=True, check=True
    )
    assert b"reading" not in done.stderr


@pytest.mark.parametrize("command", ["check", "trace", "show"])
def test_quiet_leaves_the_data_and_the_exit_code(command: str) -> None:
    loud, quiet = mtpc(command, QUICKSTART), mtpc(command, QUICKSTART, "-q")
    assert (quiet.returncode, quiet.stdout, quiet.stderr) == (loud.returncode, loud.stdout, "")


def test_quiet_keeps_what_stops_a_job(broken: Path) -> None:
    built = mtpc("build", "site.mtp", "-o", "out", "-q", cwd=broken)
    assert built.returncode == 1
    assert built.stderr.startswith("error[REF101]")
    assert "nothing was written" not in built.stderr
    assert mtpc("check", "missing.mtp", "-q", cwd=broken).stderr.startswith("mtpc: there is no file missing.mtp")


@pytest.mark.parametrize("command", [("build", "site.mtp", "-o", "out"), ("lock", "site.mtp"), ("fmt", "site.mtp")])
@pytest.mark.parametrize(
    ("more", "environment", "coloured"),
    [((), {"FORCE_COLOR": "1"}, True), ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ((), {}, False),
     (("--color", "always"), {"NO_COLOR": "1"}, True)],
)  # fmt: skip
def test_findings_on_stderr_are_coloured_by_the_same_rule(
    tmp_path: Path, command: tuple[str, ...], more: tuple[str, ...], environment: dict[str, str], *, coloured: bool
) -> None:
    (tmp_path / "site.mtp").write_text("edition 2026\nrack\n")
    env = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    done = subprocess.run(
        [sys.executable, "-m", "mtpc", *command, *more], cwd=tmp_path,
        env={**env, "PYTHONPATH": str(ROOT), **environment}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "SYN" in done.stderr
    assert ("\x1b[" in done.stderr) is coloured
