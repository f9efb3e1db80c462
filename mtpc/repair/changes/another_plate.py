"""Plates whose adapters hold the keys otherwise: one, or all that one word of the spec makes."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PlatePart
from mtpc.repair.idle_pieces import serve_nothing_well
from mtpc.repair.stock import other_plates
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change
from mtpc.repair.written import of_plates, plates_of_one_word


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each plate on the ways, and all that are written as one and serve nothing well, as its adapters could be."""
    site, tried = suspects.site, set[tuple[int, ...]]()
    for number in suspects.facts_at_plates:
        part = site.inserts[number].part
        if not isinstance(part, PlatePart):
            continue
        parts = other_plates(suspects.plant, part)
        yield from (of_plates(site, (number,), other) for other in parts)
        plates = plates_of_one_word(suspects.plant, number)
        if len(plates) > 1 and plates not in tried:
            tried.add(plates)
            every = [of_plates(site, plates, other) for other in parts]
            if every and serve_nothing_well(suspects, every[0].pieces):
                yield from every
