"""Groups that one word of the spec mends: it names the part of a piece of each."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.repair.bench import Bench
from mtpc.repair.idle_pieces import serve_nothing_well
from mtpc.repair.remedies import remedies_of
from mtpc.repair.suspects import Suspects
from mtpc.repair.types import Change, FailingGroup
from mtpc.repair.written import with_its_word


def of_one_word_together(bench: Bench, groups: list[FailingGroup]) -> Iterator[FailingGroup]:
    """The groups; those that are mended by one word of the spec, which names the part of a piece of each, are one."""
    plant, waiting = bench.plant, list(groups)
    sharing: dict[Change, list[FailingGroup]] = {}
    for group in groups:
        for change in _other_parts(plant, group):
            sharing.setdefault(change, []).append(group)
    for change, every in sharing.items():
        together = [group for group in every if group in waiting]
        suspects = Suspects(plant, bench.base, (fact for group in together for fact in group.facts))
        if len(together) > 1 and serve_nothing_well(suspects, change.pieces):
            trial = bench.attempt(suspects, (change,))
            if trial and len(trial.mended) == len(suspects.facts):
                waiting = [group for group in waiting if group not in together]
                yield FailingGroup(suspects.facts, remedies_of(plant, [trial]))
    yield from waiting


def _other_parts(plant: Plant, group: FailingGroup) -> list[Change]:
    """Where another part for one piece mends a group: the same for all whose part is the same word of the spec."""
    alone = (remedy.changes[0] for remedy in group.remedies if len(remedy.changes) == 1)
    return [whole for change in alone if (whole := with_its_word(plant, change)) is not None]
