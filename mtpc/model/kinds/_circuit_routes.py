"""What circuits run over, hop by hop: a leg, or the legs that `any(…)` may choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Leg
from mtpc.model.kinds._routes import legs_of, route_of
from mtpc.model.pairing import check_pairs
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion

if TYPE_CHECKING:
    from mtpc.model.placing.leg_allocation import Pool


def circuit_routes(
    builder: SiteBuilder, statement: ExpandedStatement, circuits: Expansion
) -> list[tuple[Leg | Pool, ...]]:
    """What each circuit runs over, hop by hop."""
    columns: list[Sequence[Leg | Pool]] = []
    for hop in statement.via:
        if hop.free:
            columns.append([_pool_of(builder, statement, hop.names)] * len(circuits.names))
        else:
            check_pairs(circuits, hop.names, statement, statement.origin.via, ("circuits", "legs"))
            columns.append([route_of(builder, statement, name) for name in hop.names.names])
    return list(zip(*columns, strict=True)) if columns else [()] * len(circuits.names)


def _pool_of(builder: SiteBuilder, statement: ExpandedStatement, names: Expansion) -> Pool:
    """The legs an `any(…)` names; raises Fault."""
    from mtpc.model.placing.leg_allocation import Pool

    if "cords" not in statement.attributes:
        message = "the leg any(…) takes is not known in advance, so its cords cannot be written as statements"
        raise statement.fault("TYP110", statement.origin.via, message, "write `cords = PART` at this circuit")
    pool = builder.pools.get(names.names)
    if pool is None:
        pool = Pool.from_legs([leg for name in names.names for leg in legs_of(builder, statement, name)])
        builder.pools[names.names] = pool
    return pool
