"""The way of one cable through a room: the racks of its ends, and the places it passes between them."""

from __future__ import annotations

from itertools import pairwise

from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.floor_values import Rack
from mtpc.model.site import Site
from mtpc.model.tray_lines import line_of, nearest


@dataclass(frozen=True, slots=True)
class LitWay:
    """What of a plan is lit: `places` are empty where the way is not known, and `words` say why."""

    name: str
    racks: frozenset[str]
    places: tuple[Position, ...]
    words: str


def lit_way(site: Site, component: int) -> LitWay:
    """The way of a cable through its trays, from the rack of its first end to that of its last."""
    name = site.name_of(component)
    racks = list({rack.name: rack for rack in site.racks_of(component) if rack is not None}.values())
    names = frozenset(rack.name for rack in racks)
    ends = " to ".join(rack.name for rack in racks) or "no rack"
    trays = site.trays_of(component)
    if len(racks) < 2:
        return LitWay(name, names, (), f"{name}: within {ends}")
    if not trays:
        return LitWay(name, names, (), f"{name}: {ends}; its trays are not stated")
    places = _places(site, (racks[0], racks[-1]), trays)
    shown = ", ".join(trays)
    if not places:
        return LitWay(name, names, (), f"{name}: {ends} by {shown}; these trays do not join them as they are stated")
    return LitWay(name, names, places, f"{name}: {ends} by {shown}")


def _places(site: Site, ends: tuple[Rack, Rack], trays: tuple[str, ...]) -> tuple[Position, ...]:
    """From rack to rack along the trays in the order that joins them; () where neither does."""
    runs = [line_of(site.trays[name]) for name in trays if name in site.trays]
    near, far = (rack.position for rack in ends)
    if near is None or far is None or any(run is None for run in runs):
        return ()
    for order in (runs, runs[::-1]):
        known = [run for run in order if run is not None]
        if not (known[0].passes(near) and known[-1].passes(far)):
            continue
        places = [near]
        for run, following in pairwise(known):
            common = run.meets(following)
            if common is None:
                return ()
            here = (places[-1].along_m, places[-1].across_m)
            places.append(Position(near.space, *nearest(here, *common)))
        return (*places, far)
    return ()
