"""Several files that are one floor: the specs that specs use, each read once, and who uses whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from posixpath import join

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic
from mtpc.model.sources.project_files import ProjectFiles, ProjectPath, Refused
from mtpc.settings import raise_limit
from mtpc.syntax.decls import SpecFile
from mtpc.syntax.parse import parse
from mtpc.text import Span


@dataclass(slots=True)
class Modules:
    """The specs of one floor. `files` grows while they are read: those named first, then those they use."""

    project_files: ProjectFiles
    files: list[SpecFile]
    found: list[Diagnostic] = field(default_factory=list)  # what could not be parsed in those that are used
    _names: dict[str, str] = field(default_factory=dict)  # real path -> the name a file is known by
    _uses: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)  # file -> those it uses, and where
    _ways: dict[str, tuple[str, ...]] = field(default_factory=dict)  # file -> the files it was reached by

    def __post_init__(self) -> None:
        for file in self.files:
            self._names.setdefault(str(self.project_files.place(file.path).real), file.path)
            self._ways[file.path] = (file.path,)

    def use(self, place: ProjectPath, user: str, span: Span) -> str:
        """The name of a spec that is used at `span`; it is read if it was not. Raises Refused."""
        real = str(place.real)
        if real not in self._names:
            most = self.project_files.settings.limits.files
            if len(self.files) >= most:
                help_ = f"put what belongs together into one file, {raise_limit('files')}"
                raise Refused(f"this floor is made of more than {most:,} files", help_, "TYP107")
            source = self.project_files.text(place)
            file, wrong = parse(source)
            self._names[real] = source.path
            self._ways[source.path] = (*self._ways[user], source.path)
            self.files.append(file)
            self.found += wrong
        name = self._names[real]
        self._uses.setdefault(user, []).append((name, span))
        return name

    def use_folder(self, place: ProjectPath, user: str, span: Span) -> tuple[str, ...]:
        """The specs directly in a folder, by name; none where it holds none. Raises Refused."""
        names = self.project_files.inside(place, ".mtp")
        places = [self.project_files.place(join(place.shown, name) if place.shown != "." else name) for name in names]
        own = str(self.project_files.place(user).real)
        return tuple(self.use(inside, user, span) for inside in places if str(inside.real) != own)

    def way(self, user: str) -> tuple[str, ...]:
        """How a file that is not named itself comes to be read, as a note."""
        way = self._ways.get(user, ())
        return (" uses ".join(way),) if len(way) > 1 else ()

    def cycles(self) -> Iterator[Diagnostic]:
        """Files that use each other, each told at the line that closes the circle."""
        done: set[str] = set()
        for start in [file.path for file in self.files]:
            way: list[str] = []
            stack = [iter([(start, Span(start, 0, 0))])]
            while stack:
                step = next(stack[-1], None)
                if step is None:
                    stack.pop()
                    if way:
                        done.add(way.pop())
                elif step[0] in way:
                    yield _cycle([*way[way.index(step[0]) :], step[0]], step[1])
                elif step[0] not in done:
                    way.append(step[0])
                    stack.append(iter(self._uses.get(step[0], ())))


def _cycle(way: list[str], span: Span) -> Diagnostic:
    message = f"{way[0]} uses itself" if len(way) == 2 else f"files use each other: {' uses '.join(way)}"
    help_ = "take this line out; all files of a floor know each other's names anyway"
    return Diagnostic("REF116", message, span, help=help_)
