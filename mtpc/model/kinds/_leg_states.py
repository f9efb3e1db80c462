"""The state of each leg before `any(…)` chooses: free, used and by what, reserved, blocked, parked."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.model.floor_values import Leg, Restriction
from mtpc.model.legs import face_at, front_at
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.placing.leg_allocation import USED, Request, State
from mtpc.model.reserved_use import restriction_of
from mtpc.model.site import Site
from mtpc.model.symbols import plain


def leg_states(builder: SiteBuilder, requests: Sequence[Request]) -> State:
    """The state of each leg before any circuit chooses."""
    site, kept = builder.site, _kept_legs(builder, requests)
    named = {(leg.component, leg.number, leg.way) for circuit in site.circuits for leg in circuit.via}

    def state(leg: Leg) -> str:
        fronts = (front_at(site, leg, 0), front_at(site, leg, 1))
        if min(fronts) < 0:
            parked = any(site.socket_of(face_at(site, leg, side)) < 0 for side in (0, 1))
            return "parked" if parked else "without a single port in front"
        restriction = restriction_of(site, leg, fronts)
        if restriction is Restriction.BLOCKED:
            return restriction
        if (leg.component, leg.number, leg.way) in named or any(map(site.plugs_at, fronts)):
            return USED
        return USED if kept and plain(leg.name) in kept else restriction or ""

    return state


def user_of(site: Site, leg: Leg) -> str:
    """The cord in front of a leg, else the circuit over it; empty where it is not used."""
    for front in (front_at(site, leg, 0), front_at(site, leg, 1)):
        for plug in site.plugs_at(front) if front >= 0 else ():
            return site.name_of(site.component_of(plug))
    return next((circuit.name for circuit in site.circuits if leg in circuit.via), "")


def _kept_legs(builder: SiteBuilder, requests: Sequence[Request]) -> frozenset[str]:
    """Legs of locked circuits that are missing now: they may be in a spec not read, or in a statement with a fault."""
    lock, site = builder.lock, builder.site
    if not lock:
        return frozenset()
    unread, requested = lock.present - site.sources.keys(), {plain(request.circuit) for request in requests}
    missing = {name for name in lock.circuits if plain(name) not in requested and (unread or site.gaps.about(name))}
    return frozenset(plain(leg) for name in missing for leg in lock.circuits[name])
