"""Light that a filter stops: the module is wrong, or the port its cord is in, and no filter is to be gone around."""

from __future__ import annotations

from dataclasses import replace

from mtpc.catalogue.colours import shown, within
from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import FibreEnd, Plant
from mtpc.model.floor_values import Origin
from mtpc.model.site import Site
from mtpc.repair.types import FactKind, FailingGroup, Remedy, RepairFact
from mtpc.rules._naming import named, port_name, type_span
from mtpc.rules.lanes._sent_lanes import SentLane, lanes_sent
from mtpc.text import Span


def past_no_filter(plant: Plant, group: FailingGroup) -> FailingGroup:
    """The group without remedies that take a plug out of a part with filters, or light past the one that stops it.

    Such a move lets light arrive, past the part that is there to sort it.
    """
    if not group.remedies:
        return group
    is_stopped = any(stopped_lane(plant, fact) for fact in group.facts)
    return replace(group, remedies=tuple(one for one in group.remedies if _stays(plant.site, one, every=is_stopped)))


def _stays(site: Site, remedy: Remedy, *, every: bool) -> bool:
    """Whether plugs in parts with filters, or `every` one, go to another port of the part they are in."""
    for plug, socket in (move for change in remedy.changes for move in change.moves):
        now = site.socket_of(plug)
        if (every or _has_filters(site, now)) and site.insert_of(now) != site.insert_of(socket):
            return False
    return True


def _has_filters(site: Site, socket: int) -> bool:
    inner = site.socket(socket).inner if socket >= 0 else -1
    return inner >= 0 and any(end.passes is not None for end in site.article(inner).terminals)


def of_two_colours(plant: Plant, fact: RepairFact) -> str:
    """The help for a circuit whose modules are made for two wavelengths of a grid: no one channel passes both."""
    if fact.kind is not FactKind.CIRCUIT:
        return ""
    site, circuit = plant.site, plant.site.circuits[fact.number]
    optics = [(end.name, site.article(end.face)) for end in (circuit.near, circuit.far)]
    sent = {name: optic.sends for name, optic in optics if isinstance(optic, OpticPart)}
    if len(set(sent.values())) < 2 or not all(sent.values()) or not circuit.application.grid:
        return ""
    told = " and ".join(f"{name} sends {shown(sends)}" for name, sends in sent.items())
    return f"{told}: use modules of one wavelength at both ends, in the ports that let it pass"


def stopped_lane(plant: Plant, fact: RepairFact) -> SentLane | None:
    """The first lane that a filter stops."""
    lanes = lanes_sent(plant, fact)
    return next((lane for lane in lanes if lane.arrival.kind is FibreEnd.FILTERED), None)


def module_of(site: Site, lane: SentLane) -> tuple[Origin, Span]:
    """Where a finding about it stands: at the module that sends it."""
    origin = site.origin_of(site.component_of(lane.sender.face))
    return origin, type_span(origin)


def what_to_do(plant: Plant, lane: SentLane) -> str:
    """Another port of that part, which lets it pass; a module that is made for this one."""
    site, stop = plant.site, lane.arrival.face
    optic, passes = site.article(lane.sender.face), site.terminal(stop).passes
    assert isinstance(optic, OpticPart)
    sends = f"{lane.sender.name} sends {shown(optic.sends)}" if optic.sends else lane.sender.name
    module = f"use a module that sends {shown(passes)}" if passes else "use a module of a wavelength that has a port"
    cord = site.neighbour_of(lane.sender.face)
    plug = next((face for face in site.faces_of(cord) if site.mate_of(face) == stop), -1) if cord >= 0 else -1
    fitting = [
        port_name(site, face)
        for face in site.faces_of(site.component_of(stop))
        if (there := site.terminal(face).passes) and optic.sends and within(optic.sends, there)
    ]
    if plug < 0 or not fitting:
        return f"{sends}: {module}"
    return f"{sends}: put the plug of {named(site, cord)} into {' or '.join(fitting)}, or {module}"
