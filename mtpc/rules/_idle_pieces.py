"""Optics, cables and legs of cables that are on the path of no circuit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtpc.catalogue.types import OpticPart, PartKind, WiredPart
from mtpc.channel.follow import passed
from mtpc.channel.types import Plant
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Leg, Restriction
from mtpc.model.legs import face_at, leg_counts
from mtpc.model.site import CABLES, Site
from mtpc.model.targets import LegTarget

PARTS = frozenset({PartKind.OPTIC, *CABLES})


@dataclass(frozen=True, slots=True)
class IdlePiece:
    """An optic or a cable, or the `legs` (from 1) of one, that serves no circuit.

    `faces` are its connectors: those whose ports are told together stand together.
    """

    component: int
    legs: tuple[int, ...]  # () = the whole
    faces: Sequence[Sequence[int]]


def idle_pieces(plant: Plant) -> Iterator[IdlePiece]:
    """Every piece that no circuit ends at or passes, or is to; what is reserved or blocked is kept."""
    site, in_use = plant.site, _faces_in_use(plant)
    for component in site.components_of(PARTS):
        article, faces = site.part_of(component), site.faces_of(component)
        if not isinstance(article, OpticPart) and max(leg_counts(article)) > 1:
            yield from _idle_legs(site, component, article, in_use)
        elif in_use.isdisjoint(faces) and not _is_kept(site, Leg(component, 1, "")):
            yield IdlePiece(component, (), [faces])


def _idle_legs(site: Site, component: int, article: WiredPart, in_use: set[int]) -> Iterator[IdlePiece]:
    legs = [Leg(component, number, "") for number in range(1, max(leg_counts(article)) + 1)]
    idle = [leg for leg in legs if in_use.isdisjoint([_branch(site, article, leg)]) and not _is_kept(site, leg)]
    if len(idle) == len(legs):
        yield IdlePiece(component, (), [site.faces_of(component)])
    elif idle:
        ends = [(face_at(site, leg, 0), face_at(site, leg, 1)) for leg in idle]
        yield IdlePiece(component, tuple(leg.number for leg in idle), ends)


def _faces_in_use(plant: Plant) -> set[int]:
    """Connectors of what circuits end at, and of what their light passes or is to pass."""
    site, faces = plant.site, set[int]()
    for circuit in site.circuits:
        faces.update((circuit.near.face, circuit.far.face))
        faces.update(face for cord in circuit.cords for face in site.faces_of(cord))
        faces.update(face_at(site, leg, side) for leg in circuit.via for side in (0, 1))
    for channel, circuits in enumerate(plant.channels.circuits):
        if circuits:
            faces.update(face for passage in passed(plant, channel) for face in passage if face is not None)
    return faces


def _branch(site: Site, article: WiredPart, leg: Leg) -> int:
    """The connector of a leg on the side that has more of them."""
    left, right = leg_counts(article)
    return face_at(site, leg, 0 if left > right else 1)


def _is_kept(site: Site, leg: Leg) -> bool:
    target = LegTarget(leg.component, leg.number)
    return any((restriction, target) in site.reservations for restriction in Restriction)
