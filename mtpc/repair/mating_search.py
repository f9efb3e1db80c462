"""Which piece is wrong where two connectors touch that may not: the search for the smallest change, tried on the floor.

Rank: what has to change in any case (a module stays), the odd one out, no cable with two kinds of ends, most matings
mended, the cheapest kind, the fewest pieces.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mtpc.catalogue.types import Terminal, WiredPart
from mtpc.channel.mating_faults import FLAT, mates
from mtpc.channel.through_parts import PartTables
from mtpc.channel.types import MatingFault, MatingKind, Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.mating_changes import FIBRES, GENDERS, MatingChanges, Pair
from mtpc.repair.no_new_faults import brings_faults, faults_at
from mtpc.repair.rank import COST, name_key
from mtpc.repair.types import Change, ChangeKind

Blame = Callable[[Terminal], bool]
Passage = tuple[str, str, object]  # what kind of piece meets what kind, and what that is like
UNCHANGED = max(COST.values()) + 1  # modules


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
        self._kind = GENDERS if fault in GENDERS else FIBRES if fault in FIBRES else frozenset({fault})
        self._pairs: list[Pair] = []
        self._sound = Counter[Passage]()
        for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True):
            self._sort(kind, pairs)
        self._blamed = {
            face for pair in self._pairs for face in pair if blame is None or blame(self._site.terminal(face))
        }
        self._pairs_of: dict[int, list[Pair]] = {}
        for pair in self._pairs:
            for face in self._candidates(pair):
                self._pairs_of.setdefault(self._site.component_of(face), []).append(pair)

    def _sort(self, kind: MatingKind, pairs: Iterable[Pair]) -> None:
        faults = mates(kind)
        if self._fault in faults:
            self._pairs += sorted((min(pair), max(pair)) for pair in pairs)
        elif self._kind.isdisjoint(faults):
            for face, other in pairs:
                self._sound[self._passage(face, other)] += 1
                self._sound[self._passage(other, face)] += 1

    def _candidates(self, pair: Pair) -> list[int]:
        """The connectors that could be at fault: not those of modules, where there is another."""
        blamed = [face for face in pair if face in self._blamed] or list(pair)
        return [face for face in blamed if not self._site.is_optic(face)] or blamed

    def found(self) -> dict[Pair, Culprit]:
        """The search: what has to change first, then what mends most."""
        changes = [change for change in self._every_change() if self._mends(change)]
        left, culprits = dict.fromkeys(self._pairs), dict[Pair, Culprit]()
        while left:
            best = self._best(changes, left)
            if not best:
                break
            for pair in self._mended(best[0], left):
                culprits[pair] = self._culprit(pair, best)
                del left[pair]
        culprits.update((pair, Culprit(self._cheapest(pair))) for pair in left)
        return culprits

    def _every_change(self) -> Iterator[Change]:
        changes = MatingChanges(self._plant, self._fault, self._pairs)
        for component in self._pairs_of:
            yield from changes.of(component)

    def _mends(self, change: Change) -> bool:
        """Whether the change puts right every mating of its pieces that has the fault, and spoils none."""
        floor = LaidFloor(self._site, PartTables(), (change,))
        faces = [pair[0] for piece in change.pieces for pair in self._pairs_of.get(piece, ())]
        if any(self._fault in faults_at(self._site, floor, face) for face in faces):
            return False
        return not brings_faults(self._plant, floor)

    def _best(self, changes: list[Change], left: dict[Pair, None]) -> list[Change]:
        helping = [change for change in changes if self._mended(change, left)]
        forced = {component for pair in left if (component := self._only(pair, helping)) is not None}
        needed = [change for change in helping if not forced.isdisjoint(change.pieces)] or helping
        ranked = [(self._rank(change, left), change) for change in needed]
        lowest = min((rank for rank, _ in ranked), default=())
        same = [change for rank, change in ranked if rank == lowest]
        same.sort(key=lambda change: name_key(self._site, (change,)))
        return [change for change in same if self._mended(change, left) == self._mended(same[0], left)]

    def _only(self, pair: Pair, changes: list[Change]) -> int | None:
        """The one piece at a mating that can be changed; None where both can."""
        components = {self._site.component_of(face) for face in self._candidates(pair)}
        possible = {piece for change in changes for piece in change.pieces if piece in components}
        return next(iter(possible)) if len(possible) == 1 else None

    def _mended(self, change: Change, left: dict[Pair, None]) -> list[Pair]:
        pairs = (pair for piece in change.pieces for pair in self._pairs_of.get(piece, ()))
        return [pair for pair in dict.fromkeys(pairs) if pair in left]

    def _rank(self, change: Change, left: dict[Pair, None]) -> tuple[int, ...]:
        mended = self._mended(change, left)
        kind = self._site.kind_of(change.pieces[0])
        return self._oddness(change, mended), self._mixed(change), -len(mended), COST[kind], len(change.pieces)

    def _oddness(self, change: Change, mended: list[Pair]) -> int:
        """-1 where others like the piece meet what it meets without the fault, 1 where what it meets takes others."""
        mine = theirs = 0
        for pair in mended:
            face, other = pair if self._site.component_of(pair[0]) in change.pieces else pair[::-1]
            mine += self._sound[self._passage(face, other)]
            theirs += self._sound[self._passage(other, face)]
        return (theirs > mine) - (theirs < mine)

    def _passage(self, face: int, other: int) -> Passage:
        """That a piece of one kind meets one of another, which is like this."""
        site = self._site
        return site.kind_of(site.component_of(face)), site.kind_of(site.component_of(other)), self._like(other)

    def _like(self, face: int) -> object:
        """What a connector is like in the respect the fault is about."""
        article, end = self._site.article(face), self._site.terminal(face)
        if self._kind is FIBRES:
            return article.fibre if isinstance(article, WiredPart) else article.name
        return end.gender if self._kind is GENDERS else end.polish in FLAT

    def _mixed(self, change: Change) -> int:
        """Whether a cable would have ends of more kinds than it has."""
        now = self._site.part_of(change.pieces[0])
        assert isinstance(change.part, WiredPart)
        return int(_kinds_of_ends(change.part.terminals) > _kinds_of_ends(now.terminals))

    def _culprit(self, pair: Pair, best: list[Change]) -> Culprit:
        mine = next(face for face in pair if self._site.component_of(face) in best[0].pieces)
        other = pair[0] if mine == pair[1] else pair[1]
        return Culprit(mine, any(self._site.component_of(other) in change.pieces for change in best[1:]))

    def _cheapest(self, pair: Pair) -> int:
        """Where nothing is known that would mend it."""
        site = self._site
        return min(
            self._candidates(pair),
            key=lambda face: (
                COST.get(site.kind_of(site.component_of(face)), UNCHANGED),
                name_key(site, (Change(ChangeKind.PART, (site.component_of(face),)),)),
                face,
            ),
        )


def _kinds_of_ends(ends: tuple[Terminal, ...]) -> int:
    return len({(end.family.gendered, end.gender, end.polish) for end in ends})
