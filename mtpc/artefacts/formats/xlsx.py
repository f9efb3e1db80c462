"""Rows as a workbook for people: every cell is text, numbers only where a column is named for them.

Nothing in it is a formula, a link or a date, and the same rows give the same bytes.
"""

from __future__ import annotations

import datetime
import io
import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

_CELL_MAX = 32_767  # characters a cell can hold
_CUT = " … (cut: the whole text is in the CSV)"
_WIDTH_MAX = 40
_CREATED = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)  # any fixed day: bytes must not depend on the clock


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `groups` stand over the heads where there are several; `numbers` are indexes of number columns."""

    name: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    groups: tuple[str, ...] = ()
    numbers: frozenset[int] = frozenset()


def as_xlsx(sheets: Sequence[Sheet], facts: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook; `facts` (project, revision, legend …) come on a last sheet."""
    import xlsxwriter

    stream = io.BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    book = xlsxwriter.Workbook(stream, options)
    book.set_properties({"created": _CREATED.replace(tzinfo=None)})
    formats = _Formats(book)
    for sheet in sheets:
        _write(book, sheet, formats)
    if facts:
        _write(book, Sheet("About", ("What", "Value"), [tuple(pair) for pair in facts]), formats)
    book.close()
    return stream.getvalue()


class _Formats:
    def __init__(self, book: Any) -> None:
        head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#D9E2EC"}
        self.head = book.add_format(head)
        self.group = book.add_format({**head, "align": "center", "bg_color": "#9FB3C8"})
        self.text = book.add_format({"num_format": "@", "valign": "top"})


def _write(book: Any, sheet: Sheet, formats: _Formats) -> None:
    page = book.add_worksheet(sheet.name)
    first = _write_heads(page, sheet, formats)
    for index, width in enumerate(_widths(sheet)):
        page.set_column(index, index, width, formats.text)
    numbers, write = sheet.numbers, page.write_string
    for number, row in enumerate(sheet.rows, start=first):
        for column, value in enumerate(row):
            if not value:
                continue
            if column in numbers and _is_number(value):
                page.write_number(number, column, float(value))
            else:
                write(number, column, _fitting(value), formats.text)
    last = first + len(sheet.rows) - 1
    if sheet.rows:
        page.autofilter(first - 1, 0, last, len(sheet.heads) - 1)
    page.freeze_panes(first, 0)
    page.repeat_rows(0, first - 1)
    page.set_landscape()
    page.set_paper(8)  # A3
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RPage &P of &N")
    page.ignore_errors({"number_stored_as_text": f"A1:{_letters(len(sheet.heads) - 1)}{max(last, 0) + 1}"})


def _write_heads(page: Any, sheet: Sheet, formats: _Formats) -> int:
    """Heads, and groups over them; gives the row the data starts in."""
    line = 0
    if sheet.groups:
        start = 0
        for group, run in itertools.groupby(sheet.groups):
            count = len(list(run))
            if count > 1:
                page.merge_range(0, start, 0, start + count - 1, "", formats.group)
            page.write_string(0, start, group, formats.group)
            start += count
        line = 1
    for column, head in enumerate(sheet.heads):
        page.write_string(line, column, head, formats.head)
    return line + 1


def _widths(sheet: Sheet) -> list[float]:
    widths = [len(head) + 3 for head in sheet.heads]
    for row in sheet.rows[:2000]:
        for column, value in enumerate(row):
            widths[column] = max(widths[column], len(value))
    return [min(width, _WIDTH_MAX) + 1.0 for width in widths]


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() and value.isascii()


def _fitting(value: str) -> str:
    value = value.encode("utf-8", "replace").decode()
    return value if len(value) <= _CELL_MAX else value[: _CELL_MAX - len(_CUT)] + _CUT


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def numbers_of(heads: Sequence[str], names: Collection[str]) -> frozenset[int]:
    """Indexes of the columns that hold numbers."""
    return frozenset(index for index, head in enumerate(heads) if head in names)
