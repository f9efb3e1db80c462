"""One order, or request for quotation, for each vendor."""

from __future__ import annotations

import hashlib
import re
from functools import partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts, asked
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.plan.rows.order_files import NUMBERS, OrderFile
from mtpc.plan.rows.work import Work

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")  # reserved names of Windows
_NAME_MAX = 60


def _files(work: Work) -> Drafts:
    drafts: Drafts = {}
    vendors = asked(work, "orders", "vendor")
    for order in work.orders:
        name = f"orders/{safe_name(order.vendor)}"
        assert f"{name}.csv" not in drafts
        if not vendors or order.vendor in vendors:
            drafts[f"{name}.csv"] = partial(_csv, order)
            drafts[f"{name}.xlsx"] = partial(_xlsx, work, order)
    return drafts


def _csv(order: OrderFile) -> bytes:
    return as_csv([title for title, _ in order.columns], _rows(order))


def _xlsx(work: Work, order: OrderFile) -> bytes:
    heads, fields = zip(*order.columns, strict=True)
    sheet = WorkbookSheet("Order", heads, _rows(order), numbers=numbers_of(fields, NUMBERS))
    return as_xlsx([sheet], [*_heads.facts(work), *_heads.warned(work), *_about(order)])


def _rows(order: OrderFile) -> list[list[str]]:
    return [[line.get(field, "") for _, field in order.columns] for line in order.lines]


def _about(order: OrderFile) -> list[tuple[str, str]]:
    return [
        ("Vendor", order.shown),
        ("Lines", f"{len(order.lines) - order.requests} to order, {order.requests} to quote"),
        ("RFQ", "a request for quotation: the number is not certain, or a detail is missing; see still to state"),
        ("Blank", "not known; only stated values are filled in"),
    ]


def safe_name(vendor: str) -> str:
    """A file name for a vendor: the name itself if it is safe, else its safe characters and a digest."""
    if not vendor:
        return "vendor-not-stated"
    name = _UNSAFE.sub("-", vendor.lower()).strip("-._")[:_NAME_MAX]
    if name and name == vendor and not _DEVICES.fullmatch(name):
        return name
    digest = hashlib.sha256(vendor.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{name or 'vendor'}-{digest}"


ARTEFACT = Artefact("orders", "an order or request for quotation for each vendor", _files, ("csv", "xlsx"), ("vendor",))
