"""Reads tables of stock, of what has come, and of prices: every cell is checked where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import TypeVar

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.order_values import Holding, LayoutColumn, Price
from mtpc.model.values import Cell, Record
from mtpc.text import Span, is_digits
from mtpc.units import parse_quantity, show

CODE = "ORD104"
CHOICES = ("gender_a", "gender_b", "polish", "fibre", "polarity")
HOLDING_COLUMNS = ("part", "count")
PRICE_COLUMNS = ("part", "unit_price", "currency")
LAYOUT_COLUMNS = ("title",)
LAYOUT_MAX = 100  # columns of a customer's CSV
_TEXT_MAX = 200  # characters of a heading, or of a text
_DIGITS_MAX = 9
_PRICE = re.compile(r"\d{1,9}(\.\d{1,6})?", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}")
_LENGTH = re.compile(r"\d{1,6}(\.\d{1,6})?([a-z]*)", re.ASCII)
_METRES = ("length_m", "length m", "m")  # headers that say the unit
Row = TypeVar("Row")


class _BadCell(Exception):
    """What is wrong in a row: a sentence, its place, one thing to do."""

    def __init__(self, message: str, span: Span, help_: str, first: Span | None = None) -> None:
        super().__init__(message)
        labels = (Label(first, "the first of them"),) if first else ()
        self.finding = Diagnostic(CODE, message, span, labels=labels, help=help_)


def holdings(rows: Iterable[Record], findings: list[Diagnostic]) -> tuple[Holding, ...]:
    """The rows of a table of stock, or of what has come; what is wrong with one is told, and it is left out."""
    kept: dict[tuple[str, str], Holding] = {}
    read = []
    for row in _read(rows, HOLDING_COLUMNS, _holding, findings):
        for name, text in (("cable id", row.cable_id), ("serial number", row.serial)):
            other = kept.setdefault((name, text), row)
            if text and other is not row:
                wrong = _BadCell(f"{name} {text} is in two rows", row.span, "keep one of them", other.span)
                findings.append(wrong.finding)
        read.append(row)
    return tuple(read)


def prices(rows: Iterable[Record], findings: list[Diagnostic]) -> tuple[Price, ...]:
    """The rows of price tables: one price for each part and length, all in one currency."""
    kept: dict[tuple[str, Decimal | None], Price] = {}
    first: Price | None = None
    for price in _read(rows, PRICE_COLUMNS, _price, findings):
        first = first or price
        other = kept.setdefault((price.part, price.length_m), price)
        if price.currency != first.currency:
            message = f"{price.part} is priced in {price.currency}, {first.part} in {first.currency}"
            wrong = _BadCell(message, price.span, "bring all prices into one currency", first.span)
            findings.append(wrong.finding)
        elif other is not price:
            length = "" if price.length_m is None else f" of {show(price.length_m)} m"
            wrong = _BadCell(f"{price.part}{length} has two prices", price.span, "keep one of them", other.span)
            findings.append(wrong.finding)
    return tuple(kept.values())


def layout(rows: Iterable[Record], findings: list[Diagnostic]) -> tuple[LayoutColumn, ...]:
    """The columns of the customer's own CSV, in their order."""
    columns: list[LayoutColumn] = []
    for column in _read(rows, LAYOUT_COLUMNS, _layout_column, findings):
        if len(columns) == LAYOUT_MAX:
            message = f"a layout of more than {LAYOUT_MAX} columns"
            findings.append(_BadCell(message, column.span, "leave out what nobody reads").finding)
            break
        columns.append(column)
    return tuple(columns)


def _layout_column(row: Record) -> LayoutColumn:
    title, field, text = _text(row, "title"), _text(row, "field"), _text(row, "text")
    if not title:
        raise _missing(row, "title", "what stands over the column")
    if field and text:
        message = f"column {title} has a field and a text"
        raise _BadCell(message, _span(row, "text"), "keep one of them")
    if len(title) > _TEXT_MAX or len(text) > _TEXT_MAX:
        message = f"more than {_TEXT_MAX} characters in a column of a layout"
        raise _BadCell(message, _span(row, "title" if len(title) > _TEXT_MAX else "text"), "write less")
    return LayoutColumn(title, field, text, _span(row, "field"), row.key)


