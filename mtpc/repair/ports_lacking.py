"""Plates and cassettes that lack a port a cable was written for: their type may be wrong, so nothing rests on them."""

from __future__ import annotations

from collections.abc import Iterable

from mtpc.channel.types import Plant, once
from mtpc.model.floor_values import Insert
from mtpc.repair.holding import paths_as_it_is
from mtpc.repair.types import RepairFact

UNKNOWN_PORT = "REF103"


def lacking_on(plant: Plant, facts: Iterable[RepairFact]) -> Insert | None:
    """A plate or cassette on the ways of facts that lacks a port a cable was written for."""
    ways = (way for fact in facts for way in paths_as_it_is(plant, fact))
    return lacking_ports(plant, (face for _, hops, last in ways for hop in (*hops, (last,)) for face in hop))


def lacking_ports(plant: Plant, faces: Iterable[int]) -> Insert | None:
    """The first plate or cassette that these connectors are in and that lacks a port a cable was written for."""
    if not plant.site.gaps:
        return None
    lacking, site = once(plant, _lacking), plant.site
    sockets = (socket for face in faces if (socket := site.socket_of(face)) >= 0)
    inserts = (insert for socket in sockets if (insert := site.insert_of(socket)) is not None)
    return next((insert for insert in inserts if insert.name in lacking), None)


def _lacking(plant: Plant) -> frozenset[str]:
    """The names of those plates and cassettes: of one that was written, `p1.1.5`, the port is the last word."""
    site = plant.site
    wanted = {name for gap in site.gaps if gap.code == UNKNOWN_PORT for name in gap.touches}
    owners = {name.rpartition(".")[0] for name in wanted if site.socket_named(name) < 0}
    return frozenset(insert.name for insert in site.inserts if insert.name in owners)
