"""The attributes of a statement, NAME = VALUE, each with its value worked out."""

from __future__ import annotations

from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.slips import unit_fix
from mtpc.model.expanded import Given
from mtpc.model.kinds import takes_of
from mtpc.model.values import Cell, Fault, Ref, Value, one_name, spelled
from mtpc.syntax import decls
from mtpc.syntax.trade_words import ours
from mtpc.text import Span
from mtpc.units import parse_quantity


def add_attribute(attribute: decls.Attribute, attributes: dict[str, Given], scope: Scope) -> None:
    """Evaluate an attribute and keep it; raises Fault."""
    name_span = Span(scope.path, attribute.name_start, attribute.name_end)
    if attribute.name in attributes:
        message = f"`{attribute.name}` is written twice in one statement"
        raise scope.twice(message, name_span, attributes[attribute.name].name_span)
    span = scope.span(attribute.value)
    try:
        value = _in_our_words(attribute.name, one_name(evaluate(_named(attribute), scope)))
        attributes[attribute.name] = Given(value, span, name_span)
    except Fault as fault:
        if isinstance(attribute.value, decls.Float):
            fault.with_fixes(unit_fix(span, str(attribute.value.value), takes_of(attribute.name)))
        raise


def _in_our_words(attribute: str, value: Value) -> Value:
    """`female` as `unpinned`: words of the trade as they are written here."""
    if isinstance(value, Ref | str | Cell):
        word = spelled(value)
        meant = ours(attribute, word)
        if meant != word:
            return Ref(meant)
    return value


def _named(attribute: decls.Attribute) -> decls.Expr:
    """The value of an attribute; where it takes a name, a number with letters behind it is one, unless it measures."""
    value = attribute.value
    elements = value.elements if isinstance(value, decls.List) else (value,)
    named = tuple(map(_name, elements))
    if named == elements or takes_of(attribute.name) not in ("name", "names", "text"):
        return value
    return decls.List(value.start, value.end, named) if isinstance(value, decls.List) else named[0]


def _name(value: decls.Expr) -> decls.Expr:
    if isinstance(value, decls.Qty) and parse_quantity(value.text) is None:
        return decls.Media(value.start, value.end, value.text)
    return value
