"""One group of failing facts: the changes that mend it, the one that mends most first."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.repair.bench import Bench
from mtpc.repair.families import families
from mtpc.repair.natural_order import name_key
from mtpc.repair.ports_lacking import lacking_on
from mtpc.repair.remedies import remedies_of
from mtpc.repair.smallest import best
from mtpc.repair.suspects import Suspects
from mtpc.repair.trial import Trial
from mtpc.repair.two_changes import by_pairs
from mtpc.repair.types import Change, FailingGroup, RepairFact


def mended_by_changes(bench: Bench, facts: tuple[RepairFact, ...]) -> Iterator[FailingGroup]:
    """One group, divided where one change does not mend all: the change that mends most first, then what is left."""
    suspects = Suspects(bench.plant, bench.base, facts)
    if lacking_on(bench.plant, facts) is not None:
        yield FailingGroup(facts)
        return
    candidates = list(dict.fromkeys(change for family in families() for change in family(suspects)))
    trials = sorted(_tried(bench, suspects, candidates), key=lambda trial: name_key(bench.plant.site, trial.changes))
    found, left = _greedily(bench, trials, facts)
    doubtful = [group for group in found if _is_half(suspects, group, left) or _is_at_odds(group, found)]
    yield from (group for group in found if group not in doubtful)
    unmended = {*left, *(fact for group in doubtful for fact in group.facts)}
    if unmended:
        yield from by_pairs(bench, tuple(fact for fact in facts if fact in unmended), candidates, trials)


def _greedily(
    bench: Bench, trials: list[Trial], facts: tuple[RepairFact, ...]
) -> tuple[list[FailingGroup], list[RepairFact]]:
    """The changes that mend most of what is left, one after the other; and what none of them mends."""
    found, left = list[FailingGroup](), list(facts)
    while left and (chosen := best(bench.plant, trials, left)):
        mended = tuple(fact for fact in left if fact in chosen[0].mended)
        found.append(FailingGroup(mended, remedies_of(bench.plant, chosen)))
        left = [fact for fact in left if fact not in mended]
    return found, left


def _is_half(suspects: Suspects, group: FailingGroup, left: list[RepairFact]) -> bool:
    """Whether light that nothing mends passes what would be changed: then that is not what is wrong."""
    through = {fact for piece in _pieces(group) for fact in suspects.facts_of.get(piece, ())}
    return not through.isdisjoint(left)


def _is_at_odds(group: FailingGroup, found: list[FailingGroup]) -> bool:
    """Whether another group would have one of the same pieces changed: each was tried without the other."""
    pieces, others = _pieces(group), [_pieces(other) for other in found if other is not group]
    return any(not pieces.isdisjoint(other) for other in others)


def _pieces(group: FailingGroup) -> set[int]:
    return {piece for remedy in group.remedies for change in remedy.changes for piece in change.pieces}


def _tried(bench: Bench, suspects: Suspects, candidates: list[Change]) -> Iterator[Trial]:
    """Candidates that touch every fact first; where one of these mends them all, no other is tried."""
    touching = {change: suspects.touched_by(change) for change in candidates}
    every = len(suspects.facts)
    whole = [trial for change in candidates if touching[change] == every
             for trial in [bench.attempt(suspects, (change,))] if trial]  # fmt: skip
    yield from whole
    if any(len(trial.mended) == every for trial in whole):
        return
    for change in candidates:
        if 0 < touching[change] < every:
            trial = bench.attempt(suspects, (change,))
            if trial:
                yield trial
