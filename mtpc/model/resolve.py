"""Statements become the floor: every name looked up, every plug in its socket, every fault reported once."""

from __future__ import annotations

from collections import defaultdict

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import CatalogueInfo, WiredPart
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.assertions import judge
from mtpc.model.expand.expander import Expander, ExpansionContext
from mtpc.model.expand.moves import moves_of
from mtpc.model.expand.overrides import single_out
from mtpc.model.expand.waivers import allowances
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import ProjectHeader
from mtpc.model.kinds import kind, kind_names
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_statement
from mtpc.model.placing.floor import join_faces
from mtpc.model.placing.lock_text import NO_LOCK, Lock
from mtpc.model.site import Site
from mtpc.model.sources.modules import Modules
from mtpc.model.sources.project_files import ProjectFiles
from mtpc.model.sources.uses import FileUses, read_uses
from mtpc.model.symbols import plain
from mtpc.model.values import Fault
from mtpc.syntax.decls import SpecFile


def resolve(
    specs: list[SpecFile],
    library: Library,
    project_files: ProjectFiles,
    *,
    unread: bool = False,
    lock: Lock | None = NO_LOCK,
) -> tuple[Site, list[Diagnostic]]:
    """The site these specs and those they use describe. What a file names is sought beside it.

    `project_files.sources` gains what was read. `unread` says that some statements could not be parsed: names they may
    declare are not missed. `lock` holds the legs that `any(…)` took before; None: there is a lock, and it was
    reported as broken.
    """
    modules = Modules(project_files, list(specs))
    uses: dict[str, FileUses] = {}
    found: list[Diagnostic] = []
    for file in modules.files:  # which grows as they use others
        uses[file.path], wrong = read_uses(file, library, project_files, modules)
        found += wrong
    found += [*modules.found, *modules.cycles()]
    unread = unread or bool(modules.found)
    site = Site(sources=project_files.sources, incomplete=unread)
    expanders = _expand(modules.files, ExpansionContext(project_files.sources, uses, project_files.settings.limits))
    found += [one for expander in expanders for one in expander.found]
    unread = unread or any(expander.gaps for expander in expanders)
    overrides = [one for expander in expanders for one in expander.overrides]
    statements, wrong = single_out(_of_the_floor(expanders, {spec.path for spec in specs}), overrides, gaps=unread)
    found += wrong
    site.incomplete = site.incomplete or bool(found)
    moved = [pair for one in expanders for move in one.moves for pair in zip(move.old, move.new, strict=False)]
    lock = lock.moved(dict(moved)) if lock and moved else lock
    builder = SiteBuilder(site, library, uses, unread=unread, lock=lock)
    builder.symbols.broken.update(plain(name) for expander in expanders for name in expander.broken)
    _place_all(builder, statements)
    found += _about_the_floor(site, builder, expanders, statements)
    join_faces(site)
    _name_site(builder)
    site.catalogues = _catalogues(uses)
    site.kin = lambda part: _kin(part, uses)
    return site, found + builder.found


def _expand(files: list[SpecFile], context: ExpansionContext) -> list[Expander]:
    """Every file expanded, its templates known to all of them before the first statement."""
    expanders = [Expander(file, context) for file in files]
    for expander in expanders:
        expander.declare()
    for expander in expanders:
        expander.run()
    return expanders


def _of_the_floor(expanders: list[Expander], named: set[str]) -> list[ExpandedStatement]:
    """Every statement; what a used spec says of the documents gives way to what the specs that are named say."""
    statements = [one for expander in expanders for one in expander.statements]
    about = [(one, found) for one in statements if (found := kind(one.kind)) and found.header]
    heads = [(one, (one.kind, one.names if found.what == ("name",) else ())) for one, found in about]
    said = {head for one, head in heads if one.path in named}
    gone = {id(one) for one, head in heads if head in said and one.path not in named}
    return [one for one in statements if id(one) not in gone] if gone else statements


def _about_the_floor(
    site: Site, builder: SiteBuilder, expanders: list[Expander], statements: list[ExpandedStatement]
) -> list[Diagnostic]:
    """Waivers and moves enter the site; assertions are judged where nothing is missing that they might count."""
    site.waivers, found = allowances(one for expander in expanders for one in expander.waivers)
    if site.incomplete:
        site.moves, wrong = moves_of((one for expander in expanders for one in expander.moves), lambda _: True)
        return found
    site.moves, wrong = moves_of((one for expander in expanders for one in expander.moves), builder.stands)
    return found + wrong + judge((one for expander in expanders for one in expander.assertions), statements)


def _place_all(builder: SiteBuilder, statements: list[ExpandedStatement]) -> None:
    """Place statements by the rank of their kind, in written order within it."""
    by_rank: defaultdict[int, list[tuple[Kind, ExpandedStatement]]] = defaultdict(list)
    for statement in statements:
        found = kind(statement.kind)
        if found is None:
            _report_unknown(builder, statement)
        else:
            by_rank[found.rank].append((found, statement))
    for rank in sorted(by_rank):
        for found, statement in by_rank[rank]:
            _place(builder, found, statement)
        for finish in dict.fromkeys(found.finish for found, _ in by_rank[rank] if found.finish):
            finish(builder)


def _name_site(builder: SiteBuilder) -> None:
    """The project's site is the declared one, where there is one and the project does not say."""
    project = builder.site.project
    sites = [space.name for space in builder.symbols.spaces.things.values() if space.kind == "site"]
    if len(sites) == 1 and "site" not in project.settings:
        builder.site.project = ProjectHeader(project.name, project.settings | {"site": sites[0]})


def _place(builder: SiteBuilder, found: Kind, statement: ExpandedStatement) -> None:
    assert found.place
    faults = check_statement(statement, found)
    if not faults:
        try:
            found.place(builder, statement)
        except Fault as fault:
            faults = [fault]
    for each in faults:
        builder.report(each, statement, () if found.refers else None)


def _report_unknown(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    span = statement.origin.statement
    span = type(span)(span.path, span.start, span.start + len(statement.kind))
    if owners := [name for name in kind_names() if (known := kind(name)) and known.child(statement.kind)]:
        message = f"`{statement.kind}` stands outside of any statement"
        help_ = f"move it into the {{ }} of the {' or '.join(owners)} it is about"
        builder.report(statement.fault("TYP110", span, message, help_), statement)
        return
    near = near_sentence("kind", statement.kind, kind_names()) or f"kinds are {', '.join(kind_names())}"
    unknown = statement.fault("REF101", span, f"there is no kind {statement.kind}", near)
    unknown.mended_by(respell(span, statement.kind, kind_names(), safe=True))
    builder.report(unknown, statement)


def _kin(part: WiredPart, uses: dict[str, FileUses]) -> list[WiredPart]:
    """The parts of one kind in the catalogue a part is from."""
    catalogues = {id(catalogue): catalogue for used in uses.values() for catalogue in used.catalogues.values()}
    kept = [catalogue for catalogue in catalogues.values() if catalogue.info.name == part.catalogue]
    parts = (catalogue.part(name) for catalogue in kept for name in catalogue.part_names(part.kind))
    return [found for found in parts if isinstance(found, WiredPart)]


def _catalogues(uses: dict[str, FileUses]) -> list[CatalogueInfo]:
    catalogues = {catalogue.info for used in uses.values() for catalogue in used.catalogues.values()}
    return sorted(catalogues, key=lambda info: (info.name, info.version))
