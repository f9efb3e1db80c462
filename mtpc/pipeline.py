"""The compiler on one page: texts go in, a traced plant and every finding about it come out.

Its phases in order: read, parse, resolve, trace, check, apply the project's policy, fold. Each works on what is
healthy, so one run reports all there is. Nothing here prints, writes or reads the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mtpc.catalogue.load import Library
from mtpc.channel.counts import counts_of
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged, in_reading_order, in_subject_order, standing
from mtpc.diagnostics.about import FindingsByObject
from mtpc.diagnostics.fixes import exact
from mtpc.lazy_dataclass import dataclass
from mtpc.model.lock import lock_update
from mtpc.model.resolve import resolve
from mtpc.model.site import Site
from mtpc.model.sources.rows import with_rows
from mtpc.model.sources.spec_files import lock_path, open_project, read_lock, read_specs
from mtpc.policy import apply_policy
from mtpc.proof import Proof, proof_of
from mtpc.rules.fold import fold
from mtpc.rules.judge import judge
from mtpc.syntax.decls import SpecFile
from mtpc.syntax.parse import parse
from mtpc.text import Source

OnPhase = Callable[[str], None]


def _silent(_: str) -> None:
    """Ignores which phase begins."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a compile gives: `found` is each finding by itself, `diagnostics` the same folded and in reading order.

    `unjudged` is what rules could not judge. `new_subjects_fail`: a baseline is in use, and a subject that was not
    judged and that it does not know is an error.
    """

    diagnostics: tuple[Diagnostic, ...]
    found: tuple[Diagnostic, ...]
    plant: Plant
    sources: Mapping[str, Source]
    lock: lock_update.Update
    unjudged: tuple[Unjudged, ...] = ()
    new_subjects_fail: bool = False

    @property
    def failed(self) -> bool:
        """Whether an error stands that no baseline knows: no document may be written."""
        return standing(self.diagnostics)["errors"] > 0 or self.new_subjects > 0

    @property
    def new_subjects(self) -> int:
        """How many subjects were not judged and are not known, where a baseline is in use."""
        return len({each.object for each in self.unjudged if not each.known}) if self.new_subjects_fail else 0

    def proof(self, *, every: bool = False) -> Proof:
        """What is proved, and what is short of it: findings counted folded, or `every` one."""
        return proof_of(self.plant, self.found, self.found if every else self.diagnostics, self.unjudged)

    def counts(self) -> dict[str, int]:
        """The number of devices, assemblies, mated pairs and channels."""
        return counts_of(self.plant)

    def by_object(self) -> FindingsByObject:
        """Each finding and what was not judged, to be asked for by the names of objects."""
        return FindingsByObject(self.found, self.unjudged)


def compile_paths(paths: Iterable[str | Path], *, today: str | None = None, on_phase: OnPhase = _silent) -> Result:
    """Compile the specs at these paths as one model; raises `Unreadable`, `BrokenCatalogue`.

    `today` (ISO) is the date by which waivers and reservations end; without it none has ended. `on_phase` is
    called with the name of each phase as it begins.
    """
    specs = read_specs(paths)
    return compile_sources(specs, Path(), read_lock(specs), today=today, on_phase=on_phase)


def compile_texts(
    texts: Mapping[str, str], base: Path | None = None, lock: Source | None = None, *, today: str | None = None
) -> Result:
    """Compile texts by the names they are to be known by; `base` is the folder those names are relative to.

    Tables, part records and `mtpc.toml` may be among them, by their endings; others are read from `base`.
    """
    sources = [Source(name, text) for name, text in texts.items()]
    return compile_sources(sources, base or Path(), lock, today=today)


def compile_sources(
    given: list[Source],
    base: Path,
    lock: Source | None = None,
    *,
    today: str | None = None,
    on_phase: OnPhase = _silent,
) -> Result:
    """Every phase once, in order. `lock` is the text of `mtpc.lock`, where there is one."""
    on_phase("reading")
    specs, project_files, unset = open_project(given, base)
    locked, unlocked = lock_update.read(lock, base)
    files, unread = _parse(specs)
    site, unresolved = resolve(files, Library.standard(), project_files, unread=unread, lock=locked)
    on_phase("tracing")
    plant = trace(site)
    on_phase("checking")
    judged, unjudged = _check(plant, today)
    findings = [*unread, *unset, *unresolved, *unlocked, *judged]
    findings = apply_policy(findings, site, today)
    sources = {**project_files.sources, lock.path: lock} if lock else project_files.sources
    alone = in_reading_order([exact(with_rows(finding, sources), sources) for finding in findings])
    folded = in_reading_order(fold(alone))
    kept = None if standing(alone)["errors"] else locked
    update = lock_update.update(lock, kept, site, path=lock_path(project_files))
    return Result(folded, alone, plant, sources, update, in_subject_order(unjudged))


def site_of(paths: Iterable[str | Path]) -> Site:
    """The site of these specs, neither traced nor checked; raises `Unreadable`, `BrokenCatalogue`."""
    specs, project_files, _ = open_project(read_specs(paths), Path())
    return resolve(_parse(specs)[0], Library.standard(), project_files)[0]


# ---- the phases that are more than one call ----------------------------------------------------


def _parse(specs: list[Source]) -> tuple[list[SpecFile], list[Diagnostic]]:
    """Every spec as statements, and what could not be parsed."""
    parsed = [parse(source) for source in specs]
    return [file for file, _ in parsed], [finding for _, unread in parsed for finding in unread]


def _check(plant: Plant, today: str | None) -> tuple[list[Diagnostic], list[Unjudged]]:
    """The findings of rules, reservations and requested documents on the traced plant, and what was not judged."""
    findings, unjudged = judge(plant)
    if plant.site.reservations:
        from mtpc.model.reserved_use import check_reservations

        findings += check_reservations(plant.site, today)
    if plant.site.outputs:
        from mtpc.artefacts._outputs import judge_outputs  # documents are imported only where a spec asks for some

        findings += judge_outputs(plant.site)
    return findings, unjudged
