"""Where the light of a circuit's two ends could be made to meet: a plug on one way, a place on the other."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.direct_cables import direct_ends, is_direct
from mtpc.model.floor_values import Circuit
from mtpc.model.site import Site
from mtpc.repair.suspects import Path, Suspects
from mtpc.repair.types import FactKind, RepairFact
from mtpc.text import Span

Move = tuple[int, int]  # a plug, and the socket it goes into


def moves_for(suspects: Suspects, fact: RepairFact) -> list[Move]:
    """Each plug on the way from one end, put where it meets the way from the other; each once."""
    if fact.kind is not FactKind.CIRCUIT:
        return []
    circuit, ways = suspects.site.circuits[fact.number], suspects.paths[fact]
    if is_direct(suspects.site, circuit):
        return list(dict.fromkeys(_to_the_cage(suspects.site, circuit)))
    near = [way for way in ways if way[0] == circuit.near.face]
    far = [way for way in ways if way[0] == circuit.far.face]
    joined = [_meeting(suspects.site, one, other) for one in near for other in far]
    routed = [_onto(suspects.site, way, suspects.fronts(fact)) for way in ways]
    halves = [_other_bores(suspects.site, way) for way in ways]
    return list(dict.fromkeys(move for moves in (*joined, *routed, *halves) for move in moves))


def _to_the_cage(site: Site, circuit: Circuit) -> Iterator[Move]:
    """Each module at the other side of a direct cable, put into the cage of the circuit's other end."""
    for face, socket in direct_ends(site, circuit):
        for other in site.faces_of(site.component_of(face)):
            is_there = site.socket_of(other) in (-1, socket)
            if site.terminal(other).side != site.terminal(face).side and not is_there and _fits(site, other, socket):
                yield other, socket


def _fits(site: Site, module: int, socket: int) -> bool:
    """Whether a module and the one in a cage can change places."""
    there = site.socket(socket).plug if socket >= 0 else -1
    return there >= 0 and site.terminal(there).family == site.terminal(module).family


def moves_beside(suspects: Suspects, fact: RepairFact) -> list[Move]:
    """Where no circuit says what is meant: each plug of a way, in the connectors beside the one it is in."""
    if fact.kind is FactKind.CIRCUIT:
        return []
    site = suspects.site
    plugs = dict.fromkeys(plug for way in suspects.paths[fact] for plug in _faces(way) if site.terminal(plug).loose)
    return [(plug, socket) for plug in plugs for socket in _beside(site, plug)]


def _beside(site: Site, plug: int) -> Iterator[int]:
    """The places of the receptacles beside the one a plug is in."""
    mate = site.mate_of(plug)
    if mate >= 0 and not site.is_optic(mate) and not site.terminal(mate).loose:
        for face in site.faces_of(site.component_of(mate)):
            socket = site.socket_of(face)
            if face != mate and socket >= 0 and site.terminal(face).family == site.terminal(mate).family:
                yield socket


def _faces(path: Path) -> list[int]:
    """The connectors light leaves by on a way, the port first."""
    return [path[0], *(leave for _, leave in path[1])]


def _meeting(site: Site, near: Path, far: Path) -> Iterator[Move]:
    for one in _faces(near):
        for other in _faces(far):
            if site.component_of(one) != site.component_of(other):
                yield from _joined(site, one, other)
                yield from _joined(site, other, one)


def _joined(site: Site, plug: int, other: int) -> Iterator[Move]:
    """The plug into the place in which it meets the other connector."""
    socket, now = place_before(site, other), site.socket_of(plug)
    if site.terminal(plug).loose and now >= 0 and socket >= 0 and now != socket and _goes(site, plug, socket):
        yield plug, socket


def _onto(site: Site, way: Path, fronts: list[int]) -> Iterator[Move]:
    """Plugs of a way into the places in front of the legs that are named."""
    for plug in _faces(way):
        now = site.socket_of(plug)
        if site.terminal(plug).loose and now >= 0:
            yield from ((plug, front) for front in fronts if front != now and _goes(site, plug, front))


def _other_bores(site: Site, way: Path) -> Iterator[Move]:
    """Plugs of one fibre on a way, each into the other bore of its port."""
    for plug in _faces(way):
        now = site.socket_of(plug)
        place = site.socket(now) if now >= 0 and site.terminal(plug).loose else None
        if place is not None and place.whole >= 0:
            yield from ((plug, other) for other in site.socket(place.whole).bores.values() if other != now)


def place_before(site: Site, face: int) -> int:
    """The socket whose plug meets a connector; -1 where there is none."""
    socket = site.socket_of(face)
    if socket < 0:
        return -1
    place = site.socket(socket)
    return socket if place.inner == face else place.partner


def _goes(site: Site, plug: int, socket: int) -> bool:
    """Whether a plug could be meant for a socket: one close to its own, or one that its own statement names."""
    other = displaced(site, plug, socket)
    if close(site, site.socket_of(plug), socket):
        return True
    return other >= 0 and _statement(site, plug) == _statement(site, other)


def _statement(site: Site, plug: int) -> Span:
    return site.origin_of(site.component_of(plug)).statement


def close(site: Site, one: int, other: int) -> bool:
    """Whether two sockets are in one rack: a cable that is laid reaches no other."""
    first, second = site.socket(one), site.socket(other)
    if first.equipment_number == second.equipment_number or first.equipment is None or second.equipment is None:
        return True
    return first.equipment.rack is not None and first.equipment.rack == second.equipment.rack


def displaced(site: Site, plug: int, socket: int) -> int:
    """The plug that is in the way of a move; -1 where the place is free."""
    there = site.socket(socket).plug
    return -1 if there == plug else there
