"""Which copper parts are of a lower category than what runs over them needs."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Application, Fibre, WiredPart
from mtpc.channel.types import Plant, once
from mtpc.lazy_dataclass import dataclass
from mtpc.model.site import Site
from mtpc.rules._naming import channel_name


@dataclass(frozen=True, slots=True)
class CategoryLack:
    """A part that is of too low a category: of which, for which application of which channel, and what that needs."""

    category: Fibre
    needed: Fibre
    application: str
    channel: str


def too_low(plant: Plant) -> dict[int, CategoryLack]:
    """The components that are of too low a category, each with the first channel over it; worked out once."""
    return once(plant, _too_low)


def _too_low(plant: Plant) -> dict[int, CategoryLack]:
    site, lacking = plant.site, dict[int, CategoryLack]()
    copper = {name for name, fibre in site.fibres.items() if fibre.is_copper}
    concerned = set(site.components_whose(lambda part: isinstance(part, WiredPart) and part.fibre in copper))
    for channel, routes in enumerate(plant.channels.components if concerned else ()):
        for component in dict.fromkeys(component for route in routes for component in route if component in concerned):
            category = site.fibres[_category(site, component)]
            for application, needed in _needed(plant, channel):
                if category.rank < needed.rank:
                    lack = CategoryLack(category, needed, application, channel_name(plant, channel))
                    lacking.setdefault(component, lack)
    return dict(sorted(lacking.items()))


def _category(site: Site, component: int) -> str:
    part = site.part_of(component)
    assert isinstance(part, WiredPart) and part.fibre
    return part.fibre


def _needed(plant: Plant, channel: int) -> Iterator[tuple[str, Fibre]]:
    """The applications of a channel, its circuits' first, each with the lowest category it is stated for."""
    site, columns = plant.site, plant.channels
    shape = columns.shape_of(channel)
    names = [optic.application for optic in (shape.near, shape.far) if optic is not None]
    there = [site.applications[name] for name in names if name in site.applications]
    lanes = {application.lane_tech for application in there}
    asked = (site.circuits[index].application for index in columns.circuits[channel])
    asked = (application for application in asked if application.lane_tech in lanes)
    for application in {each.name: each for each in (*asked, *there)}.values():
        lowest = _lowest(site, application)
        if lowest is not None:
            yield application.name, lowest


def _lowest(site: Site, application: Application) -> Fibre | None:
    fibres = (site.fibres.get(limit.fibre) for limit in application.limits)
    categories = (fibre for fibre in fibres if fibre is not None and fibre.is_copper)
    return min(categories, key=lambda fibre: fibre.rank, default=None)
