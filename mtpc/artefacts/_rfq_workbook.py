"""A request for quotation that can be mailed as it is: what is to be offered, and every field a maker asks for.

Racks, devices and power cords are not on it: whoever makes cables does not sell them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mtpc.artefacts.formats.xlsx import WorkbookSheet, as_xlsx, numbers_of
from mtpc.catalogue.types import POWER, DirectCable, Part, PartKind
from mtpc.plan.rows.issue import Header
from mtpc.plan.rows.order_files import NUMBERS, OrderFile, OrderLine
from mtpc.plan.rows.rfq_fields import ATTRIBUTES, RFQ_FIELDS

Line = Mapping[str, str]
_ELSEWHERE = frozenset({PartKind.RACK, PartKind.DEVICE})
_CABLES = frozenset({PartKind.TRUNK, PartKind.HARNESS, PartKind.CORD, PartKind.CASSETTE, PartKind.LOOPBACK})
_ARTICLE = (
    "line", "quantity", "unit", "number_on_record", "description", "length", "length_unit",
)  # fmt: skip
_LAST = ("customer_reference", "cable_ids", "still_to_state")
_IF_ANY = ("host_maker", "platforms", "minimum_software", "deliveries", "need_by")
_PLEASE = {
    "still_to_state": "please state", "cable_ids": "mark with cable ids",
    "number_on_record": "your number, as we know it", "deliveries": "to be delivered", "need_by": "needed by",
    "host_maker": "for devices of",
}  # fmt: skip
_OFFER = ("your part number", "price each", "currency", "lead time in days", "minimum order", "valid until")


def to_quote(order: OrderFile) -> list[OrderLine]:
    """The lines a maker of cables and their hardware is asked for."""
    return [entry for entry in order.to_quote if not _is_elsewhere(entry.line.part)]


def _is_elsewhere(part: Part) -> bool:
    return part.kind in _ELSEWHERE or (isinstance(part, DirectCable) and part.medium == POWER)


def rfq_workbook(order: OrderFile, header: Header, contact: str) -> bytes:
    """A sheet of assemblies with all that is asked of them, one of everything else, and what the request is."""
    entries = to_quote(order)
    assemblies = [entry.cells for entry in entries if entry.line.part.kind in _CABLES]
    others = [entry.cells for entry in entries if entry.line.part.kind not in _CABLES]
    must = {name: "must be stated" if needed else "should be stated" for name, needed in RFQ_FIELDS}
    sheets = []
    if assemblies:
        sheets.append(_sheet("Assemblies", (*_ARTICLE, *must, *_LAST), must, assemblies))
    if others:
        fields = (ATTRIBUTES, "connector_a", "polish_a", "gender_a", "connector_b")
        sheets.append(
            _sheet("Other articles", (*_ARTICLE, *fields, *_LAST), dict.fromkeys(fields, "if it applies"), others)
        )
    return as_xlsx(sheets, _facts(order, header, contact, len(entries)))


def _sheet(name: str, fields: Sequence[str], groups: Mapping[str, str], lines: Sequence[Line]) -> WorkbookSheet:
    fields = [*fields[:-1], *(field for field in _IF_ANY if any(line.get(field) for line in lines)), fields[-1]]
    heads = [_PLEASE.get(field, field.replace("_", " ")) for field in fields] + list(_OFFER)
    over = [groups.get(field, "article" if field in _ARTICLE else "request") for field in fields]
    over += ["your offer"] * len(_OFFER)
    rows = [[*(line.get(field, "") for field in fields), *("" for _ in _OFFER)] for line in lines]
    return WorkbookSheet(name, tuple(heads), rows, tuple(over), numbers_of(fields, NUMBERS))


def _facts(order: OrderFile, header: Header, contact: str, count: int) -> list[tuple[str, str]]:
    return [
        ("Request for quotation", f"{order.shown}: {count} lines"),
        ("Project", header.project),
        ("Revision", header.name),
        ("Date", header.date),
        ("Reply to", contact or header.owner),
        ("Reference", header.ticket),
        ("Please", "fill in your offer beside each line, and state what the column `please state` names"),
        ("Blank", "not stated by us: nothing is to be assumed; ask, or offer and say what you offer"),
        ("Length", "of each piece in the unit beside it; how you measure it is to be stated as length definition"),
    ]
