"""The machine a run stands on: streams that are closed or full, homes, environments and folders that are odd, signals.

The exit code is that of the work, the documents have the bytes that the spec says, and nothing is written or run that
nobody asked for.
"""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.hostile.case import CLEAN, COULD_NOT, FINDINGS, Case, carried_out, each, lay
from tests.support import PATIENCE_S, ROOT, mtpc

QUICKSTART = str(ROOT / "specs" / "quickstart.mtp")
BUILD = ("build", "floor.mtp", "-o", "out", "--today", "2026-11-20")
FLOOR = {"floor.mtp": Path(QUICKSTART).read_text("utf-8")}
BAD = {"x.mtp": "edition 2026\ncrod a -- b\n"}
TRAP = "open('trap', 'w').close()\nraise SystemExit(66)\n"  # what must not run
TRAPPED = (
    ".reportlab_settings", ".reportlab_mods", "reportlab_settings.py", "reportlab_mods.py", "sitecustomize.py",
    "click.py", "reportlab.py", "xlsxwriter.py", "jinja2.py", "tomllib.py", "json.py", "signal.py",
)  # fmt: skip
TRAPS = dict.fromkeys(TRAPPED, TRAP)
SIGNALLED = {signal.SIGTERM: 143, signal.SIGINT: 130}

