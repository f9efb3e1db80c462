"""The shortest way over trays that meet: one search for all places that are reached from a place.

Lengths are compared as whole micrometres; of ways that are equally long the one with fewer changes of tray is taken,
then the one whose trays come first by name, so the order of statements does not matter.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import combinations, pairwise, product

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import ANY_WAY, Position, Routing
from mtpc.model.tray_lines import Run, nearest_between, place_order
from mtpc.text import natural_key

PAIRS_MAX = 1_000_000  # pairs of trays that are compared
_PER_METRE = 1_000_000
_CHANGE = 1  # what a change of tray costs beside a micrometre: no number of changes outweighs one
_MICROMETRE = 1 << 20
_Line = tuple[str, bool, Decimal]  # space, whether it runs across the rows, where


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
    """Where a cable leaves its rack."""

    position: Position  # of the rack
    height_m: Decimal  # of its top from the floor: that of a rack, not of a tray


@dataclass(slots=True)
class Reached:
    """What a search from one place found: for each node the cost, and the node before it."""

    start: Stop
    routing: Routing
    costs: dict[int, int]
    before: dict[int, int]
    heap: list[tuple[int, int, int]]  # what is to be looked at: cost, node, the node before it


@dataclass(slots=True)
class TrayNetwork:
    """Trays, the places on each where others meet it, and what leads from one such place to the next."""

    runs: tuple[Run, ...]
    is_whole: bool = True  # False: there are more pairs of trays to compare than PAIRS_MAX
    _places: dict[str, list[tuple[Position, int]]] = field(init=False)  # tray -> places on it and their nodes, in order
    _on_line: defaultdict[_Line, list[Run]] = field(init=False)  # open trays, by the line they are on
    _ending: defaultdict[Position, list[Run]] = field(init=False)  # closed trays, by the places they end at
    _nodes: list[tuple[Run, Position]] = field(init=False)
    _next: list[list[tuple[int, int]]] = field(init=False)  # node -> (node, cost)
    _passing_at: dict[Position, tuple[Run, ...]] = field(default_factory=dict)
    _reached: dict[tuple[Stop, Routing], Reached] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.runs = tuple(sorted(self.runs, key=lambda run: natural_key(run.tray.name)))
        self._on_line, self._ending = defaultdict(list), defaultdict(list)
        for run in self.runs:
            for place in (run.low, run.high) if not run.is_open else ():
                self._ending[place].append(run)
            for line in set(_lines_at(run.low)) & set(_lines_at(run.high)) if run.is_open else ():
                self._on_line[line].append(run)
        meeting: defaultdict[str, dict[Position, list[Run]]] = defaultdict(lambda: defaultdict(list))
        for compared, (first, second) in enumerate(self._pairs()):
            if compared >= PAIRS_MAX:
                self.is_whole = False
                break
            for position in first.meets(second):
                meeting[first.tray.name][position].append(second)
                meeting[second.tray.name][position].append(first)
        self._places, self._nodes = {}, []
        for run in self.runs:
            at = sorted({*meeting[run.tray.name], *(() if run.is_open else (run.low, run.high))}, key=place_order)
            self._places[run.tray.name] = [(position, len(self._nodes) + index) for index, position in enumerate(at)]
            self._nodes += [(run, position) for position in at]
        self._join(meeting)

    def _join(self, meeting: Mapping[str, Mapping[Position, Sequence[Run]]]) -> None:
        """What leads from each place on a tray to the next on it, and to other trays there."""
        number = {(run.tray.name, position): node for node, (run, position) in enumerate(self._nodes)}
        self._next = [[] for _ in self._nodes]
        for run in self.runs:
            for (position, node), (following, beyond) in pairwise(self._places[run.tray.name]):
                along = _cost(run.apart_m(position, following))
                self._next[node].append((beyond, along))
                self._next[beyond].append((node, along))
        for node, (run, position) in enumerate(self._nodes):
            for other in meeting[run.tray.name].get(position, ()):
                step = _between(run.height_m(position), other.height_m(position)) + _CHANGE
                self._next[node].append((number[other.tray.name, position], step))

    def way(self, near: Stop, far: Stop, routing: Routing = ANY_WAY) -> tuple[TrayPassage, ...] | None:
        """The trays from one place to another; None where they do not lead there."""
        reached = self._reached.get((near, routing))
        if reached is None:
            reached = self._reached[near, routing] = self._begin(near, routing)
        self._search(reached, far)
        found = self._last(reached, far)
        return None if found is None else self._passages(reached, far, *found)

    def _begin(self, start: Stop, routing: Routing) -> Reached:
        """A search from a place, before its first step."""
        reached = Reached(start, routing, {}, {}, [])
        count = len(self._nodes)
        for run in self._passing(start.position, routing):
            climb = _between(start.height_m, run.height_m(start.position))
            for node, along in self._beside(run, start.position):
                stage = _taken(run, 0, along, routing)
                heapq.heappush(reached.heap, (climb + along, node + stage * count, -1))
        return reached

    def _search(self, reached: Reached, far: Stop) -> None:
        """Goes on with a search until every node beside a place is reached."""
        routing, costs, before, heap = reached.routing, reached.costs, reached.before, reached.heap
        awaited = {
            node + stage * len(self._nodes)
            for run in self._passing(far.position, routing)
            for node, along in self._beside(run, far.position)
            for stage in _stages_before(run, along, routing)
        } - costs.keys()
        leads_to = self._allowed(routing)
        while heap and awaited:
            cost, state, previous = heapq.heappop(heap)
            if state in costs:
                continue
            costs[state], before[state] = cost, previous
            awaited.discard(state)
            for following, step in leads_to(state):
                if following not in costs:
                    heapq.heappush(heap, (cost + step, following, state))

    def _allowed(self, routing: Routing) -> Callable[[int], list[tuple[int, int]]]:
        """What each state leads to, with its cost. A state is a node and how many trays of `through` are taken."""
        if not routing.through and not routing.avoid:
            return self._next.__getitem__
        count = len(self._nodes)

        def leads_to(state: int) -> list[tuple[int, int]]:
            stage, node = divmod(state, count)
            here = self._nodes[node][0]
            following = ((beyond, step, self._nodes[beyond][0]) for beyond, step in self._next[node])
            return [
                (beyond + (_taken(run, stage, step, routing) if run is here else stage) * count, step)
                for beyond, step, run in following
                if run.tray.name not in routing.avoid
            ]

        return leads_to

    def _last(self, reached: Reached, far: Stop) -> tuple[Run, int] | None:
        """The tray from which the far place is reached, and the last state before it (-1: it is on the first tray)."""
        routing, count, start = reached.routing, len(self._nodes), reached.start
        best: tuple[int, int, Run] | None = None
        for run in self._passing(far.position, routing):
            down = _between(far.height_m, run.height_m(far.position))
            options = [
                (cost + along + down, state)
                for node, along in self._beside(run, far.position)
                for state in (node + stage * count for stage in _stages_before(run, along, routing))
                if (cost := reached.costs.get(state)) is not None
            ]
            if run.passes(start.position):
                along = _cost(run.apart_m(start.position, far.position))
                if _taken(run, 0, along, routing) == len(routing.through):
                    options.append((_between(start.height_m, run.height_m(start.position)) + along + down, -1))
            for option in options:
                if best is None or option < best[:2]:
                    best = (*option, run)
        return None if best is None else (best[2], best[1])

    def _passages(self, reached: Reached, far: Stop, last: Run, state: int) -> tuple[TrayPassage, ...]:
        count, steps = len(self._nodes), [(last, far.position)]
        while state >= 0:
            steps.append(self._nodes[state % count])
            state = reached.before[state]
        steps.append((steps[-1][0], reached.start.position))
        steps.reverse()
        passages: list[TrayPassage] = []
        for (run, start), (following, end) in pairwise(steps):
            if following is not run:
                continue
            passage = TrayPassage(run, start, end)
            before = passages[-1] if passages else None
            if before and before.run is run and before.end == start:
                whole = TrayPassage(run, before.start, end)
                if whole.length_m == before.length_m + passage.length_m:  # it does not turn back
                    passages[-1] = whole
                    continue
            passages.append(passage)
        return tuple(passages)

    def _pairs(self) -> Iterator[tuple[Run, Run]]:
        """Trays that may meet: on one line, on lines that cross, or where a closed one ends; each pair once."""
        for place, closed in self._ending.items():
            yield from combinations(closed, 2)
            beside = {run.tray.name: run for line in _lines_at(place) for run in self._on_line.get(line, ())}
            yield from product(closed, beside.values())
        for runs in self._on_line.values():
            yield from combinations(runs, 2)
        across = sorted((line for line in self._on_line if line[1]), key=lambda line: (line[0], line[2]))
        order = [(line[0], line[2]) for line in across]
        for line in [line for line in self._on_line if not line[1]]:
            for run in self._on_line[line]:
                first = bisect_left(order, (line[0], run.low.along_m))
                for crossing in across[first : bisect_right(order, (line[0], run.high.along_m))]:
                    yield from ((run, other) for other in self._on_line[crossing])

    def passing(self, position: Position) -> tuple[Run, ...]:
        """The trays that are entered or left at a place, by name."""
        passing = self._passing_at.get(position)
        if passing is None:
            beside = {run.tray.name: run for line in _lines_at(position) for run in self._on_line.get(line, ())}
            found = [run for run in (*beside.values(), *self._ending.get(position, ())) if run.passes(position)]
            passing = self._passing_at[position] = tuple(sorted(found, key=lambda run: natural_key(run.tray.name)))
        return passing

    def _passing(self, position: Position, routing: Routing) -> Iterator[Run]:
        return (run for run in self.passing(position) if run.tray.name not in routing.avoid)

    def _beside(self, run: Run, position: Position) -> Iterator[tuple[int, int]]:
        """The nodes of a tray next to a place on it, and the cost to each."""
        places = self._places[run.tray.name]
        index = bisect_left(places, place_order(position), key=lambda place: place_order(place[0]))
        for at, node in places[max(index - 1, 0) : index + 1]:
            yield node, _cost(run.apart_m(position, at))


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


def _taken(run: Run, stage: int, along: int, routing: Routing) -> int:
    """How many of the trays that have to be taken are taken after a stretch along one of them."""
    return stage + (along > 0 and stage < len(routing.through) and routing.through[stage] == run.tray.name)


def _stages_before(run: Run, along: int, routing: Routing) -> list[int]:
    """How many of them may be taken before the last stretch, so that all are taken after it."""
    every = len(routing.through)
    return [stage for stage in (every - 1, every) if stage >= 0 and _taken(run, stage, along, routing) == every]


def _lines_at(position: Position) -> tuple[_Line, _Line]:
    """The two lines through a place: along the rows, and across them."""
    return (position.space, False, position.across_m), (position.space, True, position.along_m)


def _cost(length_m: Decimal) -> int:
    return int(length_m * _PER_METRE) * _MICROMETRE


def _between(first_m: Decimal | None, second_m: Decimal | None) -> int:
    """From one height to another; nothing where one is not stated."""
    return 0 if first_m is None or second_m is None else abs(_cost(first_m - second_m))
