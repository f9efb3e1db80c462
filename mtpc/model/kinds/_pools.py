"""`via any(T[1..4])`: which leg each circuit takes, and the findings where none can be taken."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.diagnostics import Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Circuit, Leg, Restriction
from mtpc.model.kinds._leg_states import leg_states, user_of
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.leg_allocation import HOPS, USED, Lost, Pool, Request, allocate_legs
from mtpc.model.targets import LegTarget
from mtpc.model.values import Fault
from mtpc.text import natural_key


@dataclass(frozen=True, slots=True)
class WaitingCircuit:
    """A circuit whose route is not chosen yet: a leg or a pool for each hop."""

    statement: ExpandedStatement
    circuit: Circuit
    hops: tuple[Leg | Pool, ...]


def choose_legs(
    builder: SiteBuilder, circuits: list[WaitingCircuit]
) -> Iterator[tuple[WaitingCircuit, tuple[Leg, ...]]]:
    """The route of each circuit that gets one, in natural order of names; reports the others."""
    circuits.sort(key=lambda waiting: natural_key(waiting.circuit.name))
    lock = builder.lock
    if lock is None:
        for waiting in circuits:
            builder.report(Fault(None), waiting.statement, (waiting.circuit.name,))
        return
    by_name = {waiting.circuit.name: waiting for waiting in circuits}
    requests = [
        Request(name, tuple(hop for hop in waiting.hops if isinstance(hop, Pool))) for name, waiting in by_name.items()
    ]
    allocation = allocate_legs(requests, lock.circuits, leg_states(builder, requests))
    for waiting in circuits:
        name = waiting.circuit.name
        taken = allocation.taken.get(name)
        if taken is None:
            lost = allocation.lost.get(name)
            fault = _lost(builder, waiting, lost) if lost else _none(waiting, allocation.without_leg[name])
            builder.report(fault, waiting.statement, (name,))
            continue
        builder.site.allocated[name] = tuple(leg.name for leg in taken)
        chosen = iter(taken)
        yield waiting, tuple(next(chosen) if isinstance(hop, Pool) else hop for hop in waiting.hops)


def _lost(builder: SiteBuilder, waiting: WaitingCircuit, lost: Lost) -> Fault:
    if lost.leg is None:
        why = (
            ": its route has another number of any(…) now"
            if lost.state == HOPS
            else ", which its any(…) does not name now"
        )
    else:
        user = user_of(builder.site, lost.leg) if lost.state == USED else ""
        why = f", which is now {lost.state} by {user}" if user else f", which is now {lost.state}"
    name = waiting.circuit.name
    message = f"{name} cannot keep {lost.leg.name if lost.leg else lost.names}{why}"
    help_ = f"free the leg, or delete the line of {name} from mtpc.lock so that another leg is chosen"
    block = builder.site.reservations.get((Restriction.BLOCKED, LegTarget.of(lost.leg))) if lost.leg else None
    label = Label(block.origin.what, "blocked here") if block else None
    return waiting.statement.fault("PRT110", waiting.statement.origin.via, message, help_, about=name, label=label)


def _none(waiting: WaitingCircuit, counts: dict[str, int]) -> Fault:
    message = f"no leg is free for {waiting.circuit.name}: {_counted(counts)}"
    help_ = "name another trunk in any(…), or free a leg"
    return waiting.statement.fault("PRT111", waiting.statement.origin.via, message, help_, about=waiting.circuit.name)


def _counted(counts: dict[str, int]) -> str:
    """`of 12 legs 9 are used, 2 reserved, 1 blocked`."""
    (first, many), *rest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not rest:
        return f"its one leg is {first}" if many == 1 else f"all {many} legs are {first}"
    others = "".join(f", {count} {state}" for state, count in rest)
    return f"of {sum(counts.values())} legs {many} {'is' if many == 1 else 'are'} {first}{others}"
