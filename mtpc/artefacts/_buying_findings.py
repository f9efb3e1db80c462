"""What is wrong in tables of orders once the bill of materials is known: prices, receipts, a given bill."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.diagnostics.fixes import with_similar
from mtpc.model.order_values import Price
from mtpc.model.site import Site
from mtpc.plan.rows.bom_lines import Bill, bill
from mtpc.plan.rows.cable_ids import cable_ids
from mtpc.plan.rows.given import Compared, compared
from mtpc.plan.rows.order_files import FIELDS, field_called
from mtpc.plan.rows.order_words import GivenVerdict
from mtpc.units import show

_FROM_BOM = "write the name or number, and the length, as in bom.csv"


def judge_buying(site: Site) -> Iterator[Diagnostic]:
    """Rows of prices for nothing, pieces bound to cables that do not exist, and where a given bill differs."""
    if site.gaps:
        return
    known = bill(site)
    for price in known.unused_prices:
        yield _unused(price)
    yield from _not_ours(site)
    yield from _no_fields(site)
    if "given" in site.policy.buying.tables:
        yield from _differences(site, known)


def _unused(price: Price) -> Diagnostic:
    length = "" if price.length_m is None else f" of {show(price.length_m)} m"
    message = f"nothing that is needed has the price of {price.part}{length}"
    return Diagnostic("ORD105", message, price.span, Severity.NOTE, object=price.part, help=_FROM_BOM)


def _not_ours(site: Site) -> Iterator[Diagnostic]:
    bound = [row for row in site.policy.buying.received if row.cable_id]
    ours = set(cable_ids(site)) if bound else set()
    for row in bound:
        if row.cable_id not in ours:
            message = f"no cable has the id {row.cable_id}"
            yield Diagnostic("ORD104", message, row.span, help="write the id as on the labels and in cut-sheet.csv")


def _no_fields(site: Site) -> Iterator[Diagnostic]:
    for column in site.policy.buying.layout:
        if column.field and not field_called(column.field):
            message = f"an order has no field {column.field}"
            help_ = f"fields are {', '.join(FIELDS)}"
            fault = Diagnostic("ORD104", message, column.span, help=help_)
            yield with_similar(fault, "field", column.field, FIELDS)


def _differences(site: Site, known: Bill) -> Iterator[Diagnostic]:
    places = dict(site.policy.buying.stated_at)
    for one in compared(site, known):
        if one.verdict is not GivenVerdict.AGREES:
            span = one.row.span if one.row else places["given"]
            help_ = "correct the row, or the design; given.csv has all rows"
            yield Diagnostic("ORD106", _worded(one), span, Severity.WARNING, object=one.part, help=help_)


def _worded(one: Compared) -> str:
    piece = f"{one.part}, {one.length} m" if one.length else one.part
    if one.line is None:
        return f"{piece}: {one.note}"
    kept = f" and {one.line.spares} spare{'s' * (one.line.spares != 1)}" if one.line.spares else ""
    count = abs(one.difference)
    return f"{piece}: {count} {one.verdict}, {one.given} given for {one.line.needed}{kept}"
