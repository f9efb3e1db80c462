"""A table as it is in its file: the header, which column a name means, and the place of each cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.model.sources.headers import matching_columns
from mtpc.text import BAR, Source, Span, letters


@dataclass(frozen=True, slots=True)
class CellFault:
    """Why the content of a cell cannot be what was meant, and one thing to do.

    `code` is that of the rule under which it is reported, once a spec reads the cell.
    """

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
    cell_faults: Mapping[tuple[int, int], CellFault] = field(default_factory=dict)  # reported when the spec reads them
    lines_by_key: Mapping[str, int] | None = None  # None: no column is its key
    _columns: dict[str, list[int]] = field(default_factory=dict)

    @property
    def described(self) -> str:
        """`p2p.xlsx, sheet Cables`."""
        return f"{self.source.file}, sheet {self.name}" if self.name else self.source.path

    @property
    def columns(self) -> list[str]:
        """The columns by their names."""
        return [*self.renamed, *(name for name in self.header if name and name not in self.renamed.values())]

    def columns_called(self, name: str) -> list[int]:
        """The columns (from 0) that a name may mean; one where it is clear."""
        if name not in self._columns:
            names = [self.renamed[name]] if name in self.renamed else matching_columns(name, self.header)
            self._columns[name] = [self.header.index(header) for header in names]
        return self._columns[name]

    def column_shown(self, column: int) -> str:
        """A column (from 0) as it is counted: `column B` of a workbook, `column 2` of a CSV file."""
        return f"column {letters(column) if self.name else column + 1}"

    def row(self, line: int) -> Span:
        """The line of a row."""
        start = self.source.line_starts()[line - 1]
        start += line == 1 and self.source.text.startswith("\ufeff")
        return Span(self.source.path, start, start + len(self.source.line(line)))

    def cell(self, line: int, column: int) -> Span:
        """A cell of the row at a line; the row where it is too short to have it."""
        row = self.row(line)
        ends = _workbook_ends if self.name else _csv_ends
        start, end = ends(self.source.text, row, column, self.separator)
        has_a_place = start < end or (bool(self.name) and (line, column) in self.cell_faults)
        return Span(row.path, start, end) if has_a_place else row


def _workbook_ends(text: str, row: Span, column: int, _: str) -> tuple[int, int]:
    cells = text[row.start : row.end].split(BAR)
    if column >= len(cells):
        return row.start, row.end
    start = row.start + sum(len(cell) + len(BAR) for cell in cells[:column])
    return start, start + len(cells[column])


def _csv_ends(text: str, row: Span, column: int, separator: str) -> tuple[int, int]:
    cell = re.compile(rf'"(?:[^"]|"")*"|[^{re.escape(separator)}\r\n]*')
    start = row.start
    for number in range(column + 1):
        match = cell.match(text, start)
        if match is None or number == column:
            return (match.start(), match.end()) if match else (start, start)
        start = match.end()
        if text[start : start + 1] != separator:
            break
        start += 1
    return row.start, row.end
