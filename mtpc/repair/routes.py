"""A way of light as parts and how they meet."""

from __future__ import annotations

from mtpc.catalogue.types import WiredPart
from mtpc.channel.follow import Hops
from mtpc.channel.methods import pieces
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


def is_by_every(floor: LaidFloor, hops: Hops, methods: set[str]) -> bool:
    """Whether each of these polarity methods has all that is on a way."""
    return all(piece.allows is not None and methods <= piece.allows for piece in pieces(route_of(floor, hops)))


def has_method(floor: LaidFloor, hops: Hops) -> bool:
    """Whether one polarity method has all that is on a way."""
    allowed: frozenset[str] | None = None
    for piece in pieces(route_of(floor, hops)):
        if piece.allows is None:
            return False
        allowed = piece.allows if allowed is None else allowed & piece.allows
    return allowed is None or bool(allowed)
