"""Findings about what a row of a table made: the row is shown beside the line of the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.values import Record
from mtpc.text import Source

_CELLS_SHOWN = 6


class RowTurn(str):
    """A turn of a loop through a table, as it is told: `$r = C-0017 (p2p.csv, line 18)`; and the row itself."""

    __slots__ = ("record", "variable")
    record: Record
    variable: str

    def __new__(cls, variable: str, record: Record) -> RowTurn:
        """The turn in which a variable is this row."""
        turn = super().__new__(cls, f"${variable} = {record.key} ({record.sheet.said}, line {record.line})")
        turn.variable, turn.record = variable, record
        return turn


def with_rows(found: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The finding with a label at each row it hangs on, with the cells that its place in the spec reads."""
    turns = [turn for turn in found.context if isinstance(turn, RowTurn)]
    told = {label.span.path for label in found.labels} | {found.span.path if found.span else ""}
    labels = [Label(turn.record.span, _said(turn, found, sources)) for turn in turns if _path(turn) not in told]
    return replace(found, labels=(*found.labels, *labels)) if labels else found


def _path(turn: RowTurn) -> str:
    return turn.record.sheet.source.path


def _said(turn: RowTurn, found: Diagnostic, sources: Mapping[str, Source]) -> str:
    """`row srv001: panel = cp01, port = 1.9`."""
    cells = ", ".join(f"{name} = {cell}" for name, cell in _cells(turn, found, sources))
    return f"row {turn.record.key}" + (f": {cells}" if cells else "")


def _cells(turn: RowTurn, found: Diagnostic, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    span = found.span
    text = sources[span.path].text[span.start : span.end] if span and span.path in sources else ""
    names = re.findall(rf"\${re.escape(turn.variable)}\.([A-Za-z_][\w-]*)", text)
    for name in list(dict.fromkeys(names))[:_CELLS_SHOWN]:
        meant = turn.record.sheet.meant(name)
        if len(meant) == 1:
            yield name, turn.record.cell(meant[0]).text
