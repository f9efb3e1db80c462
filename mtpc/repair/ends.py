"""The ports at the ends of circuits and channels, and their lanes."""

from __future__ import annotations

from mtpc.catalogue.types import Application, OpticPart
from mtpc.channel.types import Plant
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.site import Site


def optic_of(site: Site, face: int) -> OpticPart:
    """The transceiver a receptacle belongs to."""
    optic = site.article(face)
    assert isinstance(optic, OpticPart)
    return optic


def lanes_of(site: Site, end: Subport) -> tuple[int, ...]:
    """The lanes of an end, from 1."""
    return end.lanes or tuple(optic_of(site, end.face).lanes(site.index_of(end.face)))


def positions_of(application: Application) -> int:
    """How many positions of a receptacle send."""
    return application.tx_positions or application.lanes


def unfit_ends(plant: Plant, circuit: Circuit) -> list[Subport]:
    """Ends that have another number of lanes than the circuit's application: which light is meant is not clear."""
    return [
        end
        for end in (circuit.near, circuit.far)
        if len(lanes_of(plant.site, end)) != positions_of(circuit.application)
    ]


def both_ways(circuit: Circuit) -> tuple[tuple[Subport, Subport], tuple[Subport, Subport]]:
    """Who sends to whom."""
    return (circuit.near, circuit.far), (circuit.far, circuit.near)


def comparable(plant: Plant, near: int, far: int) -> bool:
    """Whether lanes of two ports (faces) can be compared: modules that understand each other, or of one pin-out."""
    site = plant.site
    one, other = optic_of(site, near), optic_of(site, far)
    techs = [site.applications[optic.application].lane_tech for optic in (one, other)
             if optic.application in site.applications]  # fmt: skip
    if len(techs) < 2 or "" in techs or techs[0] == techs[1]:
        return True
    if any((*one.bands, *other.bands)):
        return False
    at, there = site.index_of(near), site.index_of(far)
    return (set(one.tx[at]), set(one.rx[at])) == (set(other.tx[there]), set(other.rx[there]))
