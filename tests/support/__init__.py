"""Where the checkout is, what belongs to it, and how the program is run from it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support import forked

ROOT = Path(__file__).resolve().parents[2]
SPECS = sorted((ROOT / "specs").glob("*.mtp"))
SCENARIOS = sorted((ROOT / "specs" / "scenarios").rglob("*.mtp"))  # each a floor by itself, with what it uses
_NOT_OURS = {"__pycache__", "build", "dist", "node_modules"}
PATIENCE_S = 60
DOCUMENTS = {"cut-sheet.csv", "patching.pdf", "labels.csv", "bom.csv", "model.json", "manifest.json"}  # of every site


def tree_files(*suffixes: str) -> Iterator[Path]:
    """The files of the checkout with these suffixes (all if none is given), without what tools left there."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = sorted(name for name in inner if name not in _NOT_OURS and (name[0] != "." or name == ".ci"))
        for name in sorted(names):
            if not suffixes or name.endswith(suffixes):
                yield Path(folder, name)


def mtpc(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, patience_s: float = PATIENCE_S
) -> subprocess.CompletedProcess[str]:
    """`mtpc …` in a process of its own, a fork of this one: what it says, its exit code, the files it leaves."""
    return forked.run([*map(str, arguments)], cwd, _environment(env), patience_s)


def mtpc_anew(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None, patience_s: float = PATIENCE_S
) -> subprocess.CompletedProcess[str]:
    """`mtpc …` by an interpreter that starts anew, where its start or its environment is what matters."""
    return subprocess.run(
        [sys.executable, "-m", "mtpc", *map(str, arguments)],
        cwd=cwd,
        env=_environment(env),
        capture_output=True,
        encoding="utf-8",
        timeout=patience_s,
        check=False,
    )


def _environment(more: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", **(more or {})}
