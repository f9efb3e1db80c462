"""The route after `via`: hops in series, each a leg for every circuit, or `any(…)` of some legs."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.expand.expressions import evaluate, expand
from mtpc.model.expand.scope import Scope
from mtpc.model.values import Expansion, RouteHop, items_of, spelled
from mtpc.syntax import decls

ANY = "any"


def hops_of(route: decls.Expr, scope: Scope) -> tuple[RouteHop, ...]:
    """The hops of a route from left to right: a list is hops in series, anything else is one hop; raises Fault."""
    hops = tuple(_hops(route, scope))
    if not hops:
        raise scope.fault("TYP106", route, "this route is empty", "name its legs, or remove `via`")
    return hops


def _hops(expr: decls.Expr, scope: Scope) -> Iterator[RouteHop]:
    if isinstance(expr, decls.List):
        for element in expr.elements:
            yield from _hops(element, scope)
    elif isinstance(expr, decls.Call) and expr.name == ANY:
        yield _pool(expr, scope)
    elif isinstance(expr, decls.Var):
        value = evaluate(expr, scope)
        names = (value,) if isinstance(value, Expansion) else tuple(map(_single, items_of(value)))
        yield from (RouteHop(name) for name in names)
    else:
        yield RouteHop(expand(expr, scope))


def _single(value: object) -> Expansion:
    return value if isinstance(value, Expansion) else Expansion((spelled(value),), ())  # type: ignore[arg-type]  # items of a value are values


def _pool(call: decls.Call, scope: Scope) -> RouteHop:
    if call.named or not call.arguments:
        raise scope.fault("TYP101", call, "any(…) names no trunk", "name the trunks to choose from: any(T1, T2)")
    names = dict.fromkeys(name for argument in call.arguments for name in expand(argument, scope).names)
    return RouteHop(Expansion(tuple(names), (len(names),)), free=True)
