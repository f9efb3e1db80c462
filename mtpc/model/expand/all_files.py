"""Expands every file of a floor, then carries out what one file says of things in another."""

from __future__ import annotations

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.context import ExpansionContext
from mtpc.model.expand.expander import Expander
from mtpc.model.expand.floor_statements import FloorStatements
from mtpc.model.expand.overrides import single_out
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds import kind
from mtpc.model.sources.floor_files import FloorFiles
from mtpc.model.sources.project_files import ProjectFiles


@dataclass(frozen=True, slots=True)
class ExpandedFloor:
    """All that the specs of a floor say, every expression worked out, overrides carried out."""

    statements: list[ExpandedStatement]
    as_a_whole: FloorStatements
    findings: list[Diagnostic]
    broken: list[str]  # names of what was reported and is not expanded
    gaps: bool  # something is not expanded whose names cannot be worked out


def expand_floor(files: FloorFiles, project_files: ProjectFiles, *, unread: bool) -> ExpandedFloor:
    """Every statement of these files; `unread` says that some could not be parsed."""
    context = ExpansionContext(project_files.sources, files.uses, project_files.settings.limits)
    expanders = [Expander(spec, context) for spec in files.specs]
    for expander in expanders:  # templates are known to all files before the first statement
        expander.declare()
    for expander in expanders:
        expander.run()
    gaps = unread or files.unread or any(expander.gaps for expander in expanders)
    statements = [statement for expander in expanders for statement in expander.statements]
    overrides = context.of_the_floor.overrides
    statements, wrong = single_out(_of_the_floor(statements, files.named), overrides, gaps=gaps)
    findings = [finding for expander in expanders for finding in expander.found]
    broken = [name for expander in expanders for name in expander.broken]
    return ExpandedFloor(statements, context.of_the_floor, findings + wrong, broken, gaps)


def _of_the_floor(statements: list[ExpandedStatement], named: frozenset[str]) -> list[ExpandedStatement]:
    """Every statement; what a used spec says of the documents gives way to what the specs that are named say."""
    about = [(one, found) for one in statements if (found := kind(one.kind)) and found.header]
    heads = [(one, (one.kind, one.names if found.what == ("name",) else ())) for one, found in about]
    said = {head for one, head in heads if one.path in named}
    gone = {id(one) for one, head in heads if head in said and one.path not in named}
    return [one for one in statements if id(one) not in gone] if gone else statements
