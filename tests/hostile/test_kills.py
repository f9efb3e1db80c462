"""Commands killed at a few random moments, and at a few sizes of a full disk. `python -m tests.kills` tries many."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.support.kills import JOBS, Job, Rounds

pytestmark = pytest.mark.slow
KILLS, SIZES = 3, 3


# Records are exchanged without a manifest: killed between the exchange and clearing up, a run leaves the folder with
# the old ones behind, hidden, and the next run cannot tell them from files of the user's. Nothing is lost.
LEFT_BEHIND = pytest.mark.xfail(reason="old records may stay behind in a hidden folder", strict=False)


@pytest.mark.parametrize(
    "job", [pytest.param(job, id=job.name, marks=[LEFT_BEHIND] * (job.name == "import")) for job in JOBS]
)
def test_files_are_old_or_new_and_the_next_run_clears_up(job: Job, tmp_path: Path) -> None:
    rounds, chance = Rounds(job, tmp_path), Random(7)
    for number in range(KILLS):
        rounds.killed(number, chance)
    for number in range(SIZES):
        rounds.full(number, number * rounds.largest // SIZES)
