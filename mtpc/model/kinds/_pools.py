"""`via any(T[1..4])`: which legs there are to choose from, and what to say where none is left."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Circuit, Leg, LegTarget, Restriction
from mtpc.model.kinds._leg_states import leg_states, user_of
from mtpc.model.kinds._routes import legs_of
from mtpc.model.placing.allocate import HOPS, USED, Lost, Pool, Request, allocate
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.values import Expansion, Fault
from mtpc.text import natural_key


@dataclass(frozen=True, slots=True)
class Asked:
    """A circuit whose route is not settled: a leg or a pool for each hop."""

    statement: ExpandedStatement
    circuit: Circuit
    hops: tuple[Leg | Pool, ...]


def pool_of(builder: SiteBuilder, statement: ExpandedStatement, names: Expansion) -> Pool:
    """The legs an `any(…)` names; raises Fault."""
    if "cords" not in statement.attributes:
        message = "which leg any(…) takes is not known beforehand, so nobody can write its cords"
        raise statement.fault("TYP110", statement.origin.via, message, "write `cords = PART` at this circuit")
    known = builder.pools.get(names.names)
    if known is None:
        known = Pool.of([leg for name in names.names for leg in legs_of(builder, statement, name)])
        builder.pools[names.names] = known
    return known


def choose_legs(builder: SiteBuilder, asked: list[Asked]) -> Iterator[tuple[Asked, tuple[Leg, ...]]]:
    """The route of each circuit that gets one, in natural order of names; reports the others."""
    asked.sort(key=lambda one: natural_key(one.circuit.name))
    lock = builder.lock
    if lock is None:
        for one in asked:
            builder.report(Fault(None), one.statement, (one.circuit.name,))
        return
    requests = [
        Request(one.circuit.name, tuple(hop for hop in one.hops if isinstance(hop, Pool)))
        for one in {one.circuit.name: one for one in asked}.values()
    ]
    made = allocate(requests, lock.circuits, leg_states(builder, requests))
    for one in asked:
        name = one.circuit.name
        taken = made.taken.get(name)
        if taken is None:
            lost = made.lost.get(name)
            fault = _lost(builder, one, lost) if lost else _none(one, made.none[name])
            builder.report(fault, one.statement, (name,))
            continue
        builder.site.allocated[name] = tuple(leg.name for leg in taken)
        chosen = iter(taken)
        yield one, tuple(next(chosen) if isinstance(hop, Pool) else hop for hop in one.hops)


def _lost(builder: SiteBuilder, one: Asked, lost: Lost) -> Fault:
    if lost.leg is None:
        why = "its route has another number of any(…) now" if lost.state == HOPS else "its any(…) has no such leg now"
    else:
        user = user_of(builder.site, lost.leg) if lost.state == USED else ""
        why = f"it is {lost.state} by {user} now" if user else f"it is {lost.state} now"
    name = one.circuit.name
    message = f"{name} cannot keep {lost.leg.name if lost.leg else lost.names}: {why}"
    help_ = f"free the leg, or delete the line of {name} from mtpc.lock to have another one chosen"
    block = (
        builder.site.reservations.get((Restriction.BLOCKED, LegTarget(lost.leg.component, lost.leg.number)))
        if lost.leg
        else None
    )
    label = Label(block.origin.what, "blocked here") if block else None
    return one.statement.fault("PRT110", one.statement.origin.via, message, help_, about=name, label=label)


def _none(one: Asked, counts: dict[str, int]) -> Fault:
    message = f"no leg is free for {one.circuit.name}: {_counted(counts)}"
    help_ = "name another trunk in any(…), or free a leg"
    return one.statement.fault("PRT111", one.statement.origin.via, message, help_, about=one.circuit.name)


def _counted(counts: dict[str, int]) -> str:
    """`of 12 legs 9 are used, 2 reserved, 1 blocked`."""
    (first, many), *rest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not rest:
        return f"its one leg is {first}" if many == 1 else f"all {many} legs are {first}"
    others = "".join(f", {count} {state}" for state, count in rest)
    return f"of {sum(counts.values())} legs {many} {'is' if many == 1 else 'are'} {first}{others}"
