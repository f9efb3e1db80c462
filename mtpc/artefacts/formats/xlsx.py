"""Rows as a workbook for people: every cell is text, numbers only in the columns named.

Nothing in it is a formula, a link or a date, and the same rows give the same bytes. XlsxWriter makes the workbook with
its heads, panes, filters and print settings; the rows, of which there may be many, are put in by `_xlsxwriter.py`.
"""

from __future__ import annotations

import datetime
import io
import itertools
import re
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from mtpc.artefacts.formats._xlsxwriter import Rows, fill, fitting, is_number
from mtpc.lazy_dataclass import dataclass

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTH_MAX, _SAMPLE = 40, 2000
_NAME_MAX = 31  # characters (UTF-16 units) in the name of a sheet
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff\U00010000-\U0010ffff]")
_CREATED = datetime.datetime(2000, 1, 1)  # any fixed day, as XlsxWriter wants it: without a zone
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: `groups` stand over the heads where there are several; `numbers` are indexes of number columns."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    groups: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


def as_xlsx(sheets: Sequence[WorkbookSheet], facts: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook; `facts` (project, revision, legend …) come on a last sheet."""
    if facts:
        sheets = [*sheets, WorkbookSheet("About", ("What", "Value"), facts)]
    rows = [Rows(_first_row(sheet), sheet.rows, sheet.numbers) for sheet in sheets]
    return fill(_workbook(sheets, _write_sample), rows) or _workbook(sheets, _write_rows)


def _workbook(sheets: Sequence[WorkbookSheet], write: _Write) -> bytes:
    """The workbook as XlsxWriter makes it, with what `write` puts into a sheet that has rows."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, _OPTIONS)
    book.set_properties({"created": _CREATED})
    formats = _Formats(book)
    for name, sheet in zip(sheet_names([sheet.name for sheet in sheets]), sheets, strict=True):
        page = book.add_worksheet(name)
        _lay_out(page, sheet, formats)
        if sheet.rows:
            write(page, sheet, formats)
    book.close()
    return stream.getvalue()


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that a workbook accepts: at most 31 characters, none reserved, no two that differ only in case."""
    names: list[str] = []
    taken = {"history"}  # reserved by Excel
    for text in titles:
        plain = " ".join(_NOT_IN_NAMES.sub(" ", text).split()).strip("' ") or "Sheet"
        name, number = plain[:_NAME_MAX].rstrip("' "), 1
        while name.lower() in taken:
            number += 1
            tail = f" ({number})"
            name = plain[: _NAME_MAX - len(tail)] + tail
        taken.add(name.lower())
        names.append(name)
    return names


def numbers_of(heads: Sequence[str], names: Collection[str]) -> frozenset[int]:
    """Indexes of the columns that hold numbers."""
    return frozenset(index for index, head in enumerate(heads) if head in names)


class _Formats:
    def __init__(self, book: Workbook) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#D9E2EC"}
        self.head = book.add_format(head)
        self.group = book.add_format({**head, "align": "center", "bg_color": "#9FB3C8"})
        self.text = book.add_format({"num_format": "@", "valign": "top"})
        self.number = book.add_format({"valign": "top"})


_Write = Callable[["Worksheet", WorkbookSheet, _Formats], None]


def _write_sample(page: Worksheet, sheet: WorkbookSheet, formats: _Formats) -> None:
    """Instead of rows one cell of each format, as a sample."""
    first = _first_row(sheet)
    page.write_string(first, 0, "text", formats.text)
    page.write_number(first, 1, 0, formats.number)


def _write_rows(page: Worksheet, sheet: WorkbookSheet, formats: _Formats) -> None:
    """The rows cell by cell."""
    for line, row in enumerate(sheet.rows, start=_first_row(sheet)):
        for column, value in enumerate(row):
            if column in sheet.numbers and is_number(value):
                page.write_number(line, column, float(value), formats.number)
            elif value:
                _write_text(page, line, column, fitting(value), formats.text)


def _write_text(page: Worksheet, line: int, column: int, text: str, text_format: Format) -> None:
    if text.startswith("<r>"):  # XlsxWriter takes a whole text like this for its own markup
        page.write_rich_string(line, column, text[0], text[1], text[2:], text_format)
    else:
        page.write_string(line, column, text, text_format)


def _first_row(sheet: WorkbookSheet) -> int:
    """The row in which the data starts, below the heads and the groups over them."""
    return 2 if sheet.groups else 1


def _lay_out(page: Worksheet, sheet: WorkbookSheet, formats: _Formats) -> None:
    """Heads, widths, filter and print settings."""
    first = _first_row(sheet)
    _write_heads(page, sheet, formats)
    for index, width in enumerate(_widths(sheet)):
        page.set_column(index, index, width, formats.number if index in sheet.numbers else formats.text)
    last = first + len(sheet.rows) - 1
    page.autofilter(first - 1, 0, max(last, first - 1), len(sheet.heads) - 1)
    page.freeze_panes(first, 0)
    page.repeat_rows(0, first - 1)
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RPage &P of &N")
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{max(last, 0) + 1}"})


def _write_heads(page: Worksheet, sheet: WorkbookSheet, formats: _Formats) -> None:
    """Heads, and groups over them."""
    if sheet.groups:
        start = 0
        for group, run in itertools.groupby(sheet.groups):
            count = len(list(run))
            if count > 1:
                page.merge_range(0, start, 0, start + count - 1, "", formats.group)
            page.write_string(0, start, group, formats.group)
            start += count
    for column, head in enumerate(sheet.heads):
        page.write_string(_first_row(sheet) - 1, column, head, formats.head)


def _widths(sheet: WorkbookSheet) -> list[float]:
    """Widths by the content of the first rows."""
    columns = [set(texts) for texts in zip(*sheet.rows[:_SAMPLE], strict=True)] or [set[str]()] * len(sheet.heads)
    wide = (max(map(len, texts), default=0) for texts in columns)
    return [min(max(chars, len(head) + 3), _WIDTH_MAX) + 1.0 for chars, head in zip(wide, sheet.heads, strict=True)]
