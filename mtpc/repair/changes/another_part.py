"""Another part of the same kind in the place of a cable or a cassette."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.repair.stock import stock
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each piece on the ways, with each map it could have."""
    for component in suspects.components:
        for part in stock(suspects.plant).alternatives(component):
            yield Change(ChangeKind.PART, (component,), part)
