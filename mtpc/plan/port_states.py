"""The ports of devices and panels, and what each is used for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from mtpc.catalogue.types import DevicePart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.columns import Socket
from mtpc.model.floor_values import Restriction
from mtpc.model.site import Site


class PortState(StrEnum):
    """What a port is used for."""

    USED = "used"
    FREE = "free"
    RESERVED = "reserved"
    BLOCKED = "blocked"


_KEPT = {Restriction.RESERVED: PortState.RESERVED, Restriction.BLOCKED: PortState.BLOCKED}


@dataclass(frozen=True, slots=True)
class PortUse:
    """A port and what it is used for; a cage with two connectors in its module is two ports."""

    name: str
    printed: str
    state: PortState
    side: str  # front, rear
    slot: str  # "" on a device
    socket: int  # -1: a cage with nothing in it


def restrictions(site: Site) -> Mapping[str, Restriction]:
    """What is reserved or blocked, by name; blocked where it is both."""
    kept = {each.name: Restriction.RESERVED for each in site.reservations.values()}
    blocked = (each for each in site.reservations.values() if each.restriction is Restriction.BLOCKED)
    return kept | {each.name: Restriction.BLOCKED for each in blocked}


def state_of(site: Site, port: Socket, kept: Mapping[str, Restriction]) -> PortState:
    """What a place for a plug, or for two of one fibre, is used for."""
    if site.plugs_at(port.number):
        return PortState.USED
    restriction = kept_as(port, kept)
    return PortState.FREE if restriction is None else _KEPT[restriction]


def kept_as(port: Socket, kept: Mapping[str, Restriction]) -> Restriction | None:
    """How a port is kept: by a reservation of it, of its slot, or of all it stands in; blocked where it is both."""
    owner = port.equipment.name if port.equipment else ""
    names = (port.name, f"{owner}.{port.slot}", owner)
    found = [kept[name] for name in names if name in kept]
    return Restriction.BLOCKED if Restriction.BLOCKED in found else next(iter(found), None)


def ports_of(site: Site, number: int, kept: Mapping[str, Restriction]) -> list[PortUse]:
    """The ports of a device or panel, by its number, in the order they are printed in; empty cages among them."""
    part = site.equipment[number].part
    sockets = [(socket, site.socket(socket)) for socket in site.sockets_of(number)]
    if not isinstance(part, DevicePart):
        return [_of_socket(site, socket, place, kept) for socket, place in sockets]
    by_port: dict[str, list[tuple[int, Socket]]] = {}
    cages = {name for family in part.families for name in family.names}
    for socket, place in sockets:
        cage = place.port if place.port in cages else place.port.rpartition(":")[0]
        by_port.setdefault(cage, []).append((socket, place))
    return [
        use for family in part.families for name in family.names for use in _of_cage(site, number, name, by_port, kept)
    ]


def _of_cage(
    site: Site, number: int, name: str, by_port: Mapping[str, list[tuple[int, Socket]]], kept: Mapping[str, Restriction]
) -> Iterator[PortUse]:
    owner = site.equipment[number].name
    if name in by_port:
        yield from (_of_socket(site, socket, place, kept) for socket, place in by_port[name])
        return
    full = f"{owner}.{name}"
    found = [kept[each] for each in (full, owner) if each in kept]
    yield PortUse(full, name, _KEPT[found[0]] if found else PortState.FREE, "front", "", -1)


def _of_socket(site: Site, socket: int, place: Socket, kept: Mapping[str, Restriction]) -> PortUse:
    return PortUse(place.name, place.printed, state_of(site, place, kept), place.side, place.slot, socket)
