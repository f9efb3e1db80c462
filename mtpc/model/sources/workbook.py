"""One sheet of an XLSX workbook as rows of text. What only looks like text in a spreadsheet is told, not guessed.

A workbook comes from anywhere: its parts are measured before they are unpacked, and its rows while they are read.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date, datetime, time
from itertools import islice
from typing import Protocol, cast

from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.sources.sheet import CellFault, Sheet
from mtpc.model.sources.tables import COLUMNS_MAX, CONTROL, Row, TableSettings, TableTrouble, Trouble, records
from mtpc.model.sources.workbook_parts import WorkbookParts
from mtpc.model.values import Record
from mtpc.settings import Limits, raise_limit
from mtpc.text import BAR, Source, character, is_digits, letters

ROWS_OF_A_SHEET = 1_048_576
_UNPACKED = 3  # times the limit of a file's bytes, all parts of a workbook together
_PART = 5_000_000  # bytes of a part that holds no cells, such as its styles
_PARTS_MAX = 5_000
_TAGS_MAX = 100_000  # of a part that holds no cells
_SHEETS_MAX = 1_000
_TAGS_OF_A_ROW = 40  # times the limit of rows: the tags of a sheet
_TEXTS_MAX = 1_000_000  # different texts of a workbook
_MERGED_MAX = 200_000  # cells without a value because they are merged with others
_RANGES_MAX = 20_000  # merged ranges of a sheet
_ALONE = "save the table alone in a new workbook"
_MANGLED = re.compile(r"d{1,2}[-/ ]m{3,4}|m{3,4}[-/ ]yy", re.IGNORECASE)  # what 1/1 and 1/25 are turned into
_ESCAPED = re.compile("_x(00[01][0-9a-fA-F])_")  # ECMA-376, part 1, 22.9.2.19: how a text holds a control character
_ZEROS = re.compile(r"0+")


class ReadCell(Protocol):
    """What is used of a cell of openpyxl."""

    value: object
    data_type: str
    number_format: str


class ReadPage(Protocol):
    """What is used of a sheet that openpyxl reads row by row."""

    title: str
    sheet_state: str

    def reset_dimensions(self) -> None:
        """Forget what the file says of the sheet's size."""

    def iter_rows(self, *, max_col: int) -> Iterator[tuple[ReadCell, ...]]:
        """The rows, cut at a column."""


