"""The smallest changes that make failing facts hold, group by group."""

from __future__ import annotations

from mtpc.channel.types import Plant, once
from mtpc.lazy_dataclass import dataclass
from mtpc.repair.bench import Bench
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.one_group import mended_by_changes
from mtpc.repair.one_word import of_one_word_together
from mtpc.repair.suspects import grouped
from mtpc.repair.types import FailingGroup


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
        groups += mended_by_changes(bench, group)
    return Found(tuple(of_one_word_together(bench, groups)), bench.meter.traces)
