"""Commands killed at a few random moments, and at a few sizes of a full disk. `python -m tests.kills` tries many."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.support.kills import JOBS, Job, Rounds

pytestmark = pytest.mark.slow
KILLS, SIZES = 3, 3


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_files_are_old_or_new_and_the_next_run_clears_up(job: Job, tmp_path: Path) -> None:
    rounds, chance = Rounds(job, tmp_path), Random(7)
    for number in range(KILLS):
        rounds.killed(number, chance)
    for number in range(SIZES):
        rounds.full(number, number * rounds.largest // SIZES)
