"""Names that count up, grouped into runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def name_runs(names: Iterable[str], follows: Callable[[str, str], bool]) -> list[list[str]]:
    """Names in their order; one that follows the name before it joins its run."""
    runs: list[list[str]] = []
    for name in names:
        if runs and follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    return runs
