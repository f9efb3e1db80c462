"""Same input, same output: `python -m tests.steady [--mutants 300] [--seeds 5] [--shuffles 3] [--slow]`.

Every spec of specs/ and so many mutants are judged in a process of its own for each hash seed: all that is told has to
be the same, character by character. Under another order of statements it has to be the same but for lines and turns of
loops. Prints what differs, and exits with 1 if anything does.
"""

from __future__ import annotations

import argparse
import sys

from tests.support.steadiness import differing_seeds, differing_shuffles
from tests.support.steady import mutants, written_cases


def main() -> int:
    """Compare, and say what differs."""
    options = argparse.ArgumentParser(prog="python -m tests.steady")
    options.add_argument("--mutants", type=int, default=300, help="how many mutants")
    options.add_argument("--seeds", type=int, default=5, help="how many hash seeds")
    options.add_argument("--shuffles", type=int, default=3, help="how many orders of statements")
    options.add_argument("--slow", action="store_true", help="the cluster, too")
    asked = options.parse_args()
    cases = [*written_cases(slow=asked.slow), *mutants(asked.mutants)]
    differing = [*differing_seeds(cases, range(asked.seeds)), *differing_shuffles(cases, range(asked.shuffles))]
    sys.stdout.write("\n".join([*differing, f"{len(cases)} specs, {len(differing)} differences\n"]))
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
