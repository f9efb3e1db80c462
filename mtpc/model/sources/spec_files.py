"""Reads the files named on a command line: the specs, and the `mtpc.lock` of their project."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from mtpc.diagnostics import Diagnostic
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.sources.settings_file import project_files_of
from mtpc.model.sources.trust import work_tree
from mtpc.opening import STDIN, TEXT_BYTES_MAX, Obstacle, UnreadFile, decoded, read_text
from mtpc.settings import raise_limit
from mtpc.text import Source

LOCK_NAME = "mtpc.lock"
STDIN_NAME = "stdin.mtp"
_LOCK_LARGEST = 20_000_000  # bytes; a line for each circuit
_NO_SPECS = (".csv", ".toml")  # texts given beside specs that specs use
_TO_DO_WITH_SPEC = {
    Obstacle.FOLDER: "; name the .mtp file in it",
    Obstacle.KIND: f"; pipe its text in and name {STDIN}",
    Obstacle.SIZE: f"; split it, {raise_limit('named')}",
}


class Unreadable(Exception):
    """A spec named by the user that cannot be read; the text says which and why."""


class SpecReader:
    """Reads specs that the user names: of the size their project allows, and no link that leads out of it.

    `trust`: the project's own settings count; `stdin_name`: what the text from stdin is called, and where it stands.
    """

    def __init__(self, *, trust: bool = False, stdin_name: str = STDIN_NAME) -> None:
        self.trust, self.stdin_name = trust, stdin_name
        self._projects: dict[str, ProjectFiles] = {}
        self._settings: dict[str, Source] = {}

    @property
    def settings(self) -> list[Source]:
        """The settings that were read on the way: whoever reads on is given them, so that each is read once."""
        return list(self._settings.values())

    def read(self, path: str | Path) -> Source:
        """The text at a path, under the name it has from the working directory; raises `Unreadable`."""
        if path == STDIN:
            return self._stdin()
        if "\0" in str(path):
            return read_source(path)  # which states that there can be no such file
        project = self._project(path)
        if os.path.islink(path) and os.path.isfile(path) and not (self.trust or leads_inside(path, project)):
            help_ = "name the file it leads to"
            raise Unreadable(f"{_shown(path)} is a link that leads out of the project's folder; {help_}")
        return read_source(path, project.settings.limits.named, _TO_DO_WITH_SPEC)

    def _project(self, path: str | Path) -> ProjectFiles:
        """The project of a file, as far as its settings say what is read."""
        folder = os.path.dirname(path)
        if folder not in self._projects:
            inside = [Source(os.path.join(folder, "x"), "")]
            self._projects[folder] = project_files_of(inside, Path(), self._settings, trust=self.trust)[0]
        return self._projects[folder]

    def _stdin(self) -> Source:
        import sys

        name, largest = self.stdin_name, self._project(self.stdin_name).settings.limits.named
        if sys.stdin is None:
            raise Unreadable("stdin is closed; name a file")
        try:
            content = sys.stdin.buffer.read(largest + 1)
            if len(content) > largest:
                raise UnreadFile(Obstacle.SIZE, f"has more than {largest:,} bytes")
            return Source(_shown(name), decoded(content))
        except UnreadFile as unread:
            raise Unreadable(f"{name} {unread.told}{_TO_DO_WITH_SPEC.get(unread.obstacle, '')}") from None
        except OSError as error:
            raise Unreadable(f"stdin cannot be read: {error.strerror}") from None


def read_specs(paths: Iterable[str | Path], reader: SpecReader | None = None) -> list[Source]:
    """The specs at these paths, each once; a folder means the specs directly in it. Raises `Unreadable`."""
    reader = reader or SpecReader()
    return [reader.read(path) for path in _specs_at(paths)]


def _specs_at(paths: Iterable[str | Path]) -> Iterator[str | Path]:
    seen: set[str] = set()
    for path in paths:
        inside: list[str | Path] = [path]
        if path != STDIN and os.path.isdir(path):
            try:
                names = sorted(name for name in os.listdir(path) if name.endswith(".mtp") and name[0] != ".")
            except OSError as error:
                raise Unreadable(f"{_shown(path)} cannot be read: {error.strerror}") from None
            if not names:
                raise Unreadable(f"{_shown(path)} is a folder without a .mtp file in it; name the spec")
            inside = [os.path.join(path, name) for name in names]
        for spec in inside:
            real = os.path.realpath(spec) if spec != STDIN and "\0" not in str(spec) else str(spec)
            if real not in seen:
                seen.add(real)
                yield spec


def leads_inside(path: str | Path, project: ProjectFiles) -> bool:
    """Whether what a path leads to is in the project, its git work tree, or a folder its settings allow."""
    try:
        real = Path(os.path.realpath(path))
    except (OSError, ValueError):
        return True  # it cannot be opened either
    own = work_tree(project.root)
    return project.allows(real) or (own is not None and real.is_relative_to(own))


def read_source(
    path: str | Path, largest: int = TEXT_BYTES_MAX, to_do: Mapping[Obstacle, str] = MappingProxyType({})
) -> Source:
    """The text at a path, under the name it has from the working directory; raises `Unreadable`.

    `to_do` ends the sentence that says why it cannot be read.
    """
    shown = _shown(path)
    try:
        return Source(shown, read_text(path, largest))
    except UnreadFile as unread:
        if unread.obstacle is Obstacle.MISSING:
            raise Unreadable(f"there is no file {shown}{_near(path)}") from None
        raise Unreadable(f"{shown} {unread.told}{to_do.get(unread.obstacle, '')}") from None


def open_project(
    given: list[Source], base: Path, *, trust: bool = False
) -> tuple[list[Source], ProjectFiles, list[Diagnostic]]:
    """The specs among the texts given, the files they may use, and what is wrong with the project's settings."""
    specs = [source for source in given if not source.path.endswith(_NO_SPECS)]
    return specs, *project_files_of(specs, base, {source.path: source for source in given}, trust=trust)


def read_lock(specs: list[Source], reader: SpecReader) -> Source | None:
    """The lock of the project these specs belong to, if it has one; raises `Unreadable`."""
    _, project_files, _ = open_project([*specs, *reader.settings], Path(), trust=reader.trust)
    path = lock_path(project_files)
    if not os.path.lexists(path):
        return None
    if os.path.islink(path) and not (reader.trust or leads_inside(path, project_files)):
        help_ = "replace it with the file itself"
        raise Unreadable(f"{path} is a link that leads out of the project's folder; {help_}")
    lock = read_source(path, _LOCK_LARGEST)
    return Source(lock.path, lock.text.removeprefix("\ufeff"))


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
