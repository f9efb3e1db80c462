"""Where fibres lead from a free port: the dark ways through what is installed, without any optic."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from mtpc.catalogue.types import Alignment, OpticPart, Terminal
from mtpc.channel.dark_loss import DarkLoss, dark_loss
from mtpc.channel.follow import Way, ways
from mtpc.channel.types import FibreEnd, Plant
from mtpc.light.meeting import Moves, across
from mtpc.light.through_parts import Article, divided
from mtpc.model.legs import fronts_of, split_into_ways, whole_legs
from mtpc.model.site import CABLES, Site
from mtpc.plan.show.path_steps import PathStep, part_step
from mtpc.text import ends_of, is_pair

if TYPE_CHECKING:
    from mtpc.model.columns import Socket

_ENDS = {
    FibreEnd.OPEN: "nothing is plugged in there",
    FibreEnd.PARKED: "that leg is parked",
    FibreEnd.NO_FIBRE: "no fibre goes on from there",
    FibreEnd.BROKEN: "the connectors there do not go together",
    FibreEnd.FILTERED: "a filter stops it",
    FibreEnd.PORT: "a transceiver is there",
}


class DarkWay(NamedTuple):
    """Fibres from a free port to where they end."""

    near: str  # pp1.1.5
    far: str  # pp2.1.5; the connector where they end, where that is in no port
    end: str  # why they end there, in words
    steps: tuple[PathStep, ...]
    position_map: tuple[tuple[int, int], ...]  # of a plug put into the port -> of one put into the far port
    length_m: Decimal | None  # of all cables; None where one is not known
    loss: DarkLoss | None = None  # with a plug at each end; None where they end in no port that takes one


def dark_ways(plant: Plant, name: str) -> list[DarkWay]:
    """The ways from a free port, from one port of a pair to the other, or over the legs of a cable."""
    site = plant.site
    if is_pair(name) and not site.components_named(name):
        near, far = ends_of(name)
        sockets = [site.socket_named(end) for end in (near, far)]
        found = list(_ways(plant, sockets[0])) if min(sockets) >= 0 else []
        return [way for way in found if way.far == far] or found
    sockets = [site.socket_named(name)] if site.socket_named(name) >= 0 else _fronts_of_legs(site, name)
    return [way for socket in dict.fromkeys(sockets) for way in _ways(plant, socket)]


def _fronts_of_legs(site: Site, name: str) -> list[int]:
    """The ports in front of the left ends of the legs of a cable, or of the leg of that name."""
    fronts = []
    for component in site.cables():
        if site.kind_of(component) not in CABLES or isinstance(site.part_of(component), OpticPart):
            continue
        for whole in whole_legs(site, component):
            for leg in split_into_ways(site, whole):
                if name in (site.name_of(component), whole.name, leg.name):
                    fronts += list(fronts_of(site, leg))[:1]
    return fronts


def _ways(plant: Plant, number: int) -> Iterator[DarkWay]:
    """What a plug in a free port of a panel would reach."""
    site, socket = plant.site, plant.site.socket(number)
    entered = socket.inner if socket.inner >= 0 else site.plug_in(socket.partner) if socket.partner >= 0 else -1
    if socket.plug >= 0 or entered < 0 or site.is_optic(entered):
        return
    article, index = site.article(entered), site.index_of(entered)
    plugged = _across_plug(article.terminals[index], socket, {position: position for position in _lit(article, index)})
    onward, _, _ = divided(plant.tables.table(article).passages[index], plugged, {})
    for passage, positions in onward:
        leave = entered - index + passage.leave
        for way in ways(plant, leave, {place: place for place in positions.values()}):
            starts = {place: start for start, place in positions.items()}
            moves = {starts[place]: there for place, there in way.positions.items()}
            yield _way(plant, socket, Way(((entered, leave), *way.hops), way.end, way.face, moves))


def _lit(article: Article, index: int) -> tuple[int, ...]:
    return article.terminals[index].lit


def _across_plug(terminal: Terminal, socket: Socket, positions: Moves) -> Moves:
    """The positions of a plug of the same family in a port; those of the connector itself where keys are not stated."""
    if socket.alignment is Alignment.UNSTATED:
        return positions
    return across(terminal, terminal, socket.alignment, positions) or positions


def _way(plant: Plant, start: Socket, way: Way) -> DarkWay:
    site = plant.site
    assert way.end
    steps = tuple(part_step(site, entered, left) for entered, left in way.hops)
    lengths = [_length_m(site, entered, left) for entered, left in way.hops]
    known = [length_m for length_m in lengths if length_m is not None]
    far, moves = _far_end(site, way)
    return DarkWay(
        start.name, far, _ENDS[way.end], steps, tuple(sorted(moves.items())),
        sum(known, Decimal(0)) if len(known) == len(lengths) else None,
        dark_loss(site, way.hops) if way.end is FibreEnd.OPEN and site.place_at(way.face) else None,
    )  # fmt: skip


def _length_m(site: Site, entered: int, left: int) -> Decimal | None:
    component = site.component_of(entered)
    if site.kind_of(component) not in CABLES:
        return Decimal(0)
    legs = (site.terminal(face).leg_m for face in (entered, left))
    return site.through_m(component, sum((leg for leg in legs if leg is not None), Decimal(0)))


def _far_end(site: Site, way: Way) -> tuple[str, Moves]:
    """The free port in front of where fibres end, and the positions of a plug in it; else the connector itself."""
    place = site.place_at(way.face)
    if way.end is not FibreEnd.OPEN or place is None:
        return site.face_name(way.face), way.positions
    terminal = site.terminal(way.face)
    front = site.socket(place.partner) if terminal.loose and place.partner >= 0 else place
    return front.name, _across_plug(terminal, front, way.positions)