def read_workbook(
    content: bytes, empty: Source, alias: str, settings: TableSettings, limits: Limits
) -> tuple[Sheet, tuple[Record, ...], list[Trouble]]:
    """A sheet, its rows as records, and what is wrong with some of them; raises TableTrouble.

    `empty` is the sheet as a text, without its rows.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about validations and drawings that are not read
        book = _Book(content, empty.file, limits)
        page = book.page(settings.sheet)
        read = _Reader(book, page, limits, max(settings.header, 1), len(settings.columns))
        rows = read.rows()
    source = Source(empty.path, "\n".join(read.lines), empty.book, page.title)
    sheet = Sheet(source, alias, page.title, dates=frozenset(read.dates), cell_faults=read.faults)
    try:
        rows_read, troubles = records(sheet, iter(rows), settings, limits)
    except TableTrouble as stopped:
        stopped.source = source
        raise
    return sheet, rows_read, troubles


@dataclass(slots=True)
class _Book:
    """An opened workbook."""

    content: bytes
    shown: str
    limits: Limits
    parts: WorkbookParts = field(init=False)
    pages: dict[str, ReadPage] = field(init=False)

    def __post_init__(self) -> None:
        self.parts = self._measured()
        self.pages = self._open(data_only=True)

    def trouble(self, message: str, help_: str, code: str = "REF109") -> TableTrouble:
        return TableTrouble(message, None, help_, code)

    def _measured(self) -> WorkbookParts:
        """The parts of the workbook; refuses what would unpack into more than a table can be."""
        if self.content.startswith(b"\xd0\xcf\x11\xe0"):
            message = f"{self.shown} has a password or is of an older format"
            raise self.trouble(message, "save it as .xlsx without a password")
        try:
            parts = WorkbookParts(self.content)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.trouble(f"{self.shown} is not a workbook: {error}", "save it as .xlsx") from None
        self._refuse_large(parts)
        try:
            self._refuse_many(parts)
        except TableTrouble:
            raise
        except Exception as error:  # a part that cannot be unpacked
            raise self.broken(error) from None
        return parts

    def _refuse_large(self, parts: WorkbookParts) -> None:
        maximum = _UNPACKED * self.limits.bytes
        wide = [size for size in map(parts.sizes.__getitem__, parts.read_whole()) if size > _PART]
        if sum(parts.sizes.values()) > maximum or wide:
            message = f"{self.shown} unpacks to more than {maximum:,} bytes"
            if wide:
                message = f"{self.shown} holds a part of {wide[0]:,} bytes that is not a table"
            raise self.trouble(message, f"{_ALONE}, {raise_limit('bytes')}", "TYP107")

    def _refuse_many(self, parts: WorkbookParts) -> None:
        """Refuse what is small and would take long to read: floods of parts, styles, names, and entities."""
        if len(parts.sizes) > _PARTS_MAX:
            raise self.trouble(f"{self.shown} holds more than {_PARTS_MAX:,} parts", _ALONE, "TYP107")
        for name in parts.read_whole():
            if parts.declares(name):
                raise self.trouble(f"{self.shown} declares entities in {name}", _ALONE)
            if parts.tags(name) > _TAGS_MAX:
                message = f"{name} of {self.shown} holds more than {_TAGS_MAX:,} tags"
                raise self.trouble(message, _ALONE, "TYP107")
        tags_max = _TAGS_OF_A_ROW * self.limits.rows
        for name in parts.read_by_row():
            if parts.tags(name) > tags_max:
                message = f"{name} of {self.shown} holds more than {tags_max:,} tags"
                raise self.trouble(message, f"split the table, {raise_limit('rows')}", "TYP107")
        if parts.sheets() > _SHEETS_MAX:
            raise self.trouble(f"{self.shown} has more than {_SHEETS_MAX:,} sheets", _ALONE, "TYP107")

    def _open(self, *, data_only: bool) -> dict[str, ReadPage]:
        """The sheets by name, with the values that formulas had or with the formulas."""
        from openpyxl import load_workbook

        try:
            if self.parts.texts() > _TEXTS_MAX:
                message = f"{self.shown} holds more than {_TEXTS_MAX:,} texts"
                raise self.trouble(message, "split the table", "TYP107")
            book = load_workbook(io.BytesIO(self.content), read_only=True, data_only=data_only, keep_links=False)
            return {page.title: page for page in cast(list[ReadPage], book.worksheets)}
        except TableTrouble:
            raise
        except Exception as error:  # what a broken archive makes of the library is of many kinds
            raise self.broken(error) from None

    def broken(self, error: Exception) -> TableTrouble:
        cause = str(error).splitlines()[0][:100] if str(error) else type(error).__name__
        return self.trouble(f"{self.shown} cannot be read as a workbook: {cause}", "open it and save it again as .xlsx")

    def page(self, name: str | None) -> ReadPage:
        """The worksheet of a name, or the only one; raises TableTrouble."""
        pages = self.pages
        if name is not None and name not in pages:
            help_ = near_sentence("sheet", name, pages) or f"its sheets are {', '.join(pages)}"
            raise self.trouble(f"{self.shown} has no sheet {name}", help_)
        visible = [page for page in pages.values() if page.sheet_state == "visible"] or list(pages.values())
        if name is None and len(visible) != 1:
            named = ", ".join(page.title for page in visible)
            message = f"{self.shown} has {len(visible)} sheets: {named}"
            raise self.trouble(message, 'name one in the { } of its `use`: sheet = "NAME"')
        return pages[name] if name is not None else visible[0]

    def same_with_formulas(self, page: ReadPage) -> ReadPage | None:
        """The sheet with its formulas in the place of values, None where it has none."""
        return self._open(data_only=False)[page.title] if self.parts.may_hold_formulas(page.title) else None


@dataclass(slots=True)
class _Reader:
    """Reads one sheet; `lines` are its rows as they are shown."""

    book: _Book
    page: ReadPage
    limits: Limits
    header: int
    columns: int  # that the spec names
    lines: list[str] = field(default_factory=list)
    dates: set[tuple[int, int]] = field(default_factory=set)
    faults: dict[tuple[int, int], CellFault] = field(default_factory=dict)

    @property
    def described(self) -> str:
        """`p2p.xlsx, sheet Cables`."""
        return f"{self.book.shown}, sheet {self.page.title}"

    def rows(self) -> list[Row]:
        """The rows that are not empty; raises TableTrouble."""
        try:
            self._refuse_merged()
            if self.book.parts.last_row(self.page.title) > ROWS_OF_A_SHEET:
                raise self._too_long()
            rows = list(self._rows())
            self._report_merged()
        except TableTrouble:
            raise
        except Exception as error:  # as above: the sheet is unpacked only while it is read
            raise self.book.broken(error) from None
        return rows

    def _refuse_merged(self) -> None:
        """Refuse a sheet with more merged ranges than a table has."""
        if sum(1 for _ in islice(self.book.parts.merged(self.page.title), _RANGES_MAX + 1)) > _RANGES_MAX:
            message = f"{self.described} has more than {_RANGES_MAX:,} merged ranges"
            raise self.book.trouble(message, "unmerge them and fill in each cell", "TYP107")

    def _rows(self) -> Iterator[Row]:
        width, count, characters = self._width(), 0, 0
        formulas = self._formulas(width)
        for line, cells in self._lines(self.page, width):
            reported, formula_columns = len(self.faults), next(formulas, frozenset[int]())
            texts = [self._text(cell, line, column, formula_columns) for column, cell in enumerate(cells)]
            characters += sum(map(len, texts))
            if characters > self.limits.bytes:
                message = f"the cells of {self.described} hold more than {self.limits.bytes:,} characters"
                raise self.book.trouble(message, f"split the table, {raise_limit('bytes')}", "TYP107")
            kept = max((column + 1 for _, column in list(self.faults)[reported:]), default=0)  # a finding has its cell
            while len(texts) > kept and not texts[-1]:
                texts.pop()
            self.lines.append(BAR.join(texts))
            if texts or len(self.faults) > reported:
                count += 1
                yield line, texts
            if count > self.limits.rows + self.header:
                message = f"{self.described} has more than {self.limits.rows:,} rows"
                raise self.book.trouble(message, f"split the table, {raise_limit('rows')}", "TYP107")

    def _width(self) -> int:
        """How many columns the header names; anything to the right of them is not read."""
        for line, cells in self._lines(self.page, COLUMNS_MAX):
            filled = [column for column, _ in _written(cells)]
            if filled and line >= self.header:
                return max(filled[-1] + 1, self.columns)
        return max(self.columns, 1)

    def _lines(self, page: ReadPage, width: int) -> Iterator[tuple[int, Sequence[ReadCell]]]:
        """The rows of a sheet with their numbers; one that is left out in the file has no cells."""
        page.reset_dimensions()  # what a file says of its own size is not relied on
        blank: object = None
        for line, cells in enumerate(page.iter_rows(max_col=width), start=1):
            if line > ROWS_OF_A_SHEET:
                raise self._too_long()
            if cells is blank:  # rows that are left out are one and the same value
                yield line, ()
                continue
            if not any(True for _ in _written(cells)):
                blank = cells
            yield line, cells

    def _too_long(self) -> TableTrouble:
        message = f"{self.described} has more rows than a sheet can have"
        return self.book.trouble(message, "open it and save it again as .xlsx")

    def _formulas(self, width: int) -> Iterator[frozenset[int]]:
        """The columns of each row that hold formulas, from the first row on."""
        page = self.book.same_with_formulas(self.page)
        for _, cells in self._lines(page, width) if page else ():
            yield frozenset(column for column, cell in _written(cells) if cell.data_type == "f")

    def _text(self, cell: ReadCell, line: int, column: int, formulas: frozenset[int]) -> str:
        value = cell.value
        if value is None:
            if column in formulas:
                message = f"cell {_place(line, column)} is a formula without a value"
                self._report_cell(line, column, message, "open the workbook and save it, so that values are kept")
            return ""
        if isinstance(value, str):
            if cell.data_type == "e":
                message = f"cell {_place(line, column)} holds the error {value}"
                self._report_cell(line, column, message, "correct the formula")
            text = _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value)
            self._refuse_control(text, line, column)
            return " ".join(text.replace(BAR.strip(), "¦").split())
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int | float):
            return _number(value, cell.number_format)
        return self._day(value, cell.number_format, line, column)

    def _refuse_control(self, text: str, line: int, column: int) -> None:
        """Raise the finding about the first control character of a cell; blanks between words are none."""
        found = None if text.isprintable() else re.search(f"[{CONTROL}]", text)
        if found:
            place = f"{self.described}, cell {_place(line, column)}"
            message = f"{place} has a control character: {character(found[0])}"
            raise self.book.trouble(message, "write the cell anew, without it")

    def _day(self, value: object, form: str, line: int, column: int) -> str:
        if isinstance(value, datetime):
            text = value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        elif isinstance(value, date | time):
            text = value.isoformat()
        else:
            text = str(value)
        self.dates.add((line, column))
        if _MANGLED.fullmatch(re.sub(r"\\|\[[^\]]*\]|;.*", "", form)):
            message = f"cell {_place(line, column)} is a date ({text}), made from a text like 1/1"
            self._report_cell(line, column, message, "format the column as text and write it again", "TYP112")
        return text

    def _report_cell(self, line: int, column: int, message: str, help_: str, code: str = "REF109") -> None:
        self.faults[line, column] = CellFault(code, message, help_)

    def _report_merged(self) -> None:
        """Of merged cells only the first has a value; the others are reported when they are read."""
        from openpyxl.utils import column_index_from_string as number

        for first, top, last, bottom in self.book.parts.merged(self.page.title):
            message = f"cells {first}{top}:{last}{bottom} are merged; only the first of them has a value"
            faults = CellFault("REF109", message, "unmerge them and fill in each cell")
            lines = range(top, min(bottom, len(self.lines)) + 1)
            columns = range(number(first) - 1, min(number(last), COLUMNS_MAX))
            if len(self.faults) + len(lines) * len(columns) > _MERGED_MAX:
                raise self.book.trouble(
                    f"{self.described} is full of merged cells", "unmerge them and fill in each cell"
                )
            hidden = ((line, column) for line in lines for column in columns)
            self.faults.update((place, faults) for place in hidden if place != (top, number(first) - 1))


def _written(cells: Sequence[ReadCell]) -> Iterator[tuple[int, ReadCell]]:
    return ((column, cell) for column, cell in enumerate(cells) if cell.value is not None)


def _number(value: float, form: str) -> str:
    """A number as the sheet shows it: without `.0`, with the zeros in front that its format gives it."""
    text = format(value, ".15g") if isinstance(value, float) else str(value)
    if "e" in text:
        text = format(value, "f").rstrip("0").rstrip(".")
    return text.zfill(len(form)) if _ZEROS.fullmatch(form or "") and is_digits(text) else text


def _place(line: int, column: int) -> str:
    """`B7`."""
    return f"{letters(column)}{line}"
