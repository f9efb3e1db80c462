"""Many names in one cell: those that count up are printed as the first and the last."""

from __future__ import annotations

import itertools
import re

from mtpc.text import counts_up, name_runs, natural_key

_DIGITS = re.compile(r"[0-9]+")


def folded(names: list[str]) -> str:
    """Names in natural order, runs as first..last: `up01-1..4`, `a1..4 -- b7..10`."""
    return "; ".join(_run(run) for run in name_runs(sorted(names, key=natural_key), counts_up))


def _run(names: list[str]) -> str:
    if len(names) < 3:
        return "; ".join(names)
    words, first, last = _DIGITS.split(names[0]), _DIGITS.findall(names[0]), _DIGITS.findall(names[-1])
    counts = [start if start == end else f"{start}..{end}" for start, end in zip(first, last, strict=True)]
    return "".join(itertools.chain.from_iterable(itertools.zip_longest(words, counts, fillvalue="")))
