"""Specs that use other specs: each is read once, and which uses which is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from posixpath import join

from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.sources.project_files import ProjectFiles, ProjectPath, Refused
from mtpc.settings import raise_limit
from mtpc.syntax.decls import SpecFile
from mtpc.syntax.parse import parse
from mtpc.text import Span


@dataclass(slots=True)
class Modules:
    """All specs of a model. `files` grows while they are read: those named first, then those they use."""

    project_files: ProjectFiles
    files: list[SpecFile]
    findings: list[Diagnostic] = field(default_factory=list)  # of parsing the specs that are used
    _names: dict[str, str] = field(default_factory=dict)  # real path -> the name a file is known by
    _uses: dict[str, list[tuple[str, Span]]] = field(default_factory=dict)  # file -> those it uses, and where
    _chains: dict[str, tuple[str, ...]] = field(default_factory=dict)  # file -> the files that lead to it

    def __post_init__(self) -> None:
        for file in self.files:
            self._names.setdefault(str(self.project_files.place(file.path).real), file.path)
            self._chains[file.path] = (file.path,)

    def use(self, place: ProjectPath, user: str, span: Span) -> str:
        """The name of a spec that is used at `span`; it is read if it was not. Raises Refused."""
        real = str(place.real)
        if real not in self._names:
            maximum = self.project_files.settings.limits.files
            if len(self.files) >= maximum:
                help_ = f"put what belongs together into one file, {raise_limit('files')}"
                raise Refused(f"this model is made of more than {maximum:,} files", help_, "TYP107")
            source = self.project_files.text(place)
            file, wrong = parse(source)
            self._names[real] = source.path
            self._chains[source.path] = (*self._chains[user], source.path)
            self.files.append(file)
            self.findings += wrong
        name = self._names[real]
        self._uses.setdefault(user, []).append((name, span))
        return name

    def use_folder(self, place: ProjectPath, user: str, span: Span) -> tuple[str, ...]:
        """The specs directly in a folder, by name; none where it holds none. Raises Refused."""
        names = self.project_files.inside(place, ".mtp")
        places = [self.project_files.place(join(place.shown, name) if place.shown != "." else name) for name in names]
        own = str(self.project_files.place(user).real)
        return tuple(self.use(inside, user, span) for inside in places if str(inside.real) != own)

    def use_note(self, user: str) -> tuple[str, ...]:
        """Which files lead to one that is not named itself, as a note; nothing for one that is named."""
        chain = self._chains.get(user, ())
        return (" uses ".join(chain),) if len(chain) > 1 else ()

    def cycles(self) -> Iterator[Diagnostic]:
        """Files that use each other, each reported at the line that closes the circle."""
        finished: set[str] = set()
        for start in [file.path for file in self.files]:
            chain: list[str] = []
            stack = [iter([(start, Span(start, 0, 0))])]
            while stack:
                step = next(stack[-1], None)
                if step is None:
                    stack.pop()
                    if chain:
                        finished.add(chain.pop())
                elif step[0] in chain:
                    yield _cycle([*chain[chain.index(step[0]) :], step[0]], step[1])
                elif step[0] not in finished:
                    chain.append(step[0])
                    stack.append(iter(self._uses.get(step[0], ())))


def _cycle(chain: list[str], span: Span) -> Diagnostic:
    message = f"{chain[0]} uses itself" if len(chain) == 2 else f"files use each other: {' uses '.join(chain)}"
    help_ = "remove this line: the files of a model know each other's names without it"
    return Diagnostic("REF116", message, span, help=help_)
