"""Evaluates expressions and names: ranges, products, variables, tables, functions.

A name with ranges stands for the product of them in written order, the last range changing fastest.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable

from mtpc.model.expand.calls import check_call, value_of_call
from mtpc.model.expand.conditions import COMPARISONS, compare, truth
from mtpc.model.expand.functions import arithmetic
from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.slips import (
    bare_number,
    empty_range,
    mismatch,
    not_a_range,
    unknown_unit,
    unset_variable,
)
from mtpc.model.expand.table_functions import cell_of, column_of
from mtpc.model.values import (
    Cell,
    Day,
    Each,
    Expansion,
    Fault,
    Index,
    Keyword,
    Record,
    Ref,
    Value,
    described,
    items_of,
    spelled,
)
from mtpc.settings import raise_limit
from mtpc.syntax import decls
from mtpc.text import DIGITS_MAX, is_digits, whole_number
from mtpc.units import Quantity, parse_quantity


def evaluate(expr: decls.Expr, scope: Scope) -> Value:
    """The value of an expression; raises Fault."""
    return _EVALUATE[type(expr)](expr, scope)


def expand(expr: decls.Expr, scope: Scope) -> Expansion:
    """The names an expression stands for, at least one; raises Fault."""
    expansion = _names_of(expr, scope)
    if not expansion.names:
        raise scope.fault(
            "TYP106", expr, "no name is written here", "name at least one object, or remove the statement"
        )
    return expansion


def _names_of(expr: decls.Expr, scope: Scope) -> Expansion:
    if isinstance(expr, decls.Path) and len(expr.steps) and all(_plain(step) for step in expr.steps):
        return Expansion((".".join(_plain_text(step) for step in expr.steps),), ())
    if isinstance(expr, decls.Path):
        return _expand_steps(expr, scope)
    if isinstance(expr, decls.Name):
        return _expand_name(expr, scope)
    return _names_of_value(expr, evaluate(expr, scope), scope)


def _names_of_value(expr: decls.Expr, value: Value, scope: Scope) -> Expansion:
    if isinstance(value, Expansion):
        return value
    if isinstance(expr, decls.Call) and expr.name == "zip" and isinstance(value, tuple):
        names = tuple(".".join(map(spelled, items_of(steps))) for steps in value)
        return Expansion(names, (len(names),))
    if isinstance(value, Each):
        raise scope.fault(
            "TYP101", expr, "each(…) is the value of an attribute, not a name", "write the names themselves"
        )
    if isinstance(value, tuple):
        names = tuple(name for item in value for name in _as_names(item))
        return Expansion(names, (len(names),))
    return Expansion((spelled(value),), ())


def _as_names(value: Value) -> tuple[str, ...]:
    return value.names if isinstance(value, Expansion) else (spelled(value),)


def _plain(step: decls.Name | decls.Var | decls.Text) -> bool:
    return type(step) is decls.Name and len(step.parts) == 1 and type(step.parts[0]) is str


def _plain_text(step: decls.Name | decls.Var | decls.Text) -> str:
    assert isinstance(step, decls.Name)
    part = step.parts[0]
    assert isinstance(part, str)
    return part


# ---- names -----------------------------------------------------------------------------------


def _expand_steps(path: decls.Path, scope: Scope) -> Expansion:
    if isinstance(path.steps[0], decls.Var):
        first, rest = _walk_variable(path, scope)
        if not rest and isinstance(first, tuple | Expansion):
            names = tuple(name for item in items_of(first) for name in _as_names(item))
            return Expansion(names, (len(names),))
        pieces = [Expansion(_as_names(first), ())]
    else:
        pieces, rest = [], path.steps
    pieces += [_expand_step(step, scope) for step in rest]
    return _product(pieces, ".", path, scope)


def _expand_step(step: decls.Name | decls.Var | decls.Text, scope: Scope) -> Expansion:
    if isinstance(step, decls.Name):
        return _expand_name(step, scope)
    value = _variable(step, scope) if isinstance(step, decls.Var) else _text(step, scope)
    return Expansion((spelled(value),), ())


def _expand_name(name: decls.Name, scope: Scope) -> Expansion:
    pieces = [Expansion((part,), ()) if isinstance(part, str) else _expand_group(part, scope) for part in name.parts]
    return _product(pieces, "", name, scope)


def _expand_group(group: decls.Group, scope: Scope) -> Expansion:
    names: list[str] = []
    for element in group.elements:
        _check_no_minus(element, scope)
        value = evaluate(element, scope)
        for item in items_of(value):
            names.extend(_as_names(item))
        if len(names) > scope.limits.objects:
            raise _too_many(group, scope)
    if not names:
        raise scope.fault("TYP106", group, "this range is empty", "give it at least one value, or remove it")
    return Expansion(tuple(names), (len(names),))


def _check_no_minus(element: decls.Expr, scope: Scope) -> None:
    """`[1-4]` is a subtraction to the grammar, but was meant as a range."""
    if isinstance(element, decls.Binary) and element.op == "-":
        left, right = element.left, element.right
        if isinstance(left, decls.Int) and isinstance(right, decls.Int):
            written = f"{left.text}..{right.text}"
            raise not_a_range(element, written, scope)


def _product(pieces: list[Expansion], separator: str, node: decls.Node, scope: Scope) -> Expansion:
    count = 1
    for piece in pieces:
        count *= len(piece.names)
    if count > scope.limits.objects:
        raise _too_many(node, scope)
    if count > 1:
        scope.spend(node, names=count)
    names = tuple(separator.join(combination) for combination in itertools.product(*(piece.names for piece in pieces)))
    return Expansion(names, tuple(size for piece in pieces for size in piece.sizes))


def _too_many(node: decls.Node, scope: Scope) -> Fault:
    message = f"this range stands for more than {scope.limits.objects:,} objects"
    return scope.fault("TYP107", node, message, f"make it smaller, {raise_limit('objects')}")


# ---- variables and rows ----------------------------------------------------------------------


def _variable(var: decls.Var, scope: Scope) -> Value:
    if var.name not in scope.variables:
        raise unset_variable(var, scope)
    value = scope.variables[var.name]
    if value is Keyword.UNDEFINED:
        raise Fault(None)
    return value


def _walk_variable(path: decls.Path, scope: Scope) -> tuple[Value, tuple[decls.Name | decls.Var | decls.Text, ...]]:
    """The value a path that starts with a variable leads to, and the steps left over."""
    first = path.steps[0]
    assert isinstance(first, decls.Var)
    value, rest = _variable(first, scope), path.steps[1:]
    if isinstance(value, Record) and rest:
        value, rest = _cell(value, rest[0], scope), rest[1:]
    return value, rest


def _cell(record: Record, step: decls.Name | decls.Var | decls.Text, scope: Scope) -> Cell:
    name = _plain_text(step) if _plain(step) else spelled(_expand_step(step, scope))
    try:
        return cell_of(record, column_of(record.sheet, name))
    except Mismatch as wrong:
        raise mismatch(wrong, step, scope) from None


def _path(path: decls.Path, scope: Scope) -> Value:
    if isinstance(path.steps[0], decls.Var):
        value, rest = _walk_variable(path, scope)
        if not rest:
            return value
    expansion = expand(path, scope)
    if len(path.steps) == 1 and expansion.names[0] in scope.tables:
        return scope.tables[expansion.names[0]]
    return expansion if expansion.sizes else Ref(expansion.names[0])


def _named_range(binder: decls.Binder, scope: Scope) -> Value:
    """A range with a name, in one of the turns of its statement."""
    first = binder.vars[0]
    if first.name not in scope.named:
        message = f"a range cannot have the name ${first.name} here"
        help_ = "name ranges where a statement says what it is about, and its ends: `cord gpu[$s in 1..8] -- rail.[$s]`"
        raise scope.fault("TYP110", binder, message, help_)
    return _variable(first, scope)


# ---- literals --------------------------------------------------------------------------------


def _text(text: decls.Text, scope: Scope) -> str:
    pieces = [part if isinstance(part, str) else spelled(evaluate(part, scope)) for part in text.parts]
    whole = "".join(pieces)
    if len(whole) > scope.limits.text:
        message = f"this text is longer than {scope.limits.text:,} characters"
        raise scope.fault("TYP107", text, message, f"make it shorter, {raise_limit('text')}")
    if len(pieces) > 1:
        scope.spend(text, characters=len(whole))
    return whole


def _quantity(node: decls.Qty, scope: Scope) -> Quantity:
    quantity = parse_quantity(node.text)
    if quantity is None:
        raise unknown_unit(node, scope)
    return quantity


# ---- operators -------------------------------------------------------------------------------


def _range(node: decls.Range, scope: Scope) -> tuple[Value, ...]:
    first, last = _number(node.first, scope), _number(node.last, scope)
    step = _number(node.step, scope).value if node.step else 1
    if step == 0:
        raise scope.fault("TYP106", node, "a range cannot advance in steps of 0", "write `step 1` or `step -1`")
    count = (last.value - first.value) // step + 1
    if count <= 0:
        raise empty_range(node, f"{first.text}..{last.text}", scope, down=step < 0)
    if count > scope.limits.objects:
        raise _too_many(node, scope)
    width = _width(first, last)
    numbers = range(first.value, first.value + count * step, step)
    return tuple(Index(number, str(number).zfill(width)) for number in numbers)


def _width(first: Index, last: Index) -> int:
    """Digits to fill up to: only where an end is written with a leading zero."""
    led = [end.text for end in (first, last) if len(end.text) > 1 and end.text[0] == "0"]
    return max((len(text) for text in led), default=0)


def _number(expr: decls.Expr, scope: Scope) -> Index:
    value = evaluate(expr, scope)
    text = spelled(value) if isinstance(value, str | Cell) else ""
    number = whole_number(text)
    if number is not None:
        return Index(number, text)
    if is_digits(text):
        raise scope.fault("TYP107", expr, f"this number has more than {DIGITS_MAX} digits", "write a smaller one")
    if not isinstance(value, Index):
        raise scope.fault("TYP101", expr, f"a whole number is needed here, this is {described(value)}", "")
    return value


def _binary(node: decls.Binary, scope: Scope) -> Value:
    if node.op == "except":
        return _without(node, scope)
    if node.op in ("and", "or"):
        first = holds(node.left, scope)
        return first if first is (node.op == "or") else holds(node.right, scope)
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    try:
        return compare(node.op, left, right) if node.op in COMPARISONS else arithmetic(node.op, left, right)
    except Mismatch as wrong:
        raise mismatch(wrong, node, scope) from None


def holds(condition: decls.Expr, scope: Scope) -> bool:
    """Whether a condition is true; raises Fault where it is neither true nor false."""
    try:
        return truth(evaluate(condition, scope))
    except Mismatch as wrong:
        raise mismatch(wrong, condition, scope) from None


def _without(node: decls.Binary, scope: Scope) -> Expansion:
    left, right = expand(node.left, scope), set(expand(node.right, scope).names)
    missing = sorted(right - set(left.names))
    if missing:
        raise scope.fault(
            "TYP105", node.right, f"{missing[0]} is not in the range it is removed from", "remove it here"
        )
    names = tuple(name for name in left.names if name not in right)
    if not names:
        raise scope.fault("TYP106", node, "nothing is left of this range", "leave at least one value")
    return Expansion(names, (len(names),))


def _unary(node: decls.Unary, scope: Scope) -> Value:
    if node.op == "not":
        return not holds(node.operand, scope)
    value = evaluate(node.operand, scope)
    if node.op == "-" and isinstance(value, Index):
        return Index(-value.value, f"-{value.text}")
    if node.op == "-" and isinstance(value, Quantity):
        return Quantity(-value.value, value.dimension, f"-{value.text}")
    raise scope.fault("TYP101", node, f"`{node.op}` cannot be written before {described(value)}", "")


def _call(call: decls.Call, scope: Scope) -> Value:
    check_call(call, scope)
    return value_of_call(call, tuple(evaluate(argument, scope) for argument in call.arguments), scope)


def _list(node: decls.List, scope: Scope) -> tuple[Value, ...]:
    items: list[Value] = []
    for element in node.elements:
        items += items_of(evaluate(element, scope))
        if len(items) > scope.limits.objects:
            raise _too_many(node, scope)
    return tuple(items)


def _bare_float(node: decls.Float, scope: Scope) -> Value:
    raise bare_number(node, scope)


def _day(node: decls.Date, scope: Scope) -> Day:
    from datetime import date

    try:
        date.fromisoformat(node.text)
    except ValueError:
        help_ = "write the year, the month and the day, as in 2027-03-31"
        raise scope.fault("TYP104", node, f"{node.text} is not a date", help_) from None
    return Day(node.text)


def _word(node: decls.Word, _: Scope) -> Value:
    return node.text == "true" if node.text in ("true", "false") else Keyword(node.text)


_EVALUATE: dict[type, Callable[..., Value]] = {
    decls.Path: _path,
    decls.Name: _expand_name,
    decls.Var: _variable,
    decls.Int: lambda node, _: Index(node.value, node.text),
    decls.Float: _bare_float,
    decls.Qty: _quantity,
    decls.Text: _text,
    decls.Media: lambda node, _: Ref(node.text),
    decls.Date: _day,
    decls.Word: _word,
    decls.List: _list,
    decls.Range: _range,
    decls.Binary: _binary,
    decls.Unary: _unary,
    decls.Call: _call,
    decls.Binder: _named_range,
}
