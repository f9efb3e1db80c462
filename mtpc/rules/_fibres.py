"""Which fibre is where, where two that differ meet, and which modules it is wrong for."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Application, WiredPart
from mtpc.channel.types import ChannelVerdict, MatingFault, Plant, Shape
from mtpc.diagnostics import Diagnostic
from mtpc.model.site import Site
from mtpc.rules._faulty_matings import faulty_matings
from mtpc.rules._optics import talk
from mtpc.rules.rule import Rule


def fibre_shown(site: Site, face: int) -> str:
    """`OM4`: the class of the fibre behind a connector."""
    article = site.article(face)
    name = article.fibre if isinstance(article, WiredPart) else None
    if name is None:
        return "of unstated fibre"
    return site.fibres[name].shown if name in site.fibres else name


def fibres_apart(plant: Plant, rule: Rule, fault: MatingFault, *, reason: str = "") -> Iterator[Diagnostic]:
    """A finding for each cable at fault where two fibres meet that differ; `reason` ends its message."""
    for mating in faulty_matings(plant, fault):
        mine, theirs = fibre_shown(plant.site, mating.face), fibre_shown(plant.site, mating.other)
        yield mating.finding(
            rule,
            f"{mating.name} is {mine} and {mating.other_name} is {theirs} at {mating.place}{reason}",
            label=f"{theirs} here",
            help_=mating.replace(f"of {theirs} fibre"),
        )


def wrong_side(plant: Plant, shape: Shape) -> str:
    """`near` or `far`: whose module cannot use the fibre of this shape; "" where both can."""
    name = fibre_of(shape)
    if (
        name is None
        or name not in plant.site.fibres
        or shape.far is None
        or shape.verdict is ChannelVerdict.MATING_FAULT
    ):
        return ""
    if not talk(plant, shape.near, shape.far):
        return ""
    mode = plant.site.fibres[name].mode
    for side, optic in (("near", shape.near), ("far", shape.far)):
        application = plant.site.applications.get(optic.application)
        if application is not None and application.limits and mode not in _modes(application):
            return side
    return ""


def fibre_of(shape: Shape) -> str | None:
    """The class of the first fibre on the path that has one."""
    return next((hop.article.fibre for route in shape.routes for hop in route.hops if hop.article.fibre), None)


def _modes(application: Application) -> set[str]:
    """The modes an application is specified for: OM classes are multimode, OS classes single-mode (ISO/IEC 11801-1)."""
    return {"SM" if limit.fibre.lower().startswith("os") else "MM" for limit in application.limits}
