"""Cables: ends landed in sockets, one plug each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from mtpc.catalogue.types import DirectCable, Splice, WiredPart
from mtpc.diagnostics import Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength
from mtpc.model.columns import Socket
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.kinds._module_ends import module_ends_of
from mtpc.model.kinds._splices import spliced, splices_of
from mtpc.model.legs import leg_counts
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.auto_length import calculate_length, is_auto, stated_slack
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.floor import add_component, park, plug_in
from mtpc.model.values import Expansion, Value
from mtpc.text import Span, pair_name
from mtpc.units import Quantity

PARKED = "parked"


@dataclass(frozen=True, slots=True)
class Order:
    """A cable as it is ordered at one place: the statement filled with what is preferred there, and what follows."""

    statement: ExpandedStatement
    article: WiredPart
    settings: dict[str, str]
    trays: tuple[str, ...] | None
    splices: tuple[Splice, ...]


@dataclass(slots=True)
class Orders:
    """What a statement orders, by where its cables land; cables with the same preferences share one order."""

    builder: SiteBuilder
    statement: ExpandedStatement
    part: WiredPart
    names: tuple[str, ...]  # attributes a policy may fill
    _made: dict[int, Order] = field(default_factory=dict)

    def order_for(self, sockets: list[int]) -> Order:
        """The order for a cable between these sockets; raises Fault."""
        filled = self.builder.filled(self.statement, self.part, self.names, sockets)
        order = self._made.get(id(filled))
        if order is None:
            splices = splices_of(self.builder, filled)
            article = spliced(self.builder, filled, self.builder.articles.article_of(self.part, filled), splices)
            settings = self.builder.settings(filled)
            order = Order(filled, article, settings, self.builder.trays_of(filled), splices)
            self._made[id(filled)] = order
        return order


def find_sockets(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    ends: tuple[tuple[str, ...], tuple[str, ...]],
    spans: tuple[Span | None, Span | None],
    part: WiredPart,
) -> list[int]:
    """The sockets of all ends, left before right; -1 for a parked leg. Raises Fault for the first missing."""
    if isinstance(part, DirectCable):
        return module_ends_of(builder, statement, ends, spans, part)
    return [
        -1 if name == PARKED else builder.places.socket(statement, name, span)
        for names, span in zip(ends, spans, strict=True)
        for name in names
    ]


def check_free(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    sockets: list[int],
    left: int,
    spans: tuple[Span | None, Span | None],
) -> list[Socket | None]:
    """The sockets themselves; raises the finding if one is taken, or both ends are in the same one."""
    site = builder.site
    seen: set[int] = set()
    places: list[Socket | None] = []
    for number, socket in enumerate(sockets):
        if socket < 0:
            places.append(None)
            continue
        place, span = site.socket(socket), spans[0] if number < left else spans[1]
        if socket in seen:
            message = f"both ends of this {statement.kind} are plugged into {place.name}"
            raise statement.fault("PRT102", statement.origin.what, message, "correct one of its ends", about=place.name)
        seen.add(socket)
        if place.plug >= 0:
            raise _taken(builder, statement, place, span)
        places.append(place)
    return places


def ends_shown(places: Sequence[Socket | None]) -> str:
    """`A -- B`: what a cord without a name is called."""
    return pair_name(place.name if place else PARKED for place in places)


def _taken(builder: SiteBuilder, statement: ExpandedStatement, place: Socket, span: Span | None) -> Exception:
    site, name = builder.site, place.name
    other = site.component_of(place.plug)
    label = Label(site.origin_of(other).what, f"{site.name_of(other)} is plugged in here")
    message = f"{name} is used twice: by {site.name_of(other)} and by this {statement.kind}"
    return statement.fault("PRT101", span, message, "land one of them on a free port", about=name, label=label)


def check_name(builder: SiteBuilder, statement: ExpandedStatement, name: str) -> None:
    """Raise the finding if another cable has this name."""
    existing = builder.symbols.assemblies.find(name)
    origin = None if existing is None else builder.site.origin_of(existing)
    builder.check_new(statement, name, origin, statement.kind)


def both_ends(statement: ExpandedStatement) -> tuple[Expansion, Expansion, tuple[Span | None, Span | None]]:
    """The ends behind `at`, or in place of a name, and where they are written; raises Fault if one is missing."""
    assert statement.what
    (left, right), spans = (
        (statement.at, statement.at_spans) if statement.at else (statement.what, statement.what_spans)
    )
    if right is None:
        raise statement.fault("TYP110", statement.origin.at, f"this {statement.kind} has one end", "write `at A -- B`")
    return left, right, spans


def paired_ends(statement: ExpandedStatement) -> tuple[Expansion, Expansion, tuple[Span | None, Span | None]]:
    """Both ends, of which each left one has its right one; raises Fault."""
    left, right, spans = both_ends(statement)
    check_pairs(left, right, statement, statement.origin.at or statement.origin.what, ("ports", "ports"))
    return left, right, spans


def lay(builder: SiteBuilder, name: str, order: Order, sockets: list[int], length: Value | None = None) -> int:
    """A new cable, landed in these sockets, as long as written, preferred or calculated; returns its component."""
    if length is None:
        length = order.statement.value("length")
    if length is None and isinstance(order.article, DirectCable) and len(order.article.lengths_m) == 1:
        length = Quantity(order.article.lengths_m[0], "length", "")
    length_m, settings, trays = length.value if isinstance(length, Quantity) else None, order.settings, order.trays
    calculated = None
    if is_auto(length):
        left = leg_counts(order.article)[0]
        ends = (sockets[:left], sockets[left:])
        calculated, passed = calculate_length(builder, order.statement, order.article, ends, order.trays or ())
        if isinstance(calculated, AutoLength):
            length_m, trays = calculated.ordered_m, passed or None  # inside a rack there is no tray
            settings = {name: value for name, value in settings.items() if value}
    origin, splices = order.statement.origin, order.splices
    component = add_component(
        builder.site, name, order.article, origin, length_m, settings, splices=splices, trays=trays
    )
    if calculated is not None:
        builder.site.lengths[component] = calculated
    elif slack := stated_slack(order.statement):
        builder.site.slack[component] = slack
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
