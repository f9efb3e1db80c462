"""A way of light as parts and how they meet."""

from __future__ import annotations

from mtpc.catalogue.types import WiredPart
from mtpc.channel.follow import Hops
from mtpc.channel.types import Hop, Route
from mtpc.repair.laid_floor import LaidFloor


def route_of(floor: LaidFloor, hops: Hops) -> Route:
    """A way as parts and how they meet."""
    made = []
    for enter, leave in hops:
        article = floor.article(enter)
        assert isinstance(article, WiredPart)
        made.append(Hop(article, floor.index_of(enter), floor.index_of(leave)))
    stances = [floor.alignment_of(hops[0][0]), *(floor.alignment_of(leave) for _, leave in hops)] if hops else []
    return Route(tuple(made), tuple(stances), ())
