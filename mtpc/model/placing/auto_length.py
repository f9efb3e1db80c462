"""`length = auto`: the path from port to port, slack, and the next length that can be ordered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mtpc.catalogue.types import WiredPart
from mtpc.model.auto_length_values import AutoLength, NoAutoLength, auto_length
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.pathways import EndKey, NoPath
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Keyword, Value
from mtpc.units import Quantity


def is_auto(value: Value | None) -> bool:
    """Whether a length is to be calculated."""
    return value is Keyword.AUTO


def calculate_length(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    article: WiredPart,
    ends: tuple[Iterable[int], Iterable[int]],
    trays: tuple[str, ...],
) -> tuple[AutoLength | NoAutoLength, tuple[str, ...]]:
    """The length of a cable between the sockets of its two sides (-1: parked), and the trays it takes."""
    slack = stated_slack(statement)
    no_slack = None if slack else _NO_SLACK
    try:
        path = builder.pathways.longest((_places(builder, ends[0]), _places(builder, ends[1])), trays)
    except NoPath as no_way:
        return replace(no_way.missing, also=no_slack), ()
    if slack is None:
        return _NO_SLACK, ()
    return auto_length(path.stretches, slack, article.lengths_m), path.trays


def stated_slack(statement: ExpandedStatement) -> Quantity | None:
    """The slack of a cable, of its statement or preferred; None where it is not stated."""
    given = statement.attributes.get("slack")
    return given.value if given is not None and isinstance(given.value, Quantity) else None


_NO_SLACK = NoAutoLength(
    "its slack is not stated",
    "write `slack = 10%` of the route, or `slack = 1m` at each end, here or in a policy's `prefer`",
)


def _places(builder: SiteBuilder, sockets: Iterable[int]) -> set[EndKey]:
    return {builder.site.standing(socket) for socket in sockets if socket >= 0}
