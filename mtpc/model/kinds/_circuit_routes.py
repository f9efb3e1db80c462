"""What circuits run over, hop by hop: a leg, or the legs that `any(…)` may choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Leg
from mtpc.model.kinds._named_legs import legs_of, route_of
from mtpc.model.legs import split_into_ways, ways_of
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
            columns.append(_legs(builder, statement, circuits, hop.names))
    return list(zip(*columns, strict=True)) if columns else [()] * len(circuits.names)


def _legs(builder: SiteBuilder, statement: ExpandedStatement, circuits: Expansion, names: Expansion) -> list[Leg]:
    """The leg each circuit takes: one for each, or one with a way for each of them between its cassettes."""
    count = len(circuits.names)
    named = legs_of(builder, statement, names.names[0]) if len(names.names) == 1 < count else ()
    if len(named) == 1:
        (leg,) = named
        ways = 1 if leg.way else len(ways_of(builder.site, leg))
        if ways >= count:
            return [leg] * count
        if ways > 1:
            message = f"{count} circuits do not fit on {leg.name}, which has {ways} ways between its cassettes"
            help_ = "name fewer circuits, or another leg for some of them"
            raise statement.fault("TYP105", statement.origin.via, message, help_, about=leg.name)
    check_pairs(circuits, names, statement, statement.origin.via, ("circuits", "legs"))
    return [route_of(builder, statement, name) for name in names.names]


def _pool_of(builder: SiteBuilder, statement: ExpandedStatement, names: Expansion) -> Pool:
    """The legs an `any(…)` names; raises Fault."""
    from mtpc.model.placing.leg_allocation import Pool

    if "cords" not in statement.attributes:
        message = "the leg any(…) takes is not known in advance, so its cords cannot be written as statements"
        raise statement.fault("TYP110", statement.origin.via, message, "write `cords = PART` at this circuit")
    pool = builder.pools.get(names.names)
    if pool is None:
        pool = Pool.from_legs(
            [
                way
                for name in names.names
                for leg in legs_of(builder, statement, name)
                for way in split_into_ways(builder.site, leg)
            ]
        )
        builder.pools[names.names] = pool
    return pool
