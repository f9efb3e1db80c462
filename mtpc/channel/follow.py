"""Light followed connector by connector, for callers that name the places it passes.

The walker (walk.py) stores each step for all channels of the same make-up and keeps no connectors. Here nothing
is stored and every connector is given, a fibre or some fibres of one port at a time. The steps are the same:
`across` a mating, `divided` by a part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Protocol

from mtpc.catalogue.types import BORES, Alignment, OpticPart, PartKind, Terminal
from mtpc.channel.types import FibreEnd, Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.light.meeting import Moves, across
from mtpc.light.through_parts import Article, Lights, PartTables, Turn, divided, filtered, joined, turn_at
from mtpc.model.floor_values import Leg, Subport
from mtpc.model.legs import front_at, split_into_ways, whole_legs
from mtpc.model.site import Site

Hops = tuple[tuple[int, int], ...]  # faces light entered and left components by


class Plugs(Protocol):
    """What light asks of a floor: the site answers, and so does a floor with changes laid over it."""

    def article(self, face: int) -> Article:
        """The part a connector belongs to."""

    def index_of(self, face: int) -> int:
        """Which connector of its part it is."""

    def terminal(self, face: int) -> Terminal:
        """The connector itself."""

    def mate_of(self, face: int) -> int:
        """The connector it touches; -1 where it touches none."""

    def alignment_of(self, face: int) -> Alignment:
        """How its key stands to that of the connector it touches."""

    def halves_of(self, face: int) -> Mapping[int, int]:
        """The plugs of one fibre it touches, by the bore they are in."""

    def is_parked(self, face: int) -> bool:
        """Whether it is left unplugged, as stated."""

    def plug_in(self, socket: int) -> int:
        """The plug in a place; -1 where it is free."""


class Lit(Protocol):
    """A floor whose light can be followed; a plant is one."""

    @property
    def site(self) -> Plugs:
        """The floor."""

    @property
    def tables(self) -> PartTables:
        """Its parts, prepared."""


@dataclass(frozen=True, slots=True)
class Way:
    """The path of fibres from one connector.

    `face` is where they end: the port or connector entered, else the connector light was last on.
    """

    hops: Hops
    end: FibreEnd | None  # None while light goes on
    face: int
    positions: Moves  # of the connector it started from -> of `face`
    lights: Lights = field(default_factory=dict)  # the wavelengths that are left of it, where they are known
    turns: tuple[Turn, ...] = ()  # where it left parts that divide light

    @property
    def position(self) -> int:
        """Where a single fibre ends on `face`."""
        (position,) = self.positions.values()
        return position


def ways(
    plant: Lit, face: int, positions: Moves, *, past_misfits: bool = False, lights: Lights | None = None
) -> Iterator[Way]:
    """All paths light takes from these positions of a connector.

    Where it divides, the connector with the lowest number is followed first; fibres that meet none come last.
    `past_misfits`: follows light as if connectors that do not fit each other did. `lights`: its wavelengths, where
    they are not all those of the port.
    """
    if lights is None:
        article = plant.site.article(face)
        lights = article.colours(plant.site.index_of(face)) if isinstance(article, OpticPart) else {}
    waiting = [Way((), None, face, positions, lights)]
    while waiting:
        way = waiting.pop()
        if way.end:
            yield from [way] if way.lights is lights else _joined(plant, face, way)
        else:
            waiting.extend(reversed(_next(plant, way, past_misfits=past_misfits)))


def _joined(plant: Lit, face: int, way: Way) -> Iterator[Way]:
    """A path that ended: at a port only with the positions that have something to do with it."""
    near, far = plant.site.article(face), plant.site.article(way.face)
    if way.end is not FibreEnd.PORT or not isinstance(near, OpticPart) or not isinstance(far, OpticPart):
        yield way
        return
    ends = ((near, plant.site.index_of(face)), (far, plant.site.index_of(way.face)))
    kept = joined(*ends, way.positions, way.lights)
    if len(kept) == len(way.positions):
        yield way
        return
    if kept:
        yield replace(way, positions=kept)
    lost = {start: at for start, at in way.positions.items() if start not in kept}
    yield replace(way, end=FibreEnd.FILTERED, positions=lost)


def _next(plant: Lit, way: Way, *, past_misfits: bool) -> list[Way]:
    """The next step of light on a connector: the paths that go on, and those that end."""
    site, face = plant.site, way.face
    if site.alignment_of(face) is Alignment.BY_BORE:
        return _by_bore(plant, way, past_misfits=past_misfits)
    return _onto(plant, way, (site.mate_of(face), site.alignment_of(face)), past_misfits=past_misfits)


def _by_bore(plant: Lit, way: Way, *, past_misfits: bool) -> list[Way]:
    """The same on a face whose halves meet plugs of one fibre; a half without one is open."""
    halves, steps = plant.site.halves_of(way.face), []
    for bore, plug in sorted(halves.items()):
        here = {start: at for start, at in way.positions.items() if at == bore}
        if here:
            steps += _onto(plant, replace(way, positions=here), (plug, BORES[bore - 1]), past_misfits=past_misfits)
    free = {start: at for start, at in way.positions.items() if at not in halves}
    return [*steps, replace(way, end=FibreEnd.OPEN, positions=free)] if free else steps


def _onto(plant: Lit, way: Way, meeting: tuple[int, Alignment], *, past_misfits: bool) -> list[Way]:
    """The same onto the connector that is met, by how the two meet."""
    site, face, (mate, alignment) = plant.site, way.face, meeting
    if mate < 0:
        stop = FibreEnd.PARKED if site.is_parked(face) else FibreEnd.OPEN
        return [Way(way.hops, stop, face, way.positions, way.lights)]
    article, entered = site.article(mate), site.index_of(mate)
    terminal = site.terminal(face)
    apart = past_misfits and alignment not in BORES
    other = terminal if apart else article.terminals[entered]  # a connector that fits takes its place
    arrived = across(terminal, other, alignment, way.positions)
    if arrived is None:
        return [Way(way.hops, FibreEnd.BROKEN, mate, way.positions, way.lights)]
    if isinstance(article, OpticPart):
        return [Way(way.hops, FibreEnd.PORT, mate, arrived, way.lights)]
    onward, lost, stopped = divided(plant.tables.table(article).passages[entered], arrived, way.lights)
    left = [(mate - entered + passage.leave, passage, positions) for passage, positions in onward]
    ways_on = []
    for leave, passage, positions in left:
        turns = (turn_at(leave, positions),) if article.divides else ()
        end = FibreEnd.CIRCLES if way.turns and not set(turns).isdisjoint(way.turns) else None
        lights = filtered(way.lights, passage, positions)
        ways_on.append(Way((*way.hops, (mate, leave)), end, leave, positions, lights, (*way.turns, *turns)))
    ends = ((FibreEnd.NO_FIBRE, lost), (FibreEnd.FILTERED, stopped))
    return [*ways_on, *(Way(way.hops, kind, mate, at, way.lights) for kind, at in ends if at)]


def fibre_way(plant: Lit, face: int, position: int) -> Way:
    """The path of light from one position of a connector; where it divides, the first that reaches a port."""
    return min(ways(plant, face, {position: position}), key=lambda way: way.end is not FibreEnd.PORT)


def lane_way(plant: Lit, end: Subport, lane: int = 0) -> Way:
    """The path of light from a lane (from 1; 0: the first the end names) of a port."""
    optic = plant.site.article(end.face)
    assert isinstance(optic, OpticPart)
    lanes = optic.lanes(plant.site.index_of(end.face))
    return fibre_way(plant, end.face, lanes[lane or (end.lanes[0] if end.lanes else min(lanes))])


def passed(plant: Plant, channel: int) -> list[tuple[int, int | None]]:
    """The parts a channel's light passes, as (face it enters, face it leaves), near to far; each once.

    Where it reaches no port, as far as plugs lead; a part it does not get through has no face it leaves.
    """
    near, far = plant.channels.near[channel], plant.channels.far[channel]
    count = plant.site.terminal(near).family.count
    every = ways(plant, near, {position: position for position in range(1, count + 1)}, past_misfits=far < 0)
    if far < 0:
        first = next(every)
        last = [] if first.end in (FibreEnd.OPEN, FibreEnd.PARKED) else [(first.face, None)]
        return [*first.hops, *last]
    return list(dict.fromkeys(hop for way in every if (way.end, way.face) == (FibreEnd.PORT, far) for hop in way.hops))


def legs(site: Site, hops: Hops) -> list[Leg]:
    """The legs of trunks and harnesses along a path, near to far; between cassettes the way of each."""
    legs_passed, passed_faces = [], {face for hop in hops for face in hop}
    for enter, leave in hops:
        component = site.component_of(leave)
        if site.kind_of(component) in (PartKind.TRUNK, PartKind.HARNESS):
            number, name = _leg_number(site, enter, leave), site.name_of(component)
            every = split_into_ways(site, whole_legs(site, component)[number - 1])
            taken = (leg for leg in every if leg.way and _starts(site, leg) in passed_faces)
            legs_passed.append(next(taken, Leg(component, number, f"{name}.{number}")))
    return legs_passed


def are_among(wanted: Iterable[Leg], taken: Iterable[Leg]) -> bool:
    """Whether the legs wanted are among those taken, in their order."""
    left = iter(taken)
    return all(any(leg.is_on(other) for other in left) for leg in wanted)


def _starts(site: Site, leg: Leg) -> int:
    """The connector of a cassette that a way starts at."""
    return site.socket(front_at(site, leg, 0)).inner


def _leg_number(site: Site, enter: int, leave: int) -> int:
    """The index of the connector on the side that has more of them: the legs of a breakout are its branches."""
    sides = [terminal.side for terminal in site.article(leave).terminals]
    ends = (site.terminal(leave), site.terminal(enter))
    return max(ends, key=lambda terminal: sides.count(terminal.side)).index
