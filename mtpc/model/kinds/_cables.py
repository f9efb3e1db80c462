"""Cables as they are ordered and laid: one component each, plugged in leg by leg."""

from __future__ import annotations

from dataclasses import field

from mtpc.catalogue.types import Splice, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import ANY_WAY, CableMeasures, Routing
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._kind import PREFERABLE
from mtpc.model.kinds._splices import spliced, splices_of
from mtpc.model.placing.auto_length import length_of_cable, stated_slack
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component, park, plug_in
from mtpc.model.values import Value

_NO_MEASURES = CableMeasures(None, None)


@dataclass(frozen=True, slots=True)
class Order:
    """A cable as it is ordered at one place: the statement filled with what is preferred there, and what follows."""

    statement: ExpandedStatement
    article: WiredPart
    settings: dict[str, str]
    routing: Routing
    splices: tuple[Splice, ...]


@dataclass(slots=True)
class Orders:
    """What a statement orders, by where its cables land; cables with the same preferences share one order."""

    builder: SiteBuilder
    statement: ExpandedStatement
    part: WiredPart
    _made: dict[int, Order] = field(default_factory=dict)

    def order_for(self, sockets: list[int]) -> Order:
        """The order for a cable between these sockets; raises Fault."""
        site = self.builder.site
        equipment = (site.socket(socket).equipment for socket in sockets if socket >= 0)
        filled = self.builder.preferences.fill(self.statement, self.part, PREFERABLE, equipment)
        order = self._made.get(id(filled))
        if order is None:
            splices = splices_of(self.builder, filled)
            article = spliced(self.builder, filled, self.builder.articles.article_of(self.part, filled), splices)
            settings = self.builder.settings(filled)
            order = Order(filled, article, settings, self.builder.routing_of(filled), splices)
            self._made[id(filled)] = order
        return order


def check_name(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> None:
    """Raise the finding if another cable has this name."""
    existing = builder.symbols.assemblies.find(name)
    origin = None if existing is None else builder.site.origin_of(existing)
    builder.check_new(statement, name, origin, statement.kind)


def lay(builder: SiteBuilder, name: str, order: Order, sockets: list[int], length: Value | None = None) -> int:
    """A new cable, landed in these sockets, as long as written, preferred or calculated; returns its component."""
    site, statement, settings = builder.site, order.statement, order.settings
    if length is None:
        length = statement.value("length")
    cable = length_of_cable(builder, statement, order.article, length, sockets, order.routing)
    if cable.is_calculated:
        settings = {name: value for name, value in settings.items() if value}
    origin, splices = statement.origin, order.splices
    component = add_component(
        site, name, order.article, origin, cable.length_m, settings, splices=splices, trays=cable.trays
    )
    measures = CableMeasures(statement.length_m("diameter"), statement.length_m("bend-radius"))
    if measures != _NO_MEASURES:
        site.measures[component] = measures
    if order.routing != ANY_WAY and not order.routing.trays:
        site.routings[component] = order.routing
    if cable.calculated is not None:
        site.lengths[component] = cable.calculated
    elif slack := stated_slack(statement):
        site.slack[component] = slack
    land(builder, component, sockets)
    return component


def land(builder: SiteBuilder, component: int, sockets: list[int]) -> None:
    """Plug in every leg, in order; mark those that are parked."""
    site = builder.site
    for face, socket in zip(site.faces_of(component), sockets, strict=False):
        if socket < 0:
            park(site, face)
        else:
            plug_in(site, face, socket)
