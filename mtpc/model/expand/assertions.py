"""`assert CONDITION, "text"`: what the designer relies on, checked when all statements are expanded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.census import Uncounted, census_of
from mtpc.model.expand.expressions import evaluate, holds
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.values import Fault, spelled
from mtpc.syntax import decls
from mtpc.text import Source, Span


@dataclass(frozen=True, slots=True)
class Assertion:
    """`assert CONDITION, "text"`, and the scope it stands in."""

    node: decls.Assert
    scope: Scope


def check_assertions(
    assertions: Iterable[Assertion],
    statements: Iterable[ExpandedStatement],
    gaps: Sequence[Gap],
    sources: Mapping[str, Source],
) -> tuple[list[Diagnostic], list[Unjudged]]:
    """The findings about assertions that are false, and those not judged: they count what may be missing, in `gaps`."""
    listed = list(assertions)
    count = census_of(statements, gaps) if listed else None
    findings, unjudged = list[Diagnostic](), list[Unjudged]()
    for assertion in listed:
        scope = replace(assertion.scope, census=count)
        try:
            if not holds(assertion.node.condition, scope):
                findings.append(_failed(assertion.node, scope))
        except Uncounted as uncounted:
            unjudged.append(_not_judged(scope.span(assertion.node.condition), sources, uncounted.gap))
        except Fault as fault:
            findings += [fault.diagnostic] if fault.diagnostic else []
            if not fault.diagnostic:
                unjudged.append(_not_judged(scope.span(assertion.node.condition), sources, next(iter(gaps), None)))
    return findings, unjudged


def _not_judged(condition: Span, sources: Mapping[str, Source], gap: Gap | None) -> Unjudged:
    """An assertion by its condition, as it is written."""
    written = " ".join(sources[condition.path].text[condition.start : condition.end].split())
    because = gap.because if gap else None
    return Unjudged(f"assert {written}", ("TYP120",), "what it counts may be missing", because, kind="assertion")


def _failed(node: decls.Assert, scope: Scope) -> Diagnostic:
    message = spelled(evaluate(node.message, scope)) if node.message else "this assertion is false"
    condition, notes = node.condition, tuple[str, ...]()
    if isinstance(condition, decls.Binary) and condition.op not in ("and", "or"):
        sides = (spelled(evaluate(side, scope)) for side in (condition.left, condition.right))
        notes = (f" {condition.op} ".join(sides) + " is false",)
    help_ = "change the specs, or the assertion"
    return Diagnostic("TYP120", message, scope.span(condition), notes=notes, help=help_, context=scope.context)
