"""Operators and functions on values that are already evaluated."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from mtpc.model.values import Cell, Day, Each, Expansion, Index, Keyword, Ref, Value, described, items_of, spelled
from mtpc.units import HELD_IN, Quantity, parse_quantity, show

DIGITS_MAX = 18
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_LIKE_A_DATE = rf"[0-9]{{1,2}}[- ]{_MONTH}|{_MONTH}[- ][0-9]{{2}}"


class Mismatch(Exception):
    """Values that do not go together: a code, a sentence, and one thing to do."""

    def __init__(self, code: str, message: str, help_: str = "", about: Value | None = None) -> None:
        super().__init__(message)
        self.code, self.message, self.help, self.about = code, message, help_, about


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


def _joined(between: str) -> Callable[[tuple[Value, ...]], Ref]:
    return lambda values: Ref(f"{_atom(values[0])}{between}{_atom(values[1])}")


def _atom(value: Value) -> str:
    """A piece of a name. Spreadsheets turn a port such as 1/1 into a date without a warning."""
    text = spelled(value)
    if isinstance(value, Cell) and (value.is_date or re.fullmatch(_LIKE_A_DATE, text, re.IGNORECASE)):
        help_ = "format the column as text in the spreadsheet, and write it again"
        raise Mismatch("TYP112", f"{text} is a date, not a name", help_, value)
    if isinstance(value, Cell) and not text.strip():
        raise Mismatch("TYP104", "this cell is empty", "fill it in, or leave such rows out with `if`", value)
    return text


def _place(values: tuple[Value, ...]) -> Ref:
    """A cell may hold 12 as well as U12."""
    return Ref(f"{_atom(values[0])}.U{_atom(values[1]).strip().lstrip('Uu')}")


def _part(values: tuple[Value, ...]) -> Ref:
    return Ref(_atom(values[0]))


def _metres(values: tuple[Value, ...]) -> Value:
    text = spelled(values[0]).strip()
    if text in ("unknown", ""):
        return Keyword.UNKNOWN
    quantity = parse_quantity(f"{text}m" if _is_number(text) else text) if _starts_as_number(text) else None
    if quantity is None or quantity.dimension != "length":
        raise Mismatch("TYP102", f'"{text}" is not a length', "write the cell as 12 or 12m or 40ft", values[0])
    return quantity


def _date(values: tuple[Value, ...]) -> Day:
    from datetime import date

    text = spelled(values[0]).strip()
    try:
        if len(text) != len("2026-11-20"):
            raise ValueError
        return Day(date.fromisoformat(text).isoformat())
    except ValueError:
        raise Mismatch("TYP104", f'"{text}" is not a date', "write the cell as 2026-11-20", values[0]) from None


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdecimal() and text[0] != "." != text[-1]


def _starts_as_number(text: str) -> bool:
    digits = text[: len(text) - len(text.lstrip("0123456789."))]
    return bool(digits) and _is_number(digits)


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
    "port": (2, _joined(".")),
    "place": (2, _place),
    "part": (1, _part),
    "metres": (1, _metres),
    "date": (1, _date),
    "each": (0, Each),
    "zip": (0, _zip),
    "chunk": (2, _chunk),
}
