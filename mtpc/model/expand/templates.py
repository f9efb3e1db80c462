"""Templates: designs with parameters, and the names they are applied under."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic, Label, Turn
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.expressions import expand
from mtpc.model.expand.lets import variables_in
from mtpc.model.expand.scope import Scope
from mtpc.model.values import Fault, Ref, Value
from mtpc.syntax import decls
from mtpc.text import Span


@dataclass(frozen=True, slots=True)
class Pattern:
    """A template and the scope of the file it stands in."""

    node: decls.Template
    scope: Scope


def names_by_instance(template: decls.Template) -> bool:
    """Whether a template's body asks for the name it is applied under."""
    return "instance" in variables_in(template.body)


def declared_twice(template: decls.Template, first: Pattern, scope: Scope) -> Fault:
    """The finding about a name that two templates of a file have."""
    label = Label(scope.span(first.node), "first declared here")
    message = f"the template {template.name} is declared twice"
    return Fault(Diagnostic("REF107", message, scope.span(template), labels=(label,), help="rename one"))


def instances_of(
    pattern: Pattern, call: decls.Apply, scope: Scope, applied: dict[tuple[int, str], Span]
) -> tuple[str | None, ...]:
    """The names the template is built under, each once; None where nothing in it asks for one. Raises Fault.

    `applied` is where each template was applied under each name, and gains these.
    """
    template = pattern.node
    if call.instance is None:
        if not names_by_instance(template):
            return (None,)
        message = f"template {template.name} uses the name of its instance, and none is given"
        raise scope.fault("TYP110", call, message, "write `as NAME` after the ( )")
    names, span = expand(call.instance, scope).names, scope.span(call.instance)
    for name in names:
        first = applied.get((id(template), name))
        if first is not None:
            message = f"template {template.name} is applied twice as {name}"
            label = Label(first, "first applied here")
            help_ = "give one of them another name"
            raise Fault(Diagnostic("REF107", message, span, labels=(label,), help=help_, context=scope.context))
        applied[id(template), name] = span
    return names


def body_scope(pattern: Pattern, variables: dict[str, Value], instance: str | None, scope: Scope, line: int) -> Scope:
    """What names mean in a template's body, built under one name; `scope` is that of the `apply` in that line."""
    if instance is not None:
        variables = {**variables, "instance": Ref(instance)}
    named = f" as {instance}" if instance else ""
    turn = Turn(f"apply {pattern.node.name}{named}", f"{scope.path}, line {line}")
    home, context = pattern.scope, (*scope.context, turn)
    return Scope(home.path, variables, home.tables, context, scope.groups, limits=scope.limits, meter=scope.meter)
