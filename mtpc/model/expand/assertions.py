"""`assert CONDITION, "text"`: what the designer relies on, checked when all statements are expanded."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.expressions import evaluate, holds
from mtpc.model.expand.functions import Mismatch
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.kinds import kind, kind_names
from mtpc.model.values import Fault, spelled
from mtpc.syntax import decls

_FAMILY = re.compile(r"\d+")


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
    count = _census(statements, gaps)
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


def _could_count(gap: Gap, name: str) -> bool:
    """Whether what is missing could be counted under a name: a family, an object or a kind."""
    if gap.whole_floor or (name in kind_names() and gap.statement_kind in ("", name)):
        return True
    family = _FAMILY.sub("", name)
    names = (_FAMILY.sub("", declared) for declared in gap.declares)
    return family in names or any(family.startswith(_FAMILY.sub("", stem)) for stem in gap.stems)


def _census(statements: Iterable[ExpandedStatement], gaps: Sequence[Gap]) -> Callable[[str], int]:
    """Counts the objects of a family (`leaf` of leaf01, leaf02 …), of a name, or of a kind."""
    families: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for statement in statements:
        if statement.what is None:
            continue
        kinds[statement.kind] += len(statement.names)
        statement_kind = kind(statement.kind)
        if statement_kind is None or not statement_kind.refers:  # a statement about an object declares no other object
            families.update(_FAMILY.sub("", name) for name in statement.names)

    def count(name: str) -> int:
        if any(_could_count(gap, name) for gap in gaps):
            raise Fault(None)
        total = families[_FAMILY.sub("", name)] or kinds[name]
        names = [family for family in families if "." not in family]
        near = near_sentence("name", name, names) if not total and name not in kind_names() else ""
        if near:
            raise Mismatch("REF102", f"nothing in this model is called {name}", near)
        return total

    return count
