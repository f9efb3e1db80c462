"""Makes the site model: every name looked up, every plug in its socket, every fault reported once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtpc.catalogue.load import Library
from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.all_files import expand_floor
from mtpc.model.lock.lock_text import NO_LOCK, Lock
from mtpc.model.not_as_seen import not_as_seen
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.placement import finish_site, place_all
from mtpc.model.site import Site
from mtpc.model.sources.floor_files import read_floor
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.whole_floor import check_whole_floor
from mtpc.syntax.decls import SpecFile


def resolve(
    specs: list[SpecFile],
    library: Library,
    project_files: ProjectFiles,
    *,
    unread: Sequence[Diagnostic] = (),
    lock: Lock | None = NO_LOCK,
) -> tuple[Site, list[Diagnostic]]:
    """The site these specs and those they use describe. What a file names is looked up relative to it.

    `project_files.sources` gains what was read. `unread` is what was reported of statements that could not be parsed:
    names they may declare are not reported as missing. `lock` holds the legs that `any(…)` took before; None: it was
    reported as broken.
    """
    files = read_floor(specs, library, project_files)
    floor = expand_floor(files, project_files, unread)
    findings = files.findings + floor.findings
    site = Site(sources=project_files.sources, gaps=floor.gaps)
    if lock and (moved := floor.as_a_whole.new_names()):
        lock = lock.moved(moved)
    not_expanded = list(floor.gaps)
    findings += not_as_seen(floor, [project_files.sources[spec.path] for spec in files.specs])
    builder = SiteBuilder(site, library, files.uses, lock=lock)
    place_all(builder, floor.statements)
    findings += check_whole_floor(site, floor.as_a_whole, floor.statements, builder.places.exists, not_expanded, unread)
    finish_site(builder)
    site.catalogues = replace(files.catalogues(), own=tuple(builder.parts.own.values()))
    return site, findings + builder.findings
