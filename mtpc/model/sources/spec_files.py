"""Reads the files named on a command line: the specs, and the `mtpc.lock` of their project."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtpc.diagnostics import Diagnostic
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.sources.settings_file import project_files_of
from mtpc.text import Source

LOCK_NAME = "mtpc.lock"
_NO_SPECS = (".csv", ".toml")  # texts given beside specs that specs use


class Unreadable(Exception):
    """A spec named by the user that cannot be read; the text says which and why."""


def read_specs(paths: Iterable[str | Path]) -> list[Source]:
    """The specs at these paths, each once; a folder means the specs directly in it. Raises `Unreadable`."""
    return [read_source(path) for path in _specs_at(paths)]


def _specs_at(paths: Iterable[str | Path]) -> Iterator[str | Path]:
    seen: set[str] = set()
    for path in paths:
        inside: list[str | Path] = [path]
        if os.path.isdir(path):
            try:
                names = sorted(name for name in os.listdir(path) if name.endswith(".mtp") and name[0] != ".")
            except OSError as error:
                raise Unreadable(f"{_shown(path)} cannot be read: {error.strerror}") from None
            if not names:
                raise Unreadable(f"{_shown(path)} is a folder without a .mtp file in it; name the spec")
            inside = [os.path.join(path, name) for name in names]
        for spec in inside:
            real = os.path.realpath(spec) if "\0" not in str(spec) else str(spec)
            if real not in seen:
                seen.add(real)
                yield spec


def read_source(path: str | Path) -> Source:
    """The text at a path, under the name it has from the working directory; raises `Unreadable`."""
    shown = _shown(path)
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise Unreadable(f"{shown} is a folder; name the .mtp file in it")
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise Unreadable(f"{shown} is not a file")
        raw = Path(path).read_bytes()
    except FileNotFoundError:
        raise Unreadable(f"there is no file {shown}{_near(path)}") from None
    except (OSError, ValueError) as error:
        raise Unreadable(f"{shown} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    try:
        return Source(shown, raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = f"byte {error.start} is 0x{raw[error.start]:02x}"
        raise Unreadable(f"{shown} is not UTF-8: {place}; save it as UTF-8") from None


def open_project(given: list[Source], base: Path) -> tuple[list[Source], ProjectFiles, list[Diagnostic]]:
    """The specs among the texts given, the files they may use, and what is wrong with the project's settings."""
    specs = [source for source in given if not source.path.endswith(_NO_SPECS)]
    return specs, *project_files_of(specs, base, {source.path: source for source in given})


def read_lock(specs: list[Source]) -> Source | None:
    """The lock of the project these specs belong to, if it has one; raises `Unreadable`."""
    _, project_files, _ = open_project(specs, Path())
    path = lock_path(project_files)
    return read_source(path) if os.path.lexists(path) else None


def lock_path(project_files: ProjectFiles) -> str:
    """Where the lock of a project is: in its folder, named relative to the working directory."""
    return os.path.relpath(project_files.root / LOCK_NAME, os.path.realpath(project_files.base)).replace(os.sep, "/")


def _shown(path: str | Path) -> str:
    """The path from the working directory, `/`-separated."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except (OSError, ValueError):
        return str(path)


def _near(path: str | Path) -> str:
    """A file with a similar name in the same folder, as the end of a sentence."""
    from mtpc.diagnostics.suggest import near_names

    folder, name = os.path.split(path)
    try:
        near = near_names(name, os.listdir(folder or "."), count_max=1)
    except (OSError, ValueError):
        return ""
    return f"; a file with a similar name exists: {_shown(os.path.join(folder, near[0]))}" if near else ""
