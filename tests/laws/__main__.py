"""Nothing true is hidden: `python -m tests.laws [--floors 500] [--statements 0] [--seed 1]`.

Takes each statement out of every spec of specs/ (or so many of each), and waives and lowers each finding of so many
random floors with two faults. Every fact that a second opinion sees has to be told, or said not to be judged, and no
other finding may come or go. Prints what is hidden, and exits with 1 if anything is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from random import Random

from tests.support.hidden_facts import two_faults, without_each
from tests.support.steady import written_cases


def main() -> int:
    """Look, and say what is hidden."""
    options = argparse.ArgumentParser(prog="python -m tests.laws")
    options.add_argument("--floors", type=int, default=500, help="how many floors with two faults")
    options.add_argument("--statements", type=int, default=1000, help="how many statements of each spec, at most")
    options.add_argument("--seed", type=int, default=1, help="which floors")
    asked = options.parse_args()
    found = 0
    for case in written_cases():
        found += _say(without_each(case, asked.statements, Random(f"{asked.seed} {case.name}")))
    for number in range(asked.floors):
        found += _say(two_faults(number, asked.seed))
    sys.stdout.write(f"{found} facts hidden\n")
    return 1 if found else 0


def _say(lines: Iterable[str]) -> int:
    told = list(lines)
    sys.stdout.write("".join(f"{line}\n" for line in told))
    sys.stdout.flush()
    return len(told)


if __name__ == "__main__":
    sys.exit(main())
