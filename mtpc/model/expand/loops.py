"""Loops and conditions: the scopes a body is expanded in, one for each iteration."""

from __future__ import annotations

from collections.abc import Container, Iterator

from mtpc.diagnostics import Diagnostic, Label, Turn
from mtpc.model.expand.expressions import evaluate, holds
from mtpc.model.expand.scope import Scope
from mtpc.model.values import Each, Fault, Keyword, Record, Ref, Value, described, items_of, spelled
from mtpc.settings import Limits, raise_limit
from mtpc.syntax import decls


class Loops:
    """Runs the loops of one file and counts their iterations. `unread` names the tables that were reported."""

    def __init__(self, unread: Container[str], limits: Limits) -> None:
        self._unread = unread
        self._maximum = limits.turns
        self._count = 0

    def iterations(self, loop: decls.For, scope: Scope) -> Iterator[Scope]:
        """The scope of each iteration, the last variable changing fastest; raises Fault."""
        for turn in self._bind(loop.binders, scope):
            if self.full:
                return
            self.count(loop, scope)
            yield turn

    def count(self, node: decls.Node, scope: Scope) -> None:
        """Count an iteration, or a template applied; raises Fault where it is one too many."""
        self._count += 1
        if self._count > self._maximum:
            message = f"loops run more than {self._maximum:,} times"
            raise scope.fault("TYP107", node, message, f"make their ranges smaller, {raise_limit('turns')}")

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
        for value in values.values if isinstance(values, Each) else items_of(values):
            yield from self._bind(rest, _bound(binder, value, scope))

    def _no_table(self, binder: decls.Binder, name: str, scope: Scope) -> Fault:
        if name in self._unread:
            return Fault(None)
        help_ = f'write `use "./{name}.csv" as {name}` at the top'
        fault = scope.fault("REF109", binder.values, f"there is no table or list {name}", help_)
        return fault.similar("table", name, scope.tables)


def branch(choice: decls.If, scope: Scope) -> tuple[decls.Statement, ...]:
    """The statements that count: those behind a condition that holds, or behind its `else`; raises Fault."""
    return choice.body if holds(choice.condition, scope) else choice.other or ()


def lets(statements: tuple[decls.Statement, ...], scope: Scope) -> tuple[Scope, list[Fault]]:
    """The scope inside a body: its `let`s evaluated, in any order."""
    pending = [statement for statement in statements if type(statement) is decls.Let]
    if not pending:
        return scope, []
    variables = dict(scope.variables)
    inner = scope.inside(variables)
    faults = _twice(pending, scope)
    while pending:
        names, waiting = {f"${let.var.name}" for let in pending}, list[decls.Let]()
        wrong: list[Fault] = []
        for let in pending:
            try:
                variables[let.var.name] = evaluate(let.value, inner)
            except Fault as fault:
                wrong.append(fault)
                waiting.append(let)
        if len(waiting) == len(pending) or not names.intersection(_missing_variables(wrong)):
            variables.update((let.var.name, Keyword.UNDEFINED) for let in waiting)
            return inner, faults + _circle(waiting, wrong, scope)
        pending = waiting
    return inner, faults


def _circle(waiting: list[decls.Let], wrong: list[Fault], scope: Scope) -> list[Fault]:
    """Values that need each other are one fault, reported at the first of them."""
    names = {f"${let.var.name}" for let in waiting}
    circle = [index for index, fault in enumerate(wrong) if names.intersection(_missing_variables([fault]))]
    if not circle:
        return wrong
    first, *others = (waiting[index].var for index in circle)
    shown = " and ".join(f"${var.name}" for var in (first, *others))
    message = f"{shown} need each other, so neither has a value" if others else f"{shown} needs its own value"
    labels = tuple(Label(scope.span(var), "and here") for var in others)
    finding = Diagnostic(
        "REF110",
        message,
        scope.span(first),
        object=f"${first.name}",
        labels=labels,
        help="write the value of one of them",
    )
    return [Fault(finding), *(fault for index, fault in enumerate(wrong) if index not in circle)]


def _missing_variables(faults: list[Fault]) -> set[str]:
    """The variables that were missed, as `$l`."""
    findings = (fault.diagnostic for fault in faults)
    return {finding.object for finding in findings if finding is not None and finding.code == "REF110"}


def _twice(written: list[decls.Let], scope: Scope) -> list[Fault]:
    first: dict[str, decls.Let] = {}
    faults = []
    for let in written:
        before = first.setdefault(let.var.name, let)
        if before is not let:
            faults.append(scope.twice(f"${let.var.name} is set twice", scope.span(let.var), scope.span(before.var)))
    return faults


def _bound(binder: decls.Binder, value: Value, scope: Scope) -> Scope:
    values = (value,) if len(binder.vars) == 1 else items_of(value)
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
