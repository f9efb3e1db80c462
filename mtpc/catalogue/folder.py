"""Reads a folder of the user's: every record checked, every fault a finding at its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from pathlib import Path

from mtpc.catalogue.catalogues import Catalogue, FolderCatalogue, vendor_of
from mtpc.catalogue.parts import Maker, Standards
from mtpc.catalogue.records import Contradiction, Record
from mtpc.catalogue.types import CatalogueInfo, Part, Vendor
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.settings import NAME as PROJECT_FILE
from mtpc.text import Source, Span

HEADS = ("catalogue.toml", "vendor.toml")  # may be in the folder beside the parts
LARGEST = 4_000_000  # bytes; a record is a page


def read_folder(
    standards: Standards, path: Path, shown: str, span: Span | None
) -> tuple[Catalogue | None, list[Diagnostic], list[Source]]:
    """The parts of a folder, the findings, and the texts read; no catalogue where no part could be read."""
    reader = _FolderReader(standards, shown, path.resolve())
    files = sorted(_files(path))
    for file in files:
        reader.read(file, f"{shown}/{file.relative_to(path).as_posix()}")
    if not reader.parts and not reader.broken and not reader.findings:
        message = f"the folder {shown} contains no part"
        help_ = "put a record of each part into it, one .toml file per part"
        reader.findings.append(Diagnostic("REF108", message, span, object=shown, help=help_))
    if not reader.parts:
        return None, reader.findings, reader.sources
    return reader.catalogue(), reader.findings, reader.sources


def _files(path: Path) -> Iterable[Path]:
    """TOML files of a folder and of the folders in it, without hidden ones."""
    for file in path.rglob("*.toml"):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if not hidden and file.name != PROJECT_FILE and file.is_file():
            yield file


@dataclass(slots=True)
class _FolderReader:
    standards: Standards
    shown: str
    root: Path  # the folder's real path
    parts: dict[str, Part] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    findings: list[Diagnostic] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    version: str = ""
    _places: dict[str, Span] = field(default_factory=dict)  # of a part's name

    def read(self, file: Path, shown: str) -> None:
        """One file: a part, or one of the two heads."""
        source = self._text(file, shown)
        record = self._record(source) if source else None
        if source is None or record is None:
            self.broken.add(file.stem)
            return
        if faults := self._schema_faults(source, record, file.name):
            self.findings += faults
            self.broken.add(_name_in(record, file.stem))
        elif file.name == HEADS[0]:
            self.version = record["version"]
        elif file.name == HEADS[1]:
            vendor = vendor_of(record)
            self.vendors[vendor.name] = vendor
        else:
            self._part(source, record)

    def catalogue(self) -> FolderCatalogue:
        """What was read, as a catalogue."""
        contents = [(source.path, source.text.encode()) for source in self.sources]
        info = CatalogueInfo(self.shown, self.version, contents)
        return FolderCatalogue(info, self.parts, self.vendors, frozenset(self.broken))

    # ---- one file

    def _text(self, file: Path, shown: str) -> Source | None:
        help_ = "correct the file, or remove it from the folder"
        try:
            if not file.resolve().is_relative_to(self.root):
                message = f"{shown} is a link that points outside its folder"
                help_ = "replace it with the record itself"
                self.findings.append(Diagnostic("CAT101", message, None, object=shown, help=help_))
                return None
            if file.stat().st_size > LARGEST:
                self.findings.append(Diagnostic("CAT101", f"{shown} is too large for a record", None, help=help_))
                return None
            source = Source(shown, file.read_bytes().decode("utf-8").removeprefix("\ufeff"))
        except UnicodeDecodeError as error:
            message = f"{shown} is not UTF-8 at byte {error.start}"
            self.findings.append(Diagnostic("CAT101", message, None, object=shown, help="save it as UTF-8"))
            return None
        except OSError as error:
            message = f"{shown} cannot be read: {error.strerror}"
            self.findings.append(Diagnostic("CAT101", message, None, object=shown, help="check its permissions"))
            return None
        self.sources.append(source)
        return source

    def _record(self, source: Source) -> Record | None:
        record, wrong = toml_of(source)
        if wrong:
            span, message = wrong
            help_ = "correct this line; strings are quoted, dates are not"
            self.findings.append(Diagnostic("CAT101", message, span, object=source.path, help=help_))
        return None if wrong else record

    def _schema_faults(self, source: Source, record: Record, file_name: str) -> list[Diagnostic]:
        from mtpc.catalogue.schema_check import faults_of

        kind = file_name.removesuffix(".toml") if file_name in HEADS else record.get("family")
        return [
            Diagnostic("CAT102", fault.message, place_of(source, fault.keys), object=source.path, help=fault.help)
            for fault in faults_of(source.text, record, kind)
        ]

    def _part(self, source: Source, record: Record) -> None:
        name, place = record["name"], place_of(source, ("name",))
        if name in self._places:
            label = Label(self._places[name], "and here")
            message = f"two records of {self.shown} are named {name}"
            help_ = "rename one of them, or delete it"
            self.findings.append(Diagnostic("CAT103", message, place, object=name, labels=(label,), help=help_))
            return
        self._places[name] = place
        vendor = next(iter(self.vendors), "")
        try:
            self.parts[name] = Maker(self.standards, self.shown, vendor).part(record)
        except Contradiction as fault:
            message = f"{name} contradicts itself: {fault}"
            help_ = fault.help or "compare the record with the maker's drawing"
            span = place_of(source, fault.keys)
            self.findings.append(Diagnostic("CAT104", message, span, object=name, help=help_))
            self.broken.add(name)


def _name_in(record: Record, stem: str) -> str:
    name = record.get("name")
    return name if isinstance(name, str) else stem


# ---- places


def toml_of(source: Source) -> tuple[Record, tuple[Span, str] | None]:
    """The content of a TOML text, or where reading stopped and why."""
    try:
        return tomllib.loads(source.text.replace("\r\n", "\n")), None
    except (ValueError, RecursionError) as error:
        return {}, _toml_fault(source, error)


def _toml_fault(source: Source, error: Exception) -> tuple[Span, str]:
    """Where reading stopped, from tomllib's `… (at line 3, column 5)`."""
    text = str(error) if isinstance(error, ValueError) else "it is nested too deeply"
    match = re.search(r" \(at line (\d+), column (\d+)\)$", text)
    reason = text[: match.start()] if match else text.removesuffix(" (at end of document)")
    message = f"{source.path} is not TOML: {reason[:1].lower()}{reason[1:]}"
    if match is None:
        return _line(source, len(source.line_starts()) if "end of document" in text else 1), message
    start = source.line_starts()[int(match[1]) - 1] + int(match[2]) - 1
    return Span(source.path, min(start, len(source.text)), min(start + 1, len(source.text))), message


