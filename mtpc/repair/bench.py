"""Tries changes on a floor: which failing facts hold with them, and whether any that held is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.channel.types import Plant
from mtpc.light.through_parts import PartTables
from mtpc.repair.holding import is_kept, spoilt, wrong
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.light import Light, TraceCount
from mtpc.repair.no_new_faults import brings_faults, keeps_methods
from mtpc.repair.suspects import Suspects
from mtpc.repair.through import facts_through, passes
from mtpc.repair.trial import Trial
from mtpc.repair.types import Change, FactKind, RepairFact, Wrong


class Bench:
    """Tries changes on a floor; counts how often light is followed."""

    def __init__(self, plant: Plant, failing: Iterable[RepairFact]) -> None:
        self.plant = plant
        self.meter = TraceCount()
        self.base = Light(plant, self.meter)
        self._failing = frozenset(failing)
        self._tables = PartTables()
        self._degrees: dict[RepairFact, Wrong] = {}

    def degree(self, fact: RepairFact) -> Wrong:
        """How far a fact is from holding as the floor is."""
        if fact not in self._degrees:
            self._degrees[fact] = wrong(self.plant, self.base, fact, self.base)
        return self._degrees[fact]

    def attempt(self, suspects: Suspects, changes: tuple[Change, ...]) -> Trial | None:
        """The changes tried on the facts they touch; None where they mend nothing, or break something."""
        floor = LaidFloor(self.plant.site, self._tables, changes)
        light = Light(floor, self.meter)
        pieces = {piece for change in changes for piece in change.pieces}
        touched = dict.fromkeys(fact for piece in pieces for fact in suspects.facts_of.get(piece, ()))
        degrees = {fact: wrong(self.plant, light, fact, self.base) for fact in touched}
        mended = tuple(fact for fact, degree in degrees.items() if degree is Wrong.RIGHT)
        helps = any(degree < self.degree(fact) for fact, degree in degrees.items())
        if not helps or brings_faults(self.plant, floor) or not keeps_methods(self.plant, light, mended):
            return None
        disturbed = self._disturbed(suspects, changes, light)
        parted = sum(fact.kind is FactKind.CHANNEL and not is_kept(light, self.base, fact) for fact in mended)
        return None if disturbed is None else Trial(changes, mended, light, disturbed, parted)

    def _disturbed(self, suspects: Suspects, changes: tuple[Change, ...], light: Light) -> int | None:
        """How many facts hold whose light passes what is changed; None where one of them does no longer."""
        count, floor = 0, light.floor
        assert isinstance(floor, LaidFloor)
        changed = set(floor.changed_faces())
        for fact in self._held_by(changes):
            if not passes(self.plant, self.base, fact, changed):
                continue
            if fact.kind is FactKind.CHANNEL and not suspects.ports.isdisjoint((fact.number, fact.far)):
                if spoilt(light, fact.number, fact.far) and not spoilt(self.base, fact.number, fact.far):
                    return None
                count += 1
                continue
            if fact.kind is FactKind.CHANNEL and not is_kept(light, self.base, fact):
                return None
            if wrong(self.plant, light, fact, self.base) > self.degree(fact):
                return None
            if not keeps_methods(self.plant, light, (fact,)):
                return None
            count += 1
        return count

    def _held_by(self, changes: tuple[Change, ...]) -> Iterator[RepairFact]:
        """Facts that hold and whose light passes one of the pieces."""
        pieces = {piece for change in changes for piece in change.pieces}
        return (fact for fact in facts_through(self.plant, pieces) if fact not in self._failing)
