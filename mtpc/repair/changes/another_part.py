"""Another part of the same kind in the place of a cable or a cassette, or of all that one word of the spec makes."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.repair.idle_pieces import serve_nothing_well
from mtpc.repair.stock import stock
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind
from mtpc.repair.written import of_one_word


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each piece on the ways, and all that are written as one and serve nothing well, with each map they could have."""
    tried = set[tuple[int, ...]]()
    for component in suspects.components:
        parts = stock(suspects.plant).alternatives(component)
        yield from (Change(ChangeKind.PART, (component,), part) for part in parts)
        pieces = of_one_word(suspects.plant, component)
        if len(pieces) > 1 and pieces not in tried:
            tried.add(pieces)
            if parts and serve_nothing_well(suspects, pieces):
                yield from (Change(ChangeKind.PART, pieces, part) for part in parts)
