"""`assert CONDITION, "text"`: what the designer relies on, checked when all statements are expanded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.census import census_of
from mtpc.model.expand.expressions import evaluate, holds
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.values import Fault, spelled
from mtpc.syntax import decls


@dataclass(frozen=True, slots=True)
class Assertion:
    """`assert CONDITION, "text"`, and the scope it stands in."""

    node: decls.Assert
    scope: Scope


def check_assertions(
    assertions: Iterable[Assertion], statements: Iterable[ExpandedStatement], gaps: Sequence[Gap]
) -> list[Diagnostic]:
    """The findings about assertions that are false; what counts what may be missing, in `gaps`, is not judged."""
    listed = list(assertions)
    if not listed:
        return []
    count = census_of(statements, gaps)
    findings = []
    for assertion in listed:
        scope = replace(assertion.scope, census=count)
        try:
            if not holds(assertion.node.condition, scope):
                findings.append(_failed(assertion.node, scope))
        except Fault as fault:
            findings += [fault.diagnostic] if fault.diagnostic else []
    return findings


def _failed(node: decls.Assert, scope: Scope) -> Diagnostic:
    message = spelled(evaluate(node.message, scope)) if node.message else "this assertion is false"
    condition, notes = node.condition, tuple[str, ...]()
    if isinstance(condition, decls.Binary) and condition.op not in ("and", "or"):
        sides = (spelled(evaluate(side, scope)) for side in (condition.left, condition.right))
        notes = (f" {condition.op} ".join(sides) + " is false",)
    help_ = "change the specs, or the assertion"
    return Diagnostic("TYP120", message, scope.span(condition), notes=notes, help=help_, context=scope.context)
