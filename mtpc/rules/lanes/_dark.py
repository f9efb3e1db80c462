"""Light that meets nothing: where it stopped, in words."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart, WiredPart
from mtpc.channel.follow import Way, fibre_way, lane_way
from mtpc.channel.shapes import NO_LIGHT
from mtpc.channel.types import FibreEnd, Landing, LandingKind, Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.site import Site
from mtpc.rules._naming import named_connector, port_name
from mtpc.rules.lanes._circuits import StrayEnd
from mtpc.rules.lanes._lanes import ChannelGroup, Stray
from mtpc.rules.rule import Rule

GENERIC = "use parts whose maps carry every lit position of the port; `mtpc trace` shows the path"

UNLIT = "move one of the two ends to a port that leads to a lane, or use parts whose maps do"


def dark_finding(group: ChannelGroup, rule: Rule) -> Diagnostic | None:
    """The finding for a channel with a dark lane; None where the part's missing map is the reason."""
    stray = group.stray(lambda landing: landing.kind in NO_LIGHT)
    if stray is None:
        return _starved(group, rule)
    sender = f"Tx{stray.landing.lane} of {stray.port(stray.sender)}"
    if stray.landing.kind is LandingKind.UNLIT:
        where = f"receptacle position {stray.landing.far_position} of {stray.port(stray.receiver)}, which has no lane"
        return stray.finding(rule, f"{sender} arrives at {where}", generic=UNLIT, component=stray.first_cable())
    site, way = group.plant.site, _way(group.plant, stray)
    article = site.article(way.face)
    if isinstance(article, OpticPart) or not article.wiring or _is_monitored(article, way, site):
        return None
    message = f"{sender} stops in {named_connector(site, way.face)}: position {way.position} there carries no fibre"
    return stray.finding(rule, message, generic=GENERIC, component=site.component_of(way.face))


def _way(plant: Plant, stray: Stray) -> Way:
    optic = plant.site.article(stray.sender)
    assert isinstance(optic, OpticPart)
    positions = optic.tx[plant.site.index_of(stray.sender)]
    return fibre_way(plant, stray.sender, positions[stray.landing.lane - 1])


def _is_monitored(article: WiredPart, way: Way, site: Site) -> bool:
    """Whether light stops before a fibre of a monitor: that of a tap ends there, as it should."""
    end = (site.index_of(way.face), way.position)
    return any(end in ((wire.a, wire.a_position), (wire.b, wire.b_position)) for wire in article.wiring)


def _starved(group: ChannelGroup, rule: Rule) -> Diagnostic | None:
    """Every transmitter lands, but a receiver is joined to none."""
    from mtpc.rules.lanes._swap import arrivals

    plant, columns = group.plant, group.plant.channels
    shape = columns.shape_of(group.channel)
    if shape.far is None:
        return None
    near, far = columns.near[group.channel], columns.far[group.channel]
    pairs = [pair for number in range(len(shape.routes)) for pair in arrivals(shape, number).items()]
    far_tx, far_rx = shape.far.tx[shape.far_terminal], shape.far.rx[shape.far_terminal]
    near_tx, near_rx = shape.near.tx[shape.near_terminal], shape.near.rx[shape.near_terminal]
    for near_position, far_position in pairs:
        ends = (
            (far, far_rx, far_position, near_tx, near_position),
            (near, near_rx, near_position, far_tx, far_position),
        )
        for face, receivers, position, transmitters, sender in ends:
            if position in receivers and sender not in transmitters:
                stray = group.lane(Landing(1, LandingKind.UNLIT), near, far)
                receiver = f"Rx{receivers.index(position) + 1} of {plant.site.face_name(face)}"
                message = f"{receiver} gets no light: no lane is joined to it"
                return stray.finding(rule, message, generic=GENERIC)
    return None


def where_it_ends(plant: Plant, miss: StrayEnd) -> str:
    """`nothing is plugged into lp01.1.3`, `leg 4 of harness brk1 is parked` …"""
    site = plant.site
    way = lane_way(plant, miss.sender, miss.lane)
    if way.end is FibreEnd.PARKED:
        return f"{named_connector(site, way.face)} is parked"
    if way.end is FibreEnd.NO_FIBRE:
        return f"position {way.position} of {named_connector(site, way.face)} carries no fibre"
    return f"nothing is plugged into {_empty_place(site, way.face)}"


def _empty_place(site: Site, face: int) -> str:
    place = site.place_at(face)
    if place is None or place.inner == face:
        return port_name(site, face)
    return site.socket(place.partner).name if place.partner >= 0 else place.name


def reached_name(plant: Plant, miss: StrayEnd) -> str:
    """The port a circuit's light reaches; of the target port itself the lane, counted as the circuit counts."""
    name = plant.site.face_name(miss.far)
    if miss.far != miss.target.face or miss.landing is None or not miss.target.lanes:
        return name
    number = miss.target.number
    if len(miss.target.lanes) > 1 or number is None:
        return f"lane {miss.landing.far_lane} of {name}"
    return f"{name}:{number + miss.landing.far_lane - miss.target.lanes[0]}"
