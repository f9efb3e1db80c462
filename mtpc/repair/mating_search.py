"""Which piece is wrong where two connectors touch that may not: changes tried on the floor, and the smallest of them.

What has to change in any case goes first: the one piece at a mating that can be changed. A module stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.catalogue.types import Terminal, WiredPart
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import MatingFault, Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.repair.effort import COST, UNCHANGED, unusual
from mtpc.repair.mating_trials import mating_trials
from mtpc.repair.natural_order import name_key
from mtpc.repair.sisters import sisters
from mtpc.repair.smallest import best
from mtpc.repair.types import Change, ChangeKind, FactKind, RepairFact

if TYPE_CHECKING:
    from mtpc.repair.trial import Trial

Blame = Callable[[Terminal], bool]
Pair = tuple[int, int]  # two connectors that touch, the lower first


@dataclass(frozen=True, slots=True)
class Culprit:
    """Which of two connectors belongs to what should change; `tied`: the other is as likely."""

    face: int
    tied: bool = False


def culprits(plant: Plant, fault: MatingFault, blame: Blame | None = None) -> dict[Pair, Culprit]:
    """Each mating with a fault, and which of its connectors is to change; `blame` says which can be at fault."""
    return _Search(plant, fault, blame).found()


class _Search:
    def __init__(self, plant: Plant, fault: MatingFault, blame: Blame | None) -> None:
        self._plant = plant
        self._site = plant.site
        self._fault = fault
        every = zip(plant.matings.kinds, plant.matings.faces, strict=True)
        pairs = [(min(pair), max(pair)) for kind, pairs in every if fault in mates(kind) for pair in sorted(pairs)]
        self._facts = [RepairFact(FactKind.MATING, *pair) for pair in pairs]
        self._blamed = {face for pair in pairs for face in pair if blame is None or blame(self._site.terminal(face))}
        self._facts_of: dict[int, list[RepairFact]] = {}
        for fact in self._facts:
            for face in self._candidates(fact):
                self._facts_of.setdefault(self._site.component_of(face), []).append(fact)

    def _candidates(self, fact: RepairFact) -> list[int]:
        """The connectors that could be at fault: not those of modules, where there is another."""
        pair = (fact.number, fact.far)
        blamed = [face for face in pair if face in self._blamed] or list(pair)
        return [face for face in blamed if not self._site.is_optic(face)] or blamed

    def found(self) -> dict[Pair, Culprit]:
        """The search: what has to change first, then what mends most."""
        trials = mating_trials(self._plant, self._fault, self._facts_of)
        trials.sort(key=lambda trial: name_key(self._site, trial.changes))
        left, culprits = list(self._facts), dict[Pair, Culprit]()
        while left and (chosen := best(self._plant, self._needed(trials, left), left)):
            mended = [fact for fact in left if fact in chosen[0].mended]
            lighter = self._lighter(chosen[0], mended, trials)
            alike = [trial for trial in chosen if set(mended) <= set(trial.mended)]
            culprits.update(
                ((fact.number, fact.far), lighter.get(fact) or self._culprit(fact, alike)) for fact in mended
            )
            left = [fact for fact in left if fact not in mended]
        culprits.update(((fact.number, fact.far), Culprit(self._cheapest(fact))) for fact in left)
        return culprits

    def _needed(self, trials: list[Trial], left: list[RepairFact]) -> list[Trial]:
        """The trials of pieces that have to change in any case; all, where there is no such piece."""
        helping = [trial for trial in trials if not set(trial.mended).isdisjoint(left)]
        forced = {component for fact in left if (component := self._only(fact, helping)) is not None}
        return [trial for trial in helping if not forced.isdisjoint(trial.changes[0].pieces)] or helping

    def _only(self, fact: RepairFact, trials: list[Trial]) -> int | None:
        """The one piece at a mating that can be changed; None where both can."""
        components = {self._site.component_of(face) for face in self._candidates(fact)}
        possible = {piece for trial in trials for piece in trial.changes[0].pieces if piece in components}
        return next(iter(possible)) if len(possible) == 1 else None

    def _lighter(self, chosen: Trial, mended: list[RepairFact], trials: list[Trial]) -> dict[RepairFact, Culprit]:
        """What is on the other side of these matings, where to change all of it is less work: two cords, not a trunk.

        Empty where it is not, where a piece there would not do alone, or where the one chosen is odder among its like.
        """
        (change,) = chosen.changes
        alone = {trial.changes[0].pieces[0]: trial.changes[0] for trial in trials if len(trial.changes[0].pieces) == 1}
        others: dict[RepairFact, int] = {}
        for fact in mended:
            is_near = self._site.component_of(fact.number) in change.pieces
            others[fact] = fact.far if is_near else fact.number
        pieces = dict.fromkeys(self._site.component_of(face) for face in others.values())
        if not pieces.keys() <= alone.keys() or self._work(pieces) >= self._work(change.pieces):
            return {}
        if any(self._is_likelier(change, other) for other in _together(alone[piece] for piece in pieces)):
            return {}
        return {fact: Culprit(face) for fact, face in others.items()}

    def _is_likelier(self, change: Change, other: Change) -> bool:
        """Whether the part that a change needs is easier to have, or its pieces are odder among their like."""
        is_usual = unusual(self._plant, change) < unusual(self._plant, other)
        return is_usual or sisters(self._plant).oddness(change) < sisters(self._plant).oddness(other)

    def _work(self, pieces: Iterable[int]) -> int:
        """What it takes to change all of these: a cord is 1, a trunk 4."""
        return sum(COST.get(self._site.kind_of(piece), UNCHANGED) + 1 for piece in pieces)

    def _culprit(self, fact: RepairFact, chosen: list[Trial]) -> Culprit:
        mine = next(
            face for face in (fact.number, fact.far) if self._site.component_of(face) in chosen[0].changes[0].pieces
        )
        other = self._site.component_of(fact.number if mine == fact.far else fact.far)
        return Culprit(mine, any(other in trial.changes[0].pieces for trial in chosen[1:]))

    def _cheapest(self, fact: RepairFact) -> int:
        """Where nothing is known that would mend it."""
        site = self._site
        return min(
            self._candidates(fact),
            key=lambda face: (
                COST.get(site.kind_of(site.component_of(face)), UNCHANGED),
                name_key(site, (Change(ChangeKind.PART, (site.component_of(face),)),)),
                face,
            ),
        )


def _together(changes: Iterable[Change]) -> list[Change]:
    """Changes of pieces that are to become one part, as one."""
    by_part: dict[tuple[str, str | None], list[Change]] = {}
    for change in changes:
        assert isinstance(change.part, WiredPart)
        by_part.setdefault((change.part.name, change.part.fibre), []).append(change)
    return [replace(group[0], pieces=tuple(each.pieces[0] for each in group)) for group in by_part.values()]