def _read(
    rows: Iterable[Record], needed: Iterable[str], make: Callable[[Record], Row], findings: list[Diagnostic]
) -> Iterator[Row]:
    refused: set[int] = set()
    for row in rows:
        sheet = id(row.sheet)
        lacking = [name for name in needed if len(row.sheet.columns_called(name)) != 1]
        if lacking and sheet not in refused:
            there = ", ".join(row.sheet.columns)
            several = row.sheet.columns_called(lacking[0])
            problem = f"several columns that may be {lacking[0]}" if several else f"no column {lacking[0]}"
            help_ = f"columns are {there}; name the one that is meant in the `rename` of its `use`"
            header = row.sheet.row(max(row.line - 1, 1))
            findings.append(Diagnostic(CODE, f"{row.sheet.described} has {problem}", header, help=help_))
        if lacking:
            refused.add(sheet)
            continue
        try:
            yield make(row)
        except _BadCell as bad:
            findings.append(bad.finding)


def _holding(row: Record) -> Holding:
    count = _count(row, "count")
    if count is None:
        raise _missing(row, "count", "how many there are")
    stated = tuple((name, text) for name in CHOICES if (text := _text(row, name)))
    cable_id, serial = _text(row, "cable"), _text(row, "serial")
    if count != 1 and (cable_id or serial):
        what = f"cable id {cable_id}" if cable_id else f"serial number {serial}"
        message = f"{_shown(row, 'count')}, and it is for one piece, {what}"
        raise _BadCell(message, _span(row, "count"), "write a row for each piece, with count 1")
    return Holding(
        _part(row), count, _length(row), stated, _text(row, "place"), row.span, cable_id, serial, row.line
    )  # fmt: skip


def _price(row: Record) -> Price:
    written, currency = _text(row, "unit_price"), _text(row, "currency")
    if not _PRICE.fullmatch(written):
        message = f"{_shown(row, 'unit_price')} is no price"
        raise _BadCell(message, _span(row, "unit_price"), "write it with a point and without signs: 12.50")
    if not _CURRENCY.fullmatch(currency):
        message = f"{_shown(row, 'currency')} is no currency"
        raise _BadCell(message, _span(row, "currency"), "write its three letters: EUR")
    pack, minimum = _count(row, "pack", least=1), _count(row, "minimum")
    lead_days = _count(row, "lead_days")
    return Price(
        _part(row), _length(row), Decimal(written), currency, pack or 1, minimum or 0, lead_days, row.span
    )  # fmt: skip


def _part(row: Record) -> str:
    text = _text(row, "part")
    if not text:
        raise _missing(row, "part", "the name or the number of the part")
    return text


def _count(row: Record, name: str, least: int = 0) -> int | None:
    """A whole number of at least that; None where its cell is empty or there is none."""
    text = _text(row, name)
    if not text:
        return None
    if not is_digits(text) or len(text) > _DIGITS_MAX or int(text) < least:
        message = f"{_shown(row, name)} cannot be: {name.replace('_', ' ')} is a whole number, {least} or more"
        raise _BadCell(message, _span(row, name), "write the number of pieces, or of days, without unit or sign")
    return int(text)


def _length(row: Record) -> Decimal | None:
    text = _text(row, "length")
    if not text:
        return None
    written = _LENGTH.fullmatch(text)
    unit = ""
    if written and not written[2]:
        header = row.sheet.header[row.sheet.columns_called("length")[0]]
        unit = _text(row, "length_unit") or ("m" if header.casefold() in _METRES else "")
    quantity = parse_quantity(text + unit) if written else None
    if quantity is None or quantity.dimension != "length" or not quantity.value:
        raise _BadCell(f"{_shown(row, 'length')} is no length", _span(row, "length"), "write it with its unit: 3m")
    return quantity.value


def _cell(row: Record, name: str) -> Cell | None:
    columns = row.sheet.columns_called(name)
    return row.cell(columns[0]) if len(columns) == 1 else None


def _text(row: Record, name: str) -> str:
    """What a cell says; "" where there is no such column. Raises _BadCell where it cannot be relied on."""
    cell = _cell(row, name)
    if cell is None:
        return ""
    if cell.fault is not None:
        raise _BadCell(cell.fault.message, cell.span, cell.fault.help)
    if cell.text.startswith("="):
        raise _BadCell(f"{_shown(row, name)} is a formula", cell.span, "write what it stands for")
    return cell.text


def _shown(row: Record, name: str) -> str:
    cell = _cell(row, name)
    assert cell is not None
    return f"{cell.described}: {cell.text or 'nothing'}"


def _span(row: Record, name: str) -> Span:
    cell = _cell(row, name)
    return row.span if cell is None else cell.span


def _missing(row: Record, name: str, what: str) -> _BadCell:
    return _BadCell(f"row {row.key} has no {name}", _span(row, name), f"write {what}")
