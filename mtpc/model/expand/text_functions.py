"""Functions of texts: what is made of a cell stays that cell, so that what is wrong with it is reported there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mtpc.model.expand.mismatch import Mismatch
from mtpc.model.values import Cell, Each, Expansion, Index, Keyword, Record, Value, described, spelled
from mtpc.text import whole_number
from mtpc.units import parse_quantity

# What a column of units holds, in small letters and without a dot, and the unit it is.
_LENGTH_UNITS = {
    "m": ("m", "metre", "metres", "meter", "meters", "mtr"),
    "cm": ("cm", "centimetre", "centimetres", "centimeter", "centimeters"),
    "mm": ("mm", "millimetre", "millimetres", "millimeter", "millimeters"),
    "km": ("km", "kilometre", "kilometres", "kilometer", "kilometers"),
    "ft": ("ft", "foot", "feet", "'"),
    "in": ("in", "inch", "inches", '"'),
}
_UNIT_OF = {word: unit for unit, words in _LENGTH_UNITS.items() for word in words}


def _text_of(value: Value, function: str) -> str:
    if isinstance(value, tuple | Expansion | Each | Record):
        raise Mismatch("TYP101", f"{function}(…) takes a text, this is {described(value)}")
    return spelled(value)


def _made(value: Value, text: str) -> Value:
    """A text made of another; of a cell it stays the cell."""
    return replace(value, text=text) if isinstance(value, Cell) else text


def _number(values: tuple[Value, ...]) -> Index:
    text = _text_of(values[0], "number").strip()
    value = whole_number(text.removeprefix("-"))
    if value is None:
        raise Mismatch("TYP101", f'"{text}" is not a whole number', "write it with digits only: 12", values[0])
    return Index(-value if text.startswith("-") else value, text)


def _text(values: tuple[Value, ...]) -> Value:
    return _made(values[0], _text_of(values[0], "text"))


def _lower(values: tuple[Value, ...]) -> Value:
    return _made(values[0], _text_of(values[0], "lower").lower())


def _replace(values: tuple[Value, ...]) -> Value:
    text, old, new = (_text_of(value, "replace") for value in values)
    if not old:
        raise Mismatch(
            "TYP101", "the text to replace is empty", 'write what is to be replaced: replace($r.port, "Port ", "")'
        )
    return _made(values[0], text.replace(old, new))


def _split(values: tuple[Value, ...]) -> tuple[Value, ...]:
    text, separator = (_text_of(value, "split") for value in values)
    if not separator:
        raise Mismatch(
            "TYP101", "the text to split at is empty", 'write what stands between the pieces: split($r.port, ",")'
        )
    pieces = [piece.strip() for piece in text.split(separator)]
    if "" in pieces:
        message = f'piece {pieces.index("") + 1} of "{text}" is empty' if text.strip() else "this cell is empty"
        raise Mismatch("TYP113", message, f'write each piece, with one "{separator}" between them', values[0])
    return tuple(_made(values[0], piece) for piece in pieces)


def _length(values: tuple[Value, ...]) -> Value:
    """A length whose unit stands apart, in a column of its own or in the header."""
    written = _text_of(values[1], "length").strip()
    unit = _UNIT_OF.get(written.lower().removesuffix("."))
    if unit is None:
        help_ = f"write {', '.join(_LENGTH_UNITS)}, or the word for it"
        raise Mismatch("TYP102", f'"{written}" is not a unit of length', help_, values[1])
    return _length_in(values[0], unit)


def _metres(values: tuple[Value, ...]) -> Value:
    return _length_in(values[0], "m")


def _length_in(value: Value, unit: str) -> Value:
    """A length in that unit, unless it has one of its own."""
    text = _text_of(value, "length").strip()
    if text in ("unknown", ""):
        return Keyword.UNKNOWN
    quantity = parse_quantity(f"{text}{unit}" if _is_number(text) else text) if _starts_as_number(text) else None
    if quantity is None or quantity.dimension != "length":
        raise Mismatch("TYP102", f'"{text}" is not a length', "write the cell as 12 or 12m or 40ft", value)
    return quantity


def _is_number(text: str) -> bool:
    return text.isascii() and text.replace(".", "", 1).isdecimal() and text[0] != "." != text[-1]


def _starts_as_number(text: str) -> bool:
    digits = text[: len(text) - len(text.lstrip("0123456789."))]
    return bool(digits) and _is_number(digits)


# name -> (how many values it takes, what it does)
TEXT_FUNCTIONS: dict[str, tuple[int, Callable[[tuple[Value, ...]], Value]]] = {
    "number": (1, _number),
    "text": (1, _text),
    "lower": (1, _lower),
    "replace": (3, _replace),
    "split": (2, _split),
    "length": (2, _length),
    "metres": (1, _metres),
}
