"""What a channel is made of and what becomes of its lanes: worked out once per distinct shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtpc.catalogue.types import Alignment, Confidence, OpticPart
from mtpc.channel.geometry import position_touched
from mtpc.channel.types import ChannelVerdict, FibreEnd, Landing, LandingKind, Route, Shape, ShapeFault
from mtpc.channel.walk import LightEnd, history

NO_LIGHT = (LandingKind.UNLIT, LandingKind.NO_FIBRE)


class Side(NamedTuple):
    """One port of a channel as its shape sees it."""

    article: OpticPart
    terminal: int
    ends: tuple[LightEnd, ...]  # of everything the port reaches
    here: tuple[int, ...]  # which of them are this channel's
    first: bool  # whether this channel answers for light that reaches no port


def shape_of(near: Side, far: Side | None, loop: bool) -> Shape:
    """The shape of a channel; `loop`: the light comes back to the port it left."""
    routes = [near.ends[index] for index in near.here] if far else []
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
        return ChannelVerdict.ERROR
    if fault is ShapeFault.PERMUTED:
        return ChannelVerdict.WARN
    return ChannelVerdict.FAIL if fault else ChannelVerdict.OK


def _broken(landings: tuple[Landing, ...]) -> bool:
    return any(landing.kind is LandingKind.BROKEN for landing in landings)


def _mateable(side: Side) -> bool:
    """Whether no mating has a fault that counts on the ways this channel answers for."""
    lost = [index for index, end in enumerate(side.ends) if side.first and end.kind is not FibreEnd.PORT]
    return all(side.ends[index].mateable for index in (*side.here, *lost))


def _landings(side: Side, routes: list[LightEnd], *, backwards: bool = False) -> Iterator[Landing]:
    """The transmitters of a port that this channel answers for."""
    for lane, position in enumerate(side.article.tx[side.terminal], start=1):
        index = next(index for index, end in enumerate(side.ends) if position in end.positions)
        end, at = side.ends[index], side.ends[index].positions[position]
        if end.kind is FibreEnd.PORT:
            if index in side.here:
                band = side.article.band(side.terminal, lane)
                yield _arrival(
                    lane, band, end, at, _route_number(routes, (at, position) if backwards else (position, at))
                )
        elif side.first:
            yield Landing(lane, LandingKind(end.kind), far_position=at)


def _route_number(routes: list[LightEnd], pair: tuple[int, int]) -> int:
    return next(index for index, end in enumerate(routes) if end.positions.get(pair[0]) == pair[1])


def _arrival(lane: int, band: int, end: LightEnd, at: int, route: int) -> Landing:
    """A transmitter's light at position `at` of a port; where that both sends and hears, its band decides."""
    assert end.article is not None
    optic = end.article
    rx, tx = optic.rx[end.terminal], optic.tx[end.terminal]
    if at in rx and (not band or optic.band(end.terminal, rx.index(at) + 1) in (0, band)):
        return Landing(lane, LandingKind.RX, rx.index(at) + 1, at, route)
    if at in tx:
        return Landing(lane, LandingKind.TX, tx.index(at) + 1, at, route)
    return Landing(lane, LandingKind.UNLIT, far_position=at, route=route)


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
    """Whether a receiver is joined to something of the other port that is no transmitter."""
    tx, rx = _lanes(near)
    far_tx, far_rx = _lanes(far)
    pairs = [pair for end in routes for pair in end.positions.items()]
    return any((here in rx and there not in far_tx) or (there in far_rx and here not in tx) for here, there in pairs)


def _permuted(near: Side, far: Side, forward: tuple[Landing, ...], back: tuple[Landing, ...]) -> bool:
    """Whether all lanes of two whole ports meet, known well enough, in another order."""
    sides = ((near, forward), (far, back))
    if any(len(landings) != len(_lanes(side)[0]) or not _order_known(side) for side, landings in sides):
        return False
    landings = forward + back
    return all(one.kind is LandingKind.RX for one in landings) and any(one.lane != one.far_lane for one in landings)


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

    Fibres that stand before no lane at either module are left out: a 12-fibre cord between two 8-fibre modules
    has eight that matter.
    """
    assert end.article is not None
    tx, rx = _lanes(near)
    far_lanes = end.article.tx[end.terminal] + end.article.rx[end.terminal]
    pairs = [(here, there) for here, there in sorted(end.positions.items()) if here in tx + rx or there in far_lanes]
    family = near.article.terminals[near.terminal].family
    plugged = end.state.positions
    return tuple((position_touched(family, first, here), plugged[here]) for here, _there in pairs)
