"""The files that specs may read: those in the project's folder and in the folders that its settings allow."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

from mtpc.diagnostics.suggest import near_names
from mtpc.lazy_dataclass import dataclass
from mtpc.settings import NAME, ProjectSettings
from mtpc.text import Source


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
        if any(place.real.is_relative_to(folder) for folder in (self.root, *self.settings.outside)):
            return place
        message = f"{target} is outside of the project's folder"
        help_ = f"copy it into the project, or allow its folder with `outside` under [project] in {NAME}"
        if not (self.root / NAME).is_file():
            help_ = f"copy it into the project, or put a file {NAME} into the folder that holds them both"
        raise Refused(message, help_, "REF117")

    def read(self, place: ProjectPath) -> bytes:
        """The content of a file; raises Refused."""
        if place.shown in self.given:
            return self.sources[place.shown].text.encode("utf-8", "surrogatepass")
        maximum = self.settings.limits.bytes
        try:
            if not stat.S_ISREG(os.stat(place.real).st_mode):
                raise Refused(f"{place.shown} is not a file", "name a file")
            with open(place.real, "rb") as file:
                content = file.read(maximum + 1)
        except FileNotFoundError:
            help_ = self._near(place) or "check the name; it is looked up relative to the spec"
            files_there = tuple(_listed(place.real.parent))
            raise Refused(f"there is no file {place.shown}", help_, files_there=files_there) from None
        except OSError as error:
            raise Refused(f"{place.shown} cannot be read: {error.strerror}", "check its permissions") from None
        if len(content) > maximum:
            help_ = f"split it, or raise `bytes` under [limits] in {NAME}"
            raise Refused(f"{place.shown} has more than {maximum:,} bytes", help_, "TYP107")
        return content

    def text(self, place: ProjectPath) -> Source:
        """The text of a file, kept under its name; raises Refused."""
        if place.shown not in self.sources:
            try:
                self.sources[place.shown] = Source(place.shown, self.read(place).decode("utf-8"))
            except UnicodeDecodeError as error:
                raise Refused(f"{place.shown} is not UTF-8 at byte {error.start}", "save it as UTF-8") from None
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
