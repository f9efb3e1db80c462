"""One end of a cable moved to a free port."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.repair.changes._moves_that_join import displaced, moves_beside, moves_for
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each plug on one way, into the free place in which it meets the other."""
    site, given = suspects.site, set[tuple[int, int]]()
    for fact in suspects.facts:
        for plug, socket in (*moves_for(suspects, fact), *moves_beside(suspects, fact)):
            is_half_taken = any(site.plug_in(place) >= 0 for place in site.sharing(socket))
            if (plug, socket) not in given and not is_half_taken and displaced(site, plug, socket) < 0:
                given.add((plug, socket))
                yield Change(ChangeKind.MOVE, (site.component_of(plug),), moves=((plug, socket),))
