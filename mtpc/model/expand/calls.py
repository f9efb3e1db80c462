"""Functions where they are called: which there are, what they take, and where what is wrong is reported."""

from __future__ import annotations

from mtpc.model.expand.functions import FUNCTIONS
from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.slips import mismatch, unknown_function
from mtpc.model.pairing import counted
from mtpc.model.values import Index, Ref, Value, items_of
from mtpc.syntax import decls

_COUNT = "count"


def check_call(call: decls.Call, scope: Scope) -> None:
    """Raise Fault where there is no such function, or it takes other values."""
    if call.name == "any":
        raise scope.fault("TYP110", call, "any(…) is a hop of a route", "write it after `via` of a circuit")
    if call.name == _COUNT:
        if call.named or len(call.arguments) != 1:
            raise scope.fault("TYP101", call, f"count(…) takes 1 value, {len(call.arguments)} are given")
        return
    if call.name not in FUNCTIONS:
        raise unknown_function(call, FUNCTIONS, scope)
    count, _ = FUNCTIONS[call.name]
    if call.named:
        raise scope.fault("TYP101", call, f"the values of {call.name}(…) have no names", "write them without `name =`")
    if count and len(call.arguments) != count:
        message = f"{call.name}(…) takes {counted(count, 'values')}, not {len(call.arguments)}"
        raise scope.fault("TYP101", call, message, "")


def value_of_call(call: decls.Call, values: tuple[Value, ...], scope: Scope) -> Value:
    """What a function that was checked gives for these values; raises Fault."""
    if call.name == _COUNT:
        return _count(call, values[0], scope)
    _, work = FUNCTIONS[call.name]
    try:
        return work(values)
    except Mismatch as wrong:
        raise mismatch(wrong, call, scope) from None


def _count(call: decls.Call, value: Value, scope: Scope) -> Value:
    """How many members a list or table has; for a name, how many objects of the model have it."""
    if not isinstance(value, Ref):
        return _whole(len(items_of(value)))
    if scope.census is None:
        message = f"how many {value} there are is known only when all statements are expanded"
        raise scope.fault("TYP101", call, message, f"write it in an assertion: `assert count({value}) <= 32`")
    try:
        return _whole(scope.census(value.text))
    except Mismatch as wrong:
        raise mismatch(wrong, call.arguments[0], scope) from None


def _whole(number: int) -> Index:
    return Index(number, str(number))
