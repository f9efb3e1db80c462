"""Templates: designs with parameters, and the values they are applied with."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mtpc.diagnostics import Diagnostic, Label, Turn
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.expressions import evaluate, expand
from mtpc.model.expand.lets import variables_in
from mtpc.model.expand.scope import Scope
from mtpc.model.pairing import counted
from mtpc.model.values import Cell, Day, Expansion, Fault, Index, Keyword, Ref, Value, described, spelled
from mtpc.syntax import decls
from mtpc.text import Span
from mtpc.units import Quantity


@dataclass(frozen=True, slots=True)
class Pattern:
    """A template and the scope of the file it stands in."""

    node: decls.Template
    scope: Scope


def names_by_instance(template: decls.Template) -> bool:
    """Whether a template's body asks for the name it is applied under."""
    return "instance" in variables_in(template.body)


def _quantity(dimension: str) -> Callable[[Value], bool]:
    return lambda value: isinstance(value, Quantity) and value.dimension == dimension


# What a parameter may be declared as, and which values that takes.
TYPES: dict[str, Callable[[Value], bool]] = {
    "number": lambda value: isinstance(value, Index),
    "text": lambda value: isinstance(value, str | Cell | Ref | Index),
    "name": lambda value: isinstance(value, Ref | Index | Cell | str),
    "part": lambda value: isinstance(value, Ref),
    "list": lambda value: isinstance(value, tuple | Expansion),
    "date": lambda value: isinstance(value, Day),
    "yes-no": lambda value: isinstance(value, bool),
    "length": lambda value: _quantity("length")(value) or (isinstance(value, Keyword)),
    "loss": _quantity("loss"),
    "share": _quantity("share"),
}


_UNITS = {"length": "m", "loss": "dB", "share": "%"}


def check_types(template: decls.Template, scope: Scope) -> list[Fault]:
    """What is wrong with the parameters of a template, used or not."""
    faults, seen = list[Fault](), dict[str, decls.Param]()
    for param in template.params:
        if param.type is not None and param.type not in TYPES:
            fault = scope.fault("TYP104", param, f"there is no type {param.type}", f"types are {', '.join(TYPES)}")
            faults.append(fault.similar("type", param.type, TYPES, safe=True))
        first = seen.setdefault(param.var.name, param)
        if first is not param:
            message = f"template {template.name} has two parameters ${param.var.name}"
            label = Label(scope.span(first), "the first")
            faults.append(Fault(Diagnostic("REF107", message, scope.span(param), labels=(label,), help="rename one")))
    return faults


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


def bind(pattern: Pattern, call: decls.Apply, scope: Scope) -> dict[str, Value]:
    """The variables of a template's body: file, parameters. `scope` is that of the `apply`; raises Fault."""
    template = pattern.node
    given = _given(template, call, scope)
    variables = dict(pattern.scope.variables)
    for param in template.params:
        name = param.var.name
        if name in given:
            value = _at_home(evaluate(given[name], scope), scope, pattern.scope)
            _check_type(param, value, scope.span(given[name]), scope)
        elif param.default is not None:
            value = evaluate(param.default, pattern.scope.inside(variables))
            _check_type(param, value, pattern.scope.span(param.default), scope)
        else:
            message = f"template {template.name} needs ${name}"
            label = Label(pattern.scope.span(param), "declared here, without a value of its own")
            raise _fault("TYP110", message, scope.span(call), scope, f"write `{name} = …` in the ( )", label)
        variables[name] = value
    return variables


def body_scope(pattern: Pattern, variables: dict[str, Value], instance: str | None, scope: Scope, line: int) -> Scope:
    """What names mean in a template's body, built under one name; `scope` is that of the `apply` in that line."""
    if instance is not None:
        variables = {**variables, "instance": Ref(instance)}
    named = f" as {instance}" if instance else ""
    turn = Turn(f"apply {pattern.node.name}{named}", f"{scope.path}, line {line}")
    home, context = pattern.scope, (*scope.context, turn)
    return Scope(home.path, variables, home.tables, context, scope.groups, limits=scope.limits, meter=scope.meter)


def _given(template: decls.Template, call: decls.Apply, scope: Scope) -> dict[str, decls.Expr]:
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
            raise _fault("REF113", f"${name} is given twice", scope.span(node), scope, "keep one of them", label)
        given[name] = value
    return given


def _check_type(param: decls.Param, value: Value, span: Span, scope: Scope) -> None:
    fits = TYPES.get(param.type or "")
    if fits is not None and not fits(value):
        unit = _UNITS.get(param.type or "")
        if unit and isinstance(value, Index):
            message = f"${param.var.name} {value.text} has no unit"
            raise _fault("TYP102", message, span, scope, f"add the unit: {value.text}{unit}")
        message = f"${param.var.name} takes a {param.type}, this is {described(value)}"
        raise _fault("TYP101", message, span, scope, "give it another value, or declare another type")


def _at_home(value: Value, scope: Scope, home: Scope) -> Value:
    """A name that goes into another file keeps the meaning of its alias, in a list as well."""
    if isinstance(value, tuple):
        return tuple(_at_home(item, scope, home) for item in value)
    if isinstance(value, Ref) and not value.path and scope.path != home.path:
        return Ref(value.text, scope.path)
    return value


def _fault(code: str, message: str, span: Span, scope: Scope, help_: str, *labels: Label) -> Fault:
    return Fault(Diagnostic(code, message, span, labels=labels, help=help_, context=scope.context))


def _listed(names: list[str]) -> str:
    return ", ".join(f"${name}" for name in names) or "none"


def shown(variables: Mapping[str, Value], pattern: Pattern) -> str:
    """The values of a template's parameters, for the place line of a finding."""
    return ", ".join(f"${param.var.name} = {spelled(variables[param.var.name])}" for param in pattern.node.params)
