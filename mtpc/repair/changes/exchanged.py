"""Two plugs exchanged: of two cables, or of two legs of one."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.repair.changes._moves_that_join import displaced, moves_for
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, ChangeKind


def changes(suspects: Suspects) -> Iterator[Change]:
    """Each plug on one way against the one that is where it should be."""
    site, given = suspects.site, set[frozenset[int]]()
    for fact in suspects.facts:
        for plug, socket in moves_for(suspects, fact):
            other = displaced(site, plug, socket)
            if other < 0 or frozenset((plug, other)) in given:
                continue
            given.add(frozenset((plug, other)))
            pieces = tuple(dict.fromkeys((site.component_of(plug), site.component_of(other))))
            moves = ((plug, socket), (other, site.socket_of(plug)))
            yield Change(ChangeKind.EXCHANGE if len(pieces) == 2 else ChangeKind.LEGS, pieces, moves=moves)
