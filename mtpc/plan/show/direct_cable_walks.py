"""Direct cables (DAC, ACC, AEC, AOC) as `mtpc trace` shows them: a path from cage to cage, without light to follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtpc.catalogue.direct_parts import applications_shown
from mtpc.catalogue.types import DirectCable
from mtpc.channel.budget import no_budget
from mtpc.channel.types import ChannelVerdict, Plant
from mtpc.model.direct_cables import lane_name
from mtpc.plan.show.channel_walks import Walk
from mtpc.plan.show.path_steps import PathStep
from mtpc.text import pair_name, turned
from mtpc.units import show


def direct_walks(plant: Plant, name: str | None = None) -> list[Walk]:
    """One walk per pair of cages; with a name, only those that belong to the object of that name."""
    served: dict[frozenset[int], list[str]] = {}
    for circuit in plant.site.circuits:
        served.setdefault(frozenset({circuit.near.face, circuit.far.face}), []).append(circuit.name)
    walks = [walk for component in plant.site.every_component() for walk in _walks(plant, component, served)]
    reversed_name = turned(name or "")
    return [walk for walk in walks if name is None or not walk.names.isdisjoint({name, reversed_name})]


def _walks(plant: Plant, component: int, served: Mapping[frozenset[int], list[str]]) -> Iterator[Walk]:
    site = plant.site
    article = site.part_of(component)
    if not isinstance(article, DirectCable):
        return
    first, *others = site.faces_of(component)
    name, length_m = site.name_of(component), site.length_m(component)
    length = f"{show(length_m)}m" if length_m is not None else "length-unknown"
    for leg, far in enumerate(others, start=1):
        ends = [lane_name(site, first, leg), site.face_name(far)]
        circuits = tuple(served.get(frozenset({first, far}), ()))
        devices = (equipment.name for face in (first, far) if (equipment := site.equipment_at(face)))
        yield Walk(
            ends[0],
            ends[1],
            circuits,
            ChannelVerdict.DIRECT_CABLE,
            (PathStep(f"{article.medium.upper()} {article.name} {length}", pair_name(ends)),),
            (),
            (),
            None,
            no_budget(applications_shown(article), length_m),
            frozenset({*ends, site.face_name(first), *circuits, *devices, name}),
        )
