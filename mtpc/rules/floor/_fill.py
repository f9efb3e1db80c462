"""How full trays are: of each straight piece between two racks, the area of the cables in it.

A cable counts with the area of a circle of its outer diameter, on the way that it names, else on the shortest that it
may take. Fill is that area in that of the inside of the tray (derived: the count of cables of one diameter is
fill x W x D / (pi/4 x OD^2)).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal

from mtpc.catalogue.types import WiredPart
from mtpc.channel.types import Plant, once
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import Position
from mtpc.model.cable_measures import diameter_m
from mtpc.model.pathways import CablePath, NoPath, Pathways
from mtpc.model.site import Site
from mtpc.model.tray_network import TrayPassage
from mtpc.model.tray_values import Tray

_QUARTER_PI = Decimal("0.7853981634")
PER_CENT = Decimal(100)


@dataclass(slots=True)
class TrayPiece:
    """A piece of a tray in which the same cables run all along."""

    tray: Tray
    start: Position  # with `end`: two places on the tray, the lower first
    end: Position
    cables: int = 0  # that run in it
    area_m2: Decimal = Decimal(0)  # of the cables whose diameter is known
    unknown: Counter[str] = field(default_factory=Counter)  # parts whose diameter is not known, with their cables

    @property
    def fill(self) -> Decimal:
        """Per cent of the inside of the tray, with what is in it already; of a tray whose measures are stated."""
        assert self.tray.inside_m2
        return (self.tray.occupied or 0) + self.area_m2 / self.tray.inside_m2 * PER_CENT


@dataclass(slots=True)
class TrayUse:
    """What runs in each tray, and the cables of which nobody knows where they run."""

    passing: defaultdict[str, list[tuple[int, TrayPassage]]] = field(default_factory=lambda: defaultdict(list))
    lost: dict[int, str] = field(default_factory=dict)  # cable -> why its way is not known

    def pieces(self, site: Site, tray: Tray) -> Iterator[TrayPiece]:
        """The pieces of a tray, from one end to the other."""
        here = self.passing.get(tray.name, [])
        places = sorted(
            {place for _, passage in here for place in (passage.start, passage.end)},
            key=lambda place: (place.space, place.along_m, place.across_m),
        )
        number = {place: index for index, place in enumerate(places)}
        begin, finish = defaultdict(list), defaultdict(list)
        for cable, passage in here:
            low, high = sorted((number[passage.start], number[passage.end]))
            begin[low].append(cable)
            finish[high].append(cable)
        count, area_m2, unknown = 0, Decimal(0), Counter[str]()
        for index, place in enumerate(places[:-1]):
            for cables, sign in ((finish[index], -1), (begin[index], 1)):
                for cable in cables:
                    thickness_m = diameter_m(site, cable)
                    count += sign
                    area_m2 += sign * _QUARTER_PI * (thickness_m or 0) ** 2
                    if thickness_m is None:
                        unknown[site.part_of(cable).name] += sign
            yield TrayPiece(tray, place, places[index + 1], count, area_m2, +unknown)


def tray_use(plant: Plant) -> TrayUse:
    """What runs in which tray; worked out once for all rules."""
    return once(plant, _tray_use)


def _tray_use(plant: Plant) -> TrayUse:
    site, use, pathways = plant.site, TrayUse(), Pathways(plant.site)
    for cable in site.cables():
        if not isinstance(site.part_of(cable), WiredPart):
            continue
        ends = site.ends_of(cable)
        racks = {site.equipment[number].rack for side in ends for number, _ in side}
        if len(racks) < 2 or not all(ends) or _runs_elsewhere(site, cable):
            continue
        path = _path(pathways, site, cable)
        if isinstance(path, str):
            use.lost[cable] = path
            continue
        for passage in path.passages:
            use.passing[passage.run.tray.name].append((cable, passage))
    return use


def _path(pathways: Pathways, site: Site, cable: int) -> CablePath | str:
    """The way of a cable, or why it is not known."""
    try:
        return pathways.longest(site.ends_of(cable), site.routing_of(cable))
    except NoPath as no_way:
        return no_way.missing.why or "a statement it needs was not placed"


def _runs_elsewhere(site: Site, cable: int) -> bool:
    """Whether it states that it runs in no declared tray."""
    return "pathway" in site.settings_of(cable) and not site.trays_of(cable)
