"""What is plugged where, in rows of two texts."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.model.auto_length_values import NoAutoLength
from mtpc.model.columns import Socket
from mtpc.model.site import Site
from mtpc.plan.part_words import splice_shown
from mtpc.text import natural_key


def connections_of(site: Site, component: int) -> Iterator[tuple[str, str]]:
    """Splices in a component, how its length came about, and what its connectors touch."""
    yield from (("splice", splice_shown(splice)) for splice in site.splices_of(component))
    yield from _length_route(site, component)
    yield from _touching(site, component)


def ports_of(site: Site, equipment: int, slot: str) -> list[tuple[str, str]]:
    """The ports of equipment, or of one slot of it, each with what is plugged in."""
    places = map(site.socket, site.sockets_of(equipment, slot))
    return sorted(((place.name, plug_shown(site, place)) for place in places), key=lambda row: natural_key(row[0]))


def plug_shown(site: Site, place: Socket) -> str:
    """The plug in a port: `trunk T01 end a3`, or nothing."""
    plugs = site.plugs_at(place.number)
    if not plugs:
        return "nothing"
    return ", ".join(f"{called(site, site.component_of(plug))} end {site.terminal(plug).name}" for plug in plugs)


def called(site: Site, component: int) -> str:
    """Kind and name of a component."""
    return f"{'port' if site.is_built_in(component) else site.kind_of(component)} {site.name_of(component)}"


def _length_route(site: Site, component: int) -> Iterator[tuple[str, str]]:
    """How `length = auto` came about, or why it did not."""
    calculated = site.lengths.get(component)
    if isinstance(calculated, NoAutoLength):
        yield "route", f"not calculated: {calculated.why or 'what is missing was reported'}"
    elif calculated is not None:
        yield "route", str(calculated)


def _touching(site: Site, component: int) -> Iterator[tuple[str, str]]:
    for face in site.faces_of(component):
        place, other = site.place_at(face), site.neighbour_of(face)
        where = place.name if place else "parked" if site.is_parked(face) else "nowhere"
        met = f", meets {called(site, other)}" if other >= 0 else ""
        yield f"end {site.terminal(face).name}", f"{where}{met}"
