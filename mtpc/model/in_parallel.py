"""`R[1..2].U[42, 41]` is four places; what is written where two were meant: a list, or `zip(R[1..2], U[42, 41])`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mtpc.diagnostics import Edit, Fix
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.values import Expansion
from mtpc.text import Span

_LISTED_MAX = 12  # names that are written out
_NUMBER = re.compile(r"([0-9]+)")


def in_parallel(side: Expansion, count: int, statement: ExpandedStatement) -> tuple[Fix, ...]:
    """The fixes that read `count` names for the product that a side is; none where its ranges are not of that size."""
    groups, span = side.groups, _span_of(side, statement)
    if span is None or len(groups) < 2 or set(groups) != {count} or count > _LISTED_MAX:
        return ()
    step = sum(count**power for power in range(len(groups)))
    names = side.names[::step]
    columns = _joined(list(zip(*(name.split(".") for name in names), strict=True)))
    if len(columns) != len(groups):
        return ()
    zipped = f"zip({', '.join(map(_written, columns))})"
    return tuple(Fix(f"write {text}", (Edit(span, text),)) for text in (f"[{', '.join(names)}]", zipped))


def _span_of(side: Expansion, statement: ExpandedStatement) -> Span | None:
    for sides, spans in ((statement.at, statement.at_spans), (statement.what, statement.what_spans)):
        for each, span in zip(sides or (), spans, strict=False):
            if each is side:
                return span
    return None


def _joined(steps: Sequence[Sequence[str]]) -> list[list[str]]:
    """The steps of names, column by column; a step that is the same in all goes with the one before it."""
    columns: list[list[str]] = []
    leading = ""
    for step in steps:
        if len(set(step)) > 1:
            columns.append([leading + part for part in step])
            leading = ""
        elif columns:
            columns[-1] = [f"{before}.{part}" for before, part in zip(columns[-1], step, strict=True)]
        else:
            leading += f"{step[0]}."
    return columns


def _written(names: Sequence[str]) -> str:
    """Names as a range where they differ in one number, else as a list."""
    pieces = [_NUMBER.split(name) for name in names]  # what stands between numbers, and in turn the numbers
    differ = [index for index, column in enumerate(zip(*pieces, strict=False)) if len(set(column)) > 1]
    if len(differ) != 1 or differ[0] % 2 == 0 or len(set(map(len, pieces))) > 1:
        return f"[{', '.join(names)}]"
    before, behind = "".join(pieces[0][: differ[0]]), "".join(pieces[0][differ[0] + 1 :])
    numbers = [piece[differ[0]] for piece in pieces]
    first, last = int(numbers[0]), int(numbers[-1])
    runs = [int(number) for number in numbers] == list(range(first, last + 1))
    return f"{before}[{f'{numbers[0]}..{numbers[-1]}' if runs else ', '.join(numbers)}]{behind}"
