"""Expands every file of a model, then applies the overrides, which may change what another file declares."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.context import ExpansionContext
from mtpc.model.expand.expander import Expander
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expand.single_objects import single_out
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds import kind
from mtpc.model.sources.floor_files import FloorFiles
from mtpc.model.sources.project_files import ProjectFiles


@dataclass(frozen=True, slots=True)
class ExpandedFloor:
    """All statements of the specs, with every expression evaluated and every override applied."""

    statements: list[ExpandedStatement]
    as_a_whole: FloorStatements
    findings: list[Diagnostic]
    broken: list[str]  # names of what was reported and is not expanded
    gaps: bool  # something is not expanded and its names are not known


def expand_floor(files: FloorFiles, project_files: ProjectFiles, *, unread: bool) -> ExpandedFloor:
    """Every statement of these files; `unread` says that some could not be parsed."""
    context = ExpansionContext(project_files.sources, files.uses, project_files.settings.limits)
    expanders = [Expander(spec, context) for spec in files.specs]
    for expander in expanders:  # so that all files know the templates before the first statement
        expander.declare()
    for expander in expanders:
        expander.run()
    gaps = unread or files.unread or any(expander.gaps for expander in expanders)
    statements = [statement for expander in expanders for statement in expander.statements]
    overrides = context.of_the_floor.overrides
    statements, wrong = single_out(_of_the_floor(statements, files.named), overrides, gaps=gaps)
    findings = [finding for expander in expanders for finding in expander.findings]
    broken = [name for expander in expanders for name in expander.broken]
    return ExpandedFloor(statements, context.of_the_floor, findings + wrong, broken, gaps)


def _of_the_floor(statements: list[ExpandedStatement], named: frozenset[str]) -> list[ExpandedStatement]:
    """Every statement; what a used spec states about the documents gives way to what the named specs state."""
    headers = [(each, definition) for each in statements if (definition := kind(each.kind)) and definition.header]
    keys = [(each, (each.kind, each.names if definition.what == ("name",) else ())) for each, definition in headers]
    stated = {key for each, key in keys if each.path in named}
    dropped = {id(each) for each, key in keys if key in stated and each.path not in named}
    return [each for each in statements if id(each) not in dropped] if dropped else statements
