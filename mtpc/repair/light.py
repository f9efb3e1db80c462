"""Where the light of ports arrives on a floor, followed port by port; every following is counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtpc.catalogue.types import OpticPart
from mtpc.channel.follow import Hops, Lit, ways
from mtpc.channel.shapes import met_at
from mtpc.channel.types import FibreEnd, LandingKind, Plant, once
from mtpc.lazy_dataclass import dataclass


@dataclass(slots=True)
class TraceCount:
    """How often light was followed from a port."""

    traces: int = 0


class LaneEnd(NamedTuple):
    """Where the light of one lane ends: at a lane of a port, or at the connector it was last on."""

    kind: LandingKind | FibreEnd
    face: int
    lane: int  # of the port that is reached; 0 where there is none
    position: int
    hops: Hops


class Light:
    """The light of a floor; each port is followed once."""

    def __init__(self, floor: Lit, meter: TraceCount) -> None:
        self.floor = floor
        self._meter = meter
        self._known: dict[int, dict[int, LaneEnd]] = {}
        self._branches: dict[int, dict[int, list[LaneEnd]]] = {}
        self._starved: dict[tuple[int, int], int] = {}

    def arrivals(self, port: int) -> dict[int, LaneEnd]:
        """Lane of a port (from 1) -> where its light arrives; where it divides, the first port it reaches."""
        known = self._known.get(port)
        if known is None:
            branches = self._every(port)
            known = {lane: min(ends, key=_reaches_none) for lane, ends in branches.items()}
            self._known[port] = known
        return known

    def toward(self, port: int, target: int) -> dict[int, LaneEnd]:
        """The same, of light that divides the branch that leads to a port, where one does."""
        arrivals = self.arrivals(port)
        divided = (item for item in self._every(port).items() if len(item[1]) > 1)
        found = {lane: next((end for end in ends if end.face == target), arrivals[lane]) for lane, ends in divided}
        return arrivals | found if found else arrivals

    def _every(self, port: int) -> dict[int, list[LaneEnd]]:
        """All branches of the light of each lane."""
        branches = self._branches.get(port)
        if branches is None:
            self._meter.traces += 1
            followed: dict[int, list[LaneEnd]] = {}
            for lane, end in self._follow(port):
                followed.setdefault(lane, []).append(end)
            branches = self._branches[port] = dict(sorted(followed.items()))
        return branches

    def _follow(self, port: int) -> Iterator[tuple[int, LaneEnd]]:
        site = self.floor.site
        optic, terminal = site.article(port), site.index_of(port)
        assert isinstance(optic, OpticPart)
        lanes = {position: lane for lane, position in optic.lanes(terminal).items()}
        for way in ways(self.floor, port, {position: position for position in lanes}):
            assert way.end is not None
            for start, position in way.positions.items():
                lane, far_lane = lanes[start], 0
                kind: LandingKind | FibreEnd = way.end
                if way.end is FibreEnd.PORT:
                    reached = site.article(way.face)
                    assert isinstance(reached, OpticPart)
                    kind, far_lane = met_at(reached, site.index_of(way.face), position, optic.band(terminal, lane))
                yield lane, LaneEnd(kind, way.face, far_lane, position, way.hops)

    def starved_lane(self, port: int, by: int) -> int:
        """The first lane of a port whose receiver is joined to a position of another that does not send; 0: none."""
        known = self._starved.get((port, by))
        if known is None:
            self._meter.traces += 1
            known = self._starved[port, by] = min(self._lacking(port, by), default=0)
        return known

    def _lacking(self, port: int, by: int) -> Iterator[int]:
        site = self.floor.site
        optic = site.article(port)
        assert isinstance(optic, OpticPart)
        receivers = optic.rx[site.index_of(port)]
        for way in ways(self.floor, port, {position: position for position in receivers}):
            reached = site.article(way.face)
            if way.end is FibreEnd.PORT and way.face == by and isinstance(reached, OpticPart):
                senders = reached.tx[site.index_of(way.face)]
                yield from (receivers.index(at) + 1 for at, there in way.positions.items() if there not in senders)


def _reaches_none(end: LaneEnd) -> bool:
    return not isinstance(end.kind, LandingKind)


def light_of(plant: Plant) -> Light:
    """The light of a floor as it is."""
    return once(plant, _light_of)


def _light_of(plant: Plant) -> Light:
    return Light(plant, TraceCount())
