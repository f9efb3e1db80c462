"""The compiler on one page: texts go in, a traced plant and every finding about it come out.

Its phases in order: read, parse and resolve (`reading.py`), trace, check, apply the project's policy and fold
(`judging.py`). Each works on what is healthy, so one run reports all there is. Nothing here prints, writes or reads
the clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from mtpc.channel.running_modes import modes_by_light, running_modes
from mtpc.channel.tracer import trace
from mtpc.diagnostics import standing
from mtpc.diagnostics.suggest import begin_searches, searches_left_out
from mtpc.judging import check_plant, settle
from mtpc.model.running import set_running
from mtpc.model.sources.spec_files import SpecReader
from mtpc.reading import read_paths, read_project
from mtpc.result import Result
from mtpc.text import Source

OnPhase = Callable[[str], None]


def _silent(_: str) -> None:
    """Ignores which phase begins."""


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
    begin_searches()
    on_phase("reading")
    project = read_project(given, base, lock, trust=trust)
    on_phase("tracing")
    set_running(project.site, running_modes(project.site))
    plant = trace(project.site)
    resting = modes_by_light(plant)
    if resting.optics:
        set_running(project.site, resting)
        plant = trace(project.site)
    on_phase("checking")
    findings, unjudged = check_plant(plant, today)
    alone, folded = settle([*project.findings, *findings], plant, project.sources, today)
    update = project.new_lock(has_errors=standing(alone)["errors"] > 0)
    return Result(folded, alone, plant, project.sources, update, unjudged, unsearched=searches_left_out())
