"""The cords that circuits order: one between each port and the leg next to it, and between two legs."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Circuit, Leg
from mtpc.model.kinds._cable_ends import check_free, ends_shown
from mtpc.model.kinds._cables import Orders, lay
from mtpc.model.kinds._direct_circuits import ordered_part
from mtpc.model.kinds._named_legs import front_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Value, items_of


@dataclass(slots=True)
class CircuitCords:
    """Lays the cords of the circuits of one statement, which order the same."""

    builder: SiteBuilder
    statement: ExpandedStatement
    _orders: Orders | None = None

    def lay(self, circuit: Circuit, route: tuple[Leg, ...]) -> tuple[int, ...]:
        """A cord for each stretch of a circuit that has no cable, where it orders any; raises Fault."""
        builder = self.builder
        if self._orders is None:
            part, statement = ordered_part(builder, self.statement)
            if part is None or isinstance(part, DirectCable):
                return ()
            self._orders = Orders(builder, statement, part)
        statement = self._orders.statement
        stops = [builder.site.socket_of(circuit.near.face)]
        over: list[int] = []  # the ports that the stretch of cable before lies between
        for leg in route:
            fronts = [front_of(builder, statement, leg, side) for side in (0, 1)]
            if sorted(fronts) != sorted(over):  # else spliced to the one before: one way
                stops += fronts
            over = fronts
        stops.append(builder.site.socket_of(circuit.far.face))
        pairs = [[start, end] for start, end in zip(stops[::2], stops[1::2], strict=True)]
        cords, spans = [], (statement.origin.what, statement.origin.what)
        for pair, length in zip(pairs, _lengths(statement, len(pairs)), strict=True):
            check_free(builder, statement, pair, 1, spans)
            cords.append(lay(builder, ends_shown(builder.site, pair), self._orders.order_for(pair), pair, length))
        return tuple(cords)


def _lengths(statement: ExpandedStatement, count: int) -> list[Value | None]:
    given = statement.attributes.get("cord-length")
    lengths: list[Value | None] = [*items_of(given.value)] if given else [None]
    if len(lengths) == 1:
        return lengths * count
    if len(lengths) != count:
        message = f"each circuit takes {count} cords; {len(lengths)} lengths are written"
        raise statement.fault(
            "TYP105", given.span if given else None, message, "write one length, or one for each cord"
        )
    return lengths
