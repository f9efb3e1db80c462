"""`length = auto`: the path from port to port, slack, and the next length that can be ordered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from mtpc.catalogue.types import DirectCable, WiredPart
from mtpc.lazy_dataclass import dataclass
from mtpc.model.auto_length_values import AutoLength, NoAutoLength, Rounding, Routing, auto_length
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.legs import leg_counts
from mtpc.model.pathways import EndKey, NoPath
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Keyword, Value
from mtpc.units import Quantity


@dataclass(frozen=True, slots=True)
class CableLength:
    """How long a cable is, None where that is not known, and the trays it takes; with `calculated`, how it came out."""

    length_m: Decimal | None
    trays: tuple[str, ...] | None
    calculated: AutoLength | NoAutoLength | None = None  # None: it is not `auto`

    @property
    def is_calculated(self) -> bool:
        """Whether it was to be calculated, and could be."""
        return isinstance(self.calculated, AutoLength)


def length_of_cable(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    article: WiredPart,
    written: Value | None,
    sockets: list[int],
    routing: Routing,
) -> CableLength:
    """The length of a cable between these sockets (-1: parked): written, the only one it is made in, or calculated."""
    trays = routing.trays or None
    if written is None and isinstance(article, DirectCable) and len(article.lengths_m) == 1:
        return CableLength(article.lengths_m[0], trays)
    if written is not Keyword.AUTO:
        return CableLength(written.value if isinstance(written, Quantity) else None, trays)
    left = leg_counts(article)[0]
    calculated, passed = _calculated(builder, statement, article, (sockets[:left], sockets[left:]), routing)
    if isinstance(calculated, AutoLength):
        return CableLength(calculated.ordered_m, passed or None, calculated)  # inside a rack there is no tray
    return CableLength(None, trays, calculated)


def _calculated(
    builder: SiteBuilder,
    statement: ExpandedStatement,
    article: WiredPart,
    ends: tuple[Iterable[int], Iterable[int]],
    routing: Routing,
) -> tuple[AutoLength | NoAutoLength, tuple[str, ...]]:
    """The length of a cable between the sockets of its two sides (-1: parked), and the trays it takes."""
    slack = stated_slack(statement)
    no_slack = None if slack else _NO_SLACK
    try:
        path = builder.pathways.longest((_places(builder, ends[0]), _places(builder, ends[1])), routing)
    except NoPath as no_way:
        return replace(no_way.missing, also=no_slack), ()
    if slack is None:
        return _NO_SLACK, ()
    return auto_length(path.stretches, slack, article.lengths_m, _rounding(statement)), path.trays


def stated_slack(statement: ExpandedStatement) -> Quantity | None:
    """The slack of a cable, of its statement or preferred; None where it is not stated."""
    given = statement.attributes.get("slack")
    return given.value if given is not None and isinstance(given.value, Quantity) else None


def _rounding(statement: ExpandedStatement) -> Rounding | None:
    """What the length of a cable is rounded to, of its statement or preferred; None where it is not stated."""
    step, excess = statement.value("round-to"), statement.value("round-excess")
    if not isinstance(step, Quantity) or not step.value:
        return None
    return Rounding(step, excess if isinstance(excess, Quantity) else None)


_NO_SLACK = NoAutoLength(
    "its slack is not stated",
    "write `slack = 10%` of the route, or `slack = 1m` at each end, here or in a policy's `prefer`",
)


def _places(builder: SiteBuilder, sockets: Iterable[int]) -> set[EndKey]:
    return {builder.site.standing(socket) for socket in sockets if socket >= 0}
