"""Commands killed at a few random moments, and at a few sizes of a full disk. `python -m tests.kills` tries many."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.support import mtpc
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


def test_records_that_a_killed_import_did_not_exchange_go_with_the_next(tmp_path: Path) -> None:
    job = next(job for job in JOBS if job.name == "import")
    job.prepare(tmp_path)
    left = tmp_path / ".parts.mtpc-99999999-0"  # of a run that has ended: complete, and not yet exchanged
    left.mkdir()
    (left / "sw-2.toml").write_text("of another day")
    (left / "theirs.txt").write_text("of nobody knows whom")
    assert mtpc(*job.command, cwd=tmp_path).returncode == 0
    assert [path.name for path in left.iterdir()] == ["theirs.txt"]
