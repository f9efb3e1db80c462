"""Places the statements of a floor, kind by kind, and joins what they put beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import ProjectHeader
from mtpc.model.kinds import kind, kind_names
from mtpc.model.kinds._kind import Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_statement
from mtpc.model.placing.floor import join_faces
from mtpc.model.values import Fault


def place_all(builder: SiteBuilder, statements: Iterable[ExpandedStatement]) -> None:
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


def finish_site(builder: SiteBuilder) -> None:
    """Join the faces that touch, and give the site its name; once, when everything is placed."""
    join_faces(builder.site)
    _name_site(builder)


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


def _name_site(builder: SiteBuilder) -> None:
    """The project's site is the declared one, where there is one and the project does not say."""
    project = builder.site.project
    sites = [space.name for space in builder.symbols.spaces.things.values() if space.kind == "site"]
    if len(sites) == 1 and "site" not in project.settings:
        builder.site.project = ProjectHeader(project.name, project.settings | {"site": sites[0]})