HOMES: dict[str, dict[str, str | None]] = {
    "home is a device": {"HOME": "/dev/null"},
    "home is relative": {"HOME": "."},
    "home is empty": {"HOME": ""},
    "home is not set": {"HOME": None},
    "home is not set, and the user is unknown": {"HOME": None, "XDG_CACHE_HOME": None, "LOGNAME": None, "USER": None},
    "home does not exist": {"HOME": "/nonexistent/home"},
    "home has a line end": {"HOME": "/nonexistent/a\nb"},
    "cache is a device": {"XDG_CACHE_HOME": "/dev/null"},
    "cache is relative": {"XDG_CACHE_HOME": "../cache"},
    "cache is a list": {"XDG_CACHE_HOME": "/a:/b"},
    "data is relative": {"XDG_DATA_HOME": ".", "XDG_CONFIG_HOME": "%(x)s"},
    "data has a sign of a format": {"XDG_DATA_HOME": "%(nothing)s %"},
}
ENVIRONMENTS: dict[str, dict[str, str | None]] = {
    **HOMES,
    "day of the source 0": {"SOURCE_DATE_EPOCH": "0"},
    "day of the source now": {"SOURCE_DATE_EPOCH": "1790000000"},
    "day of the source is text": {"SOURCE_DATE_EPOCH": "yesterday"},
    "day of the source is too late": {"SOURCE_DATE_EPOCH": "9" * 40},
    "day of the source is before time": {"SOURCE_DATE_EPOCH": "-1"},
    "day of the source is empty": {"SOURCE_DATE_EPOCH": ""},
    "settings of reportlab": {"RL_pageCompression": "0", "RL_useA85": "x", "RL_invariant": "maybe"},
    "temporary folder is missing": {"TMPDIR": "/nonexistent/tmp", "TEMP": "/nonexistent", "TMP": "/nonexistent"},
    "temporary folder is a file": {"TMPDIR": "/dev/null"},
    "locale C": {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "locale unknown": {"LC_ALL": "xx_YY.utf-99", "LANG": "\x1b[2J"},
    "encoding of output": {"PYTHONIOENCODING": "utf-16:strict"},
    "encoding ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "columns 0": {"COLUMNS": "0", "LINES": "0"},
    "columns huge": {"COLUMNS": "9" * 30},
    "columns text": {"COLUMNS": "wide"},
    "terminal unknown": {"TERM": "\x1b[2J", "COLORTERM": "x"},
    "terminal empty": {"TERM": "", "NO_COLOR": "", "FORCE_COLOR": ""},
    "time zone odd": {"TZ": "Mars/Olympus"},
    "hash seed": {"PYTHONHASHSEED": "4242"},
    "warnings are errors": {"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "0"},
}
CASES = [
    *(Case(name, BUILD, CLEAN, files=FLOOR, env=env, anew=True) for name, env in ENVIRONMENTS.items()),
    *(Case(f"help, {name}", ("--help",), CLEAN, "Usage", env=ENVIRONMENTS[name], anew=True)
      for name in ("columns 0", "columns huge", "columns text", "locale C", "encoding of output")),
    Case("what lies about is not run", BUILD, CLEAN, files=FLOOR | TRAPS, env={"HOME": "."}, anew=True),
]  # fmt: skip


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def documents() -> dict[str, str]:
    """Of a run on a machine with nothing odd about it."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        lay(Case("", BUILD, CLEAN, files=FLOOR), Path(folder))
        assert mtpc(*BUILD, cwd=Path(folder)).returncode == CLEAN
        return digests(Path(folder, "out"))


@each(CASES)
def test_the_documents_are_those_of_the_spec_and_nothing_else_is_written(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    carried_out(case, folder)
    if case.command == BUILD:
        assert digests(folder / "out") == documents()
    left = {path.name for path in folder.iterdir()} - {"out", "mtpc.lock", ".cache", *case.files}
    assert left == set()
    assert {path.name for path in tmp_path.iterdir()} == {"work"}


# Redirections of a shell -> what the exit codes of a clean check, of one with an error and of no job become.
STREAMS = {
    ">&-": (0, 1, 2), "2>&-": (0, 1, 2), ">&- 2>&-": (0, 1, 2), "<&-": (0, 1, 2), "<&- >&- 2>&-": (0, 1, 2),
    ">/dev/full": (2, 2, 2), "2>/dev/full": (0, 1, 2), ">/dev/full 2>/dev/full": (2, 2, 2),
    "</dev/full >/dev/null": (0, 1, 2),
}  # fmt: skip
COMMANDS = {
    "check": (f"trace {QUICKSTART}", "check x.mtp", "check missing.mtp"),
    "help": ("--help", "check x.mtp", "--no-such-option"),
    "pages": ("explain POL101", "check x.mtp --output-format json", "explain nothing-of-that-name"),
}


def shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -m mtpc {command}"], cwd=folder, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=PATIENCE_S, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("redirection", STREAMS)
@pytest.mark.parametrize("commands", COMMANDS)
def test_a_stream_that_is_closed_or_full_leaves_the_exit_code(commands: str, redirection: str, tmp_path: Path) -> None:
    (tmp_path / "x.mtp").write_text(BAD["x.mtp"])
    for command, code in zip(COMMANDS[commands], STREAMS[redirection], strict=True):
        done = shell(f"{command} {redirection}", tmp_path)
        assert done.returncode == code, (command, done)
        assert b"Traceback" not in done.stderr
        assert b"Exception" not in done.stderr
        assert b"internal error" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"x.mtp"}


@pytest.mark.parametrize(
    "command", ["--help", "--version", f"trace {QUICKSTART} -q", "explain codes", "completion bash"]
)
def test_a_reader_that_has_gone_is_no_fault(command: str, tmp_path: Path) -> None:
    done = shell(f"{command} | true; exit ${{PIPESTATUS[0]}}", tmp_path)
    assert done.returncode == CLEAN
    assert b"rror" not in done.stderr


def test_files_are_not_written_into_a_closed_stream(tmp_path: Path) -> None:
    (tmp_path / "a.mtp").write_text("edition  2026\n")
    assert shell("fmt a.mtp >&- 2>&- <&-", tmp_path).returncode == CLEAN
    assert (tmp_path / "a.mtp").read_text() == "edition 2026\n"


@pytest.mark.parametrize(("redirection", "says"), [("<&-", b"stdin is closed"), ("</dev/null", b"")])
def test_stdin_may_be_closed_or_empty(redirection: str, says: bytes, tmp_path: Path) -> None:
    done = shell(f"fmt - {redirection}", tmp_path)
    assert done.returncode == (COULD_NOT if says else CLEAN)
    assert says in done.stderr


def test_a_working_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"cd '{gone}' && rmdir '{gone}' && '{sys.executable}' -m mtpc build {QUICKSTART} -o out"
    done = subprocess.run(
        ["bash", "-c", script], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, encoding="utf-8",
        timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert done.returncode == COULD_NOT
    assert done.stderr == "mtpc: the working directory is gone; change to one that exists\n"


@pytest.mark.parametrize("number", SIGNALLED)
def test_a_signal_ends_writing_in_good_order(number: signal.Signals, tmp_path: Path) -> None:
    code = "import sys, time, mtpc.delivery\nfrom mtpc.cli import main\n"
    code += "mtpc.delivery.deliver = lambda *_, **__: (print('ready', flush=True), time.sleep(50))\n"
    code += "sys.argv = ['mtpc', 'init', 'new']\nmain()\n"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        assert running.stdout
        assert running.stdout.readline() == b"ready\n"
        running.send_signal(number)
        said = running.communicate(timeout=PATIENCE_S)[1]
    assert running.returncode == SIGNALLED[number]
    assert said.strip() in (b"mtpc: terminated", b"mtpc: interrupted")


def test_findings_are_1_where_nobody_listens(tmp_path: Path) -> None:
    carried_out(Case("", ("check", "x.mtp"), FINDINGS, "REF101", BAD, {"TERM": "dumb", "HOME": None}), tmp_path)
