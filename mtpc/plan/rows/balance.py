"""The balance of the bill of materials: what each part needs, where its pieces come from, and what is left over.

Of each line ordered + in stock + received is design + spares + left over.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.site import Site
from mtpc.plan.rows.bom_cells import UNIT, cells
from mtpc.plan.rows.bom_lines import Bill, BomLine
from mtpc.plan.rows.held import LeftOver
from mtpc.units import show

_SAME = (
    "kind", "vendor", "part_number", "part", "fibre", "polarity", "gender_a", "gender_b", "polish", "length",
    "length_unit", "pull_eye",
)  # fmt: skip
FIGURES = ("design", "spares", "in_stock", "received", "ordered", "left_over")
COLUMNS = (*_SAME, *FIGURES, "unit", "notes")


def balance(site: Site, bill: Bill) -> Iterator[dict[str, str]]:
    """A row for each line, then one for each row of stock or receipts that is for none of them."""
    for line in bill.lines:
        yield _of_line(site, line)
    for left in bill.left:
        yield _of_left_over(left)


def _of_line(site: Site, line: BomLine) -> dict[str, str]:
    told = cells(site, line, {})
    figures = (line.needed, line.spares, line.stock, line.received, line.quantity, line.left_over)
    packed = line.quantity - line.lacking
    notes = f"{packed} of them to fill packs, or the smallest order" if packed else ""
    return {
        **{name: told[name] for name in _SAME},
        **dict(zip(FIGURES, map(str, figures), strict=True)),
        "unit": UNIT,
        "notes": notes,
    }


def _of_left_over(left: LeftOver) -> dict[str, str]:
    row, name = left.holding, "received" if left.has_come else "in_stock"
    stated = dict(row.stated)
    length = "" if row.length_m is None else show(row.length_m)
    return {
        **{name: stated.get(name, "") for name in _SAME},
        **dict.fromkeys(FIGURES, "0"),
        "part": row.part,
        "length": length,
        "length_unit": "m" if length else "",
        name: str(row.count),
        "left_over": str(row.count),
        "unit": UNIT,
        "notes": "; ".join(filter(None, (left.reason, f"at {row.place}" if row.place else ""))),
    }
