"""Which fibre is where, and which modules it is wrong for."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Application, WiredPart
from mtpc.channel.types import ChannelVerdict, Plant, Shape
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic
from mtpc.model.site import Site
from mtpc.rules._components import component_finding, talk
from mtpc.rules._naming import named
from mtpc.rules._rule import Rule
from mtpc.rules.lanes._lanes import channel_name

MODES = {"MM": "multimode", "SM": "single-mode"}


@dataclass(frozen=True, slots=True)
class WrongFibre:
    """A channel whose module needs the other mode than its fibre has."""

    plant: Plant
    component: int  # the cable in the module
    channel: str
    port: str
    application: str
    fibre: str  # OM4
    wanted: str  # single-mode

    @property
    def name(self) -> str:
        """The cable in the module."""
        return named(self.plant.site, self.component)

    def finding(self, rule: Rule, message: str, *, help_: str) -> Diagnostic:
        """The diagnostic, at the type of the cable."""
        return component_finding(rule, self.plant.site, self.component, message, help_=help_)


def fibre_shown(site: Site, face: int) -> str:
    """`OM4`: the class of the fibre behind a connector."""
    article = site.article(face)
    name = article.fibre if isinstance(article, WiredPart) else None
    if name is None:
        return "of unstated fibre"
    return site.fibres[name].shown if name in site.fibres else name


def modules_on_wrong_fibre(plant: Plant) -> Iterator[WrongFibre]:
    """Channels of one mode whose modules need the other; where fibres themselves differ, a joint says so."""
    site, columns = plant.site, plant.channels
    wrong = {number: side for number, shape in enumerate(columns.shapes) if (side := wrong_side(plant, shape))}
    for channel, number in enumerate(columns.shape):
        if number not in wrong or not columns.components[channel]:
            continue
        near = wrong[number] == "near"
        face = (columns.near if near else columns.far)[channel]
        component = columns.components[channel][0][0 if near else -1]
        optic = columns.shapes[number].near if near else columns.shapes[number].far
        assert optic is not None
        fibre = site.fibres[_fibre_of(columns.shapes[number]) or ""]
        wanted = MODES["SM" if fibre.mode == "MM" else "MM"]
        yield WrongFibre(
            plant,
            component,
            channel_name(plant, channel),
            site.face_name(face),
            optic.application,
            fibre.shown,
            wanted,
        )


def wrong_side(plant: Plant, shape: Shape) -> str:
    """`near` or `far`: whose module cannot use the fibre of this shape; "" where both can."""
    name = _fibre_of(shape)
    if name is None or name not in plant.site.fibres or shape.far is None or shape.verdict is ChannelVerdict.ERROR:
        return ""
    if not talk(plant, shape.near, shape.far):
        return ""
    mode = plant.site.fibres[name].mode
    for side, optic in (("near", shape.near), ("far", shape.far)):
        application = plant.site.applications.get(optic.application)
        if application is not None and application.limits and mode not in _modes(application):
            return side
    return ""


def _modes(application: Application) -> set[str]:
    """The modes an application is specified for: OM classes are multimode, OS classes single-mode (ISO/IEC 11801-1)."""
    return {"SM" if limit.fibre.lower().startswith("os") else "MM" for limit in application.limits}


def _fibre_of(shape: Shape) -> str | None:
    return next((hop.article.fibre for route in shape.routes for hop in route.hops if hop.article.fibre), None)
