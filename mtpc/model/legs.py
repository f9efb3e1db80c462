"""Legs of trunks and harnesses: how many there are, and where each of them lands."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.model.floor_values import Leg
from mtpc.model.site import Site


def leg_counts(article: WiredPart) -> tuple[int, int]:
    """How many legs a cable has at its left and right end."""
    last = article.terminals[-1]
    right = last.index if last.side == "b" else 0
    return len(article.terminals) - right, right


def face_at(site: Site, leg: Leg, side: int) -> int:
    """The connector of a leg at the left end (0) or right end (1) of its cable."""
    article = site.part_of(leg.component)
    assert not isinstance(article, OpticPart)
    left, right = leg_counts(article)
    number = min(leg.number, (left, right)[side]) - 1
    return site.faces_of(leg.component)[(left if side else 0) + number]


def front_at(site: Site, leg: Leg, side: int) -> int:
    """The socket in front of where a leg lands; -1 where there is no single one."""
    place = site.place_at(face_at(site, leg, side))
    return place.partner if place else -1
