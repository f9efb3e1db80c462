"""The smallest change that makes failing facts hold: groups, candidates, trials, and the best of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from mtpc.channel.types import Plant, once
from mtpc.lazy_dataclass import dataclass
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.families import families
from mtpc.repair.rank import Rank, in_natural_order, name_key, rank
from mtpc.repair.sisters import sisters
from mtpc.repair.suspects import Suspects, grouped
from mtpc.repair.trial import Bench, Trial
from mtpc.repair.types import Change, ChangeKind, FailingGroup, Remedy, RepairFact
from mtpc.repair.written import of_one_word

PAIRS_MAX_TRACES = 2000  # followings of light spent on pairs of changes, a group
Pieces = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and how often it followed light."""

    groups: tuple[FailingGroup, ...]
    traces: int


def repairs(plant: Plant) -> Found:
    """The groups of failing facts of a plant, each with what mends it, worked out once."""
    return once(plant, _repairs)


def _repairs(plant: Plant) -> Found:
    facts = failing_of(plant).of(Standing.FAILS)
    if not facts:
        return Found((), 0)
    bench = Bench(plant, facts)
    groups: list[FailingGroup] = []
    for group in grouped(plant, bench.base, facts):
        groups += _mended(bench, group)
    return Found(tuple(_of_one_word(bench, groups)), bench.meter.traces)


def _of_one_word(bench: Bench, groups: list[FailingGroup]) -> Iterator[FailingGroup]:
    """The groups; those that are mended by one word of the spec, which names the part of a piece of each, are one."""
    plant, waiting = bench.plant, list(groups)
    sharing: dict[Change, list[FailingGroup]] = {}
    for group in groups:
        for change in _other_parts(plant, group):
            sharing.setdefault(change, []).append(group)
    for change, every in sharing.items():
        together = [group for group in every if group in waiting]
        suspects = Suspects(plant, bench.base, (fact for group in together for fact in group.facts))
        if len(together) > 1 and suspects.serve_nothing_well(change.pieces):
            trial = bench.attempt(suspects, (change,))
            if trial and len(trial.mended) == len(suspects.facts):
                waiting = [group for group in waiting if group not in together]
                yield FailingGroup(suspects.facts, _remedies(plant, [trial]))
    yield from waiting


def _other_parts(plant: Plant, group: FailingGroup) -> list[Change]:
    """Where another part for one piece mends a group: the same for all whose part is the same word of the spec."""
    alone = (remedy.changes[0] for remedy in group.remedies if len(remedy.changes) == 1)
    return [
        Change(ChangeKind.PART, pieces, change.part)
        for change in alone
        if change.kind is ChangeKind.PART and len(pieces := of_one_word(plant, change.pieces[0])) > 1
    ]


def _mended(bench: Bench, facts: tuple[RepairFact, ...]) -> Iterator[FailingGroup]:
    """One group, divided where one change does not mend all: the change that mends most first, then what is left."""
    suspects = Suspects(bench.plant, bench.base, facts)
    if suspects.lacking_ports is not None:
        yield FailingGroup(facts)
        return
    candidates = list(dict.fromkeys(change for family in families() for change in family(suspects)))
    trials = sorted(_tried(bench, suspects, candidates), key=lambda trial: name_key(bench.plant.site, trial.changes))
    found, left = _greedily(bench, trials, facts)
    doubtful = [group for group in found if _is_half(suspects, group, left) or _is_at_odds(group, found)]
    yield from (group for group in found if group not in doubtful)
    unmended = {*left, *(fact for group in doubtful for fact in group.facts)}
    if unmended:
        yield from _by_pairs(bench, tuple(fact for fact in facts if fact in unmended), candidates, trials)


def _greedily(
    bench: Bench, trials: list[Trial], facts: tuple[RepairFact, ...]
) -> tuple[list[FailingGroup], list[RepairFact]]:
    """The changes that mend most of what is left, one after the other; and what none of them mends."""
    found, left = list[FailingGroup](), list(facts)
    while left and (best := _best(bench, trials, left)):
        mended = tuple(fact for fact in left if fact in best[0].mended)
        found.append(FailingGroup(mended, _remedies(bench.plant, best)))
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
    touching = {change: _touches(suspects, change) for change in candidates}
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


