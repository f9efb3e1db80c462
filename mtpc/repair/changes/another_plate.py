"""A plate whose adapters hold the keys otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import PlatePart
from mtpc.repair.stock import other_plates
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each plate on the ways, with each way its adapters could hold the keys."""
    site = suspects.site
    for number in suspects.facts_at_plates:
        insert = site.inserts[number]
        if isinstance(insert.part, PlatePart):
            for part in other_plates(suspects.plant, insert.part):
                plugs = (site.socket(socket).plug for socket in site.sockets_of(insert.equipment, insert.slot))
                pieces = dict.fromkeys(site.component_of(plug) for plug in plugs if plug >= 0)
                yield Change(ChangeKind.PLATE, tuple(pieces), part, insert=number)
