"""The smallest of the changes that were tried: what mends most, and of that what has the lowest rank."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.channel.types import Plant
from mtpc.repair.rank import Rank, rank
from mtpc.repair.trial import Trial
from mtpc.repair.types import RepairFact

Pieces = tuple[tuple[int, ...], ...]


def best(plant: Plant, trials: Iterable[Trial], left: list[RepairFact]) -> list[Trial]:
    """The trials that mend most of what is left, and of these those of the lowest rank: more than one is a tie."""
    wanted = set(left)
    counted = [(sum(fact in wanted for fact in trial.mended), trial) for trial in trials]
    most = max((count for count, _ in counted), default=0)
    if most == 0:
        return []
    return of_lowest_rank(plant, [trial for count, trial in counted if count == most], tuple(left))


def of_lowest_rank(plant: Plant, trials: list[Trial], left: tuple[RepairFact, ...]) -> list[Trial]:
    """Of trials, each judged by those facts of what is left that it mends, those of the lowest rank."""
    by_facts: dict[frozenset[RepairFact], list[Trial]] = {}
    for trial in trials:
        by_facts.setdefault(frozenset(trial.mended).intersection(left), []).append(trial)
    chosen: list[tuple[Rank, Trial]] = []
    for mended, group in by_facts.items():
        ranked = [(rank(plant, trial, tuple(fact for fact in left if fact in mended)), trial) for trial in group]
        lowest = min(entry[0] for entry in ranked)
        same = [entry for entry in ranked if entry[0] == lowest]
        if not chosen or lowest < chosen[0][0]:
            chosen = same
    one_each: dict[Pieces, Trial] = {}
    for trial in _without_more_than_needed([trial for _, trial in chosen]):
        key = tuple(sorted((*sorted(change.pieces), -1, *change.inserts) for change in trial.changes))
        one_each.setdefault(key, trial)
    return list(one_each.values())


def _without_more_than_needed(trials: list[Trial]) -> list[Trial]:
    """The trials, but for those that change the part of several pieces where another changes that of some of them."""
    parts = [_taken(one) for one in trials if len(one.changes) == 1 and one.changes[0].part]
    return [one for one in trials if not any(pieces < _taken(one) for pieces in parts)]


def _taken(trial: Trial) -> frozenset[tuple[int, int]]:
    """The pieces, or plates, of the first change."""
    change = trial.changes[0]
    if change.inserts:
        return frozenset((-1, number) for number in change.inserts)
    return frozenset((piece, -1) for piece in change.pieces)
