"""Skew: how much later light may arrive on one lane of a channel than on another, where lanes take different routes.

The fibres of one cable are taken as equally long: no source states by how much they differ. What remains is the
difference between the routes, each cable's length times the delay of its fibre class. A link over several connectors
of a module is several channels: its lanes run over the routes of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from mtpc.catalogue.types import Application, Fibre
from mtpc.channel.types import Landing, LandingKind, Plant, Route, Skew, once
from mtpc.model.site import CABLES

_Taken = tuple[Route, tuple[int, ...]]  # a route, and the components along it


def skew(plant: Plant, channel: int, applications: Sequence[Application], wavelength_nm: int | None) -> Skew | None:
    """The maximum difference between lanes of one direction; None where all of them take one route."""
    columns = plant.channels
    directions: dict[int, list[_Taken]] = {}  # by the module that sends
    for part in (channel, *parts_beside(plant, channel)):
        shape = columns.shape_of(part)
        for sender, landings in ((columns.near[part], shape.forward), (columns.far[part], shape.back)):
            routes = ((shape.routes[number], columns.components[part][number]) for number in sorted(_routes(landings)))
            directions.setdefault(plant.site.component_of(sender), []).extend(routes)
    directions = {sender: routes for sender, routes in directions.items() if len(routes) > 1}
    if not directions:
        return None
    stated = [(rule.skew_max_ns, rule.name) for rule in applications if rule.skew_max_ns is not None]
    limit_ns, name = min(stated, default=(None, applications[0].name if applications else ""))
    spreads = [
        _spread([_delay_ns(plant, route, passed, wavelength_nm) for route, passed in routes])
        for routes in directions.values()
    ]
    known_spreads = [spread for spread in spreads if spread is not None]
    return Skew(name, max(known_spreads) if len(known_spreads) == len(spreads) else None, limit_ns)


def parts_beside(plant: Plant, channel: int) -> tuple[int, ...]:
    """The other channels of the link over several connectors that a channel is a part of; () where it is none."""
    circuits = plant.site.circuits
    joined = {circuits[number].joined for number in plant.channels.circuits[channel]} - {""}
    found = [part for name in sorted(joined) for part in once(plant, _joined_channels)[name] if part != channel]
    return tuple(dict.fromkeys(found))


def _joined_channels(plant: Plant) -> dict[str, list[int]]:
    """The channels of each circuit over several connectors, where they lead from port to port."""
    found: dict[str, list[int]] = {}
    for channel, numbers in enumerate(plant.channels.circuits):
        for name in {plant.site.circuits[number].joined for number in numbers} - {""}:
            found.setdefault(name, []).append(channel)
    return found


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
