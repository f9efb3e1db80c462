"""Quantities as exact decimals: parse a literal, show a figure.

Every quantity of one dimension is held in one unit (metres, decibels, per cent, nanometres …).
"""

from __future__ import annotations

from decimal import Decimal

from mtpc.lazy_dataclass import dataclass

# Spelling -> (dimension, factor to the unit values are held in). 1 ft = 0.3048 m and 1 in = 0.0254 m
# are exact (international yard and pound agreement, 1959); 1 U = 44.45 mm (EIA-310).
UNITS: dict[str, tuple[str, Decimal]] = {
    "m": ("length", Decimal(1)),
    "cm": ("length", Decimal("0.01")),
    "mm": ("length", Decimal("0.001")),
    "km": ("length", Decimal(1000)),
    "ft": ("length", Decimal("0.3048")),
    "in": ("length", Decimal("0.0254")),
    "dB": ("loss", Decimal(1)),
    "dB/km": ("attenuation", Decimal(1)),
    "%": ("share", Decimal(1)),
    "nm": ("wavelength", Decimal(1)),
    "um": ("size", Decimal(1)),
    "µm": ("size", Decimal(1)),
    "kg": ("weight", Decimal(1)),
    "kg/km": ("weight of a length", Decimal(1)),
    "N": ("force", Decimal(1)),
    "U": ("height", Decimal(1)),
    "G": ("rate", Decimal(1)),
    "T": ("rate", Decimal(1000)),
}
HELD_IN = {
    "length": "m", "loss": "dB", "attenuation": "dB/km", "share": "%", "wavelength": "nm",
    "size": "um", "weight": "kg", "weight of a length": "kg/km", "force": "N", "height": "U", "rate": "G",
}  # fmt: skip

DIGITS_MAX = 40  # of a quantity, with those behind the point


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its dimension; `value` is in the unit `HELD_IN[dimension]`, `text` as written."""

    value: Decimal
    dimension: str
    text: str


def parse_quantity(text: str) -> Quantity | None:
    """The quantity of a literal such as `35m`, `0.5dB`, `5%` or `12ft`; None for an unknown unit or two points."""
    digits = len(text) - len(text.lstrip("0123456789."))
    unit = UNITS.get(text[digits:])
    if unit is None or not 0 < digits <= DIGITS_MAX or text.count(".", 0, digits) > 1 or text[:digits] == ".":
        return None
    dimension, factor = unit
    return Quantity(Decimal(text[:digits]) * factor, dimension, text)


def show(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros: 35, 0.105, 100."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
