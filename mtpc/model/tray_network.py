"""The shortest way over trays that meet: one search for all places that are reached from a place.

Lengths are compared as whole micrometres; of ways that are equally long the one with fewer changes of tray is taken,
then the one whose trays come first by name, so the order of statements does not matter.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import ANY_WAY, Position, Routing
from mtpc.model.tray_lines import Run, nearest_between, place_order
from mtpc.text import natural_key

_PER_METRE = 1_000_000
_Cost = tuple[int, int]  # micrometres, changes of tray


@dataclass(frozen=True, slots=True)
class TrayPassage:
    """What a cable takes of a tray: from where it enters it to where it leaves it."""

    run: Run
    start: Position
    end: Position

    @property
    def length_m(self) -> Decimal:
        """Along the tray."""
        return self.run.apart_m(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a cable leaves its rack: the place, and how high the rack is."""

    position: Position
    height_m: Decimal


@dataclass(slots=True)
class Reached:
    """What a search from one place found: for each node the cost, and the node before it."""

    start: Stop
    routing: Routing
    costs: dict[int, _Cost]
    before: dict[int, int]
    entered: dict[str, int]  # tray at the start -> how many of `through` entering it satisfies


@dataclass(slots=True)
class TrayNetwork:
    """Trays, the places on each where others meet it, and what leads from one such place to the next."""

    runs: tuple[Run, ...]
    _by_name: dict[str, Run] = field(init=False)
    _places: dict[str, list[tuple[Position, int]]] = field(init=False)  # tray -> places on it and their nodes, in order
    _nodes: list[tuple[Run, Position]] = field(init=False)
    _next: list[list[tuple[int, int]]] = field(init=False)  # node -> (node, micrometres)
    _reached: dict[tuple[Stop, Routing], Reached] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.runs = tuple(sorted(self.runs, key=lambda run: natural_key(run.tray.name)))
        self._by_name = {run.tray.name: run for run in self.runs}
        meeting: defaultdict[str, dict[Position, list[str]]] = defaultdict(lambda: defaultdict(list))
        for first, second in _pairs(self.runs):
            for position in first.meets(second):
                meeting[first.tray.name][position].append(second.tray.name)
                meeting[second.tray.name][position].append(first.tray.name)
        self._places, self._nodes = {}, []
        for run in self.runs:
            at = sorted({*meeting[run.tray.name], *(() if run.is_open else (run.low, run.high))}, key=place_order)
            self._places[run.tray.name] = [(position, len(self._nodes) + index) for index, position in enumerate(at)]
            self._nodes += [(run, position) for position in at]
        number = {(run.tray.name, position): node for node, (run, position) in enumerate(self._nodes)}
        self._next = [[] for _ in self._nodes]
        for run in self.runs:
            for (position, node), (following, beyond) in pairwise(self._places[run.tray.name]):
                along = _micrometres(run.apart_m(position, following))
                self._next[node].append((beyond, along))
                self._next[beyond].append((node, along))
            for position, node in self._places[run.tray.name]:
                for name in meeting[run.tray.name].get(position, ()):
                    step = _between(run.height_m(position), self._by_name[name].height_m(position))
                    self._next[node].append((number[name, position], step))

    def way(self, near: Stop, far: Stop, routing: Routing = ANY_WAY) -> tuple[TrayPassage, ...] | None:
        """The trays from one place to another; None where they do not lead there."""
        reached = self._reached.get((near, routing))
        if reached is None:
            reached = self._reached[near, routing] = self._search(near, routing)
        found = self._last(reached, far)
        return None if found is None else self._passages(reached, far, *found)

    def _search(self, start: Stop, routing: Routing) -> Reached:
        costs: dict[int, _Cost] = {}
        before: dict[int, int] = {}
        reached = Reached(start, routing, costs, before, {})
        count = len(self._nodes)
        heap: list[tuple[int, int, int, int]] = []
        for run in self._passing(start.position, routing):
            stage = reached.entered[run.tray.name] = _passed(run, 0, routing)
            climb = _between(start.height_m, run.height_m(start.position))
            for node, along in self._beside(run, start.position):
                heapq.heappush(heap, (climb + along, 0, node + stage * count, -1))
        while heap:
            length, changes, state, previous = heapq.heappop(heap)
            if state in costs:
                continue
            costs[state], before[state] = (length, changes), previous
            stage, node = divmod(state, count)
            run = self._nodes[node][0]
            for beyond, step in self._next[node]:
                other = self._nodes[beyond][0]
                if other.tray.name in routing.avoid:
                    continue
                following = beyond + _passed(other, stage, routing) * count
                if following not in costs:
                    heapq.heappush(heap, (length + step, changes + (other is not run), following, state))
        return reached

    def _last(self, reached: Reached, far: Stop) -> tuple[Run, int] | None:
        """The tray from which the far place is reached, and the last node before it (-1: it is on the first tray)."""
        routing, count = reached.routing, len(self._nodes)
        best: tuple[int, int, int, Run] | None = None
        for run in self._passing(far.position, routing):
            down = _between(far.height_m, run.height_m(far.position))
            options = [
                (cost[0] + along + down, cost[1], node)
                for node, along in self._beside(run, far.position)
                if (cost := reached.costs.get(node + len(routing.through) * count)) is not None
            ]
            if reached.entered.get(run.tray.name) == len(routing.through):
                along = _micrometres(run.apart_m(reached.start.position, far.position))
                climb = _between(reached.start.height_m, run.height_m(reached.start.position))
                options.append((climb + along + down, 0, -1))
            for option in options:
                if best is None or option < best[:3]:
                    best = (*option, run)
        return None if best is None else (best[3], best[2])

    def _passages(self, reached: Reached, far: Stop, last: Run, node: int) -> tuple[TrayPassage, ...]:
        count, steps = len(self._nodes), [(last, far.position)]
        state = -1 if node < 0 else node + len(reached.routing.through) * count
        while state >= 0:
            steps.append(self._nodes[state % count])
            state = reached.before[state]
        steps.append((steps[-1][0], reached.start.position))
        steps.reverse()
        passages: list[TrayPassage] = []
        for (run, start), (following, end) in pairwise(steps):
            if following is not run:
                continue
            goes_on = bool(passages) and passages[-1].run is run and passages[-1].end == start
            passages.append(TrayPassage(run, passages.pop().start if goes_on else start, end))
        return tuple(passages)

    def _passing(self, position: Position, routing: Routing) -> Iterator[Run]:
        for run in self.runs:
            if run.tray.name not in routing.avoid and run.passes(position):
                yield run

    def _beside(self, run: Run, position: Position) -> Iterator[tuple[int, int]]:
        """The nodes of a tray next to a place on it, and the micrometres to each."""
        places = self._places[run.tray.name]
        index = bisect_left(places, place_order(position), key=lambda place: place_order(place[0]))
        for at, node in places[max(index - 1, 0) : index + 1]:
            yield node, _micrometres(run.apart_m(position, at))


