"""The `let`s of a body, which may stand in any order: the work grows with how much is written, not with the order."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import fields

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.values import Fault, Keyword, Value
from mtpc.syntax import decls

_ROUNDS_MAX = 32  # tries of values that name each other and may not need each other, as `true or $b`
_NAMED_MAX = 4  # variables of a circle that are named


def lets(statements: tuple[decls.Statement, ...], scope: Scope) -> tuple[Scope, list[Fault]]:
    """The scope inside a body: its `let`s evaluated, in any order."""
    written = [statement for statement in statements if type(statement) is decls.Let]
    if not written:
        return scope, []
    variables = dict(scope.variables)
    for let in written:
        variables.setdefault(let.var.name, Keyword.UNDEFINED)
    inner, faults = scope.inside(variables), _twice(written, scope)
    waiting = _evaluate(written, inner, variables, faults)
    if waiting:
        waiting = _evaluate_in_order(waiting, inner, variables, faults)
    for _ in range(_ROUNDS_MAX):
        still = _evaluate(waiting, inner, variables, faults) if waiting else []
        if len(still) == len(waiting):
            break
        waiting = still
    return inner, faults + _circle(waiting, scope)


def variables_in(node: object) -> Iterator[str]:
    """The names of the variables that are written in an expression or a body."""
    parts = [node]
    while parts:
        part = parts.pop()
        if isinstance(part, decls.Var):
            yield part.name
        elif isinstance(part, tuple):
            parts.extend(part)
        elif isinstance(part, decls.Node):
            parts.extend(getattr(part, each.name) for each in fields(part))


def _evaluate(
    written: Iterable[decls.Let], scope: Scope, variables: dict[str, Value], faults: list[Fault]
) -> list[decls.Let]:
    """Give variables their values; returns those that use one without a value, and adds what is wrong with others."""
    waiting = []
    for let in written:
        try:
            variables[let.var.name] = evaluate(let.value, scope)
        except Fault as fault:
            if fault.diagnostic is None:
                waiting.append(let)
            else:
                faults.append(fault)
    return waiting


def _evaluate_in_order(
    written: list[decls.Let], scope: Scope, variables: dict[str, Value], faults: list[Fault]
) -> list[decls.Let]:
    """The same, each when those that it names were evaluated; returns those that name each other."""
    needs = _needs(written)
    users: dict[str, list[int]] = {}
    for number, names in enumerate(needs):
        for name in names:
            users.setdefault(name, []).append(number)
    ready = deque(number for number, names in enumerate(needs) if not names)
    while ready:
        let = written[ready.popleft()]
        _evaluate([let], scope, variables, faults)  # where it uses one that is reported, it stays without a value
        for user in users.pop(let.var.name, ()):
            needs[user].discard(let.var.name)
            if not needs[user]:
                ready.append(user)
    return [let for let, names in zip(written, needs, strict=True) if names]


def _needs(written: list[decls.Let]) -> list[set[str]]:
    """Which of these variables each of them names."""
    names = {let.var.name for let in written}
    return [names.intersection(variables_in(let.value)) for let in written]


def _circle(waiting: list[decls.Let], scope: Scope) -> list[Fault]:
    """Values that need each other are one fault, reported at the first of them."""
    needed = set[str]().union(*_needs(waiting))
    circle = [let.var for let in waiting if let.var.name in needed]
    if not circle:
        return []
    first, *others = circle
    named = [f"${var.name}" for var in circle[:_NAMED_MAX]]
    named += [f"{len(circle) - _NAMED_MAX:,} more"] if len(circle) > _NAMED_MAX else []
    shown = " and ".join(named)
    message = f"{shown} need each other, so neither has a value" if others else f"{shown} needs its own value"
    labels = tuple(Label(scope.span(var), "and here") for var in others[: _NAMED_MAX - 1])
    help_ = "write the value of one of them"
    finding = Diagnostic("REF110", message, scope.span(first), object=f"${first.name}", labels=labels, help=help_)
    return [Fault(finding)]


def _twice(written: list[decls.Let], scope: Scope) -> list[Fault]:
    first: dict[str, decls.Let] = {}
    faults = []
    for let in written:
        before = first.setdefault(let.var.name, let)
        if before is not let:
            faults.append(scope.twice(f"${let.var.name} is set twice", scope.span(let.var), scope.span(before.var)))
    return faults
