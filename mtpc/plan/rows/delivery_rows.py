"""The schedule of deliveries: what of each order comes when, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.site import Site
from mtpc.plan.rows.bom_cells import length_cells
from mtpc.plan.rows.order_files import OrderFile, OrderLine
from mtpc.plan.rows.waves import LAST, order_by, waves
from mtpc.text import natural_key

COLUMNS = (
    "delivery", "ship_to", "dock", "need_by", "vendor", "line", "request", "part_number", "part", "offer", "length",
    "length_unit", "needed", "quantity", "lead_days", "order_by", "notes", "circuits", "racks",
)  # fmt: skip


def delivery_rows(site: Site, orders: tuple[OrderFile, ...], today: str) -> list[dict[str, str]]:
    """A row for each line of an order and each delivery it comes with, the earliest need first."""
    rows = [row for order in orders for entry in order.entries for row in _rows(site, order, entry, today)]
    rows.sort(key=lambda row: (row["need_by"] or row["dock"] or LAST, natural_key(row["delivery"])))
    return rows


def _rows(site: Site, order: OrderFile, entry: OrderLine, today: str) -> Iterator[dict[str, str]]:
    line, price = entry.line, entry.line.price
    length, unit = length_cells(line.ordered, line.ordered_m)
    for wave in waves(site, line):
        last = order_by(wave, price.lead_days if price else None)
        known = wave.delivery
        yield {
            "delivery": known.name if known else "",
            "ship_to": known.ship_to if known else "",
            "dock": known.dock if known else "",
            "need_by": known.need_by if known else "",
            "vendor": order.shown,
            "length": length,
            "length_unit": unit,
            "needed": str(len(wave.members)),
            "quantity": str(wave.quantity),
            "order_by": last,
            "notes": "should have been ordered" if last and today and last < today else "",
            **{
                name: entry.cells.get(name, "")
                for name in ("line", "request", "part_number", "part", "offer", "lead_days", "circuits", "racks")
            },
        }
