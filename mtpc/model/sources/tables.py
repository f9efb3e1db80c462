"""Tables: the rows of a CSV file or of a workbook's sheet as records, each with its place."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field

from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.sources.headers import bare, is_field
from mtpc.model.sources.sheet import Sheet
from mtpc.model.values import Record
from mtpc.settings import Limits, raise_limit
from mtpc.text import Source, Span, character

COLUMNS_MAX = 1_000
CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # characters, but for tabs and ends of lines
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
_MARK = "\ufeff"  # a byte order mark, at the start
_LETTERS_MIN = 3  # of a word that heads a column; a device may be called a or to
Row = tuple[int, Sequence[str]]  # the line it begins at, its cells


@dataclass(frozen=True, slots=True)
class TableSettings:
    """How a table is to be read; the settings in the { } after its `use`."""

    key: str | None = None
    columns: tuple[str, ...] = ()
    header: int = 0  # the line of the header; 0: the first that is not empty, or `columns` stand for it
    sheet: str | None = None
    separator: str = ","
    rename: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a table: a sentence, its place, one thing to do, and another place that matters."""

    message: str
    span: Span | None
    help: str
    other: tuple[Span, str] | None = None
    code: str = "REF109"


class TableTrouble(Exception):
    """What keeps a table from being read at all."""

    def __init__(
        self,
        message: str,
        span: Span | None,
        help_: str,
        code: str = "REF109",
        other: tuple[Span, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.trouble = Trouble(message, span, help_, other, code=code)
        self.source: Source | None = None  # the sheet of a workbook that its place is in


def read_csv(
    source: Source, alias: str, settings: TableSettings, limits: Limits
) -> tuple[tuple[Record, ...], list[Trouble]]:
    """The rows of a CSV file, and what is wrong with some of them; raises TableTrouble."""
    sheet = Sheet(source, alias, separator=settings.separator)
    _refuse_controls(sheet)
    return records(sheet, _rows(sheet), settings, limits)


def records(
    sheet: Sheet, rows: Iterator[Row], settings: TableSettings, limits: Limits
) -> tuple[tuple[Record, ...], list[Trouble]]:
    """The rows after the header as records; raises TableTrouble."""
    first = _header(sheet, rows, settings)
    key = _renamed(sheet, first, settings)
    rows_read: list[Record] = []
    troubles: list[Trouble] = []
    seen: dict[str, int] = {}
    width = len(sheet.header)
    for line, cells in rows:
        if settings.columns and not settings.header and not rows_read:
            _check_no_header(sheet, line, cells, settings)
        if len(cells) > width and not sheet.name and any(cell.strip() for cell in cells[width:]):
            message = f"this row has {len(cells)} cells, the header names {width}"
            help_ = "remove the extra cells, or quote a cell that holds a separator"
            troubles.append(Trouble(message, sheet.row(line), help_))
            continue
        values = tuple(cell.strip() for cell in cells[:width])
        name = values[key] if key is not None and key < len(values) else ""
        if key is not None:
            troubles += _key_troubles(sheet, name, line, key, seen)
        rows_read.append(Record(sheet, name or f"line {line}", values, line))
        if len(rows_read) > limits.rows:
            help_ = f"split the table, {raise_limit('rows')}"
            raise TableTrouble(
                f"{sheet.described} has more than {limits.rows:,} rows", sheet.row(line), help_, "TYP107"
            )
    sheet.lines_by_key = None if key is None else seen
    return tuple(rows_read), troubles


def _key_troubles(sheet: Sheet, name: str, line: int, key: int, seen: dict[str, int]) -> Iterator[Trouble]:
    column = sheet.header[key]
    if not name:
        yield Trouble(f"line {line} has no {column}, which is the key", sheet.row(line), "give each row its own key")
    elif seen.setdefault(name, line) != line:
        message = f"{column} {name} appears in lines {seen[name]} and {line}"
        other = (sheet.cell(seen[name], key), "the first of them")
        yield Trouble(message, sheet.cell(line, key), "give each row its own key", other)


# ---- the header


def _header(sheet: Sheet, rows: Iterator[Row], settings: TableSettings) -> Span:
    """Give the sheet its header, and take its row from the rows; the place of it."""
    if settings.columns and not settings.header:
        sheet.header = settings.columns
        return sheet.row(1)
    line, cells = next(((line, cells) for line, cells in rows if line >= settings.header), (0, ()))
    names = [cell.strip() for cell in cells]
    while names and not names[-1]:
        names.pop()
    span = sheet.row(line or 1)
    if not line and not settings.header:
        raise TableTrouble("the table is empty", span, "give it a line with the names of its columns")
    if not line or line > settings.header > 0:
        raise TableTrouble(f"line {settings.header} of the table is empty", span, "write the line the header is in")
    if settings.columns:
        names = list(settings.columns)
    if len(names) > COLUMNS_MAX:
        raise TableTrouble(f"the header has more than {COLUMNS_MAX:,} columns", span, "remove columns")
    separator = next((sign for sign in SEPARATORS if len(names) == 1 and sign in names[0]), None)
    if separator is not None:
        written = {"\t": "\\t"}.get(separator, separator)
        message = f"the columns of this table are separated by {SEPARATORS[separator]}"
        raise TableTrouble(message, span, f'write `separator = "{written}"` in the {{ }} of its `use`')
    duplicate = next((name for name in names if name and names.count(name) > 1), None)
    if duplicate is not None:
        raise _twice(sheet, line, names, duplicate)
    sheet.header = tuple(names)
    return span


def _twice(sheet: Sheet, line: int, names: Sequence[str], name: str) -> TableTrouble:
    """The finding about a name that two columns have, with the setting that tells them apart."""
    first, second = [number for number, each in enumerate(names) if each == name][:2]
    columns = f"{sheet.column_shown(first)} and {sheet.column_shown(second)}"
    message = f'the column "{name}" appears twice in the header: {columns}'
    help_ = (
        f"name all columns in the {{ }} of its `use`: `header = {line}; columns = [{', '.join(_named_apart(names))}]`"
    )
    return TableTrouble(message, sheet.cell(line, second), help_, other=(sheet.cell(line, first), "the first of them"))


def _named_apart(names: Sequence[str]) -> Iterator[str]:
    """Each name as a spec writes it without quotes, the second of two with a number behind it."""
    seen: Counter[str] = Counter()
    for number, name in enumerate(names, start=1):
        word = re.sub(r"[^A-Za-z0-9_]+", "-", name).strip("-")
        word = word if word[:1].isalpha() else f"column-{number}"
        seen[word] += 1
        yield word if seen[word] == 1 else f"{word}-{seen[word]}"


def _check_no_header(sheet: Sheet, line: int, cells: Sequence[str], settings: TableSettings) -> None:
    """Raise the finding where `columns` stand for a header and the first row is one."""
    if _is_header([cell.strip() for cell in cells if cell.strip()], settings.columns):
        shown = ", ".join(cell.strip() for cell in cells)
        help_ = f"write `header = {line}` beside `columns` in the {{ }} of its `use`"
        raise TableTrouble(f"line {line} is a header, {shown}, and is read as a row", sheet.row(line), help_)


def _is_header(words: Sequence[str], columns: Sequence[str]) -> bool:
    """Whether a row names columns: no cell has a digit, and half of them are called what the trade or the spec does."""
    known = {bare(column) for column in columns}
    fields = [word for word in words if len(word) >= _LETTERS_MIN and (is_field(word) or bare(word) in known)]
    without_digits = not any(sign.isdigit() for word in words for sign in word)
    return without_digits and len(fields) >= max(2, (len(words) + 1) // 2)


def _renamed(sheet: Sheet, header: Span, settings: TableSettings) -> int | None:
    """Carry out `rename` and find the key."""
    renamed: dict[str, str] = {}
    for name, headers in settings.rename.items():
        present = [column for column in headers if column in sheet.header]
        if not present:
            near = near_sentence("column", headers[0], sheet.columns) or f"columns are {', '.join(sheet.columns)}"
            raise TableTrouble(f"the table has no column {' or '.join(headers)}", header, near)
        if len(present) > 1:
            message = f"{name} may be the column {' or '.join(present)}"
            raise TableTrouble(message, header, "name one of them in `rename`")
        renamed[name] = present[0]
    sheet.renamed = renamed
    if settings.key is None:
        return None
    columns = sheet.columns_called(settings.key)
    if len(columns) == 1:
        return columns[0]
    named = ", ".join(sheet.header[column] for column in columns) or ", ".join(sheet.columns)
    problem = "no column" if not columns else "several columns that may be"
    raise TableTrouble(f"the table has {problem} {settings.key}, to be its key", header, f"columns are {named}")


# ---- CSV


def _refuse_controls(sheet: Sheet) -> None:
    """Raise the finding about the first control character; tabs and ends of lines (LF, CR LF) are none."""
    text = sheet.source.text
    if text.replace("\n", "").isprintable():
        return  # as most tables are
    found = re.search(rf"[{CONTROL}]|\r(?!\n)", text)
    if found is None:
        return
    line, column = _row_and_column(sheet, text[: found.start()])
    message = f"{sheet.column_shown(column)} of line {line} has a control character: {character(found[0])}"
    help_ = "write the cell anew, without it"
    if found[0] == "\r":
        help_ = "save the table as CSV in UTF-8; its lines end in LF or CR LF"
    raise TableTrouble(message, Span(sheet.source.path, *found.span()), help_)


def _row_and_column(sheet: Sheet, before: str) -> tuple[int, int]:
    """The line that a row begins at, and the column (from 0), of what stands behind a text."""
    import csv

    reader = csv.reader(io.StringIO(f"{before.removeprefix(_MARK)}x", newline=""), delimiter=sheet.separator)
    line, column = 1, 0
    with suppress(csv.Error):  # about a cell before it: the row is known
        begins = 1
        for cells in reader:
            line, column, begins = begins, len(cells) - 1, reader.line_num + 1
    return line, column


def _rows(sheet: Sheet) -> Iterator[Row]:
    import csv  # not before there is a table

    source = sheet.source
    reader = csv.reader(
        io.StringIO(source.text.removeprefix(_MARK), newline=""), strict=True, delimiter=sheet.separator
    )
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        span = sheet.row(min(line, len(source.line_starts())))
        raise TableTrouble(f"the table cannot be read: {error}", span, "correct the quotes in this line") from None
