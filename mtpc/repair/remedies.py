"""What was tried, as remedies in natural order."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.channel.types import Plant
from mtpc.repair.natural_order import in_natural_order, name_key
from mtpc.repair.sisters import sisters
from mtpc.repair.trial import Trial
from mtpc.repair.types import Remedy


def remedies_of(plant: Plant, trials: Iterable[Trial]) -> tuple[Remedy, ...]:
    """What was tried as remedies, in natural order of the names they touch."""
    remedies = (_remedy(plant, trial) for trial in trials)
    return tuple(sorted(remedies, key=lambda remedy: name_key(plant.site, remedy.changes)))


def _remedy(plant: Plant, trial: Trial) -> Remedy:
    changes = tuple(in_natural_order(plant.site, change) for change in trial.changes)
    if len(changes) > 1:
        return Remedy(tuple(sorted(changes, key=lambda change: name_key(plant.site, (change,)))))
    return Remedy(changes, sisters(plant).evidence(changes[0]))
