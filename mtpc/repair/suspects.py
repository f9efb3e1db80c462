"""What families of changes look at: the failing facts of a group, the ways of their light, the pieces on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from mtpc.catalogue.types import OpticPart
from mtpc.channel.follow import Hops
from mtpc.channel.types import Plant, once
from mtpc.model.direct_cables import direct_ends
from mtpc.model.legs import front_at
from mtpc.model.site import Site
from mtpc.repair.holding import paths
from mtpc.repair.light import Light
from mtpc.repair.types import Change, FactKind, RepairFact

Path = tuple[int, Hops, int]  # the port that sends, the hops, the connector light ends at


class Suspects:
    """The pieces on the actual and intended ways of some facts, those that most facts share first."""

    def __init__(self, plant: Plant, light: Light, facts: Iterable[RepairFact]) -> None:
        self.plant = plant
        self.light = light
        self.facts = tuple(facts)
        self.paths: dict[RepairFact, list[Path]] = {fact: paths(plant, light, fact) for fact in self.facts}
        self.facts_of: dict[int, list[RepairFact]] = {}
        for fact in self.facts:
            for component in dict.fromkeys(self._on_ways(fact)):
                self.facts_of.setdefault(component, []).append(fact)

    @property
    def site(self) -> Site:
        """The floor as it is."""
        return self.plant.site

    @cached_property
    def components(self) -> list[int]:
        """Components on the ways, those of most facts first."""
        return sorted(self.facts_of, key=lambda component: -len(self.facts_of[component]))

    @cached_property
    def ports(self) -> frozenset[int]:
        """The ports these facts are about."""
        ends: list[int] = []
        for fact in self.facts:
            circuit = self.site.circuits[fact.number] if fact.kind is FactKind.CIRCUIT else None
            ends += (circuit.near.face, circuit.far.face) if circuit else (fact.number, fact.far)
        return frozenset(ends)

    def _on_ways(self, fact: RepairFact) -> Iterator[int]:
        site = self.site
        for _, hops, last in self.paths[fact]:
            yield from (site.component_of(enter) for enter, _ in hops)
            if not isinstance(site.article(last), OpticPart):
                yield site.component_of(last)
        if fact.kind is FactKind.CIRCUIT:
            circuit = site.circuits[fact.number]
            yield from (site.component_of(face) for face, _ in direct_ends(site, circuit))
            for leg in circuit.via:
                yield leg.component

    @cached_property
    def facts_at_plates(self) -> dict[int, list[RepairFact]]:
        """The facts whose light passes a plate, by its number among the inserts of the site."""
        at_plates: dict[int, list[RepairFact]] = {}
        for fact in self.facts:
            for number in dict.fromkeys(self._plates_on(fact)):
                at_plates.setdefault(number, []).append(fact)
        return at_plates

    def _plates_on(self, fact: RepairFact) -> Iterator[int]:
        site, numbers = self.site, once(self.plant, _insert_numbers)
        for _, hops, last in self.paths[fact]:
            for face in (*(face for hop in hops for face in hop), last):
                socket = site.socket_of(face)
                insert = site.insert_of(socket) if socket >= 0 else None
                if insert is not None and insert.component < 0 and id(insert) in numbers:
                    yield numbers[id(insert)]

    def touched_by(self, change: Change) -> int:
        """How many of the facts have light that passes a piece of a change."""
        return len({fact for piece in change.pieces for fact in self.facts_of.get(piece, ())})

    def fronts(self, fact: RepairFact) -> list[int]:
        """The places in front of the legs a circuit's `via` names, near to far."""
        if fact.kind is not FactKind.CIRCUIT:
            return []
        legs = self.site.circuits[fact.number].via
        return [front for leg in legs for side in (0, 1) if (front := front_at(self.site, leg, side)) >= 0]


def _insert_numbers(plant: Plant) -> dict[int, int]:
    return {id(insert): number for number, insert in enumerate(plant.site.inserts)}


def grouped(plant: Plant, light: Light, facts: Iterable[RepairFact]) -> list[tuple[RepairFact, ...]]:
    """Facts that share a piece on their ways, directly or through others, in their order."""
    together = Suspects(plant, light, facts)
    leader = {fact: fact for fact in together.facts}
    for sharing in (*together.facts_of.values(), *together.facts_at_plates.values()):
        for fact in sharing[1:]:
            one, other = _leader(leader, sharing[0]), _leader(leader, fact)
            leader[other] = one
    groups: dict[RepairFact, list[RepairFact]] = {}
    for fact in together.facts:
        groups.setdefault(_leader(leader, fact), []).append(fact)
    return [tuple(group) for group in groups.values()]


def _leader(leader: dict[RepairFact, RepairFact], fact: RepairFact) -> RepairFact:
    while leader[fact] != fact:
        leader[fact] = leader[leader[fact]]
        fact = leader[fact]
    return fact
