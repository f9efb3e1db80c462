"""Comparisons and conditions of values that are already evaluated."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.values import Cell, Day, Expansion, Index, Keyword, Record, Ref, Value, described, spelled
from mtpc.text import whole_number
from mtpc.units import Quantity

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def compare(operator_sign: str, left: Value, right: Value) -> bool:
    """Whether `left op right`: numbers by value, quantities of one dimension, dates, and strings by their letters.

    A cell of a table that holds digits is a number where a number stands beside it. Raises Mismatch.
    """
    pair = _numbers(left, right) or _quantities(left, right) or _days(left, right)
    if (
        pair is None
        and operator_sign in ("==", "!=")
        and _is_atom(left)
        and _is_atom(right)
        and _comparable(left, right)
    ):
        pair = spelled(left), spelled(right)
    if pair is None:
        raise Mismatch("TYP101", f"{described(left)} and {described(right)} cannot be compared with `{operator_sign}`")
    return COMPARISONS[operator_sign](*pair)


def truth(value: Value) -> bool:
    """A condition's value; raises Mismatch where it is neither true nor false."""
    if isinstance(value, bool):
        return value
    raise Mismatch("TYP101", f"a condition is true or false, this is {described(value)}", 'compare it: `… == "live"`')


def _numbers(left: Value, right: Value) -> tuple[int, int] | None:
    if not (isinstance(left, Index) or isinstance(right, Index)):
        return None
    numbers = [_number(value) for value in (left, right)]
    return (numbers[0], numbers[1]) if None not in numbers else None  # type: ignore[return-value]  # just looked


def _number(value: Value) -> int | None:
    if isinstance(value, Index):
        return value.value
    text = spelled(value) if isinstance(value, str | Cell) else ""
    return whole_number(text.strip())


def _quantities(left: Value, right: Value) -> tuple[Decimal, Decimal] | None:
    if isinstance(left, Quantity) and isinstance(right, Quantity) and left.dimension == right.dimension:
        return left.value, right.value
    return None


def _days(left: Value, right: Value) -> tuple[str, str] | None:
    return (left.text, right.text) if isinstance(left, Day) and isinstance(right, Day) else None


def _is_atom(value: Value) -> bool:
    return not isinstance(value, tuple | Expansion | Record)


def _comparable(left: Value, right: Value) -> bool:
    """Texts and names with each other, and with `unknown`; yes and no only with yes and no."""
    if isinstance(left, bool) or isinstance(right, bool):
        return isinstance(left, bool) and isinstance(right, bool)
    if isinstance(left, Keyword) or isinstance(right, Keyword):
        return True
    return isinstance(left, _TEXTS) and isinstance(right, _TEXTS)


_TEXTS = (str, Cell, Ref, Day, Index)
