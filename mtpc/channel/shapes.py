"""What a channel is made of and where its lanes end: calculated once per distinct shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtpc.catalogue.types import Alignment, Confidence, OpticPart
from mtpc.channel.types import ChannelVerdict, FibreEnd, Landing, LandingKind, Route, Shape, ShapeFault
from mtpc.channel.walk import LightEnd, history
from mtpc.light.geometry import position_touched

NO_LIGHT = (LandingKind.UNLIT, FibreEnd.NO_FIBRE, FibreEnd.FILTERED, FibreEnd.CIRCLES)


class Side(NamedTuple):
    """One port of a channel as its shape sees it."""

    article: OpticPart
    terminal: int
    ends: tuple[LightEnd, ...]  # of everything the port reaches
    own: tuple[int, ...]  # which of them are this channel's
    first: bool  # whether this channel answers for light that reaches no port


def shape_of(near: Side, far: Side | None, loop: bool) -> Shape:
    """The shape of a channel; `loop`: the light comes back to the port it left."""
    routes = [near.ends[index] for index in near.own] if far else []
    forward = tuple(_landings(near, routes))
    back = tuple(_landings(far, routes, backwards=True)) if far and not loop else ()
    fault = _fault(near, far, routes, forward, back)
    mateable = all(_mateable(side) for side in (near, far) if side)
    return Shape(
        near=near.article,
        near_terminal=near.terminal,
        far=far.article if far else None,
        far_terminal=far.terminal if far else -1,
        routes=tuple(_route(near, end) for end in routes),
        forward=forward,
        back=back,
        verdict=_verdict(mateable and not _broken(forward + back), fault),
        fault=fault,
    )


def _verdict(mateable: bool, fault: ShapeFault) -> ChannelVerdict:
    if not mateable:
        return ChannelVerdict.MATING_FAULT
    if fault is ShapeFault.PERMUTED:
        return ChannelVerdict.LANES_PERMUTED
    return ChannelVerdict.NO_LIGHT if fault else ChannelVerdict.OK


def _broken(landings: tuple[Landing, ...]) -> bool:
    return any(landing.kind is FibreEnd.BROKEN for landing in landings)


def _mateable(side: Side) -> bool:
    """Whether no mating has a fault that counts on the routes this channel answers for."""
    lost = [index for index, end in enumerate(side.ends) if side.first and end.kind is not FibreEnd.PORT]
    return all(side.ends[index].mateable for index in (*side.own, *lost))


def _landings(side: Side, routes: list[LightEnd], *, backwards: bool = False) -> Iterator[Landing]:
    """The transmitters of a port that this channel answers for.

    Where light divides a lane may reach several ports, each by a channel of its own: that a branch is free is no loss.
    """
    for lane, position in side.article.lanes(side.terminal).items():
        met = [(index, end) for index, end in enumerate(side.ends) if position in end.positions]
        arriving = [(index, end) for index, end in met if end.kind is FibreEnd.PORT]
        for index, end in arriving:
            if index in side.own:
                pair = (end.positions[position], position) if backwards else (position, end.positions[position])
                yield _arrival(side, (lane, position), end, _route_number(routes, pair))
        if side.first and not arriving:
            yield Landing(lane, met[0][1].kind, far_position=met[0][1].positions[position])


def _route_number(routes: list[LightEnd], pair: tuple[int, int]) -> int:
    return next((index for index, end in enumerate(routes) if end.positions.get(pair[0]) == pair[1]), -1)


def _arrival(side: Side, sent: tuple[int, int], end: LightEnd, route: int) -> Landing:
    """Light of a lane, sent from a position, where it reaches a port."""
    assert end.article is not None
    lane, start = sent
    position, lights = end.positions[start], end.state.lights
    kind, far_lane = met_at(end.article, end.terminal, position, side.article.band(side.terminal, lane))
    arrived = lights.get(start) if side.article.sends != lights.get(start) else None
    return Landing(lane, kind, far_lane, position, route, arrived)


def met_at(optic: OpticPart, terminal: int, position: int, band: int) -> tuple[LandingKind, int]:
    """What light meets at a position of a port, and of which lane; where that both sends and receives, by its band."""
    receivers, transmitters = optic.rx[terminal], optic.tx[terminal]
    if position in receivers and (not band or optic.band(terminal, receivers.index(position) + 1) in (0, band)):
        return LandingKind.RX, receivers.index(position) + 1
    if position in transmitters:
        return LandingKind.TX, transmitters.index(position) + 1
    return LandingKind.UNLIT, 0


def _fault(
    near: Side, far: Side | None, routes: list[LightEnd], forward: tuple[Landing, ...], back: tuple[Landing, ...]
) -> ShapeFault:
    kinds = {landing.kind for landing in forward + back}
    if LandingKind.TX in kinds:
        return ShapeFault.TX_MEETS_TX
    if kinds.intersection(NO_LIGHT) or (far and _starved(near, far, routes)):
        return ShapeFault.DARK
    return ShapeFault.PERMUTED if far and _permuted(near, far, forward, back) else ShapeFault.NONE


def _starved(near: Side, far: Side, routes: list[LightEnd]) -> bool:
    """Whether a receiver is joined to a position of the other port that is not a transmitter."""
    near_tx, near_rx = _lanes(near)
    far_tx, far_rx = _lanes(far)
    pairs = [pair for end in routes for pair in end.positions.items()]
    return any(
        (position in near_rx and far_position not in far_tx) or (far_position in far_rx and position not in near_tx)
        for position, far_position in pairs
    )


def _permuted(near: Side, far: Side, forward: tuple[Landing, ...], back: tuple[Landing, ...]) -> bool:
    """Whether all lanes of two whole ports meet, known well enough, in another order."""
    sides = ((near, forward), (far, back))
    if any(
        len(landings) != len(side.article.lanes(side.terminal)) or not _order_known(side) for side, landings in sides
    ):
        return False
    landings = forward + back
    if any(landing.kind is not LandingKind.RX for landing in landings):
        return False
    return any(landing.lane != landing.far_lane for landing in landings)


def _order_known(side: Side) -> bool:
    return side.article.lane_order_confidence != Confidence.LOW


def _lanes(side: Side) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return side.article.tx[side.terminal], side.article.rx[side.terminal]


def _route(near: Side, end: LightEnd) -> Route:
    states = history(end.state)
    hops = tuple(state.hop for state in states if state.hop is not None)
    alignments = (*(state.alignment for state in states), end.alignment)
    return Route(hops, alignments, _position_map(near, end, alignments[0]))


def _position_map(near: Side, end: LightEnd, first: Alignment) -> tuple[tuple[int, int], ...]:
    """Plug position at the near module -> plug position at the far one, in the near module's order.

    Fibres that meet no lane at either module are left out: a 12-fibre cord between two 8-fibre modules has eight
    that matter.
    """
    assert end.article is not None
    near_tx, near_rx = _lanes(near)
    near_lanes = near_tx + near_rx
    far_lanes = end.article.tx[end.terminal] + end.article.rx[end.terminal]
    lit = [near for near, far in sorted(end.positions.items()) if near in near_lanes or far in far_lanes]
    family = near.article.terminals[near.terminal].family
    plugged = end.state.positions
    return tuple((position_touched(family, first, position), plugged[position]) for position in lit)
