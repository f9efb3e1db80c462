"""Reads the records in a folder of the user's, file by file: as text, as TOML, and by the schema of its kind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from mtpc.catalogue.records import Record
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.opening import Obstacle, UnreadFile, read_text
from mtpc.settings import NAME as PROJECT_FILE
from mtpc.text import Source
from mtpc.toml_text import NotToml, place_of, toml_of

LARGEST = 1_000_000  # bytes; a record is a page
_HELP = {Obstacle.ENCODING: "save it as UTF-8", Obstacle.SYSTEM: "check its permissions"}


def files_below(path: Path) -> Iterator[Path]:
    """TOML files of a folder and of the folders in it, without hidden ones."""
    for file in path.rglob("*.toml"):
        hidden = any(part.startswith(".") for part in file.relative_to(path).parts)
        if not hidden and file.name != PROJECT_FILE and not os.path.isdir(file):
            yield file


@dataclass(slots=True)
class RecordFiles:
    """The texts that were read, and what is wrong with them."""

    folder: Path
    shown: str  # the folder, as it is written
    sources: list[Source] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def read(self, file: Path) -> tuple[Source, Record] | None:
        """The text of a file and its record; None where it was reported."""
        source = self._text(file)
        if source is None:
            return None
        try:
            return source, toml_of(source)
        except NotToml as fault:
            message = f"{source.path} is not TOML: {fault.reason}"
            help_ = "correct this line; strings are quoted, dates are not"
            self.findings.append(Diagnostic("CAT101", message, fault.span, object=source.path, help=help_))
            return None

    def follows_schema(self, source: Source, record: Record, kind: str | None) -> bool:
        """Whether a record follows the schema of its kind; what does not is reported."""
        from mtpc.catalogue.schema_check import faults_of

        faults = [
            Diagnostic("CAT102", fault.message, place_of(source, fault.keys), object=source.path, help=fault.help)
            for fault in faults_of(record, kind)
        ]
        self.findings += faults
        return not faults

    def _text(self, file: Path) -> Source | None:
        shown = f"{self.shown}/{file.relative_to(self.folder).as_posix()}"
        help_ = "correct the file, or remove it from the folder"
        try:
            if not Path(os.path.realpath(file)).is_relative_to(self.folder.resolve()):
                told, help_ = "is a link that points outside its folder", "replace it with the record itself"
                raise UnreadFile(Obstacle.KIND, told)
            source = Source(shown, read_text(file, LARGEST).removeprefix("\ufeff"))
        except UnreadFile as unread:
            help_ = _HELP.get(unread.obstacle, help_)
            self.findings.append(Diagnostic("CAT101", f"{shown} {unread.told}", None, object=shown, help=help_))
            return None
        self.sources.append(source)
        return source
