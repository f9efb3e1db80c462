"""Skew: how much later light may arrive on one lane of a channel than on another, where lanes go different ways.

The fibres of one cable are taken as equally long: nobody states by how much they differ. What is left is the
difference of the ways, each cable's length times the delay of its fibre class.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from mtpc.catalogue.types import Application, Fibre
from mtpc.channel.types import Landing, LandingKind, Plant, Route, Skew
from mtpc.model.site import CABLES


def skew(plant: Plant, channel: int, applications: Sequence[Application], wavelength_nm: int | None) -> Skew | None:
    """The greatest difference between lanes of one direction; None where all of them go one way."""
    shape = plant.channels.shape_of(channel)
    directions = [routes for routes in (_routes(shape.forward), _routes(shape.back)) if len(routes) > 1]
    if not directions:
        return None
    stated = [(one.skew_max_ns, one.name) for one in applications if one.skew_max_ns is not None]
    most_ns, name = min(stated, default=(None, applications[0].name if applications else ""))
    components = plant.channels.components[channel]
    delays = [
        _delay_ns(plant, route, passed, wavelength_nm) for route, passed in zip(shape.routes, components, strict=True)
    ]
    apart = [_spread([delays[index] for index in routes]) for routes in directions]
    known = [one for one in apart if one is not None]
    return Skew(name, max(known) if len(known) == len(apart) else None, most_ns)


def _routes(landings: Iterable[Landing]) -> set[int]:
    return {landing.route for landing in landings if landing.kind is LandingKind.RX and landing.route >= 0}


def _spread(delays: Sequence[Decimal | None]) -> Decimal | None:
    known = [delay for delay in delays if delay is not None]
    return max(known) - min(known) if len(known) == len(delays) else None


def _delay_ns(plant: Plant, route: Route, components: tuple[int, ...], wavelength_nm: int | None) -> Decimal | None:
    """How long light takes over the cables of a route; None where a length or a figure is missing."""
    total = Decimal(0)
    for hop, component in zip(route.hops, components, strict=True):
        if hop.article.kind not in CABLES:
            continue
        length_m = plant.site.length_m(component)
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
