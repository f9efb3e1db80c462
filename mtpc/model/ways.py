"""The ways of a leg: from a port in front of its end A to the port where light comes out in front of its end B.

Between adapters a leg is one way. Between cassettes it is as many as the cassette at end A brings out; where each of
them comes out is followed through cassette, cable and cassette. A closure, where cables are spliced to each other, is
passed: ways end at the next port on either side.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtpc.catalogue.types import Alignment, PartKind, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.light.meeting import Moves, across
from mtpc.light.through_parts import moves_through

if TYPE_CHECKING:
    from mtpc.model.floor_values import Leg
    from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class LegWay:
    """One way of a leg, by the sockets in front of its ends.

    `starts` is the port in front of end A; `-1` where the leg lands in none. `comes_out` are the ports its fibres lead
    to in front of end B: one, unless the two cassettes do not go together.
    """

    starts: int
    comes_out: tuple[int, ...]

    def front(self, side: int) -> int:
        """The one port in front of the left end (0) or the right (1); -1 where there is no single one."""
        if side == 0:
            return self.starts
        return self.comes_out[0] if len(self.comes_out) == 1 else -1


class LegWays:
    """The legs of every cable of a floor and the ways of each, worked out when they are asked for."""

    def __init__(self) -> None:
        self.whole: dict[int, tuple[Leg, ...]] = {}  # by cable
        self.known: dict[tuple[int, int], tuple[LegWay, ...]] = {}  # by cable and number of the leg
        self._through: dict[int, list[dict[int, Moves]]] = {}  # by id of a part

    def between(self, site: Site, left: int, right: int) -> tuple[LegWay, ...]:
        """The ways of the leg with these connectors at its left and right end."""
        return tuple(self._ways(site, left, right))

    def _ways(self, site: Site, left: int, right: int) -> Iterator[LegWay]:
        through = self._moves(site, left).get(site.index_of(right), {})
        for front, moves in self._fronts(site, left, _unmoved(site.terminal(left).family.count), frozenset()):
            on_right = {start: through[start] for start in moves if start in through}
            comes_out = self._fronts(site, right, on_right, frozenset())
            yield LegWay(front, tuple(dict.fromkeys(port for port, _ in comes_out)))

    def _fronts(self, site: Site, face: int, positions: Moves, passed: frozenset[int]) -> Iterator[tuple[int, Moves]]:
        """The ports that light at these positions of a cable's connector comes out at, in order, and what does.

        Where the cable is spliced to another it goes on in that one; `passed` are the connectors it came by.
        """
        behind, alignment, partner = _landing(site, face)
        if behind >= 0:
            entered = across(site.terminal(face), site.terminal(behind), alignment, positions) or {}
            for front, moves in self._leaving(site, behind):
                if out := _after(entered, moves):
                    yield site.socket_of(front), out
            return
        if partner < 0 or not positions:
            return
        plug = site.plug_in(partner)
        if plug < 0 or not site.terminal(plug).family.is_spliced or plug in passed:
            yield partner, positions
            return
        entered = across(site.terminal(face), site.terminal(plug), alignment, positions) or {}
        for far, moves in self._leaving(site, plug):
            yield from self._fronts(site, far, _after(entered, moves), passed | {face, plug})

    def _leaving(self, site: Site, behind: int) -> list[tuple[int, Moves]]:
        """The connectors in front of a cassette that light from one behind it leaves by, in order, and how.

        Likewise those at the other end of a cable.
        """
        first = behind - site.index_of(behind)
        return [(first + index, moves) for index, moves in sorted(self._moves(site, behind).items())]

    def _moves(self, site: Site, face: int) -> dict[int, Moves]:
        article = site.article(face)
        assert isinstance(article, WiredPart)
        if id(article) not in self._through:
            self._through[id(article)] = moves_through(article)
        return self._through[id(article)][site.index_of(face)]


def _after(positions: Moves, moves: Moves) -> Moves:
    """Where light at some positions is after these moves; what they do not move is lost."""
    return {start: moves[position] for start, position in positions.items() if position in moves}


@cache
def _unmoved(count: int) -> Moves:
    """Each of so many positions as it is."""
    return {position: position for position in range(1, count + 1)}


def _landing(site: Site, face: int) -> tuple[int, Alignment, int]:
    """The connector of the cassette, or panel of wired ports, that a plug meets; how it meets what it does.

    Last is the socket on the other side. Each is -1 where there is none.
    """
    place = site.place_at(face)
    if place is None:
        return -1, Alignment.UNSTATED, -1
    inner = place.inner
    if inner < 0 or site.kind_of(site.component_of(inner)) is not PartKind.CASSETTE:
        return -1, place.alignment, place.partner
    return inner, place.alignment, place.partner
