"""OPT103 circuit-is-not-what-optics-are: a circuit's application is not what the transceivers at its ends are."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.direct_parts import applications_of, applications_shown
from mtpc.catalogue.types import DirectCable
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.direct_cables import is_direct, joined_directly
from mtpc.model.floor_values import Circuit
from mtpc.repair.ends import lanes_of, optic_of, unfit_ends
from mtpc.rules._findings import circuit_finding
from mtpc.rules._optics import modes_shown, tech
from mtpc.rules.rule import OF_MATINGS, Rule
from mtpc.rules.sources import IEEE_802_3, LANE_TECHNOLOGY


def check(plant: Plant) -> Iterator[Diagnostic]:
    """An end of a circuit has other lanes than its application."""
    for circuit in plant.site.circuits:
        if is_direct(plant.site, circuit):
            yield from _of_direct(plant, circuit)
            continue
        unfit = unfit_ends(plant, circuit)
        for end in (circuit.near, circuit.far):
            optic = optic_of(plant.site, end.face)
            if end in unfit or tech(plant, optic) not in ("", circuit.application.lane_tech):
                lanes = len(lanes_of(plant.site, end))
                yield circuit_finding(
                    RULE,
                    circuit,
                    f"{circuit.name} is a {circuit.application.name} circuit, and {end.name} is"
                    f" {lanes} lane{'s' * (lanes > 1)} of {optic.application}",
                    help_="write the application the optics have, or name the lanes of the port that are meant",
                    notes=modes_shown(optic),
                    span=circuit.origin.type,
                )
                break


def _of_direct(plant: Plant, circuit: Circuit) -> Iterator[Diagnostic]:
    """The cable that joins the cages is something else than the circuit."""
    cable = plant.site.article(circuit.near.face)
    if not isinstance(cable, DirectCable) or not joined_directly(plant.site, circuit):
        return  # it leads elsewhere: circuit-elsewhere reports it
    if circuit.application.name not in applications_of(cable):
        from mtpc.repair.stock import stock

        other = stock(plant).direct_cable_of(circuit.application.name, cable)
        yield circuit_finding(
            RULE,
            circuit,
            f"{circuit.name} is a {circuit.application.name} circuit, and the cable between its ports is"
            f" {applications_shown(cable)} ({cable.medium.upper()})",
            help_=f"write the application the cable has, or use {other.name if other else 'optics and a cord'}",
            span=circuit.origin.type,
        )


RULE = Rule(
    __name__,
    summary="A circuit's application is not what the transceivers at its ends are.",
    why="The circuit would be checked, printed and handed over as something it is not.",
    fix="Correct the circuit's application, name the lanes it uses (`port:0`), or change the optic.",
    sources=(
        LANE_TECHNOLOGY,
        IEEE_802_3,
    ),
    bad=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 10GBASE-SR"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4"
    ),
    check=check,
    needs=OF_MATINGS,
)
