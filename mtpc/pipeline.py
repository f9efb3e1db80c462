"""The compiler on one page: texts in, a traced floor and everything there is to say about it out.

Every phase works on what is healthy, so one run reports all there is. Nothing here prints, writes or reads the clock.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import OpticPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import MatingKind, Plant
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Severity, in_reading_order
from mtpc.diagnostics.fixes import exact
from mtpc.model.floor_values import Policy
from mtpc.model.placing import lock_update as relock
from mtpc.model.placing.lock_text import NAME as LOCK_NAME
from mtpc.model.placing.reservations import judge_reservations
from mtpc.model.resolve import resolve
from mtpc.model.site import Site
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.sources.rows import with_rows
from mtpc.model.sources.settings_file import project_files_of
from mtpc.rules import _rule as rules
from mtpc.syntax.parse import parse
from mtpc.text import Source

# What could not be read or placed is missing from every document, so no policy turns it into less than an error.
_STAYS_AN_ERROR = ("SYN", "REF", "TYP", "PRT", "CAT")
_NO_SPECS = (".csv", ".toml")  # texts given beside specs that specs use

OnPhase = Callable[[str], None]


class Unreadable(Exception):
    """A spec named by the user that cannot be read; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a compile gives. `found` is each finding by itself, `diagnostics` the same folded and in reading order."""

    diagnostics: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    plant: Plant
    sources: Mapping[str, Source]
    lock: relock.Update

    @property
    def failed(self) -> bool:
        """Whether an error stands: no document may be written."""
        return any(found.severity is Severity.ERROR and not found.waived for found in self.diagnostics)

    def counts(self) -> dict[str, int]:
        """How much stands on the floor; joints into the modules are not mated pairs."""
        site, joints, channels = self.plant.site, self.plant.matings, self.plant.channels
        assemblies = sum(1 for _ in site.cables())
        pairs = zip(joints.kinds, joints.faces, strict=True)
        return {
            "devices": sum(equipment.kind == "device" for equipment in site.equipment),
            "assemblies": assemblies,
            "mated_pairs": sum(len(faces) for kind, faces in pairs if not _at_module(kind)),
            "channels": sum(far >= 0 for far in channels.far),
        }

    def about(self, names: frozenset[str]) -> list[Diagnostic]:
        """The findings whose object is one of these names, or a pair of them."""
        return [found for found in self.found if names.intersection((found.object, *found.object.split(" -- ")))]

    def only(self, select: Sequence[str], ignore: Sequence[str]) -> Result:
        """The same with those findings whose code or family is selected and not ignored."""
        folded, alone = (
            tuple(found for found in some if _wanted(found.code, select, ignore))
            for some in (self.diagnostics, self.found)
        )
        return replace(self, diagnostics=folded, found=alone)


def compile_paths(paths: Iterable[str | Path], *, today: str | None = None, on_phase: OnPhase | None = None) -> Result:
    """Compile the specs at these paths as one floor; raises `Unreadable`, `BrokenCatalogue`.

    `today` (ISO) is the day that waivers and reservations are measured by; without it none has ended. `on_phase` is
    called with the name of each phase as it begins.
    """
    specs = read_specs(paths)
    return compile_sources(specs, Path(), read_lock(specs), today=today, on_phase=on_phase)


def site_of(paths: Iterable[str | Path]) -> Site:
    """What stands on the floor of these specs, neither traced nor judged; raises `Unreadable`, `BrokenCatalogue`."""
    specs = read_specs(paths)
    project_files, _ = project_files_of(specs, Path(), {source.path: source for source in specs})
    files = [parse(source)[0] for source in specs]
    return resolve(files, Library.standard(), project_files, unread=True)[0]


def compile_texts(
    texts: Mapping[str, str], base: Path | None = None, lock: Source | None = None, *, today: str | None = None
) -> Result:
    """Compile texts by the names they are to be known by; `base` is the folder those names are relative to.

    Tables, part records and `mtpc.toml` may be among them, by their endings; what is not is read from `base`.
    """
    sources = [Source(name, text) for name, text in texts.items()]
    return compile_sources(sources, base or Path(), lock, today=today)


def compile_sources(
    given: list[Source],
    base: Path,
    lock: Source | None = None,
    *,
    today: str | None = None,
    on_phase: OnPhase | None = None,
) -> Result:
    """Parse, resolve, trace and judge: every phase once. `lock` is the text of `mtpc.lock`, where there is one."""
    on_phase = on_phase or _unheard
    on_phase("reading")
    sources = {source.path: source for source in given}
    specs = [source for source in given if not source.path.endswith(_NO_SPECS)]
    project_files, unset = project_files_of(specs, base, sources)
    parsed = [parse(source) for source in specs]
    files = [file for file, _ in parsed]
    found = [diagnostic for _, unread in parsed for diagnostic in unread]
    held, unlocked = relock.read(lock, base)
    site, unresolved = resolve(files, Library.standard(), project_files, unread=bool(found), lock=held)
    on_phase("tracing")
    plant = trace(site)
    on_phase("judging")
    found += unset + unresolved + unlocked
    found += rules.run(plant)
    found += _idle_settings(site.policy) + _outputs(site)
    found += judge_reservations(site, today)
    if site.waivers:
        from mtpc.rules._waivers import waive

        found = waive(found, site, today)
    shown = {**sources, lock.path: lock} if lock else sources
    found = [exact(_as_settled(with_rows(diagnostic, shown), site.policy.severity), shown) for diagnostic in found]
    alone = in_reading_order(found)
    failed = any(one.severity is Severity.ERROR and not one.waived for one in alone)
    update = relock.update(lock, None if failed else held, site, path=_lock_path(project_files))
    return Result(in_reading_order(rules.fold(alone)), alone, plant, shown, update)


def _unheard(_: str) -> None:
    """Nobody asked."""


def _outputs(site: Site) -> list[Diagnostic]:
    """What the spec asks of documents that they do not do; documents are imported only where it asks something."""
    if not site.outputs:
        return []
    from mtpc.artefacts._outputs import judge_outputs

    return list(judge_outputs(site))


def _at_module(kind: MatingKind) -> bool:
    return isinstance(kind.a_article, OpticPart) or isinstance(kind.b_article, OpticPart)


def _as_settled(found: Diagnostic, settings: Mapping[str, str]) -> Diagnostic:
    """The finding with the severity the project gives its code, else its family."""
    word = settings.get(found.code) or settings.get(found.code[:3])
    if word is None or (found.severity is Severity.ERROR and found.code.startswith(_STAYS_AN_ERROR)):
        return found
    return replace(found, severity=Severity(word))


def _idle_settings(policy: Policy) -> list[Diagnostic]:
    """Severities set for codes that do not exist, or that stay errors whatever is set."""
    if not policy.severity:
        return []
    codes = [*rules.rule_files(), *rules.mistake_files()]
    found = []
    for name, span in policy.severity_at.items():
        if not any(code.startswith(name) for code in codes):
            message, help_ = f"there is no rule {name}", "codes and families are listed by the manual of findings"
        elif name.startswith(_STAYS_AN_ERROR) and policy.severity[name] != Severity.ERROR:
            message = f"{name} stays an error: what cannot be read is missing from every document"
            help_ = "take this setting away"
        else:
            continue
        found.append(Diagnostic("TYP104", message, span, help=help_))
    return found


def _wanted(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    return (not select or code.startswith(tuple(select))) and not (ignore and code.startswith(tuple(ignore)))


# ---- reading -----------------------------------------------------------------------------------


def read_specs(paths: Iterable[str | Path]) -> list[Source]:
    """The specs at these paths, each once; a folder stands for those directly in it. Raises `Unreadable`."""
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


def read_lock(specs: list[Source]) -> Source | None:
    """The lock of the project these specs belong to, if it has one; raises `Unreadable`."""
    project_files, _ = project_files_of(specs, Path(), {source.path: source for source in specs})
    path = _lock_path(project_files)
    return read_source(path) if os.path.lexists(path) else None


def _lock_path(project_files: ProjectFiles) -> str:
    """Where the lock of a project stands: in its folder, by the name it has from the working directory."""
    return os.path.relpath(project_files.root / LOCK_NAME, os.path.realpath(project_files.base)).replace(os.sep, "/")


def _shown(path: str | Path) -> str:
    """The path from the working directory, `/`-separated."""
    try:
        return os.path.relpath(path).replace(os.sep, "/")
    except (OSError, ValueError):
        return str(path)


def _near(path: str | Path) -> str:
    """What stands in the same folder under nearly that name."""
    from mtpc.diagnostics.suggest import near_names

    folder, name = os.path.split(path)
    try:
        near = near_names(name, os.listdir(folder or "."), most=1)
    except (OSError, ValueError):
        return ""
    return f"; a file with a similar name exists: {_shown(os.path.join(folder, near[0]))}" if near else ""
