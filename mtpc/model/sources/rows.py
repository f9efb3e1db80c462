"""Findings about what a row of a table made: the row is shown beside the line of the spec."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.values import Record
from mtpc.text import Source

_CELLS_SHOWN = 6


def with_rows(found: Diagnostic, sources: Mapping[str, Source]) -> Diagnostic:
    """The finding with a label at each row it hangs on, with the cells that its place in the spec reads."""
    turns = [(turn.variable, turn.row) for turn in found.context if isinstance(turn.row, Record)]
    told = {label.span.path for label in found.labels} | {found.span.path if found.span else ""}
    labels = [
        Label(row.span, _said(variable, row, found, sources))
        for variable, row in turns
        if row.sheet.source.path not in told
    ]
    return replace(found, labels=(*found.labels, *labels)) if labels else found


def _said(variable: str, row: Record, found: Diagnostic, sources: Mapping[str, Source]) -> str:
    """`row srv001: panel = cp01, port = 1.9`."""
    cells = ", ".join(f"{name} = {cell}" for name, cell in _cells(variable, row, found, sources))
    return f"row {row.key}" + (f": {cells}" if cells else "")


def _cells(variable: str, row: Record, found: Diagnostic, sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    span = found.span
    text = sources[span.path].text[span.start : span.end] if span and span.path in sources else ""
    names = re.findall(rf"\${re.escape(variable)}\.([A-Za-z_][\w-]*)", text)
    for name in list(dict.fromkeys(names))[:_CELLS_SHOWN]:
        meant = row.sheet.meant(name)
        if len(meant) == 1:
            yield name, row.cell(meant[0]).text
