"""Where findings about lanes stand: where a change is made, those that are marked beside it, or the circuit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtpc.channel.types import LandingKind, Plant
from mtpc.diagnostics import Label
from mtpc.model.site import Site
from mtpc.repair.holding import LOST
from mtpc.repair.types import Change, FactKind, Remedy, RepairFact
from mtpc.rules._findings import circuit_span
from mtpc.rules._naming import named, type_span
from mtpc.rules.lanes._sent_lanes import lanes_sent
from mtpc.rules.lanes._stopped import module_of, stopped_lane
from mtpc.text import Span

if TYPE_CHECKING:
    from mtpc.model.floor_values import Origin

MARKED_MAX = 3  # pieces of one change


def origin_of(site: Site, change: Change) -> Origin:
    """The statement of the piece, or plate, a change is done to."""
    return site.inserts[change.inserts[0]].origin if change.inserts else site.origin_of(change.pieces[0])


def name_of(site: Site, change: Change) -> str:
    """The name of the piece, or plate, a change is done to."""
    return site.inserts[change.inserts[0]].name if change.inserts else site.name_of(change.pieces[0])


def span_of(site: Site, change: Change) -> Span:
    """The TYPE for a wrong part, the ends for a wrong port."""
    origin = origin_of(site, change)
    return type_span(origin) if change.part is not None else origin.at or origin.what


def labels_of(site: Site, remedies: tuple[Remedy, ...]) -> Iterator[Label]:
    """The other places where something is to be done, or could be instead."""
    here = span_of(site, remedies[0].changes[0])
    for number, remedy in enumerate(remedies):
        for change in remedy.changes:
            word = "or here" if number else "and here"
            for span, piece in _places(site, change):
                if span != here:
                    yield Label(span, f"{word}: {piece}")


def _places(site: Site, change: Change) -> Iterator[tuple[Span, str]]:
    if change.inserts:
        yield span_of(site, change), f"plate {name_of(site, change)}"
        return
    for piece in change.pieces[:MARKED_MAX]:
        origin = site.origin_of(piece)
        span = type_span(origin) if change.part is not None else origin.at or origin.what
        yield span, named(site, piece)


def place_of(plant: Plant, fact: RepairFact) -> tuple[Origin, Span]:
    """The module whose light a filter stops; a circuit; of ports without one what is named below.

    The part light stops in, the cable it comes from beside a lane, the far port.
    """
    site = plant.site
    if (stopped := stopped_lane(plant, fact)) is not None:
        return module_of(site, stopped)
    if fact.kind is FactKind.CIRCUIT:
        circuit = site.circuits[fact.number]
        return circuit.origin, circuit_span(circuit)
    component = site.component_of(fact.far if fact.far >= 0 else fact.number)
    for lane in lanes_sent(plant, fact):
        if lane.arrival.kind in LOST:
            component = site.component_of(lane.arrival.face)
        elif lane.arrival.kind is LandingKind.UNLIT:
            component = site.neighbour_of(lane.sender.face)
        else:
            continue
        break
    origin = site.origin_of(component)
    return origin, type_span(origin)
