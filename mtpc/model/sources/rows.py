"""Findings about what came from a row of a table: the row is shown beside the line of the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.values import Record
from mtpc.text import Source

_CELLS_SHOWN = 6


class RowIteration(str):
    """An iteration of a loop over a table, as it is shown: `$r = C-0017 (p2p.csv, line 18)`; and the row itself."""

    __slots__ = ("record", "variable")
    record: Record
    variable: str

    def __new__(cls, variable: str, record: Record) -> RowIteration:
        """The iteration in which a variable is this row."""
        iteration = super().__new__(cls, f"${variable} = {record.key} ({record.sheet.described}, line {record.line})")
        iteration.variable, iteration.record = variable, record
        return iteration


def with_rows(finding: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The finding with a label at each row it depends on, with the cells that its place in the spec reads."""
    iterations = [iteration for iteration in finding.context if isinstance(iteration, RowIteration)]
    labelled = {label.span.path for label in finding.labels} | {finding.span.path if finding.span else ""}
    labels = [
        Label(iteration.record.span, _label_text(iteration, finding, sources))
        for iteration in iterations
        if _path(iteration) not in labelled
    ]
    return replace(finding, labels=(*finding.labels, *labels)) if labels else finding


def _path(iteration: RowIteration) -> str:
    return iteration.record.sheet.source.path


def _label_text(iteration: RowIteration, finding: Diagnostic, sources: Mapping[str, Source]) -> str:
    """`row srv001: panel = cp01, port = 1.9`."""
    cells = ", ".join(f"{name} = {cell}" for name, cell in _cells(iteration, finding, sources))
    return f"row {iteration.record.key}" + (f": {cells}" if cells else "")


def _cells(iteration: RowIteration, finding: Diagnostic, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    span = finding.span
    text = sources[span.path].text[span.start : span.end] if span and span.path in sources else ""
    names = re.findall(rf"\${re.escape(iteration.variable)}\.([A-Za-z_][\w-]*)", text)
    for name in list(dict.fromkeys(names))[:_CELLS_SHOWN]:
        columns = iteration.record.sheet.columns_called(name)
        if len(columns) == 1:
            yield name, iteration.record.cell(columns[0]).text
