"""`assert CONDITION, "text"`: what the designer relies on, judged when the whole floor is told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.expressions import evaluate, holds
from mtpc.model.expand.functions import Mismatch
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds import kind, kind_names
from mtpc.model.values import Fault, spelled
from mtpc.syntax import decls

_FAMILY = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Assertion:
    """`assert CONDITION, "text"`, and the scope it stands in."""

    node: decls.Assert
    scope: Scope


def judge(assertions: Iterable[Assertion], statements: Iterable[ExpandedStatement]) -> list[Diagnostic]:
    """What is asserted and not so."""
    written = list(assertions)
    if not written:
        return []
    count = _census(statements)
    found = []
    for assertion in written:
        scope = replace(assertion.scope, census=count)
        try:
            if not holds(assertion.node.condition, scope):
                found.append(_failed(assertion.node, scope))
        except Fault as fault:
            found += [fault.diagnostic] if fault.diagnostic else []
    return found


def _failed(node: decls.Assert, scope: Scope) -> Diagnostic:
    said = spelled(evaluate(node.message, scope)) if node.message else "this assertion is false"
    condition, notes = node.condition, tuple[str, ...]()
    if isinstance(condition, decls.Binary) and condition.op not in ("and", "or"):
        sides = (spelled(evaluate(side, scope)) for side in (condition.left, condition.right))
        notes = (f" {condition.op} ".join(sides) + " is false",)
    help_ = "change the specs, or the assertion"
    return Diagnostic("TYP120", said, scope.span(condition), notes=notes, help=help_, context=scope.context)


def _census(statements: Iterable[ExpandedStatement]) -> Callable[[str], int]:
    """How many things there are of a family (`leaf` of leaf01, leaf02 …), of a name, or of a kind."""
    families: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for one in statements:
        if one.what is None:
            continue
        kinds[one.kind] += len(one.names)
        known = kind(one.kind)
        if known is None or not known.refers:  # what is said of a thing is not another thing
            families.update(_FAMILY.sub("", name) for name in one.names)

    def count(name: str) -> int:
        found = families[_FAMILY.sub("", name)] or kinds[name]
        known = [family for family in families if "." not in family]
        near = near_sentence("name", name, known) if not found and name not in kind_names() else ""
        if near:
            raise Mismatch("REF102", f"nothing in this model is called {name}", near)
        return found

    return count
