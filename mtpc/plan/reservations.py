"""Reservations and blocks, in the words of the documents: by plug and by rack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mtpc.catalogue.types import WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Equipment, Reservation, Restriction
from mtpc.model.site import Site
from mtpc.model.targets import LegTarget, PortTarget, SlotTarget, SocketTarget, Target, UnitTarget
from mtpc.text import natural_key

NO_TEST = "not to be tested against a limit"


@dataclass(frozen=True, slots=True)
class ReservedTarget:
    """An object that is reserved or blocked: its kind, and where it is."""

    noun: str
    reservation: Reservation
    racks: frozenset[str]


def reservation_words(reservation: Reservation) -> str:
    """`blocked: leg damaged (INC-8812)`, `reserved for storage team until 2027-03-31`."""
    until = f" until {reservation.until}" if reservation.until else ""
    ticket = f" ({reservation.ticket})" if reservation.ticket else ""
    word = "blocked:" if reservation.restriction is Restriction.BLOCKED else "reserved for"
    return f"{word} {reservation.why}{until}{ticket}"


def named(reservation: Reservation) -> str:
    """`DO NOT USE: T03.7 blocked: leg damaged (INC-8812)`; a reservation has no such order."""
    order = "DO NOT USE: " if reservation.restriction is Restriction.BLOCKED else ""
    return f"{order}{reservation.name} {reservation_words(reservation)}"


def reservations_by_plug(site: Site) -> Mapping[int, tuple[Reservation, ...]]:
    """The reservations at each plug (face): its leg, its port, either side of its adapter, or its slot."""
    if not site.reservations:
        return {}
    floor, by_plug = _Floor(site), dict[int, list[Reservation]]()
    for (_, target), reservation in site.reservations.items():
        for plug in floor.plugs(target):
            by_plug.setdefault(plug, []).append(reservation)
    return {plug: once(at_plug) for plug, at_plug in by_plug.items()}


def once(reservations: Iterable[Reservation]) -> tuple[Reservation, ...]:
    """Each once; blocks before reservations."""
    unlike = {(reservation.restriction, reservation.name): reservation for reservation in reservations}
    return tuple(
        sorted(unlike.values(), key=lambda reservation: (reservation.restriction, natural_key(reservation.name)))
    )


def reserved_targets(site: Site) -> Iterator[ReservedTarget]:
    """Everything that is reserved or blocked, in natural order of names."""
    if not site.reservations:
        return
    floor = _Floor(site)
    for (_, target), reservation in sorted(
        site.reservations.items(), key=lambda entry: (natural_key(entry[1].name), entry[1].restriction)
    ):
        yield ReservedTarget(_NOUNS[type(target)], reservation, frozenset(floor.racks(target)))


_NOUNS: dict[type[Target], str] = {
    LegTarget: "leg", SocketTarget: "port", PortTarget: "port", SlotTarget: "slot", UnitTarget: "rack unit",
}  # fmt: skip


class _Floor:
    """Finds the plugs and racks of a target."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def plugs(self, target: Target) -> list[int]:
        """The plugs of a target; for a leg, those that are its alone."""
        if isinstance(target, LegTarget):
            return list(_of_leg(self.site, target.component, target.number))  # of a way, the leg it is part of
        return [plug for socket in self._sockets(target) for plug in self.site.plugs_at(socket)]

    def racks(self, target: Target) -> Iterator[str]:
        """The racks a target is in."""
        site = self.site
        if isinstance(target, UnitTarget):
            yield target.rack
        if isinstance(target, SlotTarget | PortTarget):
            yield _place(site.equipment[target.equipment])
        if isinstance(target, LegTarget):
            owners = [site.equipment_at(plug) for plug in self.plugs(target)]
        else:
            owners = [site.socket(socket).equipment for socket in self._sockets(target)]
        yield from map(_place, filter(None, owners))

    def _sockets(self, target: Target) -> Sequence[int]:
        match target:
            case SocketTarget(socket):
                return [number for number in (socket, self.site.socket(socket).partner) if number >= 0]
            case PortTarget(_, name):
                return [number for number in (self.site.socket_named(name),) if number >= 0]
            case SlotTarget(equipment, slot):
                return self.site.sockets_of(equipment, slot)
            case _:
                return ()


def _place(equipment: Equipment) -> str:
    return equipment.rack.name if equipment.rack else equipment.name


def _of_leg(site: Site, component: int, number: int) -> Iterator[int]:
    """The plugs of one leg only: at a harness those of the side with the branches."""
    article, first = site.part_of(component), site.faces_of(component).start
    assert isinstance(article, WiredPart)
    left = sum(terminal.side == "a" for terminal in article.terminals)
    counts = (left, len(article.terminals) - left)
    for count, before in zip(counts, (0, left), strict=True):
        if count == max(counts):
            yield first + before + number - 1
