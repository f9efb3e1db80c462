"""What a finding about lanes rests on: cassettes that do not keep the numbers of ports, facts that are not sure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from mtpc.catalogue.types import Confidence, WiredPart
from mtpc.channel.loss_words import pinout_shown
from mtpc.channel.types import Plant
from mtpc.diagnostics import Label
from mtpc.repair.ends import optic_of
from mtpc.repair.holding import paths_as_it_is
from mtpc.repair.tidiness import port_pairs
from mtpc.rules._naming import named, type_span
from mtpc.rules.lanes._sent_lanes import ELSEWHERE, PERMUTED, lanes_sent
from mtpc.rules.lanes._telling import told

if TYPE_CHECKING:
    from mtpc.repair.types import RepairFact


def turned_ports(plant: Plant, fact: RepairFact) -> tuple[int, int] | None:
    """The front connectors of two cassettes on the path that do not keep the numbers of their ports."""
    if told(plant, fact).code != ELSEWHERE:
        return None
    for _, hops, _ in paths_as_it_is(plant, fact):
        for one, other in port_pairs(plant.site, hops):
            if plant.site.terminal(one).index != plant.site.terminal(other).index:
                return one, other
    return None


def ports_led_to(plant: Plant, ports: tuple[int, int]) -> str:
    """`port 1 of p1.1 leads to port 6 of p2.1`."""
    site = plant.site
    (number, near, part), (there, far, other_part) = (
        (site.terminal(face).index, site.name_of(site.component_of(face)), site.article(face).name) for face in ports
    )
    both = f"; both are {part}" if part == other_part else ""
    return f"port {number} of {near} leads to port {there} of {far}{both}"


def cassettes_marked(plant: Plant, ports: tuple[int, int], given: Collection[object]) -> Iterator[Label]:
    """The places of those two cassettes, but for those that are marked already."""
    site = plant.site
    for face in ports:
        component = site.component_of(face)
        span = type_span(site.origin_of(component))
        if span not in given:
            yield Label(span, f"{named(site, component)} is {site.article(face).name}")


def unsure(plant: Plant, fact: RepairFact) -> Iterator[str]:
    """Named maps on the way that are not confirmed, and where order matters that of the lanes."""
    site = plant.site
    articles = [site.article(enter) for _, hops, _ in paths_as_it_is(plant, fact) for enter, _ in hops]
    maps = [(article.map_name, article.map_fact) for article in articles if isinstance(article, WiredPart)]
    for name, known in dict.fromkeys(maps):
        if known is not None and known.confidence != Confidence.HIGH:
            yield f"the map {name} is not confirmed ({known.confidence})"
    if told(plant, fact).code != PERMUTED:
        return
    optics = [optic_of(site, lane.sender.face) for lane in lanes_sent(plant, fact)]
    for whose, confidence in dict.fromkeys((pinout_shown(optic), optic.lane_order_confidence) for optic in optics):
        if confidence != Confidence.HIGH:
            yield f"the order of lanes of {whose} is not confirmed ({confidence})"
