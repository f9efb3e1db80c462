"""What is reserved or blocked, in the words of the papers: at every plug it is about, and in every rack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mtpc.catalogue.types import WiredPart
from mtpc.model.floor_values import Equipment, Reservation, Target
from mtpc.model.site import Site
from mtpc.text import natural_key

NO_TEST = "not to be tested against a limit"


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that is set aside: what sort of thing it is, and where it is."""

    noun: str
    reservation: Reservation
    racks: frozenset[str]


def reservation_words(reservation: Reservation) -> str:
    """`blocked: leg damaged (INC-8812)`, `reserved for storage team until 2027-03-31`."""
    until = f" until {reservation.until}" if reservation.until else ""
    ticket = f" ({reservation.ticket})" if reservation.ticket else ""
    word = "blocked:" if reservation.word == "blocked" else "reserved for"
    return f"{word} {reservation.why}{until}{ticket}"


def named(reservation: Reservation) -> str:
    """`DO NOT USE: T03.7 blocked: leg damaged (INC-8812)`; what is reserved is named without the order."""
    return (
        f"{'DO NOT USE: ' if reservation.word == 'blocked' else ''}{reservation.name} {reservation_words(reservation)}"
    )


def reservations_by_plug(site: Site) -> Mapping[int, tuple[Reservation, ...]]:
    """What is set aside at each plug (face): its leg, its port, either side of its adapter, or its slot."""
    if not site.reservations:
        return {}
    floor, found = _Floor(site), dict[int, list[Reservation]]()
    for (_, target), reservation in site.reservations.items():
        for plug in floor.plugs(target):
            found.setdefault(plug, []).append(reservation)
    return {plug: once(here) for plug, here in found.items()}


def once(reservations: Iterable[Reservation]) -> tuple[Reservation, ...]:
    """Each once; what is blocked before what is reserved."""
    unlike = {(reservation.word, reservation.name): reservation for reservation in reservations}
    return tuple(sorted(unlike.values(), key=lambda reservation: (reservation.word, natural_key(reservation.name))))


def all_held(site: Site) -> Iterator[Held]:
    """Everything that is set aside, in natural order of its names."""
    if not site.reservations:
        return
    floor = _Floor(site)
    for (_, target), reservation in sorted(
        site.reservations.items(), key=lambda held: (natural_key(held[1].name), held[1].word)
    ):
        yield Held(_NOUNS.get(target[0], target[0]), reservation, frozenset(floor.racks(target)))


_NOUNS = {"socket": "port", "unit": "rack unit"}


class _Floor:
    """Finds what a target stands for."""

    def __init__(self, site: Site) -> None:
        self.site = site
        sockets = site.sockets
        self._equipment = {one.name: one for one in site.equipment}
        self._by_name = {name: socket for socket, name in enumerate(sockets.name)}
        self._by_slot: dict[str, list[int]] = {}
        for socket, slot in enumerate(sockets.slot):
            if slot and sockets.equipment[socket] >= 0:
                self._by_slot.setdefault(f"{site.equipment[sockets.equipment[socket]].name}.{slot}", []).append(socket)

    def plugs(self, target: Target) -> list[int]:
        """The plugs that are in it; of a leg, those that are its alone."""
        sort, name, number = target
        if sort == "leg":
            return list(_of_leg(self.site, int(name), number))
        plugs = (self.site.sockets.plug[socket] for socket in self._sockets(target))
        return [plug for plug in plugs if plug >= 0]

    def racks(self, target: Target) -> Iterator[str]:
        """Where it is."""
        sort, name, _ = target
        site = self.site
        if sort == "unit":
            yield name
        if sort in ("slot", "port"):
            yield from map(_place, filter(None, [self._equipment.get(name.partition(".")[0])]))
        sockets = self._sockets(target)
        if sort == "leg":
            sockets = [site.faces.socket[plug] for plug in self.plugs(target)]
        owners = (site.sockets.equipment[socket] for socket in sockets if socket >= 0)
        yield from (_place(site.equipment[owner]) for owner in owners if owner >= 0)

    def _sockets(self, target: Target) -> list[int]:
        sort, name, number = target
        if sort == "socket":
            return [one for one in (number, self.site.sockets.partner[number]) if one >= 0]
        if sort == "port":
            return [self._by_name[name]] if name in self._by_name else []
        return self._by_slot.get(name, []) if sort == "slot" else []


def _place(equipment: Equipment) -> str:
    return equipment.rack.name if equipment.rack else equipment.name


def _of_leg(site: Site, component: int, number: int) -> Iterator[int]:
    """The plugs that are one leg's alone: at a harness those of the side with the branches."""
    article, first = site.components.article[component], site.components.first_face[component]
    assert isinstance(article, WiredPart)
    left = sum(terminal.side == "a" for terminal in article.terminals)
    counts = (left, len(article.terminals) - left)
    for count, before in zip(counts, (0, left), strict=True):
        if count == max(counts):
            yield first + before + number - 1
