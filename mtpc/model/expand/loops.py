"""Loops and conditions: the scopes a body is expanded in, one for each iteration."""

from __future__ import annotations

from collections.abc import Container, Iterator

from mtpc.diagnostics import Turn
from mtpc.model.expand.expressions import evaluate, holds
from mtpc.model.expand.scope import Scope
from mtpc.model.values import Each, Fault, Index, Record, Ref, Value, described, items_of, spelled
from mtpc.settings import Limits, raise_limit
from mtpc.syntax import decls

LEVELS_MAX = 80  # bodies of loops, conditions, templates and statements within each other


class Loops:
    """Runs the loops of one file and counts their iterations. `unread` names the tables that were reported."""

    def __init__(self, unread: Container[str], limits: Limits) -> None:
        self._unread = unread
        self._maximum = limits.turns
        self._count = 0
        self._begun = 0  # values of all variables but the last; inside them there may be no turn
        self._level = 0  # of the body that is read

    def enter(self, body: tuple[decls.Statement, ...], scope: Scope) -> None:
        """Begin a body within those begun before; raises Fault where it is one too many."""
        if self._level >= LEVELS_MAX and body:
            raise _too_deep(body[0], scope)
        self._level += 1

    def leave(self) -> None:
        """End the body that was begun last."""
        self._level -= 1

    def iterations(self, binders: tuple[decls.Binder, ...], node: decls.Node, scope: Scope) -> Iterator[Scope]:
        """The scope of each iteration of a loop or named ranges, the last variable changing fastest; raises Fault."""
        if len(binders) > LEVELS_MAX:
            raise _too_deep(node, scope)
        for turn in self._bind(binders, scope):
            if self.full:
                return
            self.count(node, scope)
            yield turn

    def count(self, node: decls.Node, scope: Scope) -> None:
        """Count an iteration, or a template applied; raises Fault where it is one too many."""
        self._count += 1
        if self._count > self._maximum:
            message = f"loops and named ranges run more than {self._maximum:,} times"
            raise scope.fault("TYP107", node, message, f"make their ranges smaller, {raise_limit('turns')}")

    def expect(self, turns: int, node: decls.Node, scope: Scope) -> None:
        """Raise Fault where so many more are too many."""
        if self._count + turns > self._maximum:
            self._count = self._maximum
            self.count(node, scope)

    def _begin(self, binder: decls.Binder, scope: Scope) -> None:
        self._begun += 1
        if self._begun > self._maximum:
            self.expect(self._begun, binder, scope)

    @property
    def full(self) -> bool:
        """Whether the limit is reached; it was reported."""
        return self._count > self._maximum

    def _bind(self, binders: tuple[decls.Binder, ...], scope: Scope) -> Iterator[Scope]:
        if not binders:
            yield scope
            return
        binder, rest = binders[0], binders[1:]
        values = evaluate(binder.values, scope)
        if isinstance(values, Ref):
            raise self._no_table(binder, values.text, scope)
        for number, value in enumerate(values.values if isinstance(values, Each) else items_of(values), 1):
            if rest:
                self._begin(binder, scope)
            yield from self._bind(rest, _bound(binder, value, number, scope))

    def _no_table(self, binder: decls.Binder, name: str, scope: Scope) -> Fault:
        if name in self._unread:
            return Fault(None)
        help_ = f'write `use "./{name}.csv" as {name}` at the top'
        fault = scope.fault("REF109", binder.values, f"there is no table or list {name}", help_)
        return fault.similar("table", name, scope.tables)


def _too_deep(node: decls.Node, scope: Scope) -> Fault:
    message = f"bodies and loops are nested more than {LEVELS_MAX} deep here, with those of templates"
    return scope.fault("TYP107", node, message, "write some of them side by side")


def branch(choice: decls.If, scope: Scope) -> tuple[decls.Statement, ...]:
    """The statements that count: those behind a condition that holds, or behind its `else`; raises Fault."""
    while not holds(choice.condition, scope):
        other = choice.other or ()
        if len(other) != 1 or not isinstance(other[0], decls.If):
            return other
        choice = other[0]  # one after the other, however long the chain is
    return choice.body


def _bound(binder: decls.Binder, value: Value, number: int, scope: Scope) -> Scope:
    values: tuple[Value, ...] = (value,) if len(binder.vars) == 1 else items_of(value)
    if binder.numbered:
        values = (value, Index(number, str(number)))
    if len(values) != len(binder.vars):
        message = f"{len(binder.vars)} variables are written here for {described(value)}"
        raise scope.fault("TYP105", binder, message, "use zip(…) with as many lists as there are variables")
    variables = dict(scope.variables)
    context = scope.context
    for var, item in zip(binder.vars, values, strict=True):
        variables[var.name] = item
        context = (*context, _turn(var.name, item))
    return scope.inside(variables, context)


def _turn(name: str, item: Value) -> Turn:
    """The iteration in which a variable has a value; for a row of a table, with the place of the row."""
    if isinstance(item, Record):
        return Turn(f"${name} = {item.key}", f"{item.sheet.described}, line {item.line}", name, item)
    return Turn(f"${name} = {spelled(item)}", "", name)
