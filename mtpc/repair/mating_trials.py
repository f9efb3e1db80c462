"""Changes that could put a fault of matings right, tried on the floor."""

from __future__ import annotations

from collections.abc import Mapping

from mtpc.channel.types import MatingFault, Plant
from mtpc.light.through_parts import PartTables
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.laid_matings import faults_at
from mtpc.repair.light import Light, TraceCount
from mtpc.repair.mating_changes import MatingChanges
from mtpc.repair.no_new_faults import brings_faults
from mtpc.repair.through import facts_through
from mtpc.repair.trial import Trial
from mtpc.repair.types import Change, RepairFact

FactsOf = Mapping[int, list[RepairFact]]  # component -> the matings it could be at fault in


def mating_trials(plant: Plant, fault: MatingFault, facts_of: FactsOf) -> list[Trial]:
    """The changes that put every mating of their pieces right and spoil none."""
    pairs = dict.fromkeys((fact.number, fact.far) for facts in facts_of.values() for fact in facts)
    changes = MatingChanges(plant, fault, pairs)
    every = (_tried(plant, fault, facts_of, change) for component in facts_of for change in changes.of(component))
    return [trial for trial in every if trial is not None]


def _tried(plant: Plant, fault: MatingFault, facts_of: FactsOf, change: Change) -> Trial | None:
    floor = LaidFloor(plant.site, PartTables(), (change,))
    facts = tuple(dict.fromkeys(fact for piece in change.pieces for fact in facts_of.get(piece, ())))
    if any(fault in faults_at(plant.site, floor, fact.number) for fact in facts) or brings_faults(plant, floor):
        return None
    disturbed = sum(1 for _ in facts_through(plant, change.pieces))
    return Trial((change,), facts, Light(floor, TraceCount()), disturbed, 0)
