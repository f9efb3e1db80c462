"""Where light ends that reaches no port, in words."""

from __future__ import annotations

from mtpc.catalogue.colours import shown
from mtpc.channel.types import FibreEnd
from mtpc.model.site import Site
from mtpc.repair.light import LaneEnd
from mtpc.rules._naming import named_connector, port_name


def where_it_ends(site: Site, arrival: LaneEnd) -> str:
    """`nothing is plugged into lp01.1.3`, `leg 4 of harness brk1 is parked` …"""
    if arrival.kind is FibreEnd.PARKED:
        return f"{named_connector(site, arrival.face)} is parked"
    if arrival.kind is FibreEnd.BROKEN:
        there, here = (named_connector(site, face) for face in (site.mate_of(arrival.face), arrival.face))
        return f"{there} and {here} pass no light to each other"
    if arrival.kind is FibreEnd.NO_FIBRE:
        return f"position {arrival.position} of {named_connector(site, arrival.face)} carries no fibre"
    if arrival.kind is FibreEnd.CIRCLES:
        return f"it goes in a circle and comes back to {port_name(site, arrival.face)}"
    if arrival.kind is FibreEnd.FILTERED:
        return what_passes(site, arrival.face)
    return f"nothing is plugged into {empty_place(site, arrival.face, arrival.position)}"


def what_passes(site: Site, face: int) -> str:
    """Which wavelengths pass where light was stopped by filters."""
    passes, name = site.terminal(face).passes, port_name(site, face)
    return f"{name} lets {shown(passes)} pass" if passes else f"no filter behind {name} lets its wavelength pass"


def empty_place(site: Site, face: int, position: int, *, is_alone: bool = False) -> str:
    """The port where light at a position of a connector stops, from the other side of its adapter.

    It is a bore, `fp1.5.L`, where a plug of one fibre is in the other one, or that fibre `is_alone` all there is.
    """
    place = site.place_at(face)
    if place is None:
        return port_name(site, face)
    front = place if place.inner == face or place.partner < 0 else site.socket(place.partner)
    names = front.family.position_names if front.family is not None else ()
    bore = f"{front.name}.{names[position - 1]}" if position <= len(names) else front.name
    return bore if is_alone or bore in site.free_bores(front.number) else front.name
