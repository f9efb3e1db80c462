"""Where connectors that do not go together meet, and which plugs they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtpc.catalogue.types import PartKind
from mtpc.channel.mating_faults import TOLERATED, mates
from mtpc.channel.types import MatingFault, Plant
from mtpc.lazy_dataclass import dataclass

_NAMED_MAX = 2  # matings of one channel that are named


@dataclass(slots=True)
class Unmated:
    """The matings of a plant that cannot be made; `ids` are the cable ids by component."""

    plant: Plant
    ids: Sequence[str]
    _faults: dict[int, MatingFault] | None = None  # by connector

    def words(self, faces: Iterable[int]) -> str:
        """`both pinned at pp1.1.1 (C1 end b1, T1 end a1)`, of the matings of these connectors; "" if all are right."""
        if self._faults is None:
            self._faults = dict(self._found())
        at_fault = [face for face in faces if face in self._faults]
        shown = [self._mating(face, self._faults[face]) for face in at_fault[:_NAMED_MAX]]
        more = [f"and {len(at_fault) - _NAMED_MAX} more"] if len(at_fault) > _NAMED_MAX else []
        return "; ".join([*shown, *more])

    def _found(self) -> Iterator[tuple[int, MatingFault]]:
        """Each connector at such a mating, with the first fault of it."""
        for kind, pairs in zip(self.plant.matings.kinds, self.plant.matings.faces, strict=True):
            faults = [fault for fault in mates(kind) if fault not in TOLERATED]
            if faults:
                yield from ((face, faults[0]) for pair in pairs for face in pair)

    def _mating(self, face: int, fault: MatingFault) -> str:
        site, mate = self.plant.site, self.plant.site.mate_of(face)
        place = site.place_at(face)
        port = site.socket(place.partner) if place and place.partner >= 0 and place.side == "rear" else place
        name = port.name if port else site.face_name(face)
        return f"{fault.replace('-', ' ')} at {name} ({self._plug(face)}, {self._plug(mate)})"

    def _plug(self, face: int) -> str:
        site, component = self.plant.site, self.plant.site.component_of(face)
        if self.ids[component]:
            return f"{self.ids[component]} end {site.terminal(face).name}"
        kind = site.kind_of(component)
        return "the module" if kind == PartKind.OPTIC else f"{kind} {site.name_of(component)}"
