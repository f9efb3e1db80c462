"""From texts to the site: specs are read and parsed, and what they describe is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from mtpc.catalogue.load import Library
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.lock import lock_update
from mtpc.model.lock.lock_text import Lock
from mtpc.model.resolve import resolve
from mtpc.model.site import Site
from mtpc.model.sources.spec_files import SpecReader, lock_path, open_project, read_lock, read_specs
from mtpc.syntax.parse import parse_all
from mtpc.text import Source


@dataclass(frozen=True, slots=True)
class ReadProject:
    """The site that specs describe, everything that was read for it, and what is wrong with that.

    `given_lock` is `mtpc.lock` as it was read, None where there is none; `lock` is what it holds, None where it is
    broken. `lock_path` is where it stands, or belongs.
    """

    site: Site
    findings: list[Diagnostic]
    sources: Mapping[str, Source]
    given_lock: Source | None
    lock: Lock | None
    lock_path: str

    def new_lock(self, *, has_errors: bool) -> lock_update.Update:
        """What `mtpc.lock` is to hold; where an error stands it is left as it is."""
        held = None if has_errors else self.lock
        return lock_update.update(self.given_lock, held, self.site, path=self.lock_path)


def read_paths(paths: Iterable[str | Path], reader: SpecReader | None = None) -> tuple[list[Source], Source | None]:
    """The texts of the specs at these paths and of their settings, and that of their lock; raises `Unreadable`."""
    reader = reader or SpecReader()
    specs = read_specs(paths, reader)
    return [*specs, *reader.settings], read_lock(specs, reader)


def read_project(given: list[Source], base: Path, lock: Source | None, *, trust: bool = False) -> ReadProject:
    """What these specs describe; `base` is the folder their names are relative to. Raises `BrokenCatalogue`.

    `trust`: what the project's settings allow beyond it counts.
    """
    specs, project_files, unset = open_project(given, base, trust=trust)
    locked, unlocked = lock_update.read(lock, base)
    files, unread = parse_all(specs)
    site, unresolved = resolve(files, Library.standard(), project_files, unread=unread, lock=locked)
    sources = {**project_files.sources, lock.path: lock} if lock else project_files.sources
    findings = [*unread, *unset, *unresolved, *unlocked]
    return ReadProject(site, findings, sources, lock, locked, lock_path(project_files))


def site_of(paths: Iterable[str | Path]) -> Site:
    """The site of these specs, neither traced nor judged; raises `Unreadable`, `BrokenCatalogue`."""
    reader = SpecReader()
    specs, project_files, _ = open_project([*read_specs(paths, reader), *reader.settings], Path())
    return resolve(parse_all(specs)[0], Library.standard(), project_files)[0]
