"""Skew: how much later light may arrive on one lane of a channel than on another, where lanes take different routes.

The fibres of one cable are taken as equally long: no source states by how much they differ. What remains is the
difference between the routes, each cable's length times the delay of its fibre class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from mtpc.catalogue.types import Application, Fibre
from mtpc.channel.types import Landing, LandingKind, Plant, Route, Skew
from mtpc.model.site import CABLES


def skew(plant: Plant, channel: int, applications: Sequence[Application], wavelength_nm: int | None) -> Skew | None:
    """The maximum difference between lanes of one direction; None where all of them take one route."""
    shape = plant.channels.shape_of(channel)
    directions = [routes for routes in (_routes(shape.forward), _routes(shape.back)) if len(routes) > 1]
    if not directions:
        return None
    stated = [(rule.skew_max_ns, rule.name) for rule in applications if rule.skew_max_ns is not None]
    limit_ns, name = min(stated, default=(None, applications[0].name if applications else ""))
    components = plant.channels.components[channel]
    delays = [
        _delay_ns(plant, route, passed, wavelength_nm) for route, passed in zip(shape.routes, components, strict=True)
    ]
    spreads = [_spread([delays[index] for index in routes]) for routes in directions]
    known_spreads = [spread for spread in spreads if spread is not None]
    return Skew(name, max(known_spreads) if len(known_spreads) == len(spreads) else None, limit_ns)


def _routes(landings: Iterable[Landing]) -> set[int]:
    return {landing.route for landing in landings if landing.kind is LandingKind.RX and landing.route >= 0}


def _spread(delays: Sequence[Decimal | None]) -> Decimal | None:
    stated = [delay for delay in delays if delay is not None]
    return max(stated) - min(stated) if len(stated) == len(delays) else None


def _delay_ns(plant: Plant, route: Route, components: tuple[int, ...], wavelength_nm: int | None) -> Decimal | None:
    """How long light takes over the cables of a route; None where a length or a figure is missing."""
    total = Decimal(0)
    for hop, component in zip(route.hops, components, strict=True):
        if hop.article.kind not in CABLES:
            continue
        length_m = plant.site.through_m(component, hop.legs_m)
        ns_per_m = _ns_per_m(plant.site.fibres.get(hop.article.fibre or ""), wavelength_nm)
        if length_m is None or ns_per_m is None:
            return None
        total += length_m * ns_per_m
    return total


def _ns_per_m(fibre: Fibre | None, wavelength_nm: int | None) -> Decimal | None:
    """The figure of the nearest listed wavelength that has one: over a fibre's range they differ by half a percent."""
    if fibre is None or wavelength_nm is None:
        return None
    listed = [
        (abs(row.wavelength_nm - wavelength_nm), row.delay_ns_per_m)
        for row in fibre.attenuation
        if row.delay_ns_per_m is not None
    ]
    return min(listed)[1] if listed else None
