"""Input that nobody means well: how it is made, what is run on it, and what must come of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT

MEMORY_MAX = 2 << 30  # bytes of address space, so that a fault of mtpc is not one of the machine
SPEC = "x.mtp"
BOUNDED = ROOT / "tests" / "support" / "bounded.py"


@dataclass(frozen=True, slots=True)
class Hostile:
    """One kind of input. Seconds are those of the processor: a hang is refused, not a slow machine."""

    name: str
    make: Callable[[Path], object]  # writes the input into an empty folder
    command: tuple[str, ...] = ("check", SPEC, "--output-format", "concise")
    code: int = 1
    word: str = "TYP107"  # what the message must contain
    seconds_max: int = 30
    rss_max_mb: int = 300


def spec(text: str) -> Callable[[Path], object]:
    """A spec with this text behind its edition."""
    return lambda folder: (folder / SPEC).write_text(f"edition 2026\n{text}", "utf-8")


def check(case: Hostile, folder: Path) -> str:
    """Run the command; asserts what must come of it. Gives what was printed."""
    case.make(folder)
    bounds = (str(MEMORY_MAX), str(case.seconds_max))
    with open(folder / ".said", "w+b") as said:
        done = subprocess.run(
            [sys.executable, "-S", "-E", str(BOUNDED), *bounds, sys.executable, "-m", "mtpc", *case.command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            check=True,
        )
        said.seek(0)
        text = said.read().decode("utf-8")
    code, used_mb = map(int, done.stdout.split())
    assert code == case.code, text[-2000:]
    assert case.word in text, text[-2000:]
    assert "Traceback" not in text
    assert used_mb <= case.rss_max_mb, f"{used_mb} MB"
    return text
