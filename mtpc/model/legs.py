"""Legs of trunks and harnesses and their ways: how many there are, and where each of them lands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.model.floor_values import Leg
from mtpc.model.site import Site
from mtpc.model.symbols import Register
from mtpc.model.ways import LegWay
from mtpc.text import is_digits


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
    return site.face_of(leg.component, (left if side else 0) + number)


def ways_of(site: Site, leg: Leg) -> tuple[LegWay, ...]:
    """The ways of a leg, in the order of the ports in front of its left end."""
    ways = site.leg_ways.known.get((leg.component, leg.number))
    if ways is None:
        ways = site.leg_ways.between(site, face_at(site, leg, 0), face_at(site, leg, 1))
        site.leg_ways.known[leg.component, leg.number] = ways
    return ways


def way_of(site: Site, leg: Leg) -> LegWay | None:
    """The way that is meant, or the only one; None where a leg has several."""
    ways = ways_of(site, leg)
    return ways[leg.way - 1] if leg.way else ways[0] if len(ways) == 1 else None


def front_at(site: Site, leg: Leg, side: int) -> int:
    """The socket in front of where a leg, or the way of it that is meant, lands; -1 where there is no single one."""
    way = way_of(site, leg)
    if way is not None:
        return way.front(side)
    place = site.place_at(face_at(site, leg, side))
    return place.partner if place else -1


def fronts_of(site: Site, leg: Leg) -> Iterator[int]:
    """Every socket in front of a leg, or of the way of it that is meant."""
    ways = ways_of(site, leg)
    for way in ways[leg.way - 1 : leg.way] if leg.way else ways:
        yield from (way.starts, *way.comes_out)
    if not ways:
        yield from (front for side in (0, 1) if (front := front_at(site, leg, side)) >= 0)


def unmapped(site: Site, leg: Leg) -> int | None:
    """The cassette at an end of a leg that does not state which position joins which, if there is one."""
    for side in (0, 1):
        place = site.place_at(face_at(site, leg, side))
        component = site.component_of(place.inner) if place and place.inner >= 0 else -1
        article = site.part_of(component) if component >= 0 else None
        if isinstance(article, WiredPart) and not article.wiring:
            return component
    return None


def whole_legs(site: Site, component: int) -> tuple[Leg, ...]:
    """The legs of a cable, made once."""
    legs = site.leg_ways.whole.get(component)
    if legs is None:
        article = site.part_of(component)
        assert not isinstance(article, OpticPart)
        count, name = max(leg_counts(article)), site.name_of(component)
        names = [f"{name}.{number}" for number in range(1, count + 1)] if count > 1 else [name]
        legs = tuple(Leg(component, number, name) for number, name in enumerate(names, start=1))
        site.leg_ways.whole[component] = legs
    return legs


def split_into_ways(site: Site, leg: Leg) -> tuple[Leg, ...]:
    """The ways of a leg, each as what a route names; the leg itself where it has one."""
    count = len(ways_of(site, leg))
    if leg.way or count < 2:
        return (leg,)
    return tuple(replace(leg, name=f"{leg.name}.{way}", way=way) for way in range(1, count + 1))


def numbered(assemblies: Register[int], name: str) -> tuple[int | None, str]:
    """The cable a name begins with and the numbers behind it; None, and what is no cable, where there is none."""
    trunk, numbers = name, ""
    while (component := assemblies.find(trunk)) is None:
        head, _, number = trunk.rpartition(".")
        if not is_digits(number) or numbers.count(".") > 1:
            return None, name.rpartition(".")[0] or name
        trunk, numbers = head, f"{number}.{numbers}" if numbers else number
    return component, numbers
