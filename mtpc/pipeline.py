"""The compiler on one page: texts go in, a traced plant and every finding about it come out.

Its phases in order: read, parse and resolve (`reading.py`), trace, check, apply the project's policy and fold
(`judging.py`). Each works on what is healthy, so one run reports all there is. Nothing here prints, writes or reads
the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mtpc.channel.counts import counts_of
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged, standing
from mtpc.diagnostics.about import FindingsByObject
from mtpc.judging import check_plant, settle
from mtpc.lazy_dataclass import dataclass
from mtpc.model.lock import lock_update
from mtpc.model.sources.spec_files import SpecReader
from mtpc.proof import Proof, proof_of
from mtpc.reading import read_paths, read_project
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


def compile_paths(
    paths: Iterable[str | Path],
    *,
    today: str | None = None,
    on_phase: OnPhase = _silent,
    reader: SpecReader | None = None,
) -> Result:
    """Compile the specs at these paths as one model; raises `Unreadable`, `BrokenCatalogue`.

    `today` (ISO) is the date by which waivers and reservations end; without it none has ended. `on_phase` is
    called with the name of each phase as it begins. `reader` says whether the project is trusted.
    """
    trust = reader is not None and reader.trust
    specs, lock = read_paths(paths, reader)
    return compile_sources(specs, Path(), lock, today=today, on_phase=on_phase, trust=trust)


def compile_texts(
    texts: Mapping[str, str],
    base: Path | None = None,
    lock: Source | None = None,
    *,
    today: str | None = None,
    trust: bool = False,
) -> Result:
    """Compile texts by the names they are to be known by; `base` is the folder those names are relative to.

    Tables, part records and `mtpc.toml` may be among them, by their endings; others are read from `base`.
    """
    sources = [Source(name, text) for name, text in texts.items()]
    return compile_sources(sources, base or Path(), lock, today=today, trust=trust)


def compile_sources(
    given: list[Source],
    base: Path,
    lock: Source | None = None,
    *,
    today: str | None = None,
    on_phase: OnPhase = _silent,
    trust: bool = False,
) -> Result:
    """Every phase once, in order. `lock` is the text of `mtpc.lock`, where there is one.

    `trust`: what the project's settings allow beyond it counts.
    """
    on_phase("reading")
    project = read_project(given, base, lock, trust=trust)
    on_phase("tracing")
    plant = trace(project.site)
    on_phase("checking")
    findings, unjudged = check_plant(plant, today)
    alone, folded = settle([*project.findings, *findings], plant, project.sources, today)
    update = project.new_lock(has_errors=standing(alone)["errors"] > 0)
    return Result(folded, alone, plant, project.sources, update, unjudged)
