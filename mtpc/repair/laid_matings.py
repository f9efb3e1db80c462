"""The faults of a mating, on the floor as it is or with changes laid over it."""

from __future__ import annotations

from mtpc.catalogue.types import Fibre, WiredPart
from mtpc.channel.follow import Plugs
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import MatingFault, MatingKind
from mtpc.light.meeting import passes_light
from mtpc.light.through_parts import Article
from mtpc.model.site import Site


def faults_at(site: Site, plugs: Plugs, face: int) -> frozenset[MatingFault]:
    """The faults of the mating a connector is in; none where it is in none."""
    halves = plugs.halves_of(face)
    if halves:
        return frozenset(fault for plug in halves.values() for fault in faults_at(site, plugs, plug))
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
