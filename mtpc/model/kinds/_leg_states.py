"""What each leg is before `any(…)` chooses: free, used and by whom, reserved, blocked, parked."""

from __future__ import annotations

from collections.abc import Sequence

from mtpc.model.floor_values import Leg, Restriction
from mtpc.model.legs import face_at, front_at
from mtpc.model.placing.allocate import USED, Request, State
from mtpc.model.placing.builder import SiteBuilder
from mtpc.model.reserved_use import restriction_of
from mtpc.model.site import Site
from mtpc.model.symbols import plain


def leg_states(builder: SiteBuilder, requests: Sequence[Request]) -> State:
    """What each leg is before anybody chooses."""
    site, held = builder.site, _held(builder, requests)
    named = {(leg.component, leg.number) for circuit in site.circuits for leg in circuit.via}

    def state(leg: Leg) -> str:
        fronts = (front_at(site, leg, 0), front_at(site, leg, 1))
        if min(fronts) < 0:
            hangs = any(site.socket_of(face_at(site, leg, side)) < 0 for side in (0, 1))
            return "parked" if hangs else "without a single port in front"
        restriction = restriction_of(site, leg, fronts)
        if restriction is Restriction.BLOCKED:
            return restriction
        if (leg.component, leg.number) in named or any(site.socket(front).plug >= 0 for front in fronts):
            return USED
        return USED if held and plain(leg.name) in held else restriction or ""

    return state


def user_of(site: Site, leg: Leg) -> str:
    """The cord in front of a leg, else the circuit over it; empty where nobody uses it."""
    for front in (front_at(site, leg, 0), front_at(site, leg, 1)):
        if front >= 0 and site.socket(front).plug >= 0:
            return site.name_of(site.component_of(site.socket(front).plug))
    return next((circuit.name for circuit in site.circuits if leg in circuit.via), "")


def _held(builder: SiteBuilder, requests: Sequence[Request]) -> frozenset[str]:
    """Legs of locked circuits that are not here but may be: in a spec not named now, or in a statement with a fault."""
    lock, site = builder.lock, builder.site
    if not lock or not (site.incomplete or lock.present - site.sources.keys()):
        return frozenset()
    here = {plain(request.circuit) for request in requests}
    return frozenset(plain(leg) for name, legs in lock.circuits.items() if plain(name) not in here for leg in legs)
