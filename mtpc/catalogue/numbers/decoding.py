"""Part numbers taken apart and put together by the schemes of their makers; one way back and forth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from mtpc.catalogue.numbers.types import Decoded, Length, LengthCoding, NumberField, Piece, Scheme
from mtpc.catalogue.types import Confidence
from mtpc.lazy_dataclass import dataclass

NUMBER_MAX = 100  # characters; makers' numbers have at most 40
_CODINGS = {
    LengthCoding.METRES_M: re.compile(r"([1-9][0-9]{0,2})M|([0-9]{1,3}\.5)"),
    LengthCoding.THREE_OR_HALF: re.compile(r"(?!000)([0-9]{2}[0-9A])"),
    LengthCoding.THREE_UNIT: re.compile(r"(?!000)([0-9]{3})([MF])"),
    LengthCoding.UNIT_THREE: re.compile(r"([MF])(?!000)([0-9]{3})"),
    LengthCoding.TWO: re.compile(r"(?!00)([0-9]{2})"),
}
CODING_WORDS = {
    LengthCoding.METRES_M: "metres and M, 10M; a half metre without M, 1.5",
    LengthCoding.THREE_OR_HALF: "three digits of metres, 030; a half metre ends in A, 01A is 1.5 m",
    LengthCoding.THREE_UNIT: "three digits and M for metres or F for feet, 050F",
    LengthCoding.UNIT_THREE: "M for metres or F for feet and three digits, M012",
    LengthCoding.TWO: "two digits of metres, 03",
}
_UNITS = {"M": "m", "F": "ft"}


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a number stops following a scheme: how many characters do, and the field or characters that come there."""

    scheme: Scheme
    matched: int
    expected: str | NumberField  # "": nothing more


def decoded(number: str, schemes: tuple[Scheme, ...]) -> list[Decoded]:
    """Every way in which a number follows a scheme: none, one, or several, which is ambiguous."""
    return [one for scheme in schemes for one in _of_scheme(number, scheme)] if len(number) <= NUMBER_MAX else []


def broken_at(number: str, schemes: tuple[Scheme, ...]) -> Broken | None:
    """The scheme that a number follows furthest, where it follows one beyond its first piece."""
    found = [_furthest(number, scheme) for scheme in schemes]
    best = max(found, key=lambda broken: broken.matched, default=None)
    return best if best and best.matched >= len(_first(best.scheme)) else None


def _first(scheme: Scheme) -> str:
    first = scheme.pattern[0]
    return first if isinstance(first, str) else " " * NUMBER_MAX


def encoded(scheme: Scheme, codes: Mapping[str, str]) -> str:
    """The number with these codes, as its maker writes it. Raises KeyError where a field has none."""
    return "".join(piece if isinstance(piece, str) else codes[piece.name] for piece in scheme.pattern)


def length_code(length: Length, coding: LengthCoding) -> str | None:
    """How a length stands in a number; None where it cannot."""
    whole, unit = length.figure == length.figure.to_integral_value(), length.unit
    figure = int(length.figure)
    if coding in (LengthCoding.THREE_UNIT, LengthCoding.UNIT_THREE):
        if not whole or not 0 < figure < 1000:
            return None
        letter = "M" if unit == "m" else "F"
        return f"{figure:03}{letter}" if coding is LengthCoding.THREE_UNIT else f"{letter}{figure:03}"
    half = length.figure - figure == Decimal("0.5")
    if unit != "m" or not (whole or half):
        return None
    match coding:
        case LengthCoding.METRES_M:
            return f"{figure}M" if whole and 0 < figure < 1000 else f"{figure}.5" if half else None
        case LengthCoding.THREE_OR_HALF:
            return f"{figure:03}" if whole and 0 < figure < 1000 else f"{figure:02}A" if half and figure < 100 else None
        case _:
            return f"{figure:02}" if whole and 0 < figure < 100 else None


# ---- matching


def _of_scheme(number: str, scheme: Scheme) -> Iterator[Decoded]:
    text = number.replace("-", "") if scheme.ignores_hyphens else number
    for pieces in _matches(text, 0, _parts(scheme)):
        length = next((_length(piece) for piece in pieces if piece.field.length), None)
        yield Decoded(scheme, number, pieces, length)


def _parts(scheme: Scheme) -> tuple[str | NumberField, ...]:
    """The pattern as it is compared: without hyphens where they do not matter."""
    if not scheme.ignores_hyphens:
        return scheme.pattern
    parts = (part.replace("-", "") if isinstance(part, str) else part for part in scheme.pattern)
    return tuple(part for part in parts if part)


def _matches(text: str, start: int, parts: tuple[str | NumberField, ...]) -> Iterator[tuple[Piece, ...]]:
    """Every way to read the text from there on as these parts."""
    if not parts:
        if start == len(text):
            yield ()
        return
    first, rest = parts[0], parts[1:]
    if isinstance(first, str):
        if text.startswith(first, start):
            yield from _matches(text, start + len(first), rest)
        return
    for piece in _readings(text, start, first):
        for others in _matches(text, start + len(piece.code), rest):
            yield (piece, *others)


def _readings(text: str, start: int, field: NumberField) -> Iterator[Piece]:
    """What may stand there for a field."""
    known = [code for code in field.codes if text.startswith(code.text, start)]
    for code in known:
        yield Piece(field, code.text, code.means, code.confidence)
    if field.length and (match := _CODINGS[field.length].match(text, start)):
        yield Piece(field, match[0], str(_length_of(match[0], field.length)), field.confidence)
    piece = text[start : start + (field.letters or field.digits)]
    if field.letters and not known and re.fullmatch(f"[A-Z]{{{field.letters}}}", piece):
        yield Piece(field, piece, "", Confidence.LOW)
    if field.digits and re.fullmatch(f"[0-9]{{{field.digits}}}", piece):
        yield Piece(field, piece, str(int(piece)), field.confidence)


def _length(piece: Piece) -> Length:
    assert piece.field.length is not None
    return _length_of(piece.code, piece.field.length)


def _length_of(code: str, coding: LengthCoding) -> Length:
    """The length that such a code stands for."""
    if coding is LengthCoding.THREE_UNIT:
        return Length(Decimal(code[:3]), _UNITS[code[3]])
    if coding is LengthCoding.UNIT_THREE:
        return Length(Decimal(code[1:]), _UNITS[code[0]])
    if code.endswith("A"):
        return Length(Decimal(code[:-1]) + Decimal("0.5"), "m")
    return Length(Decimal(code.removesuffix("M")), "m")


def _furthest(number: str, scheme: Scheme) -> Broken:
    """How far a number follows a scheme."""
    text = number.replace("-", "") if scheme.ignores_hyphens else number
    parts = _parts(scheme)
    best = Broken(scheme, 0, parts[0])
    waiting = [(0, 0)]
    while waiting:
        start, number_of_part = waiting.pop()
        part = parts[number_of_part] if number_of_part < len(parts) else ""
        if start > best.matched:
            best = Broken(scheme, start, part)
        if number_of_part == len(parts):
            continue
        if isinstance(part, str):
            if text.startswith(part, start):
                waiting.append((start + len(part), number_of_part + 1))
        else:
            waiting += [(start + len(piece.code), number_of_part + 1) for piece in _readings(text, start, part)]
    return best
