"""What an attack is: files of a stranger's, a command, and what must come of it; and how it is carried out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support import PATIENCE_S, ROOT, mtpc

CLEAN, FINDINGS, COULD_NOT = 0, 1, 2
FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
EDITION = "edition 2026\n"
USE = f'{EDITION}use "catalog:acme-fibre" version "2026.2" as acme\n'
RACK = f"{USE}rack A01 : acme.rack-42u\n"
SPEC = "site.mtp"
CHECK = ("check", SPEC, "--output-format", "concise")
ADDRESSES_MAX = 2 << 30  # bytes of address space, so that a fault of mtpc is not one of the machine
Content = str | bytes | Callable[[Path], object]  # of a file: what it holds, or what makes it at a path
BOUNDED = ROOT / "tests" / "hostile" / "bounded.py"


class Family(StrEnum):
    """What is attacked."""

    ENCODINGS = "encodings"
    SIZES = "sizes"
    NESTINGS = "nestings"
    TABLES = "tables"
    WORKBOOKS = "workbooks"
    TOML = "TOML"
    LOCK = "lock"
    CACHE = "cache"
    NAMES = "names"
    PATHS = "paths"
    LINKS = "links"
    LIMITS = "limits"
    STREAMS = "streams"
    SIGNALS = "signals"
    ENVIRONMENTS = "environments"
    RACES = "races"
    TERMINALS = "terminals"


@dataclass(frozen=True)
class Done:
    """What came of a command: `memory_mb` is 0 where it was not measured."""

    code: int
    out: str
    err: str
    memory_mb: int = 0

    @property
    def said(self) -> str:
        """All that was printed."""
        return self.out + self.err


def in_a_fork(attack: Attack, folder: Path) -> Done:
    """The command in a fork of the tests: its files and streams are its own, its start costs nothing."""
    env = _environment(attack, folder)
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ.keys() & {name for name, value in env.items() if value is None}:
            patch.delenv(name)
        given = {name: value for name, value in env.items() if value is not None}
        done = mtpc(*attack.command, cwd=folder, env=given, patience_s=PATIENCE_S)
    return Done(done.returncode, done.stdout, done.stderr)


def _environment(attack: Attack, folder: Path) -> dict[str, str | None]:
    """What an attack says, in a home of its own; the marks of what was read are those of all attacks."""
    told = {"HOME": "{here}", "XDG_CACHE_HOME": _cache().name, "XDG_CONFIG_HOME": None, **attack.env}
    return {name: value and value.replace("{here}", str(folder)) for name, value in told.items()}


@cache
def _cache() -> TemporaryDirectory[str]:
    return TemporaryDirectory()


@dataclass(frozen=True)
class Attack:
    """One attack. Its category is its family and its name; `variant` tells attacks of one category apart.

    `files` are texts, bytes, or what makes the file at a path; they lie in a folder of their own, where the command is
    run and which stands for `{here}` in `env` and in texts of `config.toml`. A variable whose value is None is not set.
    `says` are words of what is printed, `hides` are words that may not be in it, `keeps` are files that stay as they
    are. `seconds` are those of the processor (a hang is refused, not a slow machine); they and `memory_mb` count where
    the program is started `on_its_own`. `also` is what else must hold.
    """

    family: Family
    name: str
    files: Mapping[str, Content] = field(default_factory=dict)
    command: tuple[str, ...] = CHECK
    code: int = FINDINGS
    says: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    env: Mapping[str, str | None] = field(default_factory=dict)
    seconds: int = 30
    memory_mb: int = 300
    also: Callable[[Done, Path], object] = lambda done, folder: None
    how: Callable[[Attack, Path], Done] = in_a_fork
    variant: str = ""


def each(attacks: Iterable[Attack]) -> pytest.MarkDecorator:
    """A test of every attack, by its name."""
    return pytest.mark.parametrize(
        "attack",
        [pytest.param(one, id=f"{one.family}-{one.name}{one.variant and ', '}{one.variant}") for one in attacks],
    )


def holds(attack: Attack, folder: Path) -> Done:
    """Carry an attack out and hold what must come of it: the exit code, what is said, what stays, no crash."""
    lay(attack, folder)
    before = {name: (folder / name).read_bytes() for name in attack.keeps}
    done = attack.how(attack, folder)
    assert done.code == attack.code, done.said[-2000:]
    assert "Traceback" not in done.said
    assert [word for word in attack.says if word not in done.said] == [], done.said[-2000:]
    assert [word for word in attack.hides if word in done.said] == [], done.said[-2000:]
    assert {name: (folder / name).read_bytes() for name in attack.keeps} == before
    assert done.memory_mb <= attack.memory_mb, f"{done.memory_mb} MB"
    attack.also(done, folder)
    return done


def lay(attack: Attack, folder: Path) -> None:
    """Put the files of an attack into a folder."""
    for name, content in attack.files.items():
        path = Path(os.fsdecode(os.fsencode(folder / name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            text = content.replace("{here}", str(folder)) if path.name == "config.toml" else content
            path.write_bytes(text.encode("utf-8", "surrogateescape"))
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            content(path)


def link(target: str) -> Callable[[Path], object]:
    """Makes a symbolic link to `target`."""
    return lambda path: path.symlink_to(target)


fifo = os.mkfifo  # that nobody writes to


def on_its_own(attack: Attack, folder: Path) -> Done:
    """The command by an interpreter that starts anew, its memory measured, its time bounded."""
    return bounded(attack, folder, [sys.executable, "-m", "mtpc", *attack.command])


def in_a_shell(behind: str, before: str = "") -> Callable[[Attack, Path], Done]:
    """The command on its own, with redirections of a shell behind it and commands before it."""

    def run(attack: Attack, folder: Path) -> Done:
        script = f'{before}"$0" "$@" {behind}'
        return bounded(attack, folder, ["/bin/bash", "-c", script, sys.executable, "-m", "mtpc", *attack.command])

    return run


def signalled(number: signal.Signals) -> Callable[[Attack, Path], Done]:
    """The command on its own; the signal comes when it is about to write.

    It starts as from a terminal: in the background of a script an interrupt is ignored, which a program inherits.
    """

    def run(attack: Attack, folder: Path) -> Done:
        code = "import signal, sys, time, mtpc.delivery\nfrom mtpc.cli import main\n"
        code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        code += "mtpc.delivery.deliver = lambda *_, **__: (print('ready', flush=True), time.sleep(50))\n"
        code += f"sys.argv = {['mtpc', *attack.command]}\nmain()\n"
        with subprocess.Popen(
            [sys.executable, "-c", code], cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        ) as running:  # fmt: skip
            assert running.stdout
            assert running.stdout.readline() == "ready\n"
            running.send_signal(number)
            out, err = running.communicate(timeout=PATIENCE_S)
        return Done(running.returncode, out, err)

    return run


def bounded(attack: Attack, folder: Path, command: list[str]) -> Done:
    """A command line with the memory and the time of an attack."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **_environment(attack, folder)}
    with open(folder.with_name(f"{folder.name}.said"), "w+b") as said:
        done = subprocess.run(
            [sys.executable, "-S", "-E", str(BOUNDED), str(ADDRESSES_MAX), str(attack.seconds), *command],
            cwd=folder,
            env={name: value for name, value in env.items() if value is not None},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            check=True,
        )
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    code, used_mb = map(int, done.stdout.split())
    return Done(code, text, "", used_mb)
