"""Findings about what came from a row of a table: the row is shown beside the line of the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.values import Record
from mtpc.text import Source

_CELLS_SHOWN = 6


def with_rows(finding: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The finding with a label at each row it depends on, with the cells that its place in the spec reads."""
    iterations = [
        (iteration.variable, iteration.row) for iteration in finding.context if isinstance(iteration.row, Record)
    ]
    labelled = {label.span.path for label in finding.labels} | {finding.span.path if finding.span else ""}
    labels = [
        Label(row.span, _label_text(variable, row, finding, sources))
        for variable, row in iterations
        if row.sheet.source.path not in labelled
    ]
    return replace(finding, labels=(*finding.labels, *labels)) if labels else finding


def _label_text(variable: str, row: Record, finding: Diagnostic, sources: Mapping[str, Source]) -> str:
    """`row srv001: panel = cp01, port = 1.9`."""
    cells = ", ".join(f"{name} = {cell}" for name, cell in _cells(variable, row, finding, sources))
    return f"row {row.key}" + (f": {cells}" if cells else "")


def _cells(variable: str, row: Record, finding: Diagnostic, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    span = finding.span
    text = sources[span.path].text[span.start : span.end] if span and span.path in sources else ""
    names = re.findall(rf"\${re.escape(variable)}\.([A-Za-z_][\w-]*)", text)
    for name in list(dict.fromkeys(names))[:_CELLS_SHOWN]:
        columns = row.sheet.columns_called(name)
        if len(columns) == 1:
            yield name, row.cell(columns[0]).text
