"""`via any(T[1..4])`: which legs there are to choose from, what each is, and what to say where none is left."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Label
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Circuit, Leg
from mtpc.model.kinds._routes import face_at, front_at, legs_of
from mtpc.model.placing.allocate import HOPS, USED, Lost, Pool, Request, State, allocate
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.reservations import reservation_word
from mtpc.model.site import Site
from mtpc.model.symbols import plain
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
    made = allocate(requests, lock.circuits, _states(builder, _held(builder, requests)))
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


def _held(builder: SiteBuilder, requests: list[Request]) -> frozenset[str]:
    """Legs of locked circuits that are not here but may be: in a spec not named now, or in a statement with a fault."""
    lock, site = builder.lock, builder.site
    if not lock or not (site.incomplete or lock.present - site.sources.keys()):
        return frozenset()
    here = {plain(request.circuit) for request in requests}
    return frozenset(plain(leg) for name, legs in lock.circuits.items() if plain(name) not in here for leg in legs)


def _states(builder: SiteBuilder, held: frozenset[str]) -> State:
    """What each leg is before anybody chooses."""
    site = builder.site
    named = {(leg.component, leg.number) for circuit in site.circuits for leg in circuit.via}

    def state(leg: Leg) -> str:
        fronts = (front_at(site, leg, 0), front_at(site, leg, 1))
        if min(fronts) < 0:
            hangs = any(site.socket_of(face_at(site, leg, side)) < 0 for side in (0, 1))
            return "parked" if hangs else "without a single port in front"
        word = reservation_word(site, leg, fronts)
        if word == "blocked":
            return word
        if (leg.component, leg.number) in named or any(site.socket(front).plug >= 0 for front in fronts):
            return USED
        return USED if held and plain(leg.name) in held else word

    return state


def _lost(builder: SiteBuilder, one: Asked, lost: Lost) -> Fault:
    if lost.leg is None:
        why = "its route has another number of any(…) now" if lost.state == HOPS else "its any(…) has no such leg now"
    else:
        user = _user(builder.site, lost.leg) if lost.state == USED else ""
        why = f"it is {lost.state} by {user} now" if user else f"it is {lost.state} now"
    name = one.circuit.name
    message = f"{name} cannot keep {lost.leg.name if lost.leg else lost.names}: {why}"
    help_ = f"free the leg, or delete the line of {name} from mtpc.lock to have another one chosen"
    block = (
        builder.site.reservations.get(("blocked", ("leg", str(lost.leg.component), lost.leg.number)))
        if lost.leg
        else None
    )
    label = Label(block.origin.what, "blocked here") if block else None
    return one.statement.fault("PRT110", one.statement.origin.via, message, help_, about=name, label=label)


def _user(site: Site, leg: Leg) -> str:
    for front in (front_at(site, leg, 0), front_at(site, leg, 1)):
        if front >= 0 and site.socket(front).plug >= 0:
            return site.name_of(site.component_of(site.socket(front).plug))
    return next((circuit.name for circuit in site.circuits if leg in circuit.via), "")


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
