"""What an attack is, and how it is carried out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support import mtpc, mtpc_anew

CLEAN, FINDINGS, COULD_NOT = 0, 1, 2


@dataclass(frozen=True)
class Case:
    """An attack: the files of a folder, a command line run in it, the environment; and what has to come of it.

    `says`: a word of what is said. `anew`: an interpreter of its own is needed, as the start is what matters.
    A variable whose value is None is not set.
    """

    name: str
    command: tuple[str, ...]
    code: int
    says: str = ""
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    env: Mapping[str, str | None] = field(default_factory=dict)
    anew: bool = False


def each(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """A test of every case, by its name."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases])


def lay(case: Case, folder: Path) -> None:
    """Write the files of a case."""
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogateescape"))


def carried_out(case: Case, folder: Path) -> subprocess.CompletedProcess[str]:
    """The run of a case in a folder, after what every run has to hold: its exit code, its word, no traceback."""
    lay(case, folder)
    unset = {name for name, value in case.env.items() if value is None}
    env = {name: value for name, value in case.env.items() if value is not None}
    run = mtpc_anew if case.anew else mtpc
    with pytest.MonkeyPatch.context() as patch:
        for name in unset & os.environ.keys():
            patch.delenv(name)
        done = run(*case.command, cwd=folder, env=env)
    said = done.stdout + done.stderr
    assert done.returncode == case.code, said[-2000:]
    assert "Traceback" not in said
    assert case.says in said
    return done
