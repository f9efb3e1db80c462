"""The files that specs may read: those in the project's folder and in the folders that its settings allow."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

from mtpc.diagnostics.suggest import near_names
from mtpc.lazy_dataclass import dataclass
from mtpc.opening import Obstacle, UnreadFile, decoded, read_bytes, refuse_unnamable
from mtpc.settings import NAME, ProjectSettings, raise_limit
from mtpc.text import Source

_HELP = {
    Obstacle.FOLDER: "name a file",
    Obstacle.KIND: "name a file",
    Obstacle.SYSTEM: "check its name and its permissions",
    Obstacle.ENCODING: "save it as UTF-8",
}


class Refused(Exception):
    """A file that is not read: why, and one thing to do. `code` is empty where it depends on what the file is for.

    `files_there` are the names of the files in the folder it was looked for in.
    """

    def __init__(self, message: str, help_: str, code: str = "", files_there: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.help, self.code = message, help_, code
        self.files_there = files_there


@dataclass(frozen=True, slots=True)
class ProjectPath:
    """A file or folder: the name it has for the user, and where it really is."""

    shown: str
    real: Path


@dataclass(slots=True)
class ProjectFiles:
    """Finds and reads files by name. `sources` are the texts read so far, and those given in memory, by name."""

    base: Path  # names are relative to it
    root: Path  # the project's folder, its real path
    sources: dict[str, Source]
    settings: ProjectSettings
    given: frozenset[str]  # names of the texts that were given, and are not read from the disk

    def place(self, shown: str) -> ProjectPath:
        """The file or folder of a name."""
        return ProjectPath(shown, Path(os.path.realpath(self.base / shown)))

    def beside(self, spec: str, target: str) -> ProjectPath:
        """What a spec means by a path; raises Refused where that is outside of the project."""
        try:
            place = self.place(normpath(join(dirname(spec), target)))
        except (OSError, ValueError):
            raise Refused("this cannot be the name of a file", "write a path relative to the spec") from None
        self._check_inside(place, target)
        return place

    def allows(self, real: Path) -> bool:
        """Whether a real path is in the project, or in a folder that its settings allow."""
        return any(real.is_relative_to(folder) for folder in (self.root, *self.settings.outside))

    def _check_inside(self, place: ProjectPath, target: str) -> None:
        if self.allows(place.real):
            return
        help_ = f"copy it into the project, or allow its folder with `outside` under [project] in {NAME}"
        if any(place.real.is_relative_to(folder) for folder in self.settings.distrusted):
            help_ = f"copy it into the project; {NAME} allows its folder, which counts with --trust"
        elif not (self.root / NAME).is_file():
            help_ = f"copy it into the project, or put a file {NAME} into the folder that holds them both"
        raise Refused(f"{target} is outside of the project's folder", help_, "REF117")

    def read(self, place: ProjectPath) -> bytes:
        """The content of a file; raises Refused."""
        if place.shown in self.given:
            return self.sources[place.shown].text.encode("utf-8", "surrogatepass")
        self._check_inside(place, place.shown)
        try:
            return read_bytes(place.real, self.settings.limits.bytes)
        except UnreadFile as unread:
            raise self._refused(place, unread) from None

    def _refused(self, place: ProjectPath, unread: UnreadFile) -> Refused:
        """Why a file is not read, with one thing to do."""
        message = f"{place.shown} {unread.told}"
        if unread.obstacle is Obstacle.MISSING:
            help_ = self._near(place) or "check the name; it is looked up relative to the spec"
            return Refused(f"there is no file {place.shown}", help_, files_there=tuple(_listed(place.real.parent)))
        if unread.obstacle is Obstacle.SIZE:
            return Refused(message, f"split it, {raise_limit('bytes')}", "TYP107")
        return Refused(message, _HELP[unread.obstacle])

    def text(self, place: ProjectPath) -> Source:
        """The text of a file, kept under its name; raises Refused."""
        if place.shown not in self.sources:
            try:
                refuse_unnamable(place.shown)
                self.sources[place.shown] = Source(place.shown, decoded(self.read(place)))
            except UnreadFile as unread:
                raise self._refused(place, unread) from None
        return self.sources[place.shown]

    def inside(self, place: ProjectPath, suffix: str) -> list[str]:
        """The files directly in a folder with this ending, sorted; those given in memory too."""
        names = {name.rpartition("/")[2] for name in self.sources if (dirname(name) or ".") == place.shown}
        names.update(_listed(place.real))
        return sorted(name for name in names if name.endswith(suffix) and not name.startswith("."))

    def _near(self, place: ProjectPath) -> str:
        folder, _, name = place.shown.rpartition("/")
        near = near_names(name, _listed(place.real.parent), count_max=1)
        return f"a file with a similar name exists: {join(folder, near[0])}" if near else ""


def _listed(folder: Path) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            yield from (entry.name for entry in entries)
    except OSError:
        return
