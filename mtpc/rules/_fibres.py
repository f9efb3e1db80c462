"""Which fibre is where, where two that differ meet, and which modules it is wrong for."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Fibre, OpticPart, WiredPart
from mtpc.channel.types import MatingFault, Plant, Shape
from mtpc.diagnostics import Diagnostic
from mtpc.lazy_dataclass import dataclass
from mtpc.model.fibre_modes import modes_of
from mtpc.model.site import Site
from mtpc.rules._categories import too_low
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules.rule import Rule


def fibre_shown(site: Site, face: int) -> str:
    """`OM4`: the class of the fibre behind a connector."""
    article = site.article(face)
    name = article.fibre if isinstance(article, WiredPart) else None
    if name is None:
        return "of unstated fibre"
    return class_shown(site, name)


def class_shown(site: Site, name: str) -> str:
    """`OM4`: a fibre class by its name in records."""
    return site.fibres[name].shown if name in site.fibres else name


def _is_copper(site: Site, face: int) -> bool:
    article = site.article(face)
    fibre = site.fibres.get(article.fibre or "") if isinstance(article, WiredPart) else None
    return fibre is not None and fibre.is_copper


def fibres_apart(plant: Plant, rule: Rule, fault: MatingFault, *, reason: str = "") -> Iterator[Diagnostic]:
    """A finding for each cable at fault where two fibres meet that differ; `reason` ends its message."""
    for mating in faulty_matings(plant, fault):
        mine, theirs = fibre_shown(plant.site, mating.face), fibre_shown(plant.site, mating.other)
        yield mating.finding(
            rule,
            f"{mating.name} is {mine} and {mating.other_name} is {theirs} at {mating.place}{reason}",
            label=f"{theirs} here",
            help_=mating.replace(f"of {theirs}{'' if _is_copper(plant.site, mating.other) else ' fibre'}"),
        )


@dataclass(frozen=True, slots=True)
class WrongFibre:
    """A module and the fibre nearest to it, which is of the mode it is not made for: of which hop, and its class."""

    at_far: bool  # whether it is the far module
    hop: int  # along the first route, near to far
    fibre: Fibre


def wrong_fibres(plant: Plant, shape: Shape) -> Iterator[WrongFibre]:
    """The modules of a shape, near first, that cannot use the fibre they are joined to."""
    hops = list(enumerate(shape.routes[0].hops)) if shape.routes else []
    for at_far, optic, order in ((False, shape.near, hops), (True, shape.far, hops[::-1])):
        stated = ((number, hop.article.fibre) for number, hop in order if hop.article.fibre is not None)
        hop, name = next(stated, (-1, ""))
        fibre = _unfit(plant, optic, name)
        if fibre is not None:
            yield WrongFibre(at_far, hop, fibre)


def is_unfit(plant: Plant, channel: int) -> bool:
    """Whether a channel has a fibre its modules are not made for, or a part of too low a category."""
    lacking, routes = too_low(plant), plant.channels.components[channel]
    is_low = bool(lacking) and any(not lacking.keys().isdisjoint(route) for route in routes)
    return is_low or any(wrong_fibres(plant, plant.channels.shape_of(channel)))


def wrong_fibre_at(plant: Plant, port: int) -> Fibre | None:
    """The fibre plugged into a module, where it is of the mode the module is not made for; None where it is not."""
    optic, mate = plant.site.article(port), plant.site.mate_of(port)
    article = plant.site.article(mate) if mate >= 0 else None
    name = article.fibre if isinstance(article, WiredPart) else None
    return _unfit(plant, optic if isinstance(optic, OpticPart) else None, name)


def _unfit(plant: Plant, optic: OpticPart | None, name: str | None) -> Fibre | None:
    """The fibre of that class, where it is of a mode that the module is not made for; None where that is not known."""
    fibre, modes = plant.site.fibres.get(name or ""), modes_of(plant.site, optic)
    return None if fibre is None or not modes or fibre.mode in modes else fibre
