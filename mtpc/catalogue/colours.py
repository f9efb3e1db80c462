"""Wavelengths as bands in nanometres: what a lane sends and hears, what a port lets pass.

A band is its lowest and highest wavelength; a wavelength that is stated without a tolerance is a band of one figure.
"""

from __future__ import annotations

import re
from decimal import Decimal

from mtpc.units import show

Band = tuple[Decimal, Decimal]  # lowest and highest wavelength in nm
Colours = tuple[Band, ...]  # by rising wavelength

ENDS = (Decimal(600), Decimal(1700))  # what light in fibre lies between

_FIGURE = r"\d{3,4}(?:\.\d+)?"
_BAND = re.compile(rf"({_FIGURE})(?:\s*-\s*({_FIGURE}))?")


def colours_of(text: str) -> Colours:
    """The bands of `1271/1291/1311/1331` or `832-868 / 882-918`; raises ValueError."""
    bands = []
    for word in text.split("/"):
        match = _BAND.fullmatch(word.strip())
        low = Decimal(match[1]) if match else Decimal(0)
        high = Decimal(match[2]) if match and match[2] else low
        if match is None or high < low:
            raise ValueError(f"{word.strip()} is not a wavelength in nm, or a band from the lower to the higher")
        bands.append((low, high))
    return tuple(sorted(bands))


def shown(colours: Colours) -> str:
    """`1310 nm`, `1260-1355 nm`, `1271/1291 nm`."""
    return "/".join(show(low) if low == high else f"{show(low)}-{show(high)}" for low, high in colours) + " nm"


def within(colours: Colours, others: Colours) -> bool:
    """Whether each of these bands lies in one of the others."""
    return all(any(low <= start and end <= high for low, high in others) for start, end in colours)


def meet(colours: Colours, others: Colours) -> bool:
    """Whether each of these bands has a wavelength in common with the others."""
    return all(any(start <= high and low <= end for low, high in others) for start, end in colours)


def common(colours: Colours, others: Colours) -> Colours:
    """What two sets of bands have in common; bands that only touch at their edges have nothing."""
    shared = {
        (max(start, low), min(end, high))
        for start, end in colours
        for low, high in others
        if max(start, low) < min(end, high) or (low <= start == end <= high) or (start <= low == high <= end)
    }
    return tuple(sorted(shared))


def all_but(colours: Colours) -> Colours:
    """Every wavelength of light in fibre outside these bands."""
    gaps, start = [], ENDS[0]
    for low, high in sorted(colours):
        if start < low:
            gaps.append((start, low))
        start = max(start, high)
    return tuple(gaps) + (((start, ENDS[1]),) if start < ENDS[1] else ())
