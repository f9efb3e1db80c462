"""Which connectors a channel's light passes, one by one.

The tracer remembers parts and shares shapes; which leg of a trunk it was is worked out here, for the channels
somebody looks at, by following the positions of the near port until they are at the far one.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.geometry import position_touched
from mtpc.channel.types import Plant
from mtpc.model.site import UNSTATED, Site

Positions = frozenset[int]


def routes(plant: Plant, channel: int) -> list[list[int]]:
    """The faces light passes on each route, near port first; where it reaches no port, as far as it gets."""
    site, channels = plant.site, plant.channels
    near, far = channels.near[channel], channels.far[channel]
    if far < 0:
        return [_first_way(site, near)]
    found = (_way(site, near, far, components) for components in channels.components[channel])
    return [way for way in found if way]


def passed(plant: Plant, channel: int) -> list[tuple[int, int | None]]:
    """The parts light passes, as (face it enters, face it leaves), near to far; each once on several routes."""
    pairs: dict[tuple[int, int | None], None] = {}
    for route in routes(plant, channel):
        inner = route[1:-1] if plant.channels.far[channel] >= 0 else route[1:]
        for index in range(0, len(inner), 2):
            pairs[inner[index], inner[index + 1] if index + 1 < len(inner) else None] = None
    return list(pairs)


def _way(site: Site, near: int, far: int, components: tuple[int, ...]) -> list[int]:
    """The faces from near to far through these components; empty if no fibre does that."""
    waiting = [([near], _all_positions(site, near))]
    while waiting:
        way, positions = waiting.pop()
        entered, arrived = _cross(site, way[-1], positions)
        done = len(way) // 2
        if done == len(components):
            if entered == far:
                return [*way, far]
        elif entered >= 0 and site.faces.component[entered] == components[done]:
            waiting += [([*way, entered, left], there) for left, there in _exits(site, entered, arrived)]
    return []


def _first_way(site: Site, port: int) -> list[int]:
    """The faces light passes until nothing is plugged in, the first way where it divides."""
    way, positions = [port], _all_positions(site, port)
    while True:
        entered, positions = _cross(site, way[-1], positions)
        if entered < 0 or entered in way:
            return way
        way.append(entered)
        exits = list(_exits(site, entered, positions))
        if not exits:
            return way
        left, positions = exits[-1]
        way.append(left)


def _all_positions(site: Site, face: int) -> Positions:
    return frozenset(range(1, site.terminal(face).family.count + 1))


def _cross(site: Site, face: int, positions: Positions) -> tuple[int, Positions]:
    """The face that touches this one, and where the positions are on it; -1 where light cannot pass."""
    mate, mating = site.faces.mate[face], site.faces.mating[face]
    if mate < 0 or mating == UNSTATED:
        return mate, frozenset()
    family = site.terminal(face).family
    return mate, frozenset(position_touched(family, mating, position) for position in positions)


def _exits(site: Site, entered: int, positions: Positions) -> Iterator[tuple[int, Positions]]:
    """The faces those positions leave a part by, the last one first, and where they are on each."""
    article, here = site.article(entered), site.faces.terminal[entered]
    if isinstance(article, OpticPart):
        return
    left: dict[int, set[int]] = {}
    for wire in article.wiring:
        ends = ((wire.a, wire.a_position), (wire.b, wire.b_position))
        for (one, at), (other, there) in (ends, ends[::-1]):
            if one == here and at in positions:
                left.setdefault(other, set()).add(there)
    for terminal in sorted(left, reverse=True):
        yield entered - here + terminal, frozenset(left[terminal])
