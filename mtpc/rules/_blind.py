"""Circuits whose light ends where something is missing: whether they are served cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.follow import ways
from mtpc.channel.types import FibreEnd, Plant
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.gaps import Gap

BlindCircuit = tuple[Circuit, Gap]  # with what is missing where its light ends


def gap_of(plant: Plant, circuit: Circuit) -> Gap | None:
    """What was reported and not placed, and could lead the light of a circuit on from where it ends open."""
    if not plant.site.gaps:
        return None
    ends = (circuit.near, circuit.far)
    return next((gap for end in ends if (gap := gap_before(plant, end)) is not None), None)


def gap_before(plant: Plant, end: Subport) -> Gap | None:
    """The same for the light of one port."""
    return next((gap for face in _open_ends(plant, end) if (gap := plant.site.gap_at(face)) is not None), None)


def blind_circuits(plant: Plant) -> Iterator[BlindCircuit]:
    """The circuits whose light ends where something is missing, each with what that is."""
    for circuit in plant.site.circuits if plant.site.gaps else ():
        if (gap := gap_of(plant, circuit)) is not None:
            yield circuit, gap


def _open_ends(plant: Plant, end: Subport) -> Iterator[int]:
    """The connectors at which light of an end stops because they touch nothing."""
    article, index = plant.site.article(end.face), plant.site.index_of(end.face)
    if not isinstance(article, OpticPart):
        return
    sent = article.lanes(index)
    positions = {sent[lane]: sent[lane] for lane in end.lanes or sent}
    for way in ways(plant, end.face, positions):
        if way.end is FibreEnd.OPEN:
            yield way.face
