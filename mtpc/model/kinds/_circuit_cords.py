"""The cords that circuits order: one between each port and the leg next to it, and between two legs."""

from __future__ import annotations

from mtpc.catalogue.types import DirectCable
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Leg, Subport
from mtpc.model.kinds._cable_ends import check_free, ends_shown
from mtpc.model.kinds._cables import Orders, lay
from mtpc.model.kinds._direct_circuits import ordered_part
from mtpc.model.kinds._routes import front_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Value, items_of


def make_cords(
    builder: SiteBuilder, statement: ExpandedStatement, near: Subport, far: Subport, route: tuple[Leg, ...]
) -> tuple[int, ...]:
    """Lay a cord for each stretch of a circuit that has no cable, where it orders any; raises Fault."""
    part = ordered_part(builder, statement)
    if part is None or isinstance(part, DirectCable):
        return ()
    orders = Orders(builder, statement, part)
    site = builder.site
    stops = [site.socket_of(near.face)]
    for leg in route:
        stops += [front_of(builder, statement, leg, 0), front_of(builder, statement, leg, 1)]
    stops.append(site.socket_of(far.face))
    pairs = list(zip(stops[::2], stops[1::2], strict=True))
    lengths = _lengths(statement, len(pairs))
    cords = []
    for (start, end), length in zip(pairs, lengths, strict=True):
        places = check_free(builder, statement, [start, end], 1, (statement.origin.what, statement.origin.what))
        cords.append(lay(builder, ends_shown(places), orders.order_for([start, end]), [start, end], length))
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
