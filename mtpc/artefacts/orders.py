"""One order, or request for quotation, for each vendor."""

from __future__ import annotations

import hashlib
import re

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Files
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.xlsx import Sheet, as_xlsx, numbers_of
from mtpc.plan.orders import NUMBERS, OrderFile
from mtpc.plan.work import Work

_UNSAFE = re.compile(r"[^a-z0-9._-]+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?")  # names Windows keeps for itself
_NAME_MAX = 60


def _files(work: Work) -> Files:
    made: Files = {}
    for order in work.orders:
        name = f"orders/{safe_name(order.vendor)}"
        assert f"{name}.csv" not in made
        heads = tuple(title for title, _ in order.columns)
        fields = tuple(field for _, field in order.columns)
        rows = [[line.get(field, "") for field in fields] for line in order.lines]
        sheet = Sheet("Order", heads, rows, numbers=numbers_of(fields, NUMBERS))
        made[f"{name}.csv"] = as_csv(heads, rows)
        made[f"{name}.xlsx"] = as_xlsx([sheet], [*_heads.facts(work), *_heads.warned(work), *_about(order)])
    return made


def _about(order: OrderFile) -> list[tuple[str, str]]:
    requests = sum(line["request"] == "RFQ" for line in order.lines)
    return [
        ("Vendor", order.shown),
        ("Lines", f"{len(order.lines) - requests} to order, {requests} to quote"),
        ("RFQ", "a request for quotation: the number is not sure, or what an order needs is open; see still to state"),
        ("Blank", "not known; nothing is filled in that nobody stated"),
    ]


def safe_name(vendor: str) -> str:
    """A file name for a vendor: the name itself where it is harmless, else what is left of it and a digest."""
    if not vendor:
        return "vendor-not-stated"
    name = _UNSAFE.sub("-", vendor.lower()).strip("-._")[:_NAME_MAX]
    if name and name == vendor and not _DEVICES.fullmatch(name):
        return name
    digest = hashlib.sha256(vendor.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{name or 'vendor'}-{digest}"


ARTEFACT = Artefact("orders", "an order or request for quotation for each vendor", _files)
