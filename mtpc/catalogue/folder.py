"""The parts of a folder of the user's: every record checked, every fault a finding at its line."""

from __future__ import annotations

from dataclasses import field
from itertools import islice
from pathlib import Path

from mtpc.catalogue.catalogues import Catalogue, CatalogueInfo, FolderCatalogue, Vendor, vendor_of
from mtpc.catalogue.fact_records import SORTS, OpenLibrary, add_fact
from mtpc.catalogue.parts import Maker
from mtpc.catalogue.record_files import RecordFiles, files_below
from mtpc.catalogue.records import Contradiction, Record, UnknownName
from mtpc.catalogue.types import Part
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.text import Source, Span
from mtpc.toml_text import place_of

HEADS = ("catalogue.toml", "vendor.toml")  # may be in the folder beside the parts
RECORDS_MAX = 20_000  # of a folder
_SORT_NAMES = list(SORTS)


def read_folder(
    library: OpenLibrary, path: Path, shown: str, span: Span | None
) -> tuple[Catalogue | None, list[Diagnostic], list[Source]]:
    """The parts of a folder, the findings, and the texts read; no catalogue where no part could be read."""
    reader = _FolderReader(library, RecordFiles(path, shown))
    files = sorted(islice(files_below(path), RECORDS_MAX + 1), key=lambda file: (_sort_rank(file), file))
    if len(files) > RECORDS_MAX:
        message, help_ = f"the folder {shown} has more than {RECORDS_MAX:,} records", "use a folder of fewer parts"
        return None, [Diagnostic("TYP107", message, span, object=shown, help=help_)], []
    for file in files:
        reader.read(file)
    if not reader.parts and not reader.broken and not reader.findings and not reader.facts:
        message = f"the folder {shown} contains no part"
        help_ = "put a record of each part into it, one .toml file per part"
        reader.findings.append(Diagnostic("REF108", message, span, object=shown, help=help_))
    if not reader.parts and not reader.facts:
        return None, reader.findings, reader.files.sources
    return reader.catalogue(), reader.findings, reader.files.sources


def _sort_rank(file: Path) -> int:
    """Records of standards before parts, those that others name first."""
    return _SORT_NAMES.index(file.parent.name) if file.parent.name in SORTS else len(_SORT_NAMES)


@dataclass(slots=True)
class _FolderReader:
    library: OpenLibrary
    files: RecordFiles
    parts: dict[str, Part] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    facts: set[tuple[str, str]] = field(default_factory=set)  # (sort, name)
    broken: set[str] = field(default_factory=set)
    version: str = ""
    _places: dict[str, Span] = field(default_factory=dict)  # of a part's name

    @property
    def findings(self) -> list[Diagnostic]:
        """What is wrong so far."""
        return self.files.findings

    def read(self, file: Path) -> None:
        """One file: a part, or one of the two heads."""
        read = self.files.read(file)
        if read is None:
            self.broken.add(file.stem)
            return
        source, record = read
        sort = file.parent.name if file.parent.name in SORTS and "family" not in record else ""
        kind = SORTS[sort][0] if sort else file.stem if file.name in HEADS else record.get("family")
        if not self.files.follows_schema(source, record, kind):
            self.broken.add(_name_in(record, file.stem))
            if sort:
                self.library.report(_name_in(record, file.stem))
        elif sort:
            self._fact(source, record, sort)
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
        info = CatalogueInfo(self.files.shown, self.version, contents)
        return FolderCatalogue(info, self.parts, self.vendors, frozenset(self.broken))

    def _part(self, source: Source, record: Record) -> None:
        name, place = record["name"], place_of(source, ("name",))
        if name in self._places:
            label = Label(self._places[name], "and here")
            message = f"two records of {self.files.shown} are named {name}"
            help_ = "rename one of them, or delete it"
            self.findings.append(Diagnostic("CAT103", message, place, object=name, labels=(label,), help=help_))
            return
        self._places[name] = place
        vendor = next(iter(self.vendors), "")
        try:
            self.parts[name] = Maker(self.library, self.files.shown, vendor).part(record)
        except UnknownName as fault:
            if self.library.is_reported(fault.name):
                self.broken.add(name)
            else:
                self._contradicts(source, name, fault)
        except Contradiction as fault:
            self._contradicts(source, name, fault)

    def _fact(self, source: Source, record: Record, sort: str) -> None:
        try:
            add_fact(self.library, sort, record)
        except Contradiction as fault:
            self._contradicts(source, record["name"], fault)
        else:
            self.facts.add((sort, record["name"]))

    def _contradicts(self, source: Source, name: str, fault: Contradiction) -> None:
        message = f"{name} contradicts itself: {fault}"
        help_ = fault.help or "compare the record with the maker's drawing"
        span = place_of(source, fault.keys)
        self.findings.append(Diagnostic("CAT104", message, span, object=name, help=help_))
        self.broken.add(name)
        self.library.report(name)


def _name_in(record: Record, stem: str) -> str:
    name = record.get("name")
    return name if isinstance(name, str) else stem
