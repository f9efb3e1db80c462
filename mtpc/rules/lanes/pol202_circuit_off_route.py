"""POL202 circuit-off-route: a circuit reaches its port over legs other than those of its `via`."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.follow import lane_way, legs
from mtpc.channel.types import FibreEnd, Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.direct_cables import is_direct
from mtpc.model.floor_values import Circuit, Leg
from mtpc.rules._findings import circuit_finding
from mtpc.rules.lanes._circuits import misses
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Circuits that arrive, but not over the legs they name."""
    site = plant.site
    routed = [number for number, circuit in enumerate(site.circuits) if circuit.via]
    astray = {miss.circuit for miss in misses(plant)} if routed else set()
    for number in routed:
        circuit = site.circuits[number]
        taken = [] if is_direct(site, circuit) else _legs(plant, circuit)
        if number in astray or taken is None or _in_this_order(circuit.via, taken):
            continue
        route = ", ".join(leg.name for leg in circuit.via)
        yield circuit_finding(
            RULE,
            circuit,
            f"{circuit.name} runs over {', '.join(leg.name for leg in taken) or 'no trunk'}; its route says {route}",
            help_="move its cords to the ports of the route, or correct `via`",
            span=circuit.origin.via,
        )


def _in_this_order(route: tuple[Leg, ...], taken: list[Leg]) -> bool:
    """Whether the legs wanted are among those taken, from left to right."""
    left = iter([(leg.component, leg.number) for leg in taken])
    return all((leg.component, leg.number) in left for leg in route)


def _legs(plant: Plant, circuit: Circuit) -> list[Leg] | None:
    """The legs its first lane runs over; None where that light reaches no port."""
    way = lane_way(plant, circuit.near)
    return legs(plant.site, way) if way.end is FibreEnd.PORT else None


RULE = Rule(
    code="POL202",
    name="circuit-off-route",
    severity=Severity.ERROR,
    summary="A circuit reaches its port over legs other than those of its `via`.",
    why="The route was chosen for diversity or by a colleague's plan; the cut sheet would show another one.",
    fix="Move the cords to the legs of the route, or correct `via`.",
    sources=("a circuit's route is checked against the trace: docs/language.md",),
    bad=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4 via T01.2"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4 via T01.1"
    ),
    check=check,
    effect="off their route",
)
