"""Expands every file of a model, then applies the overrides, which may change what another file declares."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.aliases import by_own_names
from mtpc.model.expand.context import ExpansionContext
from mtpc.model.expand.expander import Expander
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expand.gaps import gaps_of_text
from mtpc.model.expand.single_objects import single_out
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gaps
from mtpc.model.kinds import kind
from mtpc.model.sources.floor_files import FloorFiles
from mtpc.model.sources.project_files import ProjectFiles


@dataclass(frozen=True, slots=True)
class ExpandedFloor:
    """All statements of the specs, with every expression evaluated and every override applied."""

    statements: list[ExpandedStatement]
    as_a_whole: FloorStatements
    findings: list[Diagnostic]
    gaps: Gaps  # what was reported and is not expanded


def expand_floor(files: FloorFiles, project_files: ProjectFiles, unread: Sequence[Diagnostic]) -> ExpandedFloor:
    """Every statement of these files; `unread` is what was reported of those that could not be parsed."""
    context = ExpansionContext(project_files.sources, files.uses, project_files.settings.limits)
    reported = [*unread, *files.findings]
    expanders = [Expander(spec, context, reported) for spec in files.specs]
    for expander in expanders:  # so that all files know the templates before the first statement
        expander.declare()
    for expander in expanders:
        expander.run()
    gaps = _gaps(files, project_files, reported, context)
    for gap in (gap for expander in expanders for gap in expander.gaps):
        gaps.add(gap)
    statements = [statement for expander in expanders for statement in expander.statements]
    overrides = context.of_the_floor.overrides
    statements, wrong = single_out(_of_the_floor(statements, files.named), overrides, gaps)
    findings = [finding for expander in expanders for finding in expander.findings]
    return ExpandedFloor(by_own_names(statements), context.of_the_floor, findings + wrong, gaps)


def _gaps(
    files: FloorFiles, project_files: ProjectFiles, reported: list[Diagnostic], context: ExpansionContext
) -> Gaps:
    """What could not be read: files, and statements of them."""
    gaps = Gaps()
    for gap in (gap for uses in files.uses.values() for gap in uses.broken.values()):
        gaps.add(gap)
    for spec in files.specs:
        if spec.skipped:
            source = project_files.sources[spec.path]
            for gap in gaps_of_text(spec, source, reported, context.templates.bodies):
                gaps.add(gap)
    return gaps


def _of_the_floor(statements: list[ExpandedStatement], named: frozenset[str]) -> list[ExpandedStatement]:
    """Every statement; what a used spec states about the documents gives way to what the named specs state."""
    headers = [(each, definition) for each in statements if (definition := kind(each.kind)) and definition.header]
    keys = [(each, (each.kind, each.names if definition.what == ("name",) else ())) for each, definition in headers]
    stated = {key for each, key in keys if each.path in named}
    dropped = {id(each) for each, key in keys if key in stated and each.path not in named}
    return [each for each in statements if id(each) not in dropped] if dropped else statements
