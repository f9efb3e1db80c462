"""Legs of trunks and harnesses, and their ways, as statements name them."""

from __future__ import annotations

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Leg
from mtpc.model.legs import face_at, front_at, numbered, split_into_ways, unmapped, way_of, whole_legs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Fault
from mtpc.text import whole_number


def legs_of(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> tuple[Leg, ...]:
    """The legs a name refers to: `T03.5` for one, `T03` for all it has; `T03.5.2` for a way of one. Raises Fault."""
    site, span = builder.site, statement.origin.via or statement.what_spans[0]
    component, numbers = numbered(builder.symbols.assemblies, name)
    if component is None:
        raise builder.unknown(statement, span, "trunk or harness", numbers, builder.symbols.assemblies.things)
    legs = whole_legs(site, component)
    if len(legs) == 1 and "." in numbers:
        numbers = numbers.removeprefix("1.")  # its one leg may be counted, but need not be
    for number in numbers.split(".") if numbers else ():
        one = legs if len(legs) > 1 else split_into_ways(site, legs[0])
        if len(one) == 1 and (unknown := _maps_unknown(builder, statement, name, one[0])):
            raise unknown
        which = whole_number(number)
        if which is None or not 1 <= which <= len(one):
            raise _no_such_leg(builder, statement, name, which if which is not None else number, one)
        legs = (one[which - 1],)
    return legs


def _maps_unknown(builder: SiteBuilder, statement: ExpandedStatement, name: str, leg: Leg) -> Fault | None:
    """The finding about a way of a leg between cassettes, one of which does not state its map."""
    cassette = unmapped(builder.site, leg)
    if cassette is None:
        return None
    title = builder.site.name_of(cassette)
    message = f"{title} does not state which position joins which, so the ways of {leg.name} are unknown"
    help_ = "use a cassette that states its map"
    return statement.fault("TYP110", statement.origin.via, message, help_, about=name)


def _no_such_leg(
    builder: SiteBuilder, statement: ExpandedStatement, name: str, number: int | str, there: tuple[Leg, ...]
) -> Fault:
    component, span = there[0].component, statement.origin.via or statement.what_spans[0]
    kind, written = builder.site.kind_of(component), builder.site.name_of(component)
    if there[0].way:
        over = there[0].name.rpartition(".")[0]
        message = f"{over} has ways 1 to {len(there)} between its cassettes; there is no way {number}"
    else:
        message = f"{kind} {written} has legs 1 to {len(there)}; there is no leg {number}"
    return statement.fault("REF103", span, message, "name one of these", about=name)


def route_of(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> Leg:
    """The leg `T03.5` (or `P1`, where there is one leg), or a way of one; raises Fault."""
    legs = legs_of(builder, statement, name)
    if len(legs) > 1:
        raise _several(builder, statement, name, "legs", legs)
    return legs[0]


def _several(builder: SiteBuilder, statement: ExpandedStatement, name: str, noun: str, legs: tuple[Leg, ...]) -> Fault:
    written = legs[0].name.rpartition(".")[0]
    help_ = f"say which: {legs[0].name} … {legs[-1].name}, or any({written}) for one that is free"
    return statement.fault("TYP110", statement.origin.via, f"{written} has {len(legs)} {noun}", help_, about=name)


def front_of(builder: SiteBuilder, statement: ExpandedStatement, leg: Leg, side: int) -> int:
    """The socket in front of where a leg lands: left end (0) or right end (1); raises Fault."""
    site = builder.site
    front = front_at(site, leg, side)
    family = site.socket(front).family if front >= 0 else None
    if family is not None and family.is_spliced:
        message = f"{leg.name} ends at {site.socket(front).name}, where cables are spliced: no cord goes in there"
        help_ = "splice the cable that goes on from there, or leave out `cords`"
        raise statement.fault("TYP110", statement.origin.via, message, help_, about=leg.name)
    if front >= 0:
        return front
    ways = split_into_ways(site, leg)
    if len(ways) > 1:
        raise _several(builder, statement, leg.name, "ways", ways)
    way = way_of(site, leg)
    if way is not None and way.comes_out:
        ports = " and ".join(site.socket(port).name for port in way.comes_out)
        message = f"{leg.name} starts at {site.socket(way.starts).name} and comes out at {ports}, not at one port"
    else:
        place = site.place_at(face_at(site, leg, side))
        where = f"on {place.name}" if place else "nowhere"
        message = f"{leg.name} lands {where}; it has no single port in front of it"
    help_ = "use cassettes whose maps go together, or write its cords as `cord` statements"
    raise statement.fault("TYP110", statement.origin.via, message, help_, about=leg.name)
