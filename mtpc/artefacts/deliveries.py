"""What comes when and where it goes: the schedule of deliveries, a bag for each rack, what has come and what waits."""

from __future__ import annotations

from mtpc.artefacts._artefact import Artefact, Drafts
from mtpc.artefacts._sheets import Sheet, sheet_drafts
from mtpc.plan.rows import delivery_rows, kits, receipts
from mtpc.plan.rows.work import Work

_NUMBERS = frozenset({"needed", "quantity", "missing", "length", "lead_days"})


def _files(work: Work) -> Drafts:
    site, buying = work.site, work.site.policy.buying
    sheets: list[Sheet] = [("kits", kits.COLUMNS, kits.kit_rows(site, work.bom, work.served))]
    if site.deliveries:
        rows = delivery_rows.delivery_rows(site, work.orders, work.header.date)
        sheets.append(("schedule", delivery_rows.COLUMNS, rows))
    if "received" in buying.tables:
        sheets.append(("receipts", receipts.RECEIPTS, receipts.receipt_rows(site, work.served)))
        sheets.append(("waiting", receipts.WAITING, receipts.waiting_rows(site, work.bom, work.served)))
    return sheet_drafts(work, "deliveries", sheets, _NUMBERS)


ARTEFACT = Artefact(
    "deliveries", "a bag for each rack, the schedule, what has come and what waits", _files, ("csv", "xlsx")
)
