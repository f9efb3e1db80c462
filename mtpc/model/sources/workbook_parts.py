"""The file of an XLSX workbook: a zip of XML parts, of which the one of a sheet is found as the standard says."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

_ROW = re.compile(rb'<(?:\w+:)?row\s(?:[^>]*?\s)?r="([0-9]{1,19})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[ />]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')


_CELLS = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
_READ_WHOLE = (".xml", ".rels")
_BOOK = "/officeDocument"  # how the relation of a workbook to its package ends
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s")


class WorkbookParts:
    """The parts of a workbook; raises what zipfile raises when there are none."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self.sizes = {part.filename: part.file_size for part in self._archive.infolist()}  # in bytes, unpacked

    def read_whole(self) -> Iterator[str]:
        """The parts that are read as a whole before any cell is, such as styles and the list of sheets."""
        return (name for name in self.sizes if name.lower().endswith(_READ_WHOLE) and not _CELLS.fullmatch(name))

    def read_by_row(self) -> Iterator[str]:
        """The parts that hold cells."""
        return (name for name in self.sizes if _CELLS.fullmatch(name))

    def tags(self, name: str) -> int:
        """How many tags a part has."""
        return self._part(name).count(b"<")

    def declares(self, name: str) -> bool:
        """Whether a part declares entities or a type of its own, as no workbook does."""
        content = self._part(name)
        return b"<!DOCTYPE" in content or b"<!ENTITY" in content

    def sheets(self) -> int:
        """How many sheets its list names."""
        return max((len(_SHEET.findall(self._part(name))) for name in self.read_whole()), default=0)

    def texts(self) -> int:
        """How many different texts its cells share."""
        return self._part("xl/sharedStrings.xml").count(b"<si")

    def may_hold_formulas(self, sheet: str) -> bool:
        """Whether a cell of the sheet holds a formula, as far as the part of the sheet is found."""
        content = self._sheet(sheet)
        return not content or bool(_FORMULA.search(content))

    def last_row(self, sheet: str) -> int:
        """The greatest number of a row; 0 where rows are not numbered."""
        return max((int(row[1]) for row in _ROW.finditer(self._sheet(sheet))), default=0)

    def merged(self, sheet: str) -> Iterator[tuple[str, int, str, int]]:
        """Corners of merged cells: column and row, column and row."""
        for corners in _MERGED.finditer(self._sheet(sheet)):
            yield corners[1].decode(), int(corners[2]), corners[3].decode(), int(corners[4])

    def _part(self, name: str) -> bytes:
        return self._archive.read(name) if name in self.sizes else b""

    def _sheet(self, title: str) -> bytes:
        """The part of the sheet of that name: package -> workbook -> sheet; ECMA-376, part 2, relationships."""
        for kind, _, book in self._related(""):
            if kind.endswith(_BOOK):
                sheets = ElementTree.fromstring(self._part(book)).iterfind("{*}sheets/{*}sheet")
                numbers = {sheet.get("name"): _number(sheet) for sheet in sheets}
                parts = {number: part for _, number, part in self._related(book)}
                return self._part(parts.get(numbers.get(title, ""), ""))
        return b""

    def _related(self, part: str) -> Iterator[tuple[str, str, str]]:
        """What a part, "" for the package, is related to: the kind of relation, its number, the other part."""
        folder, name = posixpath.split(part)
        listed = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        for relation in ElementTree.fromstring(listed) if listed else ():
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
            yield relation.get("Type", ""), relation.get("Id", ""), target


def _number(sheet: ElementTree.Element) -> str:
    """The `r:id` of a sheet, whichever edition of the standard its prefix stands for."""
    return next((value for name, value in sheet.items() if name.endswith("}id")), "")
