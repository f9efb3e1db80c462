"""Whether changes leave matings and required methods as they should be: a remedy brings no new fault."""

from __future__ import annotations

from mtpc.catalogue.types import Fibre, WiredPart
from mtpc.channel.follow import Hops, Plugs
from mtpc.channel.mating_faults import mates
from mtpc.channel.matings import passes_light
from mtpc.channel.methods import pieces
from mtpc.channel.through_parts import Article
from mtpc.channel.types import MatingFault, MatingKind, Plant
from mtpc.model.floor_values import Stated
from mtpc.model.site import Site
from mtpc.repair.laid_floor import LaidFloor
from mtpc.repair.routes import route_of


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


def faults_at(site: Site, plugs: Plugs, face: int) -> frozenset[MatingFault]:
    """The faults of the mating a connector is in; none where it is in none."""
    mate = plugs.mate_of(face)
    if mate < 0:
        return frozenset()
    first, second = plugs.terminal(face), plugs.terminal(mate)
    first_part, second_part, alignment = plugs.article(face), plugs.article(mate), plugs.alignment_of(face)
    kind = MatingKind(
        first,
        second,
        alignment,
        first_part,
        second_part,
        passes_light(first, second, alignment),
        _fibre(site, first_part),
        _fibre(site, second_part),
    )
    return frozenset(mates(kind))


def _fibre(site: Site, part: Article) -> Fibre | None:
    return site.fibres.get(part.fibre) if isinstance(part, WiredPart) and part.fibre else None


def against_method(plant: Plant, floor: LaidFloor, hops: Hops) -> bool:
    """Whether a way has a piece that a required method does not have."""
    stated = [each for each in plant.site.policy.requires if each.name == "method"]
    if not stated:
        return False
    required = {str(each.value).upper() for each in stated if _applies(plant.site, each, hops)}
    return bool(required) and any(
        piece.allows is None or not required <= piece.allows for piece in pieces(route_of(floor, hops))
    )


def _applies(site: Site, stated: Stated, hops: Hops) -> bool:
    """Whether a requirement holds for a piece on the way."""
    components = dict.fromkeys(site.component_of(enter) for enter, _ in hops)
    return any(
        stated.scope.covers(site.origin_of(component).groups, rack)
        for component in components
        for rack in (site.racks_of(component) or [None])
    )
