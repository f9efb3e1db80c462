"""Modules whose light needs a mode-conditioning cord, and the cords that stand beside them."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Hop, Plant, Shape
from mtpc.lazy_dataclass import dataclass
from mtpc.rules._optics import channels_whose_shape


@dataclass(frozen=True, slots=True)
class ConditionedEnd:
    """A module of a channel over multimode fibre: what it needs beside it, and what is there."""

    port: int
    cord: int  # component beside it
    fibre: str  # class of the fibre on the way that needs the cord; "": none does
    is_conditioned: bool  # whether a cord of that kind is beside it
    is_turned: bool  # whether that cord has its other end in the module


def conditioned_ends(plant: Plant) -> Iterator[ConditionedEnd]:
    """The ends of channels that need such a cord or have one."""
    columns = plant.channels
    for channel, shape in channels_whose_shape(plant, _is_asked):
        if columns.far[channel] >= 0:
            route, components = shape.routes[0].hops, columns.components[channel][0]
            ends = ((columns.near[channel], route[0], components[0], route[0].enter),
                    (columns.far[channel], route[-1], components[-1], route[-1].leave))  # fmt: skip
            for port, hop, cord, index in ends if route else ():
                fibre = _needing(plant, shape, port, route)
                turned = hop.article.conditions and hop.article.terminals[index].side != "a"
                yield ConditionedEnd(port, cord, fibre, hop.article.conditions, turned)


def _is_asked(plant: Plant, shape: Shape) -> bool:
    if shape.far is None or not shape.routes or not shape.routes[0].hops:
        return False
    applications = (plant.site.applications.get(optic.application) for optic in (shape.near, shape.far))
    needs = any(application is not None and application.conditioned for application in applications)
    return needs or any(hop.article.conditions for hop in shape.routes[0].hops)


def _needing(plant: Plant, shape: Shape, port: int, route: tuple[Hop, ...]) -> str:
    """The first class of fibre on the way over which the module at this port needs the cord."""
    optic = plant.site.article(port)
    name = getattr(optic, "application", "")
    application = plant.site.applications.get(name)
    classes = application.conditioned if application else ()
    return next((hop.article.fibre for hop in route if hop.article.fibre and hop.article.fibre in classes), "")
