"""Hostile input as plain data: files, one command, and what has to come of it; and how it is carried out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support import mtpc

CLEAN, FINDINGS, COULD_NOT = 0, 1, 2
FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
PATIENCE_S = 60  # of a hang; machines are busy
EDITION = "edition 2026\n"


@dataclass(frozen=True)
class Link:
    """A symbolic link to `target`."""

    target: str


@dataclass(frozen=True)
class Fifo:
    """A FIFO that nobody writes to."""


@dataclass(frozen=True)
class Attack:
    """Files of a stranger's and a command; `says` are words of what it prints, `hides` are words that may not be in it.

    Paths and the words of `command` are relative to a folder of its own; `env` is added to the environment, with
    that folder for `{here}`.
    """

    name: str
    files: Mapping[str, str | bytes | Link | Fifo]
    command: tuple[str, ...] = ("check", "site.mtp", "--output-format", "concise")
    exit_code: int = FINDINGS
    says: tuple[str, ...] = ()
    hides: tuple[str, ...] = ()
    env: Mapping[str, str] = field(default_factory=dict)


def laid(attack: Attack, folder: Path) -> None:
    """Put the files of an attack into a folder."""
    for name, content in attack.files.items():
        path = Path(os.fsdecode(os.fsencode(folder / name)))
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            path.symlink_to(content.target)
        elif isinstance(content, Fifo):
            os.mkfifo(path)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))


def carried_out(attack: Attack, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the command makes of the files."""
    laid(attack, folder)
    env = {name: value.replace("{here}", str(folder)) for name, value in attack.env.items()}
    return mtpc(*attack.command, cwd=folder, env={"HOME": str(folder), **env}, patience_s=PATIENCE_S)


def holds(attack: Attack, folder: Path) -> None:
    """Carry an attack out: the exit code, what is said, what is not, and no sign of a crash."""
    done = carried_out(attack, folder)
    said = done.stdout + done.stderr
    assert done.returncode == attack.exit_code, said[:2000]
    assert "Traceback" not in said
    assert "internal error" not in said
    assert [word for word in attack.says if word not in said] == [], said[:2000]
    assert [word for word in attack.hides if word in said] == [], said[:2000]
