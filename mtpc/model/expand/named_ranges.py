"""Ranges with a name, `gpu[$s in 1..8].hca[$k in 1..4] -- rail[$k].osfp[$s]`: their statement is made once a value.

A name is known from where its range stands to the end of the statement. Each end says where every name goes, so a
pairing is written, never worked out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from mtpc.diagnostics import Label
from mtpc.model.expand.lets import variables_in
from mtpc.model.expand.loops import Loops
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds import kind
from mtpc.model.values import Each, Expansion, Fault
from mtpc.syntax import decls

Naming = decls.Thing | decls.Apply | decls.Allow | decls.Moved | decls.Override


def named_turns(statement: Naming, loops: Loops, scope: Scope) -> Iterator[Scope]:
    """The scope of each turn of a statement whose ranges have names, the last one changing fastest; raises Fault."""
    _check_set_once(statement, scope)
    _check_known(statement, scope)
    _check_ends(statement, scope)
    names = [var.name for binder in statement.ranges for var in binder.vars]
    yield from loops.iterations(statement.ranges, statement, scope.naming(names))


def as_one_statement(turns: Sequence[ExpandedStatement], *, complete: bool) -> None:
    """Let statements made in the turns of one count as objects of one: they share its `each(…)` and stand in its order.

    Raises Fault where `each(…)` has not one value for each; empty where that is not known, as turns were reported.
    """
    _share_each(turns, complete)
    before = Counter[Expansion | None]()
    own = _of_their_own(turns)
    for turn in turns:
        turn.split_from = turns[0].names[0] if turns[0].names else ""
        turn.before = before[turn.place]
        turn.own |= dict.fromkeys(own, 0)
        before[turn.place] += max(1, len(turn.objects))


def _of_their_own(turns: Sequence[ExpandedStatement]) -> list[str]:
    """The attributes that are not the same in every turn."""
    first = {name: given.value for turn in turns[:1] for name, given in turn.attributes.items()}
    return [name for name in first if any(turn.value(name) != first[name] for turn in turns)]


def _share_each(turns: Sequence[ExpandedStatement], complete: bool) -> None:
    """Give the objects of each turn their values of `each(…)`."""
    total = sum(len(turn.objects) for turn in turns)
    begun = 0
    for turn in turns:
        count = len(turn.objects)
        for name, given in turn.attributes.items():
            if isinstance(given.value, Each):
                values = given.value.values
                if not complete:
                    raise Fault(None)
                if len(values) != total:
                    message = f"{name} has {len(values)} values, the statement makes {total}"
                    raise turn.fault("TYP105", given.span, message, "write one value for each, in written order")
                turn.attributes[name] = replace(given, value=Each(values[begun : begun + count]))
        begun += count


def _check_set_once(statement: Naming, scope: Scope) -> None:
    first: dict[str, decls.Var] = {}
    for var in (var for binder in statement.ranges for var in binder.vars):
        if var.name in scope.variables:
            message = f"${var.name} has a value already, around this statement"
            raise scope.fault("REF113", var, message, "give the range another name")
        before = first.setdefault(var.name, var)
        if before is not var:
            message = f"two ranges have the name ${var.name}"
            help_ = f"name one of them, and write [${var.name}] for its value"
            finding = scope.fault("REF113", var, message, help_)
            raise _labelled(finding, before, "the first of them", scope)


def _check_known(statement: Naming, scope: Scope) -> None:
    """Raise Fault where a name stands in front of its range."""
    named = {var.name: binder for binder in statement.ranges for var in binder.vars}
    for part in _clauses(statement):
        for var in _variables(part):
            binder = named.get(var.name)
            if binder is not None and var.start < binder.start:
                message = f"${var.name} stands in front of the range that has this name"
                help_ = f"write the range where it stands first, and [${var.name}] behind it"
                raise _labelled(scope.fault("REF110", var, message, help_), binder, "named here", scope)


def _check_ends(statement: Naming, scope: Scope) -> None:
    """Raise Fault where an end leaves a name out: several objects would meet there, and which is not written."""
    known = {*scope.variables, *(var.name for binder in statement.ranges for var in binder.vars)}
    for end in _ends(statement):
        used = set(variables_in(end))
        for binder in statement.ranges if used <= known else ():  # else what is not known is reported
            names = [var.name for var in binder.vars]
            if used.isdisjoint(names):
                message = f"this end does not say where ${names[0]} goes"
                help_ = f"write [${names[0]}] in it"
                if end.start < binder.start:
                    help_ = f"write `[${names[0]} in …]` in it, and [${names[0]}] behind it"
                if isinstance(statement, decls.Thing) and statement.kind == "circuit":
                    help_ += f"; where all share this port, write `for ${names[0]} in … {{ circuit … }}`"
                raise _labelled(scope.fault("TYP105", end, message, help_), binder, "a range with this name", scope)


def _labelled(fault: Fault, node: decls.Node, message: str, scope: Scope) -> Fault:
    assert fault.diagnostic
    return Fault(replace(fault.diagnostic, labels=(Label(scope.span(node), message),)))


def _ends(statement: Naming) -> Iterator[decls.Expr]:
    """What has to say where every name goes: names, and the ends of what is plugged in or renamed."""
    for ends in _places(statement):
        yield ends.left
        if ends.right is not None:
            yield ends.right


def _places(statement: Naming) -> Iterator[decls.Ends]:
    match statement:
        case decls.Thing():
            yield statement.what
            definition = kind(statement.kind)
            if statement.at and statement.at.right and definition and "port" in definition.at:
                yield statement.at
        case decls.Allow():
            yield from statement.whats
        case decls.Moved():
            yield from (statement.old, statement.new)
        case decls.Override():
            yield statement.what


def _clauses(statement: Naming) -> Iterator[object]:
    """The nodes of a statement up to its body."""
    yield from (getattr(statement, each.name) for each in fields(statement) if each.name != "body")


def _variables(node: object) -> Iterator[decls.Var]:
    if isinstance(node, decls.Var):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _variables(part)
    elif isinstance(node, decls.Node):
        for each in fields(node):
            yield from _variables(getattr(node, each.name))