def _touches(suspects: Suspects, change: Change) -> int:
    return len({fact for piece in change.pieces for fact in suspects.facts_of.get(piece, ())})


def _best(bench: Bench, trials: Iterable[Trial], left: list[RepairFact]) -> list[Trial]:
    """The trials that mend most of what is left, and of these those of the lowest rank."""
    wanted = set(left)
    counted = [(sum(fact in wanted for fact in trial.mended), trial) for trial in trials]
    most = max((count for count, _ in counted), default=0)
    if most == 0:
        return []
    return _of_lowest_rank(bench, [trial for count, trial in counted if count == most], tuple(left))


def _of_lowest_rank(bench: Bench, trials: list[Trial], left: tuple[RepairFact, ...]) -> list[Trial]:
    by_facts: dict[frozenset[RepairFact], list[Trial]] = {}
    for trial in trials:
        by_facts.setdefault(frozenset(trial.mended).intersection(left), []).append(trial)
    chosen: list[tuple[Rank, Trial]] = []
    for mended, group in by_facts.items():
        ranked = [(rank(bench.plant, trial, tuple(fact for fact in left if fact in mended)), trial) for trial in group]
        lowest = min(entry[0] for entry in ranked)
        same = [entry for entry in ranked if entry[0] == lowest]
        if not chosen or lowest < chosen[0][0]:
            chosen = same
    one_each: dict[Pieces, Trial] = {}
    for trial in _without_more_than_needed([trial for _, trial in chosen]):
        one_each.setdefault(tuple(sorted((*sorted(change.pieces), change.insert) for change in trial.changes)), trial)
    return list(one_each.values())


def _without_more_than_needed(trials: list[Trial]) -> list[Trial]:
    """The trials, but for those that change the part of several pieces where another changes that of some of them."""
    parts = [frozenset(one.changes[0].pieces) for one in trials if len(one.changes) == 1 and one.changes[0].part]
    return [one for one in trials if not any(pieces < set(one.changes[0].pieces) for pieces in parts)]


def _remedies(plant: Plant, trials: list[Trial]) -> tuple[Remedy, ...]:
    """What was tried as remedies, in natural order of the names they touch."""
    remedies = (_remedy(plant, trial) for trial in trials)
    return tuple(sorted(remedies, key=lambda remedy: name_key(plant.site, remedy.changes)))


def _remedy(plant: Plant, trial: Trial) -> Remedy:
    changes = tuple(in_natural_order(plant.site, change) for change in trial.changes)
    if len(changes) > 1:
        return Remedy(tuple(sorted(changes, key=lambda change: name_key(plant.site, (change,)))))
    return Remedy(changes, sisters(plant).evidence(changes[0]))


# ---- two changes together


def _by_pairs(
    bench: Bench, left: tuple[RepairFact, ...], candidates: list[Change], trials: list[Trial]
) -> Iterator[FailingGroup]:
    """What no single change mends: each group of it by two changes, or told without advice."""
    helpful = {change: None for trial in trials for change in trial.changes}
    for facts in grouped(bench.plant, bench.base, left):
        suspects = Suspects(bench.plant, bench.base, facts)
        firsts = [change for change in helpful if _touches(suspects, change)]
        others = [change for change in candidates if _touches(suspects, change)]
        pairs = list(_pairs(bench, suspects, firsts, others))
        pairs.sort(key=lambda trial: sorted(name_key(bench.plant.site, (change,)) for change in trial.changes))
        best = _of_lowest_rank(bench, pairs, facts)
        yield FailingGroup(facts, _remedies(bench.plant, best))


def _pairs(bench: Bench, suspects: Suspects, firsts: list[Change], others: list[Change]) -> Iterator[Trial]:
    """Pairs of changes that mend all facts, those of which one alone helps first.

    Two changes of one piece go together where one is another part and the other is where its plugs are.
    """
    spent, every = bench.meter.traces + PAIRS_MAX_TRACES, len(suspects.facts)
    helping = ((one, other) for one in firsts for other in others)
    for one, other in dict.fromkeys((*helping, *combinations(others, 2))):
        if bench.meter.traces > spent:
            return
        if set(one.pieces).isdisjoint(other.pieces) or (one.part is None) is not (other.part is None):
            trial = bench.attempt(suspects, (one, other))
            if trial and len(trial.mended) == every:
                yield trial