def passages_in_order(runs: Sequence[Run], near: Position, far: Position) -> tuple[TrayPassage, ...]:
    """The shortest way from place to place that takes exactly these trays, each meeting the next."""
    ways: dict[Position, tuple[TrayPassage, ...]] = {near: ()}
    for run, following in pairwise(runs):
        here = run.meets(following)
        if run.is_open and following.is_open and len(here) > 1:  # one over the other: a cable changes where it likes
            between = (nearest_between(here, position) for position in (*ways, far))
            here = tuple(dict.fromkeys((*here, *between)))
        ways = {
            place: min(
                ((*way, TrayPassage(run, start, place)) for start, way in ways.items()),
                key=lambda way: sum(passage.length_m for passage in way),
            )
            for place in here
        }
    whole = [(*way, TrayPassage(runs[-1], start, far)) for start, way in ways.items()]
    return min(whole, key=lambda way: sum(passage.length_m for passage in way))


def _passed(run: Run, stage: int, routing: Routing) -> int:
    """How many of the trays that have to be taken are taken on entering this one."""
    is_next = stage < len(routing.through) and routing.through[stage] == run.tray.name
    return stage + is_next


def _pairs(runs: Iterable[Run]) -> Iterator[tuple[Run, Run]]:
    """Trays that may meet: of one space, or with an end in common."""
    by_space: defaultdict[str, list[Run]] = defaultdict(list)
    for run in runs:
        for space in {run.low.space, run.high.space}:
            by_space[space].append(run)
    seen: set[tuple[str, str]] = set()
    for together in by_space.values():
        for index, first in enumerate(together):
            for second in together[index + 1 :]:
                key = (first.tray.name, second.tray.name)
                if len(by_space) == 1 or key not in seen:
                    seen.add(key)
                    yield first, second


def _micrometres(length_m: Decimal) -> int:
    return int(length_m * _PER_METRE)


def _between(first_m: Decimal | None, second_m: Decimal | None) -> int:
    """From one height to another; nothing where one is not stated."""
    return 0 if first_m is None or second_m is None else abs(_micrometres(first_m - second_m))
