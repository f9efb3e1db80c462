"""Commands on wild floors, in this process: which end with an internal error."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from mtpc.cli import run
from mtpc.cli._streams import INTERNAL_ERROR
from tests.support.floor_faults import FaultFamily, changes
from tests.support.random_floors import drawn_floor
from tests.support.wild_floors import wild_floor

SPEC = "floor.mtp"
FORMS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit")
COLLECT_EVERY = 200


def fallen(seed: int, numbers: Iterable[int], say: Callable[[str], object]) -> tuple[Counter[str], list[str]]:
    """How often each exit code came, by command; the texts of the floors that ended with an internal error."""
    tally: Counter[str] = Counter()
    found: list[str] = []
    with TemporaryDirectory() as folder, _inside(folder):
        for number in numbers:
            text = floor_text(Random(f"{seed} {number}"))
            Path(SPEC).write_text(text, "utf-8")
            for command in _commands(number):
                code, words = _run(command)
                tally[f"{command[0]} {code}"] += 1
                if code == INTERNAL_ERROR:
                    found.append(text)
                    say(f"seed {seed}, floor {number}: {' '.join(command)}: {words}\n{text}\n")
                    break
            if number % COLLECT_EVERY == 0:
                gc.collect()
    return tally, found


def floor_text(chance: Random) -> str:
    """A wild floor; one in five is a healthy one with a few changes of any family."""
    if chance.random() < 0.8:
        return wild_floor(chance)
    floor = drawn_floor(chance)
    for _ in range(chance.randint(1, 4)):
        found = list(changes(floor, chance.choice(list(FaultFamily))))
        floor = chance.choice(found).floor if found else floor
    return floor.text()


def _commands(number: int) -> Iterator[Sequence[str]]:
    yield ("check", SPEC, "--output-format", FORMS[number % len(FORMS)], "--today", "2026-12-01")
    if number % 4 == 0:
        yield ("trace", SPEC, "--format", ("text", "json")[number // 4 % 2])
    if number % 16 == 0:
        yield ("show", SPEC, "--format", ("text", "json")[number // 16 % 2])
    if number % 16 == 8:
        yield ("check", SPEC, "--fix", "--unsafe-fixes", "--diff")
    if number % 32 == 4:
        yield ("build", SPEC, "-o", f"out{number}", "--today", "2026-12-01", "-q")


def _run(command: Sequence[str]) -> tuple[int, str]:
    output, errors = (TextIOWrapper(BytesIO(), "utf-8") for _ in "12")
    with redirect_stdout(output), redirect_stderr(errors):
        code = run(list(command))
    errors.seek(0)
    return code, errors.read().strip()[:300]


@contextmanager
def _inside(folder: str) -> Iterator[None]:
    before = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
