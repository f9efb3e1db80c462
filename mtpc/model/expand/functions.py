"""Operators and functions on values that are already evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.expand.table_functions import TABLE_FUNCTIONS
from mtpc.model.expand.text_functions import TEXT_FUNCTIONS
from mtpc.model.values import Cell, Day, Each, Expansion, Index, Ref, Value, described, items_of, spelled
from mtpc.units import HELD_IN, Quantity, show

DIGITS_MAX = 18
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_LIKE_A_DATE = rf"[0-9]{{1,2}}[- ]{_MONTH}|{_MONTH}[- ][0-9]{{2}}"


def arithmetic(operator: str, left: Value, right: Value) -> Value:
    """`left op right` for whole numbers and quantities; raises Mismatch."""
    if isinstance(left, Index) and isinstance(right, Index):
        return _whole(operator, left.value, right.value)
    if isinstance(left, Quantity) and isinstance(right, Quantity) and left.dimension == right.dimension:
        if operator in ("+", "-"):
            return _computed(left.value + right.value if operator == "+" else left.value - right.value, left.dimension)
    elif operator == "*" and isinstance(left, Quantity) and isinstance(right, Index):
        return _computed(left.value * right.value, left.dimension)
    elif operator == "*" and isinstance(left, Index) and isinstance(right, Quantity):
        return _computed(right.value * left.value, right.dimension)
    raise Mismatch("TYP101", f"`{operator}` cannot be applied to {described(left)} and {described(right)}")


def _whole(operator: str, left: int, right: int) -> Index:
    if operator in ("div", "mod"):
        if right == 0:
            raise Mismatch("TYP101", "nothing can be divided by 0")
        value = left // right if operator == "div" else left % right
    else:
        value = {"+": left + right, "-": left - right, "*": left * right}[operator]
    if abs(value) >= 10**DIGITS_MAX:
        raise Mismatch("TYP107", f"this number has more than {DIGITS_MAX} digits", "write a smaller one")
    return Index(value, str(value))


def _computed(value: Decimal, dimension: str) -> Quantity:
    return Quantity(value, dimension, f"{show(value)}{HELD_IN[dimension]}")


def _flat(values: tuple[Value, ...]) -> Expansion:
    names = tuple(spelled(item) for item in items_of(values[0]))
    return Expansion(names, (len(names),))


def _joined(name: str, step: Callable[[Value], str]) -> Callable[[tuple[Value, ...]], Value]:
    """Steps of a name; of a list one name for each member, and what is no list goes with all of them."""

    def joined(values: tuple[Value, ...]) -> Value:
        lists = [items_of(value) for value in values if isinstance(value, tuple | Expansion)]
        if not lists:
            return Ref(f"{_atom(values[0])}.{step(values[1])}")
        count = len(lists[0])
        if len(lists[-1]) != count:
            message = f"the lists of {name}(…) have {count} and {len(lists[-1])} members"
            raise Mismatch("TYP105", message, "give both the same count, or write one value for all")
        firsts, seconds = (
            items_of(value) if isinstance(value, tuple | Expansion) else (value,) * count for value in values
        )
        names = tuple(f"{_atom(first)}.{step(second)}" for first, second in zip(firsts, seconds, strict=True))
        return Expansion(names, (len(names),))

    return joined


def _atom(value: Value) -> str:
    """A piece of a name. Spreadsheets turn a port such as 1/1 into a date without a warning."""
    text = spelled(value)
    if isinstance(value, Cell) and (value.is_date or re.fullmatch(_LIKE_A_DATE, text, re.IGNORECASE)):
        help_ = "format the column as text in the spreadsheet, and write it again"
        raise Mismatch("TYP112", f"{text} is a date, not a name", help_, value)
    if isinstance(value, Cell) and not text.strip():
        raise Mismatch("TYP104", "this cell is empty", "fill it in, or leave such rows out with `if`", value)
    return text


def _unit(value: Value) -> str:
    """A cell may hold 12 as well as U12."""
    return f"U{_atom(value).strip().lstrip('Uu')}"


def _part(values: tuple[Value, ...]) -> Ref:
    return Ref(_atom(values[0]))


def _date(values: tuple[Value, ...]) -> Day:
    from datetime import date

    text = spelled(values[0]).strip()
    try:
        if len(text) != len("2026-11-20"):
            raise ValueError
        return Day(date.fromisoformat(text).isoformat())
    except ValueError:
        raise Mismatch("TYP104", f'"{text}" is not a date', "write the cell as 2026-11-20", values[0]) from None


def _zip(values: tuple[Value, ...]) -> tuple[Value, ...]:
    columns = [items_of(value) for value in values]
    if len({len(column) for column in columns}) > 1:
        counts = " and ".join(str(len(column)) for column in columns)
        raise Mismatch("TYP105", f"zip(…) needs lists of equal length, these have {counts}")
    return tuple(tuple(row) for row in zip(*columns, strict=True))


def _chunk(values: tuple[Value, ...]) -> tuple[Value, ...]:
    items, size = items_of(values[0]), values[1]
    if not isinstance(size, Index) or size.value < 1:
        raise Mismatch("TYP101", f"the size of a chunk is a whole number from 1, this is {described(size)}")
    return tuple(tuple(items[start : start + size.value]) for start in range(0, len(items), size.value))


# name -> (how many values it takes, 0 = any; what it does)
FUNCTIONS: dict[str, tuple[int, Callable[[tuple[Value, ...]], Value]]] = {
    "flat": (1, _flat),
    "port": (2, _joined("port", _atom)),
    "place": (2, _joined("place", _unit)),
    "part": (1, _part),
    "date": (1, _date),
    "each": (0, Each),
    "zip": (0, _zip),
    "chunk": (2, _chunk),
    **TEXT_FUNCTIONS,
    **TABLE_FUNCTIONS,
}
