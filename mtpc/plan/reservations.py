"""What is reserved or blocked, in the words of the papers: at every plug it is about, and in every rack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mtpc.catalogue.types import WiredPart
from mtpc.dataclass import dataclass
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
        self._equipment = {one.name: number for number, one in enumerate(site.equipment)}

    def plugs(self, target: Target) -> list[int]:
        """The plugs that are in it; of a leg, those that are its alone."""
        sort, name, number = target
        if sort == "leg":
            return list(_of_leg(self.site, int(name), number))
        plugs = (self.site.socket(socket).plug for socket in self._sockets(target))
        return [plug for plug in plugs if plug >= 0]

    def racks(self, target: Target) -> Iterator[str]:
        """Where it is."""
        sort, name, _ = target
        site = self.site
        if sort == "unit":
            yield name
        if sort in ("slot", "port"):
            number = self._equipment.get(name.partition(".")[0])
            if number is not None:
                yield _place(site.equipment[number])
        if sort == "leg":
            owners = [site.equipment_at(plug) for plug in self.plugs(target)]
        else:
            owners = [site.socket(socket).equipment for socket in self._sockets(target)]
        yield from map(_place, filter(None, owners))

    def _sockets(self, target: Target) -> Sequence[int]:
        sort, name, number = target
        if sort == "socket":
            return [one for one in (number, self.site.socket(number).partner) if one >= 0]
        if sort == "port":
            return [one for one in (self.site.socket_named(name),) if one >= 0]
        equipment, _, slot = name.partition(".")
        return self.site.sockets_of(self._equipment[equipment], slot) if sort == "slot" else ()


def _place(equipment: Equipment) -> str:
    return equipment.rack.name if equipment.rack else equipment.name


def _of_leg(site: Site, component: int, number: int) -> Iterator[int]:
    """The plugs that are one leg's alone: at a harness those of the side with the branches."""
    article, first = site.part_of(component), site.faces_of(component).start
    assert isinstance(article, WiredPart)
    left = sum(terminal.side == "a" for terminal in article.terminals)
    counts = (left, len(article.terminals) - left)
    for count, before in zip(counts, (0, left), strict=True):
        if count == max(counts):
            yield first + before + number - 1
