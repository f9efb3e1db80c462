"""Puts many rows into a workbook that XlsxWriter made without them: several times faster than cell by cell.

The workbook is a zip of XML. The sample row in each sheet shows which style a text and a number have; it
is replaced by the rows, and their texts are added to the workbook's shared strings. A workbook with another layout
than the known one is not changed; xlsx.py then writes each cell.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import field

from mtpc.lazy_dataclass import dataclass

_CELL_MAX = 32_767  # characters a cell can hold
_CUT = " … (cut: the whole text is in the CSV)"
_STRINGS = "xl/sharedStrings.xml"
_FIRST_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest in a zip
_SAMPLE = re.compile(
    r'<row r="(\d+)"[^>]*><c r="A\1" s="(\d+)" t="s"><v>\d+</v></c><c r="B\1" s="(\d+)"><v>0</v></c></row>'
)
_SHARED = re.compile(r'(.*<sst [^>]*?)count="(\d+)" uniqueCount="(\d+)"(>.*)</sst>\s*', re.DOTALL)
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class _LaidOutDifferently(Exception):
    """A part of the workbook is missing or does not have the known layout."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one sheet, from row `first` (from 0) on; `numbers` are indexes of number columns."""

    first: int
    rows: Sequence[Sequence[str]]
    numbers: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Strings:
    """Texts that cells point to, each once; the first `start` numbers are in use."""

    start: int
    numbers: dict[str, int] = field(default_factory=dict)
    uses: int = 0

    def number(self, text: str) -> int:
        self.uses += 1
        return self.numbers.setdefault(text, self.start + len(self.numbers))


def fill(workbook: bytes, sheets: Sequence[Rows]) -> bytes | None:
    """The workbook with the rows of each of its sheets, in order; None if its layout is not the known one."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as read:
        files = {name: read.read(name) for name in read.namelist()}
    try:
        _put_in(files, sheets)
    except _LaidOutDifferently:
        return None
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _FIRST_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, data)
    return stream.getvalue()


def _put_in(files: dict[str, bytes], sheets: Sequence[Rows]) -> None:
    head, count, unique, body = _shared(files.get(_STRINGS, b"").decode())
    strings = _Strings(unique)
    for number, rows in enumerate(sheets, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        files[name] = _with_rows(files.get(name, b"").decode(), rows, strings).encode()
    added = "".join(f'<si><t xml:space="preserve">{_escaped(text)}</t></si>' for text in strings.numbers)
    total = f'count="{count + strings.uses}" uniqueCount="{unique + len(strings.numbers)}"'
    files[_STRINGS] = f"{head}{total}{body}{added}</sst>".encode()


def _shared(text: str) -> tuple[str, int, int, str]:
    match = _SHARED.fullmatch(text)
    if not match:
        raise _LaidOutDifferently
    return match[1], int(match[2]), int(match[3]), match[4]


def _with_rows(sheet: str, rows: Rows, strings: _Strings) -> str:
    if not rows.rows:
        return sheet
    match = _SAMPLE.search(sheet)
    if not match or int(match[1]) != rows.first + 1:
        raise _LaidOutDifferently
    letters = [_letters(column) for column in range(len(rows.rows[0]))]
    xml_rows = (
        _row(row, line, letters, rows.numbers, (match[2], match[3]), strings)
        for line, row in enumerate(rows.rows, start=rows.first + 1)
    )
    sheet = f"{sheet[: match.start()]}{''.join(xml_rows)}{sheet[match.end() :]}"
    last = f"{letters[-1]}{rows.first + len(rows.rows)}"
    return re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:{last}"/>', sheet, count=1)


def _row(
    row: Sequence[str],
    line: int,
    letters: list[str],
    numbers: frozenset[int],
    styles: tuple[str, str],
    strings: _Strings,
) -> str:
    text_style, number_style = styles
    cells = []
    for column, value in enumerate(row):
        if not value:
            continue
        if column in numbers and is_number(value):
            cells.append(f'<c r="{letters[column]}{line}" s="{number_style}"><v>{value}</v></c>')
        else:
            cells.append(f'<c r="{letters[column]}{line}" s="{text_style}" t="s"><v>{strings.number(value)}</v></c>')
    return f'<row r="{line}">{"".join(cells)}</row>'


def is_number(value: str) -> bool:
    """Whether a text is a number that a cell holds exactly."""
    return value.isascii() and value.replace(".", "", 1).isdecimal() and len(value) <= 15


def fitting(text: str) -> str:
    """A text as a cell can hold it; one that is too long is cut, with a note."""
    text = text.encode("utf-8", "replace").decode()
    return text[: _CELL_MAX - len(_CUT)] + _CUT if len(text) > _CELL_MAX else text


def _escaped(text: str) -> str:
    """Text as XML, control characters as workbooks write them."""
    text = _LIKE_ESCAPED.sub("_x005F_", fitting(text))
    text = _UNWRITABLE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
