"""The lines of the bill of materials as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtpc.catalogue.types import Confidence, WiredPart
from mtpc.model.site import CABLES, Site
from mtpc.plan.part_words import doubts, fibre_shown, leg_notes, number_for, polarity, vendor_shown
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.end_words import genders, polishes
from mtpc.units import show

PRICE_COLUMNS = ("pack", "minimum", "lead_days", "unit_price", "price", "currency")
SERVED = ("circuits", "racks", "cable_ids")  # who needs a line
COLUMNS = (
    "kind", "vendor", "part_number", "part", "description", "fibre", "polarity", "gender_a", "gender_b", "polish",
    "length", "length_unit", "pull_eye", "needed", "spares", "spare_rule", "order_quantity", "unit",
    "in_stock", "received", *PRICE_COLUMNS, "notes", *SERVED,
)  # fmt: skip
UNIT = "EA"  # each; UN/ECE recommendation 20


def cells(site: Site, line: BomLine, served: Mapping[str, str]) -> dict[str, str]:
    """A line as text, by column."""
    part = line.part
    wired = part if isinstance(part, WiredPart) else None
    return {
        "kind": part.kind,
        "vendor": vendor_shown(site, part),
        "part_number": number_for(part, line.length_m) if part.number_confidence == Confidence.HIGH else "",
        "part": part.name,
        "description": part.description,
        "fibre": fibre_shown(site, wired) if wired else "",
        "polarity": polarity(wired) if wired else "",
        "gender_a": genders(wired, "a") if wired else "",
        "gender_b": genders(wired, "b") if wired else "",
        "polish": polishes(wired) if wired else "",
        "length": "" if line.length_m is None else show(line.length_m),
        "length_unit": "" if line.length_m is None else "m",
        "pull_eye": line.pull_eye,
        "needed": str(line.needed),
        "spares": str(line.spares),
        "spare_rule": line.spare_rule,
        "order_quantity": str(line.quantity),
        "unit": UNIT,
        "in_stock": str(line.stock),
        "received": str(line.received),
        **price_cells(line),
        "notes": "; ".join(_notes(site, line)),
        **served,
    }


def price_cells(line: BomLine) -> dict[str, str]:
    """What a line costs and how it is sold; blank where no price is known."""
    price = line.price
    if price is None:
        return dict.fromkeys(PRICE_COLUMNS, "")
    return {
        "pack": str(price.pack),
        "minimum": str(price.minimum) if price.minimum else "",
        "lead_days": "" if price.lead_days is None else str(price.lead_days),
        "unit_price": str(price.each),
        "price": str(price.each * line.quantity),
        "currency": price.currency,
    }


def _notes(site: Site, line: BomLine) -> Iterator[str]:
    yield from doubts(site, line.part)
    if isinstance(line.part, WiredPart):
        yield from leg_notes(line.part)
    if line.kept:
        yield f"spares kept at {line.kept}"
    if line.part.kind in CABLES and line.length_m is None:
        yield "length is not known: cannot be ordered yet"
