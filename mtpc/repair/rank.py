"""Which of several remedies is the likeliest: the lower its rank, the sooner it is proposed."""

from __future__ import annotations

from mtpc.channel.types import Plant
from mtpc.repair.effort import NOBODY_SELLS, apart, cost, more_than_one, touched, unusual
from mtpc.repair.holding import paths
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.routes import has_method
from mtpc.repair.sisters import sisters
from mtpc.repair.tidiness import crossings, disorder
from mtpc.repair.trial import Trial
from mtpc.repair.types import FactKind, RepairFact

Rank = tuple[int, ...]


def rank(plant: Plant, trial: Trial, facts: tuple[RepairFact, ...]) -> Rank:
    """Pieces touched, plugs apart, parts nobody sells, circuits disturbed, methods, odd ones, order, use, cost.

    All pieces of one word of the spec are touched as one; of two such changes that of fewer pieces is likelier. A
    change that puts plugs out of order counts as one piece more, one that puts them in order as one less: a slip of
    the hand leaves disorder behind.
    """
    changes, floor = trial.changes, trial.light.floor
    assert isinstance(floor, LaidFloor)
    ways = list(dict.fromkeys(hops for fact in facts for _, hops, _ in paths(plant, trial.light, fact)))
    intended = all(fact.kind is FactKind.CIRCUIT for fact in facts)
    disorders = [disorder(floor, change) for change in changes if intended]
    return (
        touched(changes) + _sign(sum(each.inverted for each in disorders)),
        sum(apart(floor, change) for change in changes),
        sum(unusual(plant, change) == NOBODY_SELLS for change in changes),
        trial.disturbed,
        sum(not has_method(floor, hops) for hops in ways),
        trial.parted,
        sum(sisters(plant).oddness(change) for change in changes),
        sum(map(more_than_one, changes)),
        sum(crossings(floor, hops) for hops in ways) + sum(each.inverted for each in disorders),
        sum(each.uneven for each in disorders),
        sum(unusual(plant, change) for change in changes),
        sum(cost(plant, change) for change in changes),
        sum(change.part is not None for change in changes),
    )


def _sign(count: int) -> int:
    return (count > 0) - (count < 0)
