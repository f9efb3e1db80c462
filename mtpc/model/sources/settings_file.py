"""`mtpc.toml`: marks a project's folder and holds its settings. Every fault is a finding at its line."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from posixpath import dirname
from typing import Any

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.settings import NAME, Limits, ProjectSettings
from mtpc.text import Source

SECTIONS = {"project": ("outside",), "limits": tuple(limit.name for limit in fields(Limits))}
_LARGEST = 1_000_000  # bytes


def project_files_of(
    specs: list[Source], base: Path, sources: dict[str, Source]
) -> tuple[ProjectFiles, list[Diagnostic]]:
    """What these specs may read: the nearest folder with a `mtpc.toml` at or above the first, else their common one."""
    given = frozenset(sources)
    folders = [Path(os.path.realpath(base / dirname(spec.path))) for spec in specs] or [Path(os.path.realpath(base))]
    for folder in (folders[0], *folders[0].parents):
        shown = os.path.relpath(folder / NAME, os.path.realpath(base)).replace(os.sep, "/")
        if shown in sources or os.path.isfile(folder / NAME):
            settings, findings = _read(folder, shown, sources)
            return ProjectFiles(base, folder, sources, settings, given), findings
    try:
        common = Path(os.path.commonpath(folders))
    except ValueError:  # they are on several drives
        common = folders[0]
    return ProjectFiles(base, common, sources, ProjectSettings(), given), []


def _read(folder: Path, shown: str, sources: dict[str, Source]) -> tuple[ProjectSettings, list[Diagnostic]]:
    from mtpc.catalogue.folder import toml_of

    try:
        if shown not in sources:
            with open(folder / NAME, "rb") as file:
                sources[shown] = Source(shown, file.read(_LARGEST).decode("utf-8").removeprefix("\ufeff"))
    except (OSError, UnicodeDecodeError) as error:
        problem = "is not UTF-8" if isinstance(error, UnicodeDecodeError) else f"cannot be read: {error.strerror}"
        return ProjectSettings(), [
            Diagnostic("REF119", f"{shown} {problem}", None, object=shown, help="correct it, or remove it")
        ]
    data, wrong = toml_of(sources[shown])
    if wrong:
        span, message = wrong
        help_ = "correct this line; a string is written in quotes, a number is not"
        return ProjectSettings(), [Diagnostic("REF119", message, span, object=shown, help=help_)]
    faults = list(_faults(data, sources[shown]))
    if faults:
        return ProjectSettings(), faults
    outside, missing = _outside(data, folder, sources[shown])
    return ProjectSettings(Limits(**data.get("limits", {})), outside), missing


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
            elif section == "limits" and (not isinstance(value, int) or isinstance(value, bool) or value < 1):
                yield _finding(source, (section, key), f"{key} is a whole number from 1", f"write `{key} = 100000`")
            elif section == "project" and not _is_strings(value):
                example = f'write `{key} = ["../shared-parts"]`'
                yield _finding(source, (section, key), f"{key} is a list of folders, each in quotes", example)


def _outside(data: Mapping[str, Any], folder: Path, source: Source) -> tuple[tuple[Path, ...], list[Diagnostic]]:
    """The folders outside the project that may be read, and findings about those that do not exist."""
    allowed, findings = [], []
    for name in data.get("project", {}).get("outside", ()):
        path = os.path.realpath(folder / name) if "\0" not in name else ""
        if os.path.isdir(path):
            allowed.append(Path(path))
        else:
            help_ = f"write the path relative to {NAME}"
            findings.append(_finding(source, ("project", "outside"), f"there is no folder {name}", help_))
    return tuple(allowed), findings


def _is_strings(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _finding(source: Source, keys: tuple[str, ...], message: str, help_: str) -> Diagnostic:
    from mtpc.catalogue.folder import place_of

    return Diagnostic("REF119", message, place_of(source, keys), object=source.path, help=help_)
