"""Who is blamed: `python -m tests.blame [--floors 2000] [--pairs 500] [--seed 1] [--no-search] [--show wrong]`.

Puts one fault into each floor, of every family in turn, and asks who is blamed; trying every change says whether there
is one smallest repair. Then two independent faults in each floor. Prints a table, and advice that does not mend.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable

from tests.support.blame import Blamed, Sort, Trial, pair_trials, trials


def main() -> None:
    """Measure, and print."""
    options = argparse.ArgumentParser(prog="python -m tests.blame")
    options.add_argument("--floors", type=int, default=2000, help="how many floors with one fault")
    options.add_argument("--pairs", type=int, default=500, help="how many floors with two")
    options.add_argument("--seed", type=int, default=1, help="which floors")
    options.add_argument("--no-search", action="store_true", help="do not count smallest repairs")
    options.add_argument("--show", default=Blamed.OTHER, choices=[*Blamed], help="whose findings are printed")
    asked = options.parse_args()
    single = _told(trials(asked.floors, asked.seed, search=not asked.no_search), asked.show)
    _table(single)
    double = _told(pair_trials(asked.pairs, asked.seed), asked.show)
    both = sum(one.blamed is not Blamed.OTHER for one in double)
    _say(f"two faults: both named on {both} of {len(double)} floors{_share(both, len(double))}\n")
    unmended = sum(bool(one.unmended) for one in [*single, *double])
    _say(f"advice that does not mend: on {unmended} of {len(single) + len(double)} floors\n")


def _told(found: Iterable[Trial], show: str) -> list[Trial]:
    """The trials, what is to be shown printed as they come."""
    kept = []
    for one in found:
        kept.append(one)
        if one.blamed == show:
            _say(f"{one.name}: {one.blamed} ({one.sort}): {one.told}\n")
        for words in one.unmended:
            _say(f"{one.name}: does not mend: {words}\n")
    return kept


def _table(found: list[Trial]) -> None:
    for sort in Sort:
        of_sort = [one for one in found if one.sort is sort]
        if of_sort:
            _say(f"{sort}: {len(of_sort)} floors\n")
            for family in dict.fromkeys(one.families[0] for one in found):
                _say(_row(family, [one for one in of_sort if one.families[0] is family]))
            _say(_row("all", of_sort))


def _row(name: str, found: list[Trial]) -> str:
    counts = Counter(one.blamed for one in found)
    return (
        f"  {name:<16}"
        + "".join(f"{blamed} {counts[blamed]}{_share(counts[blamed], len(found))}  " for blamed in Blamed)
        + "\n"
    )


def _share(part: int, whole: int) -> str:
    return f" ({100 * part / whole:.1f} %)" if whole else ""


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main()
