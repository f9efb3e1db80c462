"""The parameters of templates: their types, and the values an `apply` gives them."""

from __future__ import annotations

from collections.abc import Callable

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.expand.arguments import arguments_of
from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.templates import Pattern
from mtpc.model.values import Cell, Day, Expansion, Fault, Index, Keyword, Ref, Value, described, spelled
from mtpc.syntax import decls
from mtpc.text import Span
from mtpc.units import Quantity


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


def bind(pattern: Pattern, call: decls.Apply, scope: Scope) -> dict[str, Value]:
    """The variables of a template's body: file, parameters. `scope` is that of the `apply`; raises Fault."""
    template = pattern.node
    given = arguments_of(template, call, scope)
    variables = dict(pattern.scope.variables)
    for param in template.params:
        name = param.var.name
        if name in given:
            value = _at_home(_one_name(param, evaluate(given[name], scope)), scope, pattern.scope)
            _check_type(param, value, scope.span(given[name]), scope)
        elif param.default is not None:
            value = evaluate(param.default, pattern.scope.inside(variables))
            _check_type(param, value, pattern.scope.span(param.default), scope)
        else:
            message = f"template {template.name} needs ${name}"
            label = Label(pattern.scope.span(param), "declared here, without a value of its own")
            raise scope.fault("TYP110", call, message, f"write `{name} = …` in the ( )", labels=(label,))
        variables[name] = value
    return variables


def _check_type(param: decls.Param, value: Value, span: Span, scope: Scope) -> None:
    fits = TYPES.get(param.type or "")
    if fits is not None and not fits(value):
        unit = _UNITS.get(param.type or "")
        if unit and isinstance(value, Index):
            message = f"${param.var.name} {value.text} has no unit"
            raise _fault("TYP102", message, span, scope, f"add the unit: {value.text}{unit}")
        message = f"${param.var.name} takes a {param.type}, this is {described(value)}"
        raise _fault("TYP101", message, span, scope, "give it another value, or declare another type")


def _one_name(param: decls.Param, value: Value) -> Value:
    """`P[$n]` where a name is taken: a range of one name is that name."""
    is_one = param.type == "name" and isinstance(value, Expansion) and len(value.names) == 1
    return Ref(spelled(value)) if is_one else value


def _at_home(value: Value, scope: Scope, home: Scope) -> Value:
    """A name that goes into another file keeps the meaning of its alias, in a list as well."""
    if isinstance(value, tuple):
        return tuple(_at_home(item, scope, home) for item in value)
    if isinstance(value, Ref) and not value.path and scope.path != home.path:
        return Ref(value.text, scope.path)
    return value


def _fault(code: str, message: str, span: Span, scope: Scope, help_: str) -> Fault:
    return Fault(Diagnostic(code, message, span, help=help_, context=scope.context))
