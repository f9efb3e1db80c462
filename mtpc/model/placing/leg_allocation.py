"""Which leg each circuit with `any(…)` takes: locked choices first, then the lowest free leg.

Circuits choose in natural order of their names, legs are tried in natural order of theirs; neither depends on the
order of the statements. A locked choice is kept or reported as lost, never replaced.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Leg, Restriction
from mtpc.model.symbols import plain
from mtpc.text import natural_key

USED, HOPS = "used", "another number of hops"
State = Callable[[Leg], str]  # "" for a free leg, else a word for its state: used, reserved, blocked …


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """The legs one `any(…)` names, in natural order of their names."""

    legs: tuple[Leg, ...]

    @classmethod
    def from_legs(cls, legs: Sequence[Leg]) -> Pool:
        """A pool of these legs, each once."""
        return cls(tuple(sorted(set(legs), key=lambda leg: natural_key(leg.name))))


@dataclass(frozen=True, slots=True)
class Request:
    """A circuit and one pool for each `any(…)` of its route, from left to right."""

    circuit: str
    pools: tuple[Pool, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A locked choice that cannot be kept: the legs' names; the leg that is lost, if it still exists, and its state."""

    names: str
    leg: Leg | None = None
    state: str = ""


@dataclass(slots=True)
class Allocation:
    """The result by circuit: legs taken, locked choices lost, states of the legs of a pool with none free."""

    taken: dict[str, tuple[Leg, ...]] = field(default_factory=dict)
    lost: dict[str, Lost] = field(default_factory=dict)
    without_leg: dict[str, dict[str, int]] = field(default_factory=dict)


def allocate_legs(requests: Sequence[Request], locked: Mapping[str, tuple[str, ...]], state: State) -> Allocation:
    """Legs for every request; `locked` holds choices made before, by name of circuit."""
    work = _Work(state)
    remembered = {plain(name): tuple(map(plain, legs)) for name, legs in locked.items()}
    waiting = sorted(requests, key=lambda request: natural_key(request.circuit))
    for request in waiting:
        if plain(request.circuit) in remembered:
            work.keep(request, remembered[plain(request.circuit)])
    for request in waiting:
        if plain(request.circuit) not in remembered:
            work.choose(request)
    return work.allocation


@dataclass(slots=True)
class _Work:
    state: State
    allocation: Allocation = field(default_factory=Allocation)
    _taken: set[tuple[int, int, int]] = field(default_factory=set)  # component, number and way of what is taken so far
    _tried: dict[int, int] = field(default_factory=dict)  # pool -> how many of its first legs are not free

    def keep(self, request: Request, legs: tuple[str, ...]) -> None:
        """Take what was locked, also where a leg was reserved since."""
        if len(legs) != len(request.pools):
            self.allocation.lost[request.circuit] = Lost(", ".join(legs), state=HOPS)
            return
        kept = []
        for name, pool in zip(legs, request.pools, strict=True):
            leg = next((leg for leg in pool.legs if plain(leg.name) == name), None)
            state = self._state(leg) if leg else ""
            if leg is None or state not in ("", Restriction.RESERVED):
                self.allocation.lost[request.circuit] = Lost(name, leg, state)
                return
            kept.append(leg)
        self._take(request, kept)

    def choose(self, request: Request) -> None:
        """Take the lowest free leg of each pool, or none at all."""
        chosen: list[Leg] = []
        for pool in request.pools:
            leg = self._lowest(pool, chosen)
            if leg is None:
                self.allocation.without_leg[request.circuit] = Counter(self._state(leg) or USED for leg in pool.legs)
                return
            chosen.append(leg)
        self._take(request, chosen)

    def _lowest(self, pool: Pool, others: list[Leg]) -> Leg | None:
        first = self._tried.get(id(pool), 0)
        while first < len(pool.legs) and self._state(pool.legs[first]):
            first += 1
        self._tried[id(pool)] = first
        free = (leg for leg in pool.legs[first:] if leg not in others and not self._state(leg))
        return next(free, None)

    def _state(self, leg: Leg) -> str:
        return USED if (leg.component, leg.number, leg.way) in self._taken else self.state(leg)

    def _take(self, request: Request, legs: list[Leg]) -> None:
        self._taken.update((leg.component, leg.number, leg.way) for leg in legs)
        self.allocation.taken[request.circuit] = tuple(legs)
