"""GEO204 circuit-turned-round: a circuit starts in the rack where its route ends, and ends where it starts."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.floor_values import Circuit
from mtpc.model.site import Site
from mtpc.rules._findings import circuit_finding
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Circuits whose cords would both run from the one rack to the other."""
    site = plant.site
    for circuit in site.circuits:
        racks = _racks_if_turned(site, circuit) if circuit.cords and circuit.via else None
        if racks is not None:
            near_rack, far_rack = racks
            near, far = (end.name for end in (circuit.near, circuit.far))
            first, last = circuit.via[0].name, circuit.via[-1].name
            yield circuit_finding(
                RULE,
                circuit,
                f"the cords of {circuit.name} would run from rack to rack: {near} is at end B of {last} (rack"
                f" {near_rack}), {far} at end A of {first} (rack {far_rack})",
                help_=f"write its ends the other way round, `{far} -- {near}`, or name a leg with end A in {near_rack}",
            )


def _racks_if_turned(site: Site, circuit: Circuit) -> tuple[str, str] | None:
    """The racks of a circuit's two ports, if its route runs from the second to the first."""
    start, left = _racks(site, circuit.cords[0])
    if start == left:
        return None
    right, end = _racks(site, circuit.cords[-1])
    return (start, end) if start == right and left == end and "" not in (start, end) else None


def _racks(site: Site, cord: int) -> tuple[str, str]:
    """The racks a cord's two ends are plugged in; "" where that is not known."""
    left, right = (rack.name if (rack := site.rack_at(face)) else "" for face in site.faces_of(cord)[:2])
    return left, right


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A circuit starts in the rack where its route ends, and ends where it starts.",
    why="Its first port is joined to end A of the legs, so both cords would be ordered to run from rack to rack.",
    fix="Write the circuit's ends the other way round, or use legs that run in its direction.",
    bad=(
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T02 : acme.trunk-mpo12-b-om4 at sp01.2.rear1 -- lp01.2.rear1 { length = 10m }\n"
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
        "  via T02 { cords = acme.patch-mpo12-b-om4; cord-length = 5m }"
    ),
    good=(
        "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
        "trunk T02 : acme.trunk-mpo12-b-om4 at sp01.2.rear1 -- lp01.2.rear1 { length = 10m }\n"
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
        "  via T01.1 { cords = acme.patch-mpo12-b-om4; cord-length = 5m }"
    ),
    check=check,
)
