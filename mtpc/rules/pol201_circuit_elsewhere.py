"""POL201 circuit-elsewhere: a circuit's light reaches another port than the circuit says, or none."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._dark import reached_name, where_it_ends
from mtpc.rules._intent import circuit_finding, misses
from mtpc.rules._rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Circuits whose traced light does not end where they say."""
    for miss in misses(plant):
        circuit = plant.site.circuits[miss.circuit]
        near, far = circuit.near.name, circuit.far.name
        if miss.kind == "elsewhere":
            reached = reached_name(plant, circuit, miss)
            yield circuit_finding(
                RULE,
                circuit,
                f"{near} reaches {reached}, not {far}",
                help_=f"move the far end of this way from {reached} to {far}, or correct the circuit",
            )
        elif miss.kind == "nothing":
            where = where_it_ends(plant, circuit, miss)
            yield circuit_finding(
                RULE, circuit, f"{near} reaches nothing: {where}", help_=f"join it to {far}, or delete the circuit"
            )


RULE = Rule(
    code="POL201",
    name="circuit-elsewhere",
    severity=Severity.ERROR,
    summary="A circuit's light reaches another port than the circuit says, or none.",
    why="The link comes up, to the wrong switch; or it stays dark although every cable is the right one.",
    fix="Move the cord the message names, or correct the circuit.",
    sources=("a circuit is intent and is checked against the trace: docs/language.md",),
    bad=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/1 : 100GBASE-SR4"
    ),
    good=(
        "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4"
    ),
    check=check,
    fold=False,
)
