"""What would put a fault of matings right: a piece, or all of one word of the spec, made to fit what it meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtpc.catalogue.types import FibreMode, Gender, Polish, Terminal, WiredPart
from mtpc.channel.types import MatingFault, Plant
from mtpc.model.fibre_modes import modes_of
from mtpc.repair.types import Change, ChangeKind
from mtpc.repair.written import of_one_word

Pair = tuple[int, int]  # two connectors that touch, the lower first
GENDERS = frozenset({MatingFault.BOTH_PINNED, MatingFault.NEITHER_PINNED, MatingFault.PINNED_INTO_MODULE})
FIBRES = frozenset({MatingFault.MODE_MISMATCH, MatingFault.CORE_MISMATCH, MatingFault.OM_MIXED})
OTHER_GENDER = {Gender.PINNED: Gender.UNPINNED, Gender.UNPINNED: Gender.PINNED}


class MatingChanges:
    """The changes that could mend a fault: of each piece it is at, to fit what it meets there."""

    def __init__(self, plant: Plant, fault: MatingFault, pairs: Iterable[Pair]) -> None:
        self._plant = plant
        self._site = plant.site
        self._fault = fault
        self._mates: dict[int, int] = {}  # connector -> the one it has the fault with
        for face, other in pairs:
            self._mates[face], self._mates[other] = other, face

    def of(self, component: int) -> Iterator[Change]:
        """The piece, and all that one word of the spec makes with it, made to fit."""
        part = self._site.part_of(component)
        if not isinstance(part, WiredPart):
            return
        whole = of_one_word(self._plant, component)
        for pieces in ((component,), whole) if len(whole) > 1 else ((component,),):
            if (fitted := self._fitted(part, pieces)) is not None:
                yield Change(ChangeKind.PART, pieces, fitted)

    def _fitted(self, part: WiredPart, pieces: tuple[int, ...]) -> WiredPart | None:
        """The part as it would have to be; None where what it meets asks for different things."""
        if self._fault in FIBRES:
            return self._of_fibre(part, pieces)
        ends = list(part.terminals)
        wanted: dict[int, Terminal] = {}
        for piece in pieces:
            for index, face in enumerate(self._site.faces_of(piece)):
                if face in self._mates:
                    end = self._end(ends[index], self._site.terminal(self._mates[face]))
                    if wanted.setdefault(index, end) != end:
                        return None
        become = {_stance(ends[index]): _stance(end) for index, end in wanted.items()}
        for index, end in enumerate(ends):
            if index not in wanted and _stance(end) in become and not self._is_bound(pieces, index):
                gender, polish, turned = become[_stance(end)]
                wanted[index] = replace(end, gender=gender, polish=polish, turned=turned)
        return replace(part, terminals=tuple(wanted.get(index, end) for index, end in enumerate(ends)))

    def _is_bound(self, pieces: tuple[int, ...], index: int) -> bool:
        """Whether a connector touches another in one of the pieces: it has to stay as it is."""
        return any(self._site.mate_of(self._site.faces_of(piece)[index]) >= 0 for piece in pieces)

    def _end(self, end: Terminal, mate: Terminal) -> Terminal:
        """A connector as its mate asks for."""
        if self._fault in GENDERS and mate.gender is not None:
            return replace(end, gender=OTHER_GENDER[mate.gender])
        if self._fault is MatingFault.POLISH_MISMATCH:
            return replace(end, polish=mate.polish)
        if self._fault is MatingFault.APC_ANGLE_REVERSED:
            return replace(end, turned=not end.turned)
        return end

    def _of_fibre(self, part: WiredPart, pieces: tuple[int, ...]) -> WiredPart | None:
        met = (self._mates[face] for piece in pieces for face in self._site.faces_of(piece) if face in self._mates)
        parts = (self._site.article(face) for face in met)
        fibres = {part.fibre for part in parts if isinstance(part, WiredPart) and part.fibre}
        if len(fibres) != 1:
            return None
        (fibre,) = fibres
        return replace(part, fibre=fibre) if self._suits_modules(fibre, pieces) else None

    def _suits_modules(self, fibre: str, pieces: tuple[int, ...]) -> bool:
        """Whether every module that light of these pieces comes to is made for a fibre of that mode.

        Where those modules need different ones, the modules are wrong, and only those they are plugged into count.
        """
        mode = self._site.fibres[fibre].mode
        faces = [face for piece in pieces for face in self._site.faces_of(piece)]
        reached = self._modes_at(self._site.joined_faces(faces))
        if reached and not frozenset.intersection(*reached):
            reached = self._modes_at(mate for face in faces if (mate := self._site.mate_of(face)) >= 0)
        return all(mode in modes for modes in reached)

    def _modes_at(self, faces: Iterable[int]) -> list[frozenset[FibreMode]]:
        """The modes of fibre that modules at these connectors are made for, where that is known."""
        every = (modes_of(self._site, self._site.article(face)) for face in faces if self._site.is_optic(face))
        return [modes for modes in every if modes]


def _stance(end: Terminal) -> tuple[Gender | None, Polish | None, bool]:
    """What may be wrong with a connector: legs of one cable that are alike in it stay so."""
    return end.gender, end.polish, end.turned
