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
        circuit, sender, wanted = plant.site.circuits[miss.circuit], miss.sender.name, miss.wanted.name
        if miss.kind == "elsewhere":
            reached = reached_name(plant, miss)
            message = f"{sender} reaches {reached}, not {wanted}"
            help_ = f"move this way's end from {reached} to {wanted}, or correct the circuit"
            yield circuit_finding(RULE, circuit, message, help_=help_)
        elif miss.kind == "nothing":
            message = f"{sender} reaches nothing: {where_it_ends(plant, miss)}"
            yield circuit_finding(RULE, circuit, message, help_=f"join it to {wanted}, or delete the circuit")


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
