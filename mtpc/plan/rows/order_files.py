"""What is sent to each vendor. A line is an order only where its number is certain; otherwise it requests a quotation.

A line for something with fibre in it is an order only if every field that such an order needs is stated as well: a
number alone need not hold length, gender, end face or map, so an order carries them beside it. What a request still
has to say is listed in its last column: nothing is filled in that is not stated.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import starmap

from mtpc.catalogue.catalogues import Vendor
from mtpc.catalogue.types import Part
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site
from mtpc.plan.part_words import number_for, orderable
from mtpc.plan.rows.bom_cells import PRICE_COLUMNS, SERVED, SOURCED, UNIT, length_cells, price_cells, sourced_cells
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.rfq_fields import ATTRIBUTES, RFQ_FIELDS, fields_stated, still_to_state
from mtpc.plan.rows.waves import SCHEDULED, scheduled_cells

ORDER, RFQ = "ORDER", "RFQ"
# header, field: how an order looks where the vendor's record does not say.
DEFAULT_COLUMNS = (
    ("line", "line"), ("request", "request"), ("quantity", "quantity"), ("unit", "unit"),
    ("part_number", "part_number"), ("description", "description"), ("length", "length"),
    ("length_unit", "length_unit"), ("customer_reference", "customer_reference"),
)  # fmt: skip
# The names a vendor's record may use for a field, and the name of that field.
_ALSO = {
    "number": "part_number", "fibre": "fibre_type", "grade": "loss_grade", "map": "map_name",
    "reference": "customer_reference", "length_m": "length", "qty": "quantity",
}  # fmt: skip
# Every field of a line.
FIELDS = (
    "line", "request", "quantity", "unit", "part_number", "number_on_record", "part", "kind", "vendor", "description",
    "length", "length_unit", "customer_reference", "project", "revision", "order_date", "ticket", "facts", "map_name",
    *PRICE_COLUMNS, *SOURCED, *SCHEDULED, ATTRIBUTES, *(name for name, _ in RFQ_FIELDS), *SERVED, "still_to_state",
)  # fmt: skip
ServedCells = Callable[[BomLine], dict[str, str]]  # who needs a line, by column
NUMBERS = frozenset({
    "quantity", "quantity_before", "difference", "length", "unit_price", "price", "total", "pack", "minimum",
    "lead_days",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order file: that of the bill of materials, its cells, and what keeps it from being an order."""

    line: BomLine
    cells: dict[str, str]
    still_to_state: tuple[str, ...]  # (): it is an order


@dataclass(frozen=True, slots=True)
class OrderFile:
    """Everything one vendor is asked for: headers with the fields under them, and lines."""

    vendor: str  # name of the vendor's record
    shown: str
    columns: tuple[tuple[str, str], ...]
    entries: tuple[OrderLine, ...]

    @property
    def lines(self) -> list[dict[str, str]]:
        """The cells of each line."""
        return [entry.cells for entry in self.entries]

    @property
    def to_order(self) -> list[OrderLine]:
        """The lines that are orders."""
        return [entry for entry in self.entries if not entry.still_to_state]

    @property
    def to_quote(self) -> list[OrderLine]:
        """The lines that ask for a quotation."""
        return [entry for entry in self.entries if entry.still_to_state]


def field_called(name: str) -> str:
    """The field that a layout names; "" where there is none."""
    field = _ALSO.get(name, name)
    return field if field in FIELDS else ""


def order_files(site: Site, header: Header, lines: tuple[BomLine, ...], served: ServedCells) -> tuple[OrderFile, ...]:
    """One file a vendor, sorted by name; lines in the order of the bill of materials."""
    wanted = tuple(line for line in lines if line.quantity)
    vendors = sorted({line.ordered.vendor for line in wanted})
    return tuple(_order_file(site, header, vendor, wanted, served) for vendor in vendors)


def _order_file(site: Site, header: Header, name: str, lines: tuple[BomLine, ...], served: ServedCells) -> OrderFile:
    mine = [line for line in lines if line.ordered.vendor == name]
    cells_by_line = [_stated(site, header, place, line) | served(line) for place, line in enumerate(mine, start=1)]
    entries = tuple(starmap(_entry, zip(mine, cells_by_line, strict=True)))
    vendor = site.vendors.get(name)
    shown = vendor.shown if vendor else name or "vendor not stated"
    return OrderFile(name, shown, _columns(vendor, entries), entries)


def _entry(line: BomLine, cells: dict[str, str]) -> OrderLine:
    open_ = tuple(still_to_state(line.ordered, cells))
    return OrderLine(line, cells | {"request": RFQ if open_ else ORDER, "still_to_state": "; ".join(open_)}, open_)


def _columns(vendor: Vendor | None, entries: tuple[OrderLine, ...]) -> tuple[tuple[str, str], ...]:
    """The vendor's columns, then what they lack of what a request says, or what an order must not leave open."""
    lines = [entry.cells for entry in entries]
    stated = vendor.order_columns if vendor else ()
    columns = tuple((title, _ALSO.get(field, field)) for title, field in stated or DEFAULT_COLUMNS)
    fields = {field for _, field in columns}
    more = ["request", "quantity", "part_number"]
    if any(entry.still_to_state for entry in entries):
        more += ["number_on_record", "description"]
    if any(line["polarity"] or line["length"] or line["connector_a"] for line in lines):
        more += ["length", "length_unit", *(name for name, _ in RFQ_FIELDS)]
    if any(line["unit_price"] for line in lines):
        more += PRICE_COLUMNS
    more += [name for name in (ATTRIBUTES, *SOURCED, *SCHEDULED) if any(line.get(name) for line in lines)]
    more += [*SERVED, "facts", "still_to_state"]
    return (*columns, *((name.replace("_", " "), name) for name in more if name not in fields))


def _stated(site: Site, header: Header, place: int, line: BomLine) -> dict[str, str]:
    """What is stated for a line, by field."""
    part = line.ordered
    number = number_for(part, line.ordered_m)
    length, unit = length_cells(part, line.ordered_m)
    reference = " ".join(text for text in (header.project, header.revision) if text)
    cells = {
        "line": str(place),
        "quantity": str(line.quantity),
        "unit": UNIT,
        "part_number": number if orderable(site, part, number) else "",
        "number_on_record": number,
        "part": line.part.name,
        "kind": part.kind,
        "vendor": part.vendor,
        "description": part.description,
        "length": length,
        "length_unit": unit,
        "customer_reference": reference,
        "project": header.project,
        "revision": header.revision,
        "order_date": header.date,
        "ticket": header.ticket,
        "facts": _facts(site, part),
        **price_cells(line),
        **sourced_cells(site, line),
        **scheduled_cells(site, line),
    }
    return cells | fields_stated(site, part, line.pull_eye)


def _facts(site: Site, part: Part) -> str:
    """How far the part's record is to be trusted."""
    vendor = site.vendors.get(part.vendor)
    invented = "invented part of a demonstration vendor; " if vendor and vendor.demonstration else ""
    return f"{invented}{part.fact.confidence} confidence ({part.fact.title})"
