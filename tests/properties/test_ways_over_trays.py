"""The way that is found is the shortest: compared with steps of one metre over every place of every tray."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest

from mtpc.model.auto_length_values import Position, Routing
from mtpc.model.floor_values import Origin
from mtpc.model.room_words import TrayKind
from mtpc.model.tray_lines import line_of
from mtpc.model.tray_network import Stop, TrayNetwork, TrayPassage
from mtpc.model.tray_values import Tray, Waypoint
from mtpc.text import Span

ORIGIN = Origin(Span("x.mtp", 0, 0), Span("x.mtp", 0, 0))
SIZE = 7
Place = tuple[int, int]


def random_trays(seed: int) -> list[Tray]:
    """Straight trays, and some ducts, over places whose distances are whole metres."""
    draw, trays = random.Random(seed), []
    for number in range(draw.randint(3, 12)):
        along, across = draw.randrange(SIZE), draw.randrange(SIZE)
        length, is_along = draw.randint(1, SIZE), draw.random() < 0.5
        far = (along + length, across) if is_along else (along, across + length)
        height_m = Decimal(draw.choice([2, 3]))
        is_duct = draw.random() < 0.2
        ends = tuple(Waypoint(f"w{place}", "H", ORIGIN, at(place), height_m) for place in ((along, across), far))
        kind = TrayKind.DUCT if is_duct else TrayKind.LADDER
        trays.append(Tray(f"t{number}", (ends[0], ends[1]), None, ORIGIN, kind, height_m))
    return trays


def at(place: Place) -> Position:
    return Position("room H", Decimal(place[0]), Decimal(place[1]))


def places_on(tray: Tray) -> list[Place]:
    """Every whole metre of a tray that is open, the two ends of a duct."""
    first, last = ((int(end.position.along_m), int(end.position.across_m)) for end in tray.ends if end.position)
    if tray.kind is TrayKind.DUCT:
        return [first, last]
    return [(along, across) for along in range(first[0], last[0] + 1) for across in range(first[1], last[1] + 1)]


def shortest(trays: list[Tray], near: Place, far: Place, avoid: frozenset[str]) -> int | None:
    """The length of the shortest way from the floor at one place to the floor at the other, step by step."""
    used = {tray.name: tray for tray in trays if tray.name not in avoid}
    lengths = {(name, near): int(tray.height_m or 0) for name, tray in used.items() if near in places_on(tray)}
    changed = True
    while changed:
        changed = False
        for state, length in list(lengths.items()):
            for following, step in (*steps_along(used, state), *steps_aside(used, state)):
                if length + step < lengths.get(following, 10**9):
                    lengths[following] = length + step
                    changed = True
    ends = ((lengths.get((name, far)), tray) for name, tray in used.items())
    return min((length + int(tray.height_m or 0) for length, tray in ends if length is not None), default=None)


State = tuple[str, Place]  # tray, place on it


def steps_along(used: dict[str, Tray], state: State) -> Iterator[tuple[State, int]]:
    """One metre along a tray, or from one end of a duct to the other."""
    name, place = state
    for other in places_on(used[name]):
        apart = abs(other[0] - place[0]) + abs(other[1] - place[1])
        if apart and (apart == 1 or used[name].kind is TrayKind.DUCT):
            yield (name, other), apart


def steps_aside(used: dict[str, Tray], state: State) -> Iterator[tuple[State, int]]:
    """From one tray to another at one place."""
    name, place = state
    for other, tray in used.items():
        if other != name and place in places_on(tray):
            yield (other, place), abs(int((tray.height_m or 0) - (used[name].height_m or 0)))


def length_of(way: tuple[TrayPassage, ...]) -> Decimal:
    """From the floor to the floor."""
    heights = [passage.run.height_m(passage.start) or Decimal(0) for passage in way]
    rises = sum(abs(first - second) for first, second in pairwise(heights))
    return sum((passage.length_m for passage in way), Decimal(0)) + rises + heights[0] + heights[-1]


@pytest.mark.parametrize("seed", range(60))
def test_the_way_is_the_shortest(seed: int) -> None:
    draw, trays = random.Random(seed), random_trays(seed)
    network = TrayNetwork(tuple(run for tray in draw.sample(trays, len(trays)) if (run := line_of(tray))))
    names, on_trays = [tray.name for tray in trays], [place for tray in trays for place in places_on(tray)]
    for _ in range(8):
        near, far = draw.sample(on_trays, 2)
        avoid = frozenset(draw.sample(names, draw.randint(0, 1)))
        if near == far:
            continue
        stops = Stop(at(near), Decimal(0)), Stop(at(far), Decimal(0))
        way, expected = network.way(*stops, Routing((), (), avoid)), shortest(trays, near, far, avoid)
        assert (way is None) == (expected is None)
        if way:
            assert length_of(way) == expected
            assert (way[0].start, way[-1].end) == (at(near), at(far))
        through = tuple(draw.sample(names, draw.randint(1, 2)))
        longer = network.way(*stops, Routing((), through, avoid))
        if longer:
            assert expected is not None
            assert length_of(longer) >= expected
            taken = iter([passage.run.tray.name for passage in longer if passage.length_m])
            assert all(name in taken for name in through)  # in this order
