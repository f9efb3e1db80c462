"""Structural fuzz: `python -m tests.fuzz [--floors 100000] [--seed 1]`.

Random parts, maps, cassettes and circuits on random floors are checked, some of them also traced, shown and built, in
this process. Prints every floor that ends with an internal error, and exits with 1 if there is one.
"""

from __future__ import annotations

import argparse
import sys

from tests.support.survival import fallen


def main() -> int:
    """Try the floors that are asked for."""
    options = argparse.ArgumentParser(prog="python -m tests.fuzz")
    options.add_argument("--floors", type=int, default=100_000, help="how many floors")
    options.add_argument("--seed", type=int, default=1, help="which floors")
    options.add_argument("--first", type=int, default=0, help="the number of the first")
    asked = options.parse_args()
    tally, found = fallen(asked.seed, range(asked.first, asked.first + asked.floors), say=sys.stdout.write)
    sys.stdout.write(f"{asked.floors} floors, {len(found)} internal errors; {tally}\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