def place_of(source: Source, keys: Sequence[str | int]) -> Span:
    """The line of the last of these keys that the text has, e.g. ("port", 1, "polish"); else line 1."""
    lines = range(1, len(source.line_starts()) + 1)
    best = 1
    rest = list(keys)
    while rest:
        key = rest.pop(0)
        index = rest.pop(0) if rest and isinstance(rest[0], int) else None
        number = next(_lines_of(source, lines, str(key), index if isinstance(index, int) else 0), None)
        if number is None:
            break
        best = number
        lines = range(number, _end_of_table(source, number) if _is_header(source.line(number)) else number + 1)
    return _line(source, best)


def _lines_of(source: Source, lines: range, key: str, index: int) -> Iterator[int]:
    """Lines with `key = …`, or with the header of table `key`, the one counted `index` first."""
    word = re.escape(key)
    assignment = re.compile(rf"\s*\"?{word}\"?\s*=")
    header = re.compile(rf"\s*\[\[?\s*\"?{word}\"?\s*\]\]?\s*(#.*)?")
    headers = [number for number in lines if header.fullmatch(source.line(number))]
    if headers:
        yield from headers[index:]
    yield from (number for number in lines if assignment.match(source.line(number)))


def _end_of_table(source: Source, start: int) -> int:
    last = len(source.line_starts()) + 1
    return next((number for number in range(start + 1, last) if _is_header(source.line(number))), last)


def _is_header(line: str) -> bool:
    return line.lstrip().startswith("[")


def _line(source: Source, number: int) -> Span:
    start = source.line_starts()[number - 1]
    text = source.line(number)
    return Span(source.path, start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
