"""Which facts have light that passes a component, on the floor as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtpc.channel.types import Plant, once
from mtpc.model.direct_cables import direct_ends, is_direct
from mtpc.repair.ends import unfit_ends
from mtpc.repair.holding import paths
from mtpc.repair.light import Light
from mtpc.repair.types import FactKind, RepairFact


def facts_through(plant: Plant, pieces: Iterable[int]) -> Iterator[RepairFact]:
    """Circuits, and channels without a circuit, whose light passes one of the pieces, or that it joins; each once."""
    through = once(plant, _facts_through)
    yield from dict.fromkeys(fact for piece in sorted(pieces) for fact in through.get(piece, ()))


def passes(plant: Plant, light: Light, fact: RepairFact, faces: set[int]) -> bool:
    """Whether the light of a fact, or the direct cable of its circuit, passes one of these connectors."""
    site = plant.site
    if fact.kind is FactKind.CIRCUIT and (ends := direct_ends(site, site.circuits[fact.number])):
        return any(face in faces for end, _ in ends for face in site.faces_of(site.component_of(end)))
    return any(face in faces for port, hops, last in paths(plant, light, fact)
               for face in (port, last, *(face for hop in hops for face in hop)))  # fmt: skip


def _facts_through(plant: Plant) -> dict[int, list[RepairFact]]:
    columns = plant.channels
    through: dict[int, list[RepairFact]] = {}
    for channel, routes in enumerate(columns.components):
        judged = [number for number in columns.circuits[channel] if _is_judged(plant, number)]
        facts = [RepairFact(FactKind.CIRCUIT, number) for number in judged]
        if not facts:
            facts = [RepairFact(FactKind.CHANNEL, columns.near[channel], columns.far[channel])]
        for component in {component for route in routes for component in route}:
            through.setdefault(component, []).extend(facts)
    for number, circuit in enumerate(plant.site.circuits):
        for component in {plant.site.component_of(face) for face, _ in direct_ends(plant.site, circuit)}:
            through.setdefault(component, []).append(RepairFact(FactKind.CIRCUIT, number))
    return through


def _is_judged(plant: Plant, number: int) -> bool:
    circuit = plant.site.circuits[number]
    return not is_direct(plant.site, circuit) and not unfit_ends(plant, circuit)
