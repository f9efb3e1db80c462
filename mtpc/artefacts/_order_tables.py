"""Other tables of an order: in the customer's own columns, and what it changes of one that was sent before."""

from __future__ import annotations

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.json import as_json
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.model.order_values import LayoutColumn
from mtpc.plan.rows import order_changes
from mtpc.plan.rows.order_changes import EarlierOrder, change_rows
from mtpc.plan.rows.order_files import NUMBERS, OrderFile, field_called
from mtpc.plan.rows.work import Work

_FORMULA = frozenset("=+-@\t\r\n")  # what a spreadsheet takes for the start of a formula


def own_csv(order: OrderFile, columns: tuple[LayoutColumn, ...]) -> bytes:
    """In the customer's own layout; what a spreadsheet would take for a formula has a ' before it."""
    fields = [(field_called(column.field), column.text) for column in columns]
    rows = [[_no_formula(line.get(field, "") if field else text) for field, text in fields] for line in order.lines]
    return as_csv([_no_formula(column.title) for column in columns], rows)


def _no_formula(text: str) -> str:
    return f"'{text}" if text[:1] in _FORMULA else text


def change_order(work: Work, name: str, lines: list[dict[str, str]], earlier: EarlierOrder) -> Drafts:
    """What an order changes of the one that was sent before."""
    rows = [[row[field] for field in order_changes.COLUMNS] for row in change_rows(lines, earlier)]
    sent = ", ".join(filter(None, (earlier.revision, earlier.date))) or "an earlier issue"
    about = [*_heads.facts(work), ("Changes against", sent), ("Lines that differ", str(len(rows)))]
    heads = tuple(field.replace("_", " ") for field in order_changes.COLUMNS)
    sheet = WorkbookSheet("Changes", heads, rows, numbers=numbers_of(order_changes.COLUMNS, NUMBERS))
    return {
        f"{name}.change.csv": lambda: as_csv(order_changes.COLUMNS, rows),
        f"{name}.change.xlsx": lambda: as_xlsx([sheet], about),
    }


def order_json(work: Work, order: OrderFile) -> bytes:
    """An order as data, which a later one is compared with."""
    lines = [{name: text or None for name, text in line.items()} for line in order.lines]
    head = work.header
    return as_json({
        "schema": "mtpc-order/1", "vendor": order.vendor or None, "vendor_name": order.shown,
        "project": head.project or None, "revision": head.name, "date": head.date or None, "lines": lines,
    })  # fmt: skip
