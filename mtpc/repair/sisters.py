"""Pieces like one another: what most of them are is what the odd one out should be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.catalogue.types import OpticPart, PlatePart, WiredPart
from mtpc.channel.mating_faults import FLAT
from mtpc.channel.types import Plant, once
from mtpc.model.site import Site
from mtpc.repair.stock import moves_of
from mtpc.repair.types import Change, Evidence

Respect = Callable[[WiredPart], object]
FEWEST = 2  # sisters: one alone proves nothing


class Sisters:
    """Which pieces are alike, beside each other and on the whole floor."""

    def __init__(self, plant: Plant) -> None:
        self._site = plant.site
        self._kinds: dict[int, tuple[object, ...]] = {}
        self._known: dict[tuple[int, Respect], object] = {}
        self._of_kind: dict[object, list[int]] = {}
        for component in plant.site.every_component():
            if isinstance(plant.site.part_of(component), WiredPart):
                self._of_kind.setdefault(self._kind(component), []).append(component)

    def evidence(self, change: Change) -> Evidence | None:
        """How many others are as the piece is to become, and how many there are."""
        if isinstance(change.part, PlatePart):
            plates = list(self._plates(change))
            return Evidence(sum(part.alignment is change.part.alignment for part in plates), len(plates))
        if not isinstance(change.part, WiredPart):
            return None
        sisters, here = self.of(change.pieces)
        respect = self._respect(change)
        wanted = respect(change.part)
        return Evidence(sum(self._like(sister, respect) == wanted for sister in sisters), len(sisters), here)

    def oddness(self, change: Change) -> int:
        """-1 where more of the others are as the piece is to become than as it is, 1 where fewer are, else 0."""
        evidence = self.evidence(change)
        if evidence is None or evidence.of < FEWEST:
            return 0
        as_it_is = self._as_it_is(change)
        return (as_it_is > evidence.alike) - (as_it_is < evidence.alike)

    def _as_it_is(self, change: Change) -> int:
        if change.inserts:
            plate = self._site.inserts[change.inserts[0]].part
            assert isinstance(plate, PlatePart)
            return sum(part.alignment is plate.alignment for part in self._plates(change))
        respect = self._respect(change)
        own = self._like(change.pieces[0], respect)
        return sum(self._like(sister, respect) == own for sister in self.of(change.pieces)[0])

    def _respect(self, change: Change) -> Respect:
        """In what respect a piece is to become another."""
        now, then = self._site.part_of(change.pieces[0]), change.part
        assert isinstance(now, WiredPart) and isinstance(then, WiredPart)
        return next((respect for respect in RESPECTS if respect(now) != respect(then)), moves_of)

    def of(self, pieces: tuple[int, ...]) -> tuple[list[int], str]:
        """The others of a kind beside these pieces, and where; where they are too few, all on the floor."""
        for name, beside in self._beside(pieces):
            if len(beside) >= FEWEST:
                return beside, name
        own = set(pieces)
        return [one for one in self._of_kind.get(self._kind(pieces[0]), ()) if one not in own], ""

    def _beside(self, pieces: tuple[int, ...]) -> Iterator[tuple[str, list[int]]]:
        site, kind, own = self._site, self._kind(pieces[0]), set(pieces)
        sockets = (site.socket_of(face) for piece in pieces for face in site.faces_of(piece))
        equipment = {site.socket(socket).equipment_number for socket in sockets if socket >= 0}
        for number in sorted(number for number in equipment if number >= 0):
            there = dict.fromkeys(_in(site, number))
            yield site.equipment[number].name, [one for one in there if one not in own and self._kind(one) == kind]

    def _plates(self, change: Change) -> Iterator[PlatePart]:
        own = self._site.inserts[change.inserts[0]].part
        assert isinstance(own, PlatePart)
        for number, insert in enumerate(self._site.inserts):
            part = insert.part
            if number not in change.inserts and isinstance(part, PlatePart) and part.family == own.family:
                yield part

    def _kind(self, component: int) -> tuple[object, ...]:
        article = self._site.part_of(component)
        known = self._kinds.get(id(article))
        if known is None:
            ends = tuple((end.side, end.family.name) for end in article.terminals)
            known = self._kinds[id(article)] = (article.kind, isinstance(article, OpticPart), ends)
        return known

    def _like(self, component: int, respect: Respect) -> object:
        article = self._site.part_of(component)
        key = (id(article), respect)
        if key not in self._known:
            self._known[key] = respect(article) if isinstance(article, WiredPart) else None
        return self._known[key]


def _fibre(part: WiredPart) -> object:
    return part.fibre


def _genders(part: WiredPart) -> object:
    return sorted(str(end.gender) for end in part.terminals)


def _polishes(part: WiredPart) -> object:
    return sorted("flat" if end.polish in FLAT else str(end.polish) for end in part.terminals)


def _turns(part: WiredPart) -> object:
    return sorted(end.turned for end in part.terminals)


RESPECTS: tuple[Respect, ...] = (moves_of, _fibre, _genders, _polishes, _turns)


def _in(site: Site, equipment: int) -> Iterator[int]:
    """The components in the ports of a device or panel."""
    for socket in site.sockets_of(equipment):
        place = site.socket(socket)
        for face in (place.plug, place.inner):
            if face >= 0:
                yield site.component_of(face)


def sisters(plant: Plant) -> Sisters:
    """The sisters of a plant, worked out once."""
    return once(plant, Sisters)
