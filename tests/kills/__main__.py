"""`python -m tests.kills [JOB …] [--rounds 200] [--sizes 20] [--beside 8]`: killed, several at once, on full disks.

Prints for each command what was found after the kills: the old files, the new ones, or (documents and the lock are
two steps) some of both, each whole. Stops at the first round after which something is not as it must be.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.support.kills import JOBS, Rounds


def main() -> None:
    """Try every command."""
    options = argparse.ArgumentParser(prog="python -m tests.kills")
    options.add_argument("jobs", nargs="*", metavar="JOB", help="build, lock, fmt …; all if none is named")
    options.add_argument("--rounds", type=int, default=200, help="kills of each command")
    options.add_argument("--sizes", type=int, default=20, help="sizes at which the disk is full")
    options.add_argument("--beside", type=int, default=8, help="processes at once")
    options.add_argument("--seed", type=int, default=1, help="which moments")
    asked = options.parse_args()
    for job in (job for job in JOBS if job.name in (asked.jobs or [job.name])):
        with TemporaryDirectory() as folder:
            rounds, chance = Rounds(job, Path(folder)), Random(f"{asked.seed} {job.name}")
            killed = Counter(rounds.killed(number, chance) for number in range(asked.rounds))
            step = max(1, rounds.largest // asked.sizes)
            full = Counter(rounds.full(number, number * step) for number in range(asked.sizes))
            codes = sum((rounds.beside(number, asked.beside) for number in range(asked.rounds)), Counter[int]())
        sys.stdout.write(
            f"{job.name}: killed {dict(killed)}, disk full {dict(full)}, beside each other {dict(codes)}\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
