"""How findings name things: components, connectors, ports, channels; where to point."""

from __future__ import annotations

from mtpc.catalogue.types import OpticPart, PartKind
from mtpc.channel.types import Plant
from mtpc.model.floor_values import Origin
from mtpc.model.site import Site
from mtpc.text import Span, pair_name


def type_span(origin: Origin) -> Span:
    """Where the part is chosen."""
    return origin.type or origin.what


def named(site: Site, component: int) -> str:
    """`cord leaf01.et-0/0/48 -- lp01.1.1`, `optic in leaf01.et-0/0/48`, `port ap1.lan`, `trunk T01`."""
    kind, name = site.kind_of(component), site.name_of(component)
    if site.is_built_in(component):
        return f"port {name}"
    return f"optic in {name}" if kind == PartKind.OPTIC else f"{kind} {name}"


def named_connector(site: Site, face: int) -> str:
    """The component, with its leg where it has several."""
    component = site.component_of(face)
    terminal, article = site.terminal(face), site.article(face)
    alike = sum(1 for other in article.terminals if other.side == terminal.side)
    if alike == 1 or isinstance(article, OpticPart) or article.kind in (PartKind.CASSETTE, PartKind.PANEL):
        return named(site, component)
    return f"leg {terminal.index} of {named(site, component)}"


def port_name(site: Site, face: int) -> str:
    """The port a face is in, front side first where an adapter joins two."""
    place = site.place_at(face)
    if place is None:
        return site.face_name(face)
    return site.socket(place.partner).name if place.partner >= 0 and place.side == "rear" else place.name


def channel_name(plant: Plant, channel: int) -> str:
    """The circuit of a channel, else `near -- far`."""
    site, columns = plant.site, plant.channels
    if columns.circuits[channel]:
        return site.circuits[columns.circuits[channel][0]].name
    near, far = columns.near[channel], columns.far[channel]
    return pair_name((site.face_name(near), site.face_name(far))) if far >= 0 else site.face_name(near)
