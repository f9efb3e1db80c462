"""The lines of the bill of materials as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from mtpc.catalogue.types import Confidence, Part, PartKind, WiredPart
from mtpc.model.site import CABLES, Site
from mtpc.plan.part_words import doubts, fibre_shown, leg_notes, number_for, polarity, vendor_shown
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.end_words import genders, polishes
from mtpc.plan.rows.offers import called
from mtpc.text import natural_key
from mtpc.units import show

PRICE_COLUMNS = ("pack", "minimum", "lead_days", "unit_price", "price", "currency")
SERVED = ("circuits", "racks", "cable_ids")  # who needs a line
OFFERED = ("offer", "differs", "near_misses")  # what is ordered for a part of no maker
HOSTED = ("host_maker", "platforms")  # what an optic is for
SOURCED = ("design_part", *OFFERED, *HOSTED, "minimum_software")
COLUMNS = (
    "kind", "vendor", "part_number", "part", "description", "fibre", "polarity", "gender_a", "gender_b", "polish",
    "length", "length_unit", "pull_eye", "needed", "spares", "spare_rule", "order_quantity", "unit",
    "in_stock", "received", *PRICE_COLUMNS, "notes", *SERVED, *OFFERED, *HOSTED,
)  # fmt: skip
_FEET, _FOOT_M = "ft", Decimal("0.3048")
UNIT = "EA"  # each; UN/ECE recommendation 20


def cells(site: Site, line: BomLine, served: Mapping[str, str]) -> dict[str, str]:
    """A line as text, by column."""
    part, ordered = line.part, line.ordered
    wired = part if isinstance(part, WiredPart) else None
    sure = ordered.number_confidence == Confidence.HIGH
    return {
        "kind": part.kind,
        "vendor": vendor_shown(site, ordered),
        "part_number": number_for(ordered, line.ordered_m) if sure else "",
        "part": part.name,
        "description": ordered.description,
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
        **sourced_cells(site, line),
    }


def length_cells(part: Part, length_m: Decimal | None) -> tuple[str, str]:
    """A length and its unit as the maker sells the part: whole feet where its record says so, else metres."""
    if length_m is None:
        return "", ""
    feet = length_m / _FOOT_M
    if "length_ft" in part.detail and feet == feet.to_integral_value():
        return show(feet), _FEET
    return show(length_m), "m"


def handed_out(site: Site, line: BomLine) -> dict[str, str]:
    """A line as whoever receives and hands out sees its pieces: in the length that is ordered."""
    length, unit = length_cells(line.ordered, line.ordered_m)
    return cells(site, line, {}) | {"length": length, "length_unit": unit}


def sourced_cells(site: Site, line: BomLine) -> dict[str, str]:
    """What is ordered for the design's part and how it differs; what else was looked at; what an optic stands in."""
    source = line.source
    return {
        "design_part": called(line.part) if source.offer else "",
        "offer": called(source.offer.part) if source.offer else "",
        "differs": "; ".join(source.offer.differs) if source.offer else "",
        "near_misses": "; ".join([*(f"{name} fits as well" for name in source.also), *source.near]),
        "host_maker": line.key.host,
        "platforms": ", ".join(sorted(_platforms(site, line), key=natural_key)),
        "minimum_software": line.ordered.detail.get("minimum_software", ""),
    }


def _platforms(site: Site, line: BomLine) -> set[str]:
    """The models of the devices that optics stand in."""
    if line.part.kind is not PartKind.OPTIC:
        return set()
    devices = (site.equipment_at(site.face_of(optic, 0)) for optic in line.members if isinstance(optic, int))
    parts = {id(device.part): device.part for device in devices if device}
    return {part.number or part.name for part in parts.values()}


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
    yield from doubts(site, line.ordered)
    if isinstance(line.part, WiredPart):
        yield from leg_notes(line.part)
    if line.kept:
        yield f"spares kept at {line.kept}"
    if line.part.kind in CABLES and line.length_m is None:
        yield "length is not known: cannot be ordered yet"
