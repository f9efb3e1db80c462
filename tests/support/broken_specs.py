"""The specs of specs/broken, and what is found in them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.text import Source
from tests.support import ROOT

FOLDER = ROOT / "specs" / "broken"
SPECS = sorted(FOLDER.glob("*.mtp"))


def compiled(path: Path) -> Result:
    """The spec with the lock of its folder, on the day the specs were written for; what is waived is not told."""
    name, held = placed(path)
    result = compile_texts({name: path.read_text("utf-8")}, base=FOLDER, lock=held, today="2026-11-20")
    return replace(result, diagnostics=tuple(found for found in result.diagnostics if not found.waived))


def placed(path: Path) -> tuple[str, Source | None]:
    """The name by which a spec finds what is beside it, and the lock of its folder."""
    lock = FOLDER / path.stem / "mtpc.lock"
    held = Source(f"{path.stem}/mtpc.lock", lock.read_text("utf-8")) if lock.exists() else None
    settings = (FOLDER / path.stem / "mtpc.toml").exists()  # stand in the folder of the spec, or above
    return f"{path.stem}/{path.name}" if settings else path.name, held
