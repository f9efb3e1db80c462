"""The clauses of a statement, KIND WHAT : TYPE at WHERE via ROUTE { … }, with every expression evaluated."""

from __future__ import annotations

from mtpc.model.expand.expressions import evaluate, expand
from mtpc.model.expand.route import hops_of
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.floor_values import Origin
from mtpc.model.values import Each, Expansion, Ref, as_name, one_name
from mtpc.syntax import decls
from mtpc.text import Span, pair_name


def thing_of(
    statement: decls.Thing, scope: Scope, attributes: dict[str, Given], children: tuple[ExpandedStatement, ...]
) -> ExpandedStatement:
    """A statement with the content of its body; raises Fault."""
    what, at = statement.what, statement.at
    origin = Origin(
        statement=scope.span(statement),
        what=scope.span(what),
        type=scope.span(statement.type) if statement.type else None,
        at=scope.span(at) if at else None,
        via=scope.span(statement.via) if statement.via else None,
        ends=_both_ends(at or what, scope),
        attributes=_places(attributes),
        context=scope.context,
        note=statement.note,
        groups=scope.groups,
    )
    return ExpandedStatement(
        kind=statement.kind,
        what=expand_ends(what, scope),
        what_spans=_end_spans(what, scope),
        type=_type(statement.type, scope),
        at=expand_ends(at, scope) if at else None,
        at_spans=_end_spans(at, scope) if at else (None, None),
        via=hops_of(statement.via, scope) if statement.via else (),
        attributes=attributes,
        children=children,
        origin=origin,
        groups=scope.groups,
    )


def block_of(
    statement: decls.Block, scope: Scope, attributes: dict[str, Given], children: tuple[ExpandedStatement, ...]
) -> ExpandedStatement:
    """A block with the content of its body."""
    kind_span = Span(scope.path, statement.start, statement.kind_end)
    origin = Origin(scope.span(statement), kind_span, attributes=_places(attributes), context=scope.context)
    none = (None, None)
    return ExpandedStatement(
        statement.kind, None, (kind_span, None), None, None, none, (), attributes, children, origin, scope.groups
    )


def expand_ends(ends: decls.Ends, scope: Scope) -> tuple[Expansion, Expansion | None]:
    """The names on both sides of `A -- B`; None where there is no right side. Raises Fault."""
    return expand(ends.left, scope), expand(ends.right, scope) if ends.right else None


def names_of(ends: decls.Ends, scope: Scope) -> tuple[str, ...]:
    """What is named: names, or `A -- B` where two ends are written; raises Fault."""
    left, right = expand_ends(ends, scope)
    if right is None:
        return left.names
    if len(left.names) != len(right.names):
        message = f"{len(left.names)} ends and {len(right.names)} ends do not pair up"
        raise scope.fault("TYP105", ends, message, "give both sides the same count")
    return tuple(map(pair_name, zip(left.names, right.names, strict=True)))


def _type(type_: decls.Expr | None, scope: Scope) -> Ref | None:
    if type_ is None:
        return None
    value = one_name(evaluate(type_, scope))
    if isinstance(value, Expansion | tuple | Each):
        raise scope.fault("TYP105", type_, "one statement has one type, this is a range", "write one statement each")
    return as_name(value)


def _end_spans(ends: decls.Ends, scope: Scope) -> tuple[Span, Span | None]:
    return scope.span(ends.left), scope.span(ends.right) if ends.right else None


def _both_ends(ends: decls.Ends, scope: Scope) -> tuple[Span, Span] | None:
    left, right = _end_spans(ends, scope)
    return (left, right) if right else None


def _places(attributes: dict[str, Given]) -> tuple[tuple[str, Span], ...]:
    return tuple((name, given.span) for name, given in attributes.items())
