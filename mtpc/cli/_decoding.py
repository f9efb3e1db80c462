"""A part number as `mtpc catalog decode` prints it."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.catalogue.numbers.decoding import broken_at, decoded
from mtpc.catalogue.numbers.schemes import schemes
from mtpc.catalogue.numbers.types import Decoded
from mtpc.catalogue.numbers.words import as_json, described, where_it_breaks
from mtpc.cli._streams import CouldNot

__all__ = ["as_json", "as_words", "read"]


def read(number: str) -> list[Decoded]:
    """The ways to read a number; raises CouldNot where there is none, and says where it leaves its scheme."""
    readings = decoded(number, schemes())
    if readings:
        return readings
    broken = broken_at(number, schemes())
    if broken is None:
        makers = ", ".join(dict.fromkeys(scheme.maker for scheme in schemes()))
        why = f"numbers of these makers are known: {makers}"
    else:
        why = f"as {broken.scheme.maker} writes {broken.scheme.about}, {where_it_breaks(number, broken)}"
    raise CouldNot(f"{number} follows no scheme of part numbers that is known", why)


def as_words(readings: Sequence[Decoded]) -> str:
    """The readings for people, with a blank line between two."""
    return "\n".join("".join(f"{line}\n" for line in described(reading)) for reading in readings)
