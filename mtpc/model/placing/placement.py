"""Places the statements of a model, kind by kind, and joins the faces that touch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import ProjectHeader
from mtpc.model.kinds import kind, kind_names
from mtpc.model.kinds._kind import VENDOR, Kind
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.clauses import check_statement
from mtpc.model.placing.floor import join_faces
from mtpc.model.placing.supplies import check_purchase, with_supply
from mtpc.model.values import Fault, spelled
from mtpc.text import natural_key


def place_all(builder: SiteBuilder, statements: Iterable[ExpandedStatement]) -> None:
    """Place statements by the rank of their kind, within it in the natural order of what they say.

    So what is found does not depend on the order in which statements are written.
    """
    by_rank: defaultdict[int, list[tuple[Kind, ExpandedStatement]]] = defaultdict(list)
    for statement in statements:
        statement_kind = kind(statement.kind)
        if statement_kind is None:
            _report_unknown(builder, statement)
        else:
            by_rank[statement_kind.rank].append((statement_kind, statement))
    for gap in builder.site.gaps:
        _report_facts(builder, kind(gap.statement_kind), gap.declares)
    for rank in sorted(by_rank):
        for statement_kind, statement in sorted(by_rank[rank], key=lambda pair: _said(pair[1])):
            _place(builder, statement_kind, statement)
        for finish in dict.fromkeys(
            statement_kind.finish for statement_kind, _ in by_rank[rank] if statement_kind.finish
        ):
            finish(builder)


def finish_site(builder: SiteBuilder) -> None:
    """Join the faces that touch, and give the site its name; once, when everything is placed."""
    join_faces(builder.site)
    _name_site(builder)


def _place(builder: SiteBuilder, statement_kind: Kind, statement: ExpandedStatement) -> None:
    assert statement_kind.place
    faults = check_statement(statement, statement_kind)
    if not faults:
        try:
            if VENDOR in statement_kind.attributes:
                check_purchase(builder, statement)
            statement_kind.place(builder, with_supply(statement))
        except Fault as fault:
            faults = [fault]
    for finding in faults:
        builder.report(finding, statement, () if statement_kind.refers else None)
        _report_facts(builder, statement_kind, statement.names)


def _report_facts(builder: SiteBuilder, statement_kind: Kind | None, names: Iterable[str]) -> None:
    """Keep that facts were reported: parts and circuits that name them are not told of them again."""
    for name in names if statement_kind and statement_kind.states_facts else ():
        builder.library.report(name)


def _said(statement: ExpandedStatement) -> tuple[object, ...]:
    """What a statement says, as a key to sort by: its first names, then those of its place, then all else."""
    sides = (*(statement.what or ()), *(statement.at or ()))
    names = tuple(natural_key(side.names[0]) for side in sides if side is not None and side.names)
    values = sorted((name, spelled(given.value)) for name, given in statement.attributes.items())
    return names, str(statement.type), values, tuple(map(_said, statement.children))


def _report_unknown(builder: SiteBuilder, statement: ExpandedStatement) -> None:
    span = statement.origin.statement
    span = type(span)(span.path, span.start, span.start + len(statement.kind))
    if owners := [name for name in kind_names() if (owner := kind(name)) and owner.child(statement.kind)]:
        message = f"`{statement.kind}` is outside any statement"
        help_ = f"move it into the {{ }} of the {' or '.join(owners)} it is about"
        builder.report(statement.fault("TYP110", span, message, help_), statement)
        return
    help_ = f"kinds are {', '.join(kind_names())}"
    unknown = statement.fault("REF101", span, f"{statement.kind} is not a kind of statement", help_)
    builder.report(unknown.similar("kind", statement.kind, kind_names(), safe=True), statement)


def _name_site(builder: SiteBuilder) -> None:
    """The project's site is the declared one, where there is exactly one and the project does not name it."""
    project = builder.site.project
    sites = [space.name for space in builder.symbols.spaces.things.values() if space.kind == "site"]
    if len(sites) == 1 and "site" not in project.settings:
        builder.site.project = ProjectHeader(project.name, project.settings | {"site": sites[0]})
