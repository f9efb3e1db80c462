"""`mtpc.toml`: marks a project's folder and holds its settings. Every fault is a finding at its line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import islice
from pathlib import Path
from posixpath import dirname
from typing import Any

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.sources.trust import trusted_by_user, work_tree
from mtpc.opening import Obstacle, UnreadFile, read_text
from mtpc.settings import GREATEST, NAME, Limits, ProjectSettings
from mtpc.text import Source
from mtpc.toml_text import NotToml, place_of, toml_of

SECTIONS = {"project": ("outside",), "limits": tuple(limit.name for limit in fields(Limits))}
REPORTED_MAX = 50  # faults of the file that are reported
_LARGEST = 1_000_000  # bytes


def project_files_of(
    specs: list[Source], base: Path, sources: dict[str, Source], *, trust: bool = False
) -> tuple[ProjectFiles, list[Diagnostic]]:
    """What these specs may read: the nearest folder with a `mtpc.toml` at or above the first, else their common one.

    What its settings allow beyond the project counts if `trust`, or if the user's configuration trusts the folder.
    """
    given = frozenset(sources)
    folders = [Path(os.path.realpath(base / dirname(spec.path))) for spec in specs] or [Path(os.path.realpath(base))]
    for folder in (folders[0], *folders[0].parents):
        shown = os.path.relpath(folder / NAME, os.path.realpath(base)).replace(os.sep, "/")
        if shown in sources or (os.path.lexists(folder / NAME) and not os.path.isdir(folder / NAME)):
            settings, findings = _SettingsFile(folder, shown, sources, trust).read()
            return ProjectFiles(base, folder, sources, settings, given), findings
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # they are on several drives
        common = folders[0]
    return ProjectFiles(base, common, sources, ProjectSettings(), given), []


class _SettingsFile:
    """One `mtpc.toml`; `sources` gain its text."""

    def __init__(self, folder: Path, shown: str, sources: dict[str, Source], trust: bool) -> None:
        self.folder, self.shown, self.sources = folder, shown, sources
        self.trust = trust

    def read(self) -> tuple[ProjectSettings, list[Diagnostic]]:
        """The settings that count, and what is wrong with the file; the defaults where something is."""
        try:
            if self.shown not in self.sources:
                self.sources[self.shown] = Source(self.shown, self._text())
            source = self.sources[self.shown]
            data = toml_of(source)
        except UnreadFile as unread:
            help_ = "correct it, or remove it"
            message = f"{self.shown} {unread.told}"
            return ProjectSettings(), [Diagnostic("REF119", message, None, object=self.shown, help=help_)]
        except NotToml as fault:
            message = f"{self.shown} is not TOML: {fault.reason}"
            help_ = "correct this line; a string is written in quotes, a number is not"
            return ProjectSettings(), [Diagnostic("REF119", message, fault.span, object=self.shown, help=help_)]
        faults = list(islice(_faults(data, source), REPORTED_MAX))
        return (ProjectSettings(), faults) if faults else self._settings(data, source)

    def _text(self) -> str:
        real = Path(os.path.realpath(self.folder / NAME))
        own = work_tree(self.folder) or self.folder
        if not (self.trust or real.is_relative_to(own)):
            raise UnreadFile(Obstacle.KIND, "is a link that leads out of the project's folder")
        return read_text(self.folder / NAME, _LARGEST).removeprefix("\ufeff")

    def _settings(self, data: Mapping[str, Any], source: Source) -> tuple[ProjectSettings, list[Diagnostic]]:
        """What the file states, as far as it counts."""
        stated = Limits(**data.get("limits", {}))
        own = work_tree(self.folder)
        outside = [Path(self._real(name)) for name in data.get("project", {}).get("outside", ())]
        beyond = [path for path in outside if not (own and path.is_relative_to(own))]
        lowered = _least(stated, Limits())
        if not beyond and lowered == stated:
            return ProjectSettings(stated, tuple(outside)), list(self._missing(data, source))
        trusted, wrong = (True, []) if self.trust else trusted_by_user(self.folder, self.sources)
        if trusted:
            return ProjectSettings(stated, tuple(outside)), list(self._missing(data, source))
        inside = tuple(path for path in outside if path not in beyond)
        return ProjectSettings(lowered, inside, tuple(beyond)), wrong

    def _real(self, name: str) -> str:
        return os.path.realpath(self.folder / name) if "\0" not in name else ""

    def _missing(self, data: Mapping[str, Any], source: Source) -> Iterator[Diagnostic]:
        """Findings about folders under `outside` that do not exist."""
        for name in data.get("project", {}).get("outside", ()):
            if not os.path.isdir(self._real(name) or "\0"):
                help_ = f"write the path relative to {NAME}"
                yield _finding(source, ("project", "outside"), f"there is no folder {name}", help_)


def _least(stated: Limits, usual: Limits) -> Limits:
    """Of each limit the lower value."""
    return Limits(**{name: min(getattr(stated, name), getattr(usual, name)) for name in SECTIONS["limits"]})


def _faults(data: Mapping[str, object], source: Source) -> Iterator[Diagnostic]:
    for section, entries in data.items():
        settings = SECTIONS.get(section)
        if settings is None or not isinstance(entries, dict):
            help_ = near_sentence("section", section, SECTIONS) or "its sections are [project] and [limits]"
            yield _finding(source, (section,), f"{NAME} has no section {section}", help_)
            continue
        for key, value in entries.items():
            if key not in settings:
                help_ = near_sentence("setting", key, settings) or f"settings of it are {', '.join(settings)}"
                yield _finding(source, (section, key), f"[{section}] has no setting {key}", help_)
            elif section == "limits":
                yield from _limit_faults(key, value, source)
            elif not _is_strings(value):
                example = f'write `{key} = ["../shared-parts"]`'
                yield _finding(source, (section, key), f"{key} is a list of folders, each in quotes", example)


def _limit_faults(name: str, value: object, source: Source) -> Iterator[Diagnostic]:
    greatest: int = getattr(GREATEST, name)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        yield _finding(source, ("limits", name), f"{name} is a whole number from 1", f"write `{name} = 100000`")
    elif value > greatest:
        message = f"{name} is {value:,}; it can be at most {greatest:,}"
        yield _finding(source, ("limits", name), message, f"write `{name} = {greatest}` or less")


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _finding(source: Source, keys: tuple[str, ...], message: str, help_: str) -> Diagnostic:
    return Diagnostic("REF119", message, place_of(source, keys), object=source.path, help=help_)
