"""Parts that statements name by their maker's number, and the length which such a number stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.numbers.finding import Mentioning, NumberedPart, length_of_number, parts_numbered
from mtpc.catalogue.types import Confidence, Part, lowest
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.placing.findings import Findings
from mtpc.model.values import Fault, items_of, spelled
from mtpc.text import Span, natural_key
from mtpc.units import Quantity, show

__all__ = ["find_numbered", "length_of_number", "with_length"]


def find_numbered(
    findings: Findings, statement: ExpandedStatement, number: str, mentioning: Mentioning, span: Span | None
) -> NumberedPart | None:
    """The part that a number names, None where it names none; raises Fault where several, or no length that is sold."""
    ways = parts_numbered(number, mentioning)
    if not ways:
        return None
    sold = [way for way in ways if way.is_sold]
    if not sold:
        raise _not_sold(statement, number, ways, span)
    if len({(way.part.name, way.length_m) for way in sold}) > 1:
        raise _two_ways(statement, number, sold, span)
    found = sold[0]
    if found.reading is None:
        return found
    doubtful = [f"{piece.code or 'no sign'} ({piece.field.about})" for piece in found.reading.doubtful]
    if doubtful:
        findings.findings.append(_uncertain(statement, number, found, doubtful, span))
    return NumberedPart(_by_that_number(found, number), found.length_m, found.reading)


def with_length(
    statement: ExpandedStatement, number: str, part: Part, length_m: Decimal, attribute: str, span: Span | None
) -> ExpandedStatement:
    """The statement with the length its number stands for; raises Fault where it states another one."""
    given = statement.attributes.get(attribute)
    if given is None:
        where = span or statement.origin.what
        length = Given(Quantity(length_m, "length", f"{show(length_m)}m"), where, where)
        return replace(statement, attributes=statement.attributes | {attribute: length})
    for item in items_of(given.value):
        if not (isinstance(item, Quantity) and item.value == length_m):
            message = f"{number} is {show(length_m)} m long by its number; {attribute} is {spelled(item)} here"
            raise statement.fault("PRT109", given.span, message, _one_of_both(part, item, attribute))
    return statement


def _one_of_both(part: Part, item: object, attribute: str) -> str:
    other = part.numbers.get(item.value) if isinstance(item, Quantity) else None
    return f"remove `{attribute}`, or write {other or 'the number of the length that is meant'}"


def _by_that_number(found: NumberedPart, number: str) -> Part:
    """The part with the number that no record lists, as far as its codes are certain."""
    assert found.reading
    codes = (piece.confidence for piece in found.reading.pieces if piece.means)
    unknown = [Confidence.LOW] if any(not piece.means for piece in found.reading.pieces) else []
    confidence = lowest([found.part.number_confidence, *codes, *unknown])
    if found.length_m is None:
        return replace(found.part, number=number, number_confidence=confidence)
    return replace(found.part, numbers={**found.part.numbers, found.length_m: number}, number_confidence=confidence)


def _not_sold(statement: ExpandedStatement, number: str, ways: Iterable[NumberedPart], span: Span | None) -> Fault:
    listed = sorted({length for way in ways for length in way.lengths_listed})
    length = next(show(way.length_m) for way in ways if way.length_m is not None)
    message = f"the number {number} stands for {length} m, and no source lists it in that length"
    return statement.fault("PRT116", span, message, f"listed are {', '.join(map(show, listed))} m")


def _two_ways(statement: ExpandedStatement, number: str, ways: Iterable[NumberedPart], span: Span | None) -> Fault:
    shown = sorted({_shown(way) for way in ways}, key=natural_key)
    message = f"the number {number} is read in several ways: {', '.join(shown)}"
    return statement.fault("PRT115", span, message, "name the part that is meant")


def _shown(way: NumberedPart) -> str:
    return way.part.name if way.length_m is None else f"{way.part.name} of {show(way.length_m)} m"


def _uncertain(
    statement: ExpandedStatement, number: str, found: NumberedPart, doubtful: list[str], span: Span | None
) -> Diagnostic:
    assert found.reading
    verb = "is" if len(doubtful) == 1 else "are"
    return Diagnostic(
        "PRT117",
        f"no source lists the number {number}, in which {', '.join(doubtful)} {verb} not certain",
        span or statement.origin.what,
        Severity.WARNING,
        help=f"ask {found.reading.scheme.maker} before it is ordered: the order asks for a quotation",
        context=statement.origin.context,
    )
