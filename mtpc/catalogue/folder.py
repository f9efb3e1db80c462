"""The parts of a folder of the user's: every record checked, every fault a finding at its line."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import field
from itertools import islice
from pathlib import Path

from mtpc.catalogue.catalogues import Catalogue, CatalogueInfo, FolderCatalogue, Vendor, vendor_of
from mtpc.catalogue.parts import Maker, Standards
from mtpc.catalogue.record_files import RecordFiles
from mtpc.catalogue.records import Contradiction, Record
from mtpc.catalogue.types import Part
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.settings import NAME as PROJECT_FILE
from mtpc.text import Source, Span
from mtpc.toml_text import place_of

HEADS = ("catalogue.toml", "vendor.toml")  # may be in the folder beside the parts
RECORDS_MAX = 20_000  # of a folder


def read_folder(
    standards: Standards, path: Path, shown: str, span: Span | None
) -> tuple[Catalogue | None, list[Diagnostic], list[Source]]:
    """The parts of a folder, the findings, and the texts read; no catalogue where no part could be read."""
    reader = _FolderReader(standards, shown, RecordFiles(path.resolve()))
    files = sorted(islice(_files(path), RECORDS_MAX + 1))
    if len(files) > RECORDS_MAX:
        message, help_ = f"the folder {shown} has more than {RECORDS_MAX:,} records", "use a folder of fewer parts"
        return None, [Diagnostic("TYP107", message, span, object=shown, help=help_)], []
    for file in files:
        reader.read(file, f"{shown}/{file.relative_to(path).as_posix()}")
    if not reader.parts and not reader.broken and not reader.findings:
        message = f"the folder {shown} contains no part"
        help_ = "put a record of each part into it, one .toml file per part"
        reader.findings.append(Diagnostic("REF108", message, span, object=shown, help=help_))
    if not reader.parts:
        return None, reader.findings, reader.files.sources
    return reader.catalogue(), reader.findings, reader.files.sources


def _files(path: Path) -> Iterable[Path]:
    """TOML files of a folder and of the folders in it, without hidden ones."""
    for file in path.rglob("*.toml"):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if not hidden and file.name != PROJECT_FILE and not os.path.isdir(file):
            yield file


@dataclass(slots=True)
class _FolderReader:
    standards: Standards
    shown: str
    files: RecordFiles
    parts: dict[str, Part] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    version: str = ""
    _places: dict[str, Span] = field(default_factory=dict)  # of a part's name

    @property
    def findings(self) -> list[Diagnostic]:
        """What is wrong so far."""
        return self.files.findings

    def read(self, file: Path, shown: str) -> None:
        """One file: a part, or one of the two heads."""
        read = self.files.read(file, shown)
        if read is None:
            self.broken.add(file.stem)
            return
        source, record = read
        if not self.files.follows_schema(source, record, file.stem if file.name in HEADS else record.get("family")):
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
        contents = [(source.path, source.text.encode()) for source in self.files.sources]
        info = CatalogueInfo(self.shown, self.version, contents)
        return FolderCatalogue(info, self.parts, self.vendors, frozenset(self.broken))

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
