"""A table as it stands in its file: the header, which column a name means, and the place of each cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from mtpc.dataclass import dataclass
from mtpc.model.sources.headers import columns_meant
from mtpc.text import Source, Span

BAR = " | "  # between the cells of a workbook's row, as it is shown


@dataclass(frozen=True, slots=True)
class Spoilt:
    """Why what stands in a cell is not what was meant, and one thing to do."""

    code: str
    message: str
    help: str


@dataclass(slots=True, eq=False)
class Sheet:
    """A CSV file or one sheet of a workbook; of a workbook, `source` shows each row as a line of that number."""

    source: Source
    alias: str
    name: str = ""  # of the sheet in its workbook
    separator: str = ","
    header: tuple[str, ...] = ()  # "" for a column that has no name and is not read
    renamed: Mapping[str, str] = field(default_factory=dict)  # name in the spec -> header, as the spec says
    dates: frozenset[tuple[int, int]] = frozenset()  # (line, column) of cells that hold a date
    spoilt: Mapping[tuple[int, int], Spoilt] = field(default_factory=dict)  # told when the spec reads them
    _found: dict[str, list[int]] = field(default_factory=dict)

    @property
    def said(self) -> str:
        """`p2p.xlsx, sheet Cables`."""
        return f"{self.source.path}, sheet {self.name}" if self.name else self.source.path

    @property
    def columns(self) -> list[str]:
        """The columns by their names."""
        return [*self.renamed, *(name for name in self.header if name and name not in self.renamed.values())]

    def meant(self, name: str) -> list[int]:
        """The columns (from 0) that a name may mean; one where it is clear."""
        if name not in self._found:
            names = [self.renamed[name]] if name in self.renamed else columns_meant(name, self.header)
            self._found[name] = [self.header.index(one) for one in names]
        return self._found[name]

    def row(self, line: int) -> Span:
        """The line of a row."""
        start = self.source.line_starts()[line - 1]
        return Span(self.source.path, start, start + len(self.source.line(line)))

    def cell(self, line: int, column: int) -> Span:
        """A cell of the row at a line; the row where it is too short to have it."""
        row = self.row(line)
        ends = _workbook_ends if self.name else _csv_ends
        start, end = ends(self.source.text, row, column, self.separator)
        return Span(row.path, start, end) if start < end else row


def _workbook_ends(text: str, row: Span, column: int, _: str) -> tuple[int, int]:
    cells = text[row.start : row.end].split(BAR)
    if column >= len(cells):
        return row.start, row.end
    start = row.start + sum(len(cell) + len(BAR) for cell in cells[:column])
    return start, start + len(cells[column])


def _csv_ends(text: str, row: Span, column: int, separator: str) -> tuple[int, int]:
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(separator)}\r\n]*')
    start = row.start + text.startswith("\ufeff", row.start)
    for number in range(column + 1):
        found = cell.match(text, start)
        if found is None or number == column:
            return (found.start(), found.end()) if found else (start, start)
        start = found.end()
        if text[start : start + 1] != separator:
            break
        start += 1
    return row.start, row.end
