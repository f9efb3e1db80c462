"""The values an `apply` states for the parameters of a template."""

from __future__ import annotations

from mtpc.diagnostics import Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.scope import Scope
from mtpc.model.pairing import counted
from mtpc.syntax import decls
from mtpc.text import Span


def arguments_of(template: decls.Template, call: decls.Apply, scope: Scope) -> dict[str, decls.Expr]:
    """The arguments by name of their parameter: by place, by name, and as attributes in the { }."""
    names = [param.var.name for param in template.params]
    if len(call.arguments) > len(names):
        message = f"template {template.name} takes {counted(len(names), 'values')}, not {len(call.arguments)}"
        raise scope.fault("TYP101", call.arguments[len(names)], message, f"it takes {_listed(names)}")
    given = dict(zip(names, call.arguments, strict=False))
    pairs: list[tuple[str, decls.Expr, decls.Node]] = [(name, value, value) for name, value in call.named]
    for statement in call.body or ():
        if not isinstance(statement, decls.Attribute):
            raise scope.fault("TYP110", statement, "an `apply` holds values only", "write `NAME = VALUE`")
        pairs.append((statement.name, statement.value, statement))
    for name, value, node in pairs:
        if name not in names:
            near = near_sentence("parameter", name, names) or f"it takes {_listed(names)}"
            fault = scope.fault("TYP103", node, f"template {template.name} has no parameter ${name}", near)
            if isinstance(node, decls.Attribute):
                fault.with_fixes(respell(Span(scope.path, node.name_start, node.name_end), name, names))
            raise fault
        if name in given:
            label = Label(scope.span(given[name]), "first given here")
            raise scope.fault("REF113", node, f"${name} is given twice", "keep one of them", labels=(label,))
        given[name] = value
    return given


def _listed(names: list[str]) -> str:
    return ", ".join(f"${name}" for name in names) or "none"
