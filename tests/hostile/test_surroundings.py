"""The machine a run stands on: streams that are closed or full, homes, environments and folders that are odd, signals.

The exit code is that of the work, the documents have the bytes that the spec says, and nothing is written or run that
nobody asked for.
"""

from __future__ import annotations

import hashlib
import signal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.hostile.attack import (
    CLEAN,
    COULD_NOT,
    FINDINGS,
    Attack,
    Done,
    Family,
    each,
    holds,
    in_a_shell,
    on_its_own,
    signalled,
)  # fmt: skip
from tests.support import ROOT, mtpc

QUICKSTART = str(ROOT / "specs" / "quickstart.mtp")
BUILD = ("build", "floor.mtp", "-o", "out", "--today", "2026-11-20")
FLOOR = {"floor.mtp": Path(QUICKSTART).read_text("utf-8")}
BAD = {"x.mtp": "edition 2026\ncrod a -- b\n"}
TRAP = "open('trap', 'w').close()\nraise SystemExit(66)\n"  # what must not run
TRAPPED = (
    ".reportlab_settings", ".reportlab_mods", "reportlab_settings.py", "reportlab_mods.py", "sitecustomize.py",
    "click.py", "reportlab.py", "xlsxwriter.py", "jinja2.py", "tomllib.py", "json.py", "signal.py",
)  # fmt: skip
SIGNALLED = {signal.SIGTERM: (143, "mtpc: terminated"), signal.SIGINT: (130, "mtpc: interrupted")}

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
# Redirections of a shell -> what the exit codes of a clean check, of one with an error and of no job become.
STREAMS = {
    ">&-": (0, 1, 2), "2>&-": (0, 1, 2), ">&- 2>&-": (0, 1, 2), "<&-": (0, 1, 2), "<&- >&- 2>&-": (0, 1, 2),
    ">/dev/full": (2, 2, 2), "2>/dev/full": (0, 1, 2), ">/dev/full 2>/dev/full": (2, 2, 2),
    "</dev/full >/dev/null": (0, 1, 2),
}  # fmt: skip
COMMANDS = {
    "check": (("trace", QUICKSTART), ("check", "x.mtp"), ("check", "missing.mtp")),
    "help": (("--help",), ("check", "x.mtp"), ("--no-such-option",)),
    "pages": (
        ("explain", "POL101"),
        ("check", "x.mtp", "--output-format", "json"),
        ("explain", "nothing-of-that-name"),
    ),
}


def digests(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@cache
def documents() -> dict[str, str]:
    """Of a run on a machine with nothing odd about it."""
    with TemporaryDirectory() as folder:
        Path(folder, "floor.mtp").write_text(FLOOR["floor.mtp"], "utf-8")
        assert mtpc(*BUILD, cwd=Path(folder)).returncode == CLEAN
        return digests(Path(folder, "out"))


def the_documents_and_no_more(_: Done, folder: Path) -> None:
    assert digests(folder / "out") == documents()
    nothing_but(folder, "out", "mtpc.lock", ".cache", "floor.mtp", *TRAPPED)


def nothing_is_written(_: Done, folder: Path) -> None:
    nothing_but(folder, "x.mtp")


def nothing_but(folder: Path, *names: str) -> None:
    assert {path.name for path in folder.iterdir()} <= set(names)
    assert {path.name for path in folder.parent.iterdir()} <= {folder.name, f"{folder.name}.said"}


def formatted(_: Done, folder: Path) -> None:
    assert (folder / "a.mtp").read_text() == "edition 2026\n"


def one_line(done: Done, _: Path) -> None:
    assert done.err.strip() in {says for _, says in SIGNALLED.values()}


ATTACKS = [
    *(
        Attack(
            Family.ENVIRONMENTS,
            name,
            FLOOR,
            BUILD,
            CLEAN,
            env={"XDG_CACHE_HOME": None, **env},
            how=on_its_own,
            also=the_documents_and_no_more,
        )
        for name, env in ENVIRONMENTS.items()
    ),
    *(
        Attack(
            Family.ENVIRONMENTS,
            f"help, {name}",
            {},
            ("--help",),
            CLEAN,
            ("Usage",),
            env=ENVIRONMENTS[name],
            how=on_its_own,
        )
        for name in ("columns 0", "columns huge", "columns text", "locale C", "encoding of output")
    ),
    Attack(
        Family.ENVIRONMENTS,
        "what lies about is not run",
        FLOOR | dict.fromkeys(TRAPPED, TRAP),
        BUILD,
        CLEAN,
        env={"HOME": ".", "XDG_CACHE_HOME": None},
        how=on_its_own,
        also=the_documents_and_no_more,
    ),
    Attack(
        Family.ENVIRONMENTS,
        "nobody listens",
        BAD,
        ("check", "x.mtp"),
        FINDINGS,
        ("REF101",),
        env={"TERM": "dumb", "HOME": None},
    ),
    *(
        Attack(
            Family.STREAMS,
            redirection,
            BAD,
            command,
            code,
            hides=("Exception",),
            how=in_a_shell(redirection),
            also=nothing_is_written,
            variant=f"{name}: {' '.join(command)}",
        )
        for redirection, codes in STREAMS.items()
        for name, commands in COMMANDS.items()
        for command, code in zip(commands, codes, strict=True)
    ),
    *(
        Attack(
            Family.STREAMS,
            "a reader that has gone",
            {},
            command,
            CLEAN,
            hides=("rror",),
            how=in_a_shell("| true; exit ${PIPESTATUS[0]}"),
            variant=command[0],
        )
        for command in (
            ("--help",),
            ("--version",),
            ("trace", QUICKSTART, "-q"),
            ("explain", "codes"),
            ("completion", "bash"),
        )
    ),
    Attack(
        Family.STREAMS,
        "files are not written into a closed stream",
        {"a.mtp": "edition  2026\n"},
        ("fmt", "a.mtp"),
        CLEAN,
        how=in_a_shell(">&- 2>&- <&-"),
        also=formatted,
    ),
    Attack(Family.STREAMS, "stdin is closed", {}, ("fmt", "-"), COULD_NOT, ("stdin is closed",), how=in_a_shell("<&-")),
    Attack(Family.STREAMS, "stdin is empty", {}, ("fmt", "-"), CLEAN, how=in_a_shell("</dev/null")),
    Attack(
        Family.ENVIRONMENTS,
        "the working folder is gone",
        {"x.mtp": BAD["x.mtp"]},
        ("check", "x.mtp"),
        COULD_NOT,
        ("mtpc: the working directory is gone; change to one that exists\n",),
        how=in_a_shell("", "mkdir gone && cd gone && rmdir ../gone && "),
    ),
    *(
        Attack(Family.SIGNALS, number.name, {}, ("init", "new"), code, (says,), how=signalled(number), also=one_line)
        for number, (code, says) in SIGNALLED.items()
    ),
]


@each(ATTACKS)
def test_the_work_is_done_and_nothing_else_is_written(attack: Attack, tmp_path: Path) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    holds(attack, folder)
