"""Commands killed at a few random moments, at a few sizes of a full disk, and beside each other.

`python -m tests.kills` tries many.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.hostile.attack import CLEAN, Attack, Done, Family, each, holds, in_a_fork
from tests.support.kills import JOBS, Job, Rounds

pytestmark = pytest.mark.slow
KILLS, SIZES, BESIDE = 3, 3, 4


def killed(job: Job) -> Callable[[Attack, Path], Done]:
    """The command, killed; asserts that files are old or new and that the next run clears up."""

    def run(_: Attack, folder: Path) -> Done:
        rounds, chance = Rounds(job, folder), Random(7)
        for number in range(KILLS):
            rounds.killed(number, chance)
        return Done(CLEAN, "", "")

    return run


def full(job: Job) -> Callable[[Attack, Path], Done]:
    """The command, on a full disk; asserts that files are old or new."""

    def run(_: Attack, folder: Path) -> Done:
        rounds = Rounds(job, folder)
        for number in range(SIZES):
            rounds.full(number, number * rounds.largest // SIZES)
        return Done(CLEAN, "", "")

    return run


def beside(job: Job) -> Callable[[Attack, Path], Done]:
    """The command, several times at once; asserts that each file is whole and nothing is left."""

    def run(_: Attack, folder: Path) -> Done:
        Rounds(job, folder).beside(0, BESIDE)
        return Done(CLEAN, "", "")

    return run


def left_behind(attack: Attack, folder: Path) -> Done:
    """Records that a killed import did not exchange lie there, complete, beside a file of nobody knows whom."""
    next(job for job in JOBS if job.name == "import").prepare(folder)
    left = folder / ".parts.mtpc-99999999-0"
    left.mkdir()
    (left / "sw-2.toml").write_text("of another day")
    (left / "theirs.txt").write_text("of nobody knows whom")
    done = in_a_fork(attack, folder)
    assert [path.name for path in left.iterdir()] == ["theirs.txt"]
    return done


ATTACKS = [
    *(Attack(Family.SIGNALS, f"{job.name} is killed", {}, job.command, CLEAN, how=killed(job)) for job in JOBS),
    *(Attack(Family.SIZES, f"{job.name} on a full disk", {}, job.command, CLEAN, how=full(job)) for job in JOBS),
    *(Attack(Family.RACES, f"{job.name} beside itself", {}, job.command, CLEAN, how=beside(job)) for job in JOBS),
    Attack(
        Family.SIGNALS,
        "an import that was killed left records",
        {},
        ("import", "devicetype", "sw1.yaml", "sw2.yaml", "-o", "parts"),
        CLEAN,
        how=left_behind,
    ),
]


@each(ATTACKS)
def test_files_are_old_or_new_and_the_next_run_clears_up(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
