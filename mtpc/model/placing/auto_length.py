"""`length = auto`: the path from port to port, slack, and the next length that can be ordered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from mtpc.catalogue.types import WiredPart
from mtpc.model.auto_length_values import AutoLength, NoAutoLength
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.pathways import CablePath, EndPlace, NoPath
from mtpc.model.values import Keyword, Value
from mtpc.units import Quantity

_PER_CENT = Decimal("0.01")


def is_auto(value: Value | None) -> bool:
    """Whether a length is to be calculated."""
    return value is Keyword.AUTO


def calculate_length(
    builder: SiteBuilder, statement: ExpandedStatement, article: WiredPart, ends: tuple[Sequence[int], Sequence[int]]
) -> tuple[AutoLength | NoAutoLength, tuple[str, ...]]:
    """The length of a cable between the sockets of its two sides (-1: parked), and the trays it takes."""
    slack = _slack(statement)
    no_slack = None if isinstance(slack, Quantity) else slack
    try:
        way, trays = _longest(builder, statement, ends)
    except NoPath as no_way:
        return replace(no_way.missing, also=no_slack), ()
    if not isinstance(slack, Quantity):
        return slack, ()
    way_m = sum((stretch.length_m for stretch in way), Decimal(0))
    slack_m = way_m * slack.value * _PER_CENT if slack.dimension == "share" else 2 * slack.value
    needed_m = way_m + slack_m
    longer = [sold for sold in article.lengths_m if sold >= needed_m]
    ordered_m = min(longer, default=needed_m.to_integral_value(ROUND_CEILING))
    return AutoLength(way, slack.text, slack_m, ordered_m, bool(longer)), trays


def _slack(statement: ExpandedStatement) -> Quantity | NoAutoLength:
    given = statement.attributes.get("slack")
    if given is not None and isinstance(given.value, Quantity):
        return given.value
    help_ = "write `slack = 10%` of the route, or `slack = 1m` at each end, here or in a policy's `prefer`"
    return NoAutoLength("its slack is not stated", help_)


def _longest(
    builder: SiteBuilder, statement: ExpandedStatement, ends: tuple[Sequence[int], Sequence[int]]
) -> tuple[CablePath, tuple[str, ...]]:
    """The longest path between a leg of one side and a leg of the other."""
    trays = tuple(builder.symbols.trays.declared(name) for name in statement.listed("tray") or ())
    left, right = ({place.key: place for place in _places(builder, sockets)} for sockets in ends)
    if not left or not right:
        raise NoPath(NoAutoLength("all legs of one end are parked", "write the length"))
    ways = [builder.pathways.path(near, far, trays) for near in left.values() for far in right.values()]
    return max(ways, key=lambda way: (sum(stretch.length_m for stretch in way[0]), way[1]))


def _places(builder: SiteBuilder, sockets: Sequence[int]) -> Iterator[EndPlace]:
    site = builder.site
    for socket in sockets:
        if socket < 0:
            continue
        place = site.socket(socket)
        equipment = place.equipment
        assert equipment is not None
        if equipment.rack is None or equipment.unit is None:
            why = f"the rack unit of {equipment.name} is not stated"
            raise NoPath(NoAutoLength(why, "write it: `at RACK.U38`", equipment.origin.what))
        yield EndPlace(equipment.rack, equipment.unit, equipment.height_u, place.side)
