"""Whether a circuit runs over the legs its `via` names."""

from __future__ import annotations

from mtpc.channel.follow import Way, legs
from mtpc.channel.types import FibreEnd
from mtpc.model.floor_values import Circuit, Leg
from mtpc.model.site import Site
from mtpc.repair.light import Light


def legs_taken(site: Site, circuit: Circuit, light: Light) -> list[Leg]:
    """The legs the first lane of its near end runs over."""
    arrival = light.arrivals(circuit.near.face)[circuit.near.lanes[0] if circuit.near.lanes else 1]
    return legs(site, Way(arrival.hops, FibreEnd.PORT, arrival.face, {}))


def over_its_route(site: Site, circuit: Circuit, light: Light) -> bool:
    """Whether the legs wanted are among those taken, from left to right."""
    left = iter([(leg.component, leg.number) for leg in legs_taken(site, circuit, light)])
    return all((leg.component, leg.number) in left for leg in circuit.via)
