"""Whether changes leave matings and required methods as they should be: a remedy brings no new fault."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.channel.follow import Hops
from mtpc.channel.types import Plant
from mtpc.model.floor_values import Stated
from mtpc.model.site import Site
from mtpc.repair.holding import paths
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.laid_matings import faults_at
from mtpc.repair.light import Light
from mtpc.repair.routes import is_by_every
from mtpc.repair.types import RepairFact


def brings_faults(plant: Plant, floor: LaidFloor) -> bool:
    """Whether a mating that is changed has a fault that neither of its connectors had before."""
    site = plant.site
    for face in dict.fromkeys(floor.changed_faces()):
        mate = floor.mate_of(face)
        if mate < 0:
            continue
        had = faults_at(site, site, face) | faults_at(site, site, mate)
        if not faults_at(site, floor, face) <= had:
            return True
    return False


def keeps_methods(plant: Plant, light: Light, facts: Iterable[RepairFact]) -> bool:
    """Whether the ways of these facts, on a floor with changes, have no piece against a required method."""
    stated = [each for each in plant.site.policy.requires if each.name == "method"]
    if not stated:
        return True
    ways = dict.fromkeys(hops for fact in facts for _, hops, _ in paths(plant, light, fact))
    return not any(_is_against(plant, light, hops, stated) for hops in ways)


def _is_against(plant: Plant, light: Light, hops: Hops, stated: Iterable[Stated]) -> bool:
    required = {str(each.value).upper() for each in stated if _applies(plant.site, each, hops)}
    assert isinstance(light.floor, LaidFloor)
    return bool(required) and not is_by_every(light.floor, hops, required)


def _applies(site: Site, stated: Stated, hops: Hops) -> bool:
    """Whether a requirement holds for a piece on the way."""
    components = dict.fromkeys(site.component_of(enter) for enter, _ in hops)
    return any(
        stated.scope.covers(site.origin_of(component).groups, rack)
        for component in components
        for rack in (site.racks_of(component) or [None])
    )
