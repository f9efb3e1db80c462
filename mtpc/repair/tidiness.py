"""How far plugs stand out of order: neighbours beside neighbours, port k of one cassette at port k of the next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtpc.catalogue.types import PartKind, WiredPart
from mtpc.channel.follow import Hops, Plugs
from mtpc.model.legs import leg_counts
from mtpc.model.site import Site
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.types import Change, ChangeKind
from mtpc.text import natural_key


class OtherEnd(NamedTuple):
    """Where the other end of a plug's cable is: in what, with whom it is compared, and its place among these."""

    beside: tuple[object, ...]
    place: tuple[object, ...]
    number: int


class Disorder(NamedTuple):
    """How many neighbours are out of order more than before, and how many stand at other distances."""

    inverted: int
    uneven: int


def crossings(floor: LaidFloor, hops: Hops) -> int:
    """On one way: how often light goes from a port of one cassette to a port of another number of the next."""
    return sum(floor.terminal(one).index != floor.terminal(other).index for one, other in port_pairs(floor, hops))


def port_pairs(plugs: Plugs, hops: Hops) -> Iterator[tuple[int, int]]:
    """The ports of two cassettes with what lies between them, along a way."""
    entered = -1
    for enter, leave in hops:
        if plugs.article(enter).kind is PartKind.CASSETTE:
            behind, before = plugs.terminal(enter).family.gendered, plugs.terminal(leave).family.gendered
            if entered >= 0 and behind and not before:
                yield entered, leave
            entered = enter if before and not behind else -1


def disorder(floor: LaidFloor, change: Change) -> Disorder:
    """How much more plugs are out of order after a change than before it."""
    if change.kind is ChangeKind.TURN:
        return Disorder(0, 0)
    inverted = uneven = 0
    for plug, socket in change.moves:
        after, now = _disorder(floor, plug, before=False), _disorder(floor, plug, before=True)
        if floor.base.socket(socket).equipment is not floor.base.equipment_at(plug):
            now = Disorder(0, 0)  # who leaves a panel leaves no order behind
        inverted += after.inverted - now.inverted
        uneven += after.uneven - now.uneven
    return Disorder(inverted, uneven)


def _disorder(floor: LaidFloor, plug: int, *, before: bool) -> Disorder:
    """With how many of its neighbours a plug is out of order, and out of step."""
    site = floor.base
    socket = site.socket_of(plug) if before else floor.socket_of(plug)
    there = _other_end(floor, plug, before=before)
    if there is None or socket < 0:
        return Disorder(0, 0)
    here, number = natural_key(site.socket(socket).name), _number(site, socket)
    inverted = uneven = 0
    for other_socket in site.sockets_of(site.socket(socket).equipment_number):
        neighbour = site.socket(other_socket).plug if before else floor.plug_in(other_socket)
        other = _other_end(floor, neighbour, before=before) if neighbour >= 0 and neighbour != plug else None
        if other is not None and other.beside == there.beside:
            inverted += (natural_key(site.socket(other_socket).name) < here) != (other.place < there.place)
            beside = site.socket(other_socket).slot == site.socket(socket).slot
            uneven += beside and _number(site, other_socket) - other.number != number - there.number
    return Disorder(inverted, uneven)


def _other_end(floor: LaidFloor, plug: int, *, before: bool) -> OtherEnd | None:
    site = floor.base
    component, part = site.component_of(plug), site.article(plug)
    if not isinstance(part, WiredPart):
        return None
    left, right = leg_counts(part)
    index = site.index_of(plug)
    if left != right:
        return OtherEnd((component, part.terminals[index].side), (index,), index)
    other = site.faces_of(component)[index + left if index < left else index - left]
    socket = site.socket_of(other) if before else floor.socket_of(other)
    if socket < 0:
        return None
    place = site.socket(socket)
    key = (site.kind_of(component), place.equipment_number, place.side)
    return OtherEnd(key, natural_key(place.name), _number(site, socket))


def _number(site: Site, socket: int) -> int:
    """The number of a port among those of its device or panel."""
    key = natural_key(site.socket(socket).name)
    return next((piece[2] for piece in reversed(key[:-2]) if isinstance(piece, tuple) and piece[0] == 0), 0)
