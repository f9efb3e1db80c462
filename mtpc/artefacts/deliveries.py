"""What comes when and where it goes: the schedule of deliveries, a bag for each rack, what has come and what waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.plan.rows import delivery_rows, kits, receipts
from mtpc.plan.rows.work import Work

_NUMBERS = frozenset({"needed", "quantity", "missing", "length", "lead_days"})
Sheet = tuple[str, Sequence[str], Sequence[Mapping[str, str]]]  # its name, columns, rows


def _files(work: Work) -> Drafts:
    sheets = list(_sheets(work))
    drafts: Drafts = {f"deliveries/{sheet[0]}.csv": partial(_csv, sheet) for sheet in sheets}
    if sheets:
        drafts["deliveries/deliveries.xlsx"] = partial(_xlsx, work, sheets)
    return drafts


def _csv(sheet: Sheet) -> bytes:
    _, columns, rows = sheet
    return as_csv(columns, [[row[name] for name in columns] for row in rows])


def _sheets(work: Work) -> list[Sheet]:
    """The sheets that have something to say."""
    site, buying = work.site, work.site.policy.buying
    sheets: list[Sheet] = [("kits", kits.COLUMNS, kits.kit_rows(site, work.bom, work.served))]
    if site.deliveries:
        sheets.append(
            ("schedule", delivery_rows.COLUMNS, delivery_rows.delivery_rows(site, work.orders, work.header.date))
        )
    if "received" in buying.tables:
        sheets.append(("receipts", receipts.RECEIPTS, receipts.receipt_rows(site, work.served)))
        sheets.append(("waiting", receipts.WAITING, receipts.waiting_rows(site, work.bom, work.served)))
    return [sheet for sheet in sheets if sheet[2]]


def _xlsx(work: Work, sheets: list[Sheet]) -> bytes:
    pages = [
        WorkbookSheet(
            name.capitalize(), tuple(columns), [[row[each] for each in columns] for row in rows],
            numbers=numbers_of(columns, _NUMBERS),
        )
        for name, columns, rows in sheets
    ]  # fmt: skip
    return as_xlsx(pages, [*_heads.facts(work), *_heads.warned(work)])


ARTEFACT = Artefact(
    "deliveries", "a bag for each rack, the schedule, what has come and what waits", _files, ("csv", "xlsx")
)
