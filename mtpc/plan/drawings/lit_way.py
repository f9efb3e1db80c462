"""The way of one cable through a room: the racks of its ends, and the places it passes between them."""

from __future__ import annotations

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.pathways import NoPath, Pathways
from mtpc.model.site import Site


@dataclass(frozen=True, slots=True)
class LitWay:
    """What of a plan is lit: `places` are empty where the way is not known, and `words` say why."""

    name: str
    racks: frozenset[str]
    places: tuple[Position, ...]
    words: str


def lit_way(site: Site, component: int) -> LitWay:
    """The way of a cable over trays as its length is counted, the longest of those of its legs."""
    name = site.name_of(component)
    racks = list({rack.name: rack for rack in site.racks_of(component) if rack is not None})
    ends = " to ".join(racks) or "no rack"
    if len(racks) < 2:
        return LitWay(name, frozenset(racks), (), f"{name}: within {ends}")
    try:
        path = Pathways(site).longest(site.ends_of(component), site.routing_of(component))
    except NoPath as no_way:
        why = no_way.missing.why or "what is missing was reported"
        return LitWay(name, frozenset(racks), (), f"{name}: {ends}; {why}")
    places = tuple(place for passage in path.passages for place in (passage.start, passage.end))
    by_trays = f" by {', '.join(path.trays)}" if path.trays else ""
    return LitWay(name, frozenset(racks), tuple(dict.fromkeys(places)), f"{name}: {ends}{by_trays}")
