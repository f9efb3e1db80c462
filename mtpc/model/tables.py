"""Tables: the rows of a CSV file as records, each knowing its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mtpc.model.values import Record
from mtpc.text import Source, Span

ROWS_MAX = 1_000_000


class TableTrouble(Exception):
    """What keeps a table from being read: a sentence, the place in it, one thing to do."""

    def __init__(self, message: str, span: Span | None, help_: str) -> None:
        super().__init__(message)
        self.message, self.span, self.help = message, span, help_


def records(source: Source, alias: str, key: str | None, columns: tuple[str, ...]) -> tuple[Record, ...]:
    """The rows of a table; `columns` names them when the file has no header."""
    rows = _rows(source)
    header = list(columns) if columns else next(rows, (0, []))[1]
    header = [cell.strip() for cell in header]
    _check_header(header, source, key)
    made: list[Record] = []
    seen: dict[str, int] = {}
    for line, cells in rows:
        record = _record(source, alias, header, line, cells, key)
        if key and seen.setdefault(record.key, line) != line:
            message = f"{alias}: {key} {record.key} stands in lines {seen[record.key]} and {line}"
            raise TableTrouble(message, record.span, "give each row its own key")
        made.append(record)
        if len(made) > ROWS_MAX:
            raise TableTrouble(f"{alias} has more than {ROWS_MAX:,} rows", record.span, "split the table")
    return tuple(made)


def _rows(source: Source) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(source.text.removeprefix("\ufeff"), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        span = _line_span(source, min(line, len(source.line_starts())))
        raise TableTrouble(f"the table cannot be read: {error}", span, "mend the quotes in this line") from None


def _check_header(header: list[str], source: Source, key: str | None) -> None:
    first = _line_span(source, 1)
    if not header:
        raise TableTrouble("the table is empty", first, "give it a first line with the names of its columns")
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        raise TableTrouble(f'the column "{twice}" stands twice in the header', first, "rename one of them")
    if len(header) == 1 and ";" in header[0]:
        raise TableTrouble("the columns of this table are parted by `;`", first, "save it with commas between them")
    if key and key not in header:
        raise TableTrouble(f"the table has no column {key} to be its key", first, f"columns are {', '.join(header)}")


def _record(source: Source, alias: str, header: list[str], line: int, cells: list[str], key: str | None) -> Record:
    span = _line_span(source, line)
    if len(cells) > len(header):
        message = f"this row has {len(cells)} cells, the header names {len(header)}"
        raise TableTrouble(message, span, "remove the extra cells, or quote a cell that holds a comma")
    padded = [*(cell.strip() for cell in cells), *[""] * (len(header) - len(cells))]
    by_column = dict(zip(header, padded, strict=True))
    return Record(alias, by_column[key] if key else f"line {line}", by_column, span, line)


def _line_span(source: Source, line: int) -> Span:
    starts = source.line_starts()
    start = starts[line - 1]
    return Span(source.path, start, start + len(source.line(line)))
