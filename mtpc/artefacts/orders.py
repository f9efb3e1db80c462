"""One order, or request for quotation, for each vendor."""

from __future__ import annotations

from functools import partial

from mtpc.artefacts import _heads
from mtpc.artefacts._artefact import Artefact, Drafts, asked
from mtpc.artefacts._file_names import file_names
from mtpc.artefacts._order_tables import change_order, order_json, own_csv
from mtpc.artefacts._order_xml import all_priced, cxml, ubl
from mtpc.artefacts._rfq_workbook import rfq_workbook, to_quote
from mtpc.artefacts.formats.csv import as_csv
from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.plan.rows.order_files import NUMBERS, OrderFile
from mtpc.plan.rows.work import Work


def _files(work: Work) -> Drafts:
    drafts: Drafts = {}
    vendors = asked(work, "orders", "vendor")
    gone = [each for each in work.issue.earlier_orders if each.vendor not in {order.vendor for order in work.orders}]
    names = file_names([*(order.vendor for order in work.orders), *(each.vendor for each in gone)])
    for order in work.orders:
        name = f"orders/{names[order.vendor]}"
        if not vendors or order.vendor in vendors:
            drafts |= {f"{name}.{ending}": make for ending, make in _of_vendor(work, order).items()}
            for earlier in (each for each in work.issue.earlier_orders if each.vendor == order.vendor):
                drafts |= change_order(work, name, order.lines, earlier)
    for earlier in gone:
        if not vendors or earlier.vendor in vendors:
            drafts |= change_order(work, f"orders/{names[earlier.vendor]}", [], earlier)
    return drafts


def _of_vendor(work: Work, order: OrderFile) -> Drafts:
    """The files of one vendor by their endings: requests and orders in XML only where there is something to put in."""
    head, contact = work.header, work.site.project.settings.get("contact", "")
    drafts: Drafts = {
        "csv": partial(_csv, order),
        "xlsx": partial(_xlsx, work, order),
        "json": partial(order_json, work, order),
    }
    if own := work.site.policy.buying.layout:
        drafts["own.csv"] = partial(own_csv, order, own)
    if to_quote(order):
        drafts["rfq.xlsx"] = partial(rfq_workbook, order, head, contact)
    if order.to_order and head.date:
        drafts["ubl.xml"] = partial(ubl, order, head)
        if all_priced(order.to_order):
            drafts["cxml"] = partial(cxml, order, head)
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
        ("Lines", f"{len(order.to_order)} to order, {len(order.to_quote)} to quote"),
        ("RFQ", "a request for quotation: the number is not certain, or a detail is missing; see still to state"),
        ("Blank", "not known; only stated values are filled in"),
    ]


ARTEFACT = Artefact(
    "orders",
    "an order or request for quotation for each vendor",
    _files,
    ("csv", "xlsx", "json", "cxml", "xml"),
    ("vendor",),
)
