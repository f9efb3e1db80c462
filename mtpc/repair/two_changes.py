"""What no single change mends: two changes together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from mtpc.repair.bench import Bench
from mtpc.repair.natural_order import name_key
from mtpc.repair.remedies import remedies_of
from mtpc.repair.smallest import of_lowest_rank
from mtpc.repair.suspects import Suspects, grouped
from mtpc.repair.trial import Trial
from mtpc.repair.types import Change, FailingGroup, RepairFact

PAIRS_MAX_TRACES = 2000  # followings of light spent on pairs of changes, a group


def by_pairs(
    bench: Bench, left: tuple[RepairFact, ...], candidates: list[Change], trials: list[Trial]
) -> Iterator[FailingGroup]:
    """What no single change mends: each group of it by two changes, or told without advice."""
    helpful = {change: None for trial in trials for change in trial.changes}
    for facts in grouped(bench.plant, bench.base, left):
        suspects = Suspects(bench.plant, bench.base, facts)
        firsts = [change for change in helpful if suspects.touched_by(change)]
        others = [change for change in candidates if suspects.touched_by(change)]
        pairs = list(_pairs(bench, suspects, firsts, others))
        pairs.sort(key=lambda trial: sorted(name_key(bench.plant.site, (change,)) for change in trial.changes))
        yield FailingGroup(facts, remedies_of(bench.plant, of_lowest_rank(bench.plant, pairs, facts)))


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
