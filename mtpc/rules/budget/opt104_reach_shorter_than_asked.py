"""OPT104 reach-shorter-than-asked: a circuit's optic talks to the circuit's application, but has a shorter reach."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import Application, Confidence
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.floor_values import Circuit
from mtpc.repair.ends import optic_of
from mtpc.rules._findings import circuit_finding
from mtpc.rules._naming import type_span
from mtpc.rules.budget._channels import CheckedChannel, checked_channels
from mtpc.rules.rule import OF_CHANNELS, Premise, Rule
from mtpc.units import show


def check(plant: Plant) -> Iterator[Diagnostic]:
    """A whole port of a circuit is an application that has a shorter reach over this fibre."""
    for channel in checked_channels(plant):
        for index in plant.channels.circuits[channel.index]:
            yield from _of_circuit(plant, plant.site.circuits[index], channel)


def _of_circuit(plant: Plant, circuit: Circuit, channel: CheckedChannel) -> Iterator[Diagnostic]:
    fibre, asked = plant.site.fibres.get(channel.budget.fibre or ""), circuit.application
    for end in (circuit.near, circuit.far):
        actual = plant.site.applications.get(optic_of(plant.site, end.face).application)
        if fibre is None or actual is None or actual is asked or end.lanes or actual.lane_tech != asked.lane_tech:
            continue
        actual_limits, asked_limits = actual.limit(fibre), asked.limit(fibre)
        if (
            actual_limits is None
            or asked_limits is None
            or actual_limits.reach_m is None
            or asked_limits.reach_m is None
        ):
            continue
        if actual_limits.reach_m < asked_limits.reach_m:
            yield circuit_finding(
                RULE,
                circuit,
                f"{circuit.name} is a {asked.name} circuit, but {end.name} is {actual.name}, which reaches"
                f" {show(actual_limits.reach_m)} m over {fibre.shown};"
                f" {asked.name} reaches {show(asked_limits.reach_m)} m",
                help_=_help(asked, actual, show(actual_limits.reach_m)),
                span=type_span(circuit.origin),
                notes=tuple(
                    f"the reach of {name} over {fibre.shown} is not confirmed ({row.reach_fact.confidence})"
                    for name, row in ((actual.name, actual_limits), (asked.name, asked_limits))
                    if row.reach_fact.confidence != Confidence.HIGH
                ),
            )
            return


def _help(asked: Application, actual: Application, reach: str) -> str:
    """What to do; no module is sold for an application of one's own."""
    if asked.based_on:
        return f"state at most {reach} m in {asked.name}, or use modules or a fibre that reach further"
    return f"write {actual.name} for the circuit, or use a {asked.name} module there"


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A circuit's optic talks to the circuit's application, but has a shorter reach.",
    why=(
        "VR modules are sold as SR: the lanes are the same and the link comes up, over half the length. The path "
        "that is moved or lengthened later fails, and everybody looks for the fault in the fibre. DR sold as FR, and "
        "SR4 as eSR4, are the same."
    ),
    fix="Call the circuit what its optics are, or use modules that reach as far as it says.",
    sources=(
        "each record of an application states its reach with its source and confidence",
        "reach of VR and SR over OM4, 50 m and 100 m: IEEE 802.3db, clause 167 (reach read, high)",
    ),
    bad=(
        "optic border[1..2].et-0/0/2 : acme.qdd-400g-vr4\n"
        "cord border1.et-0/0/2 -- border2.et-0/0/2 : acme.patch-mpo12-b-om4-apc { length = 3m }\n"
        "circuit isl : 400GBASE-SR4 at border1.et-0/0/2 -- border2.et-0/0/2"
    ),
    good=(
        "optic border[1..2].et-0/0/2 : acme.qdd-400g-sr4\n"
        "cord border1.et-0/0/2 -- border2.et-0/0/2 : acme.patch-mpo12-b-om4-apc { length = 3m }\n"
        "circuit isl : 400GBASE-SR4 at border1.et-0/0/2 -- border2.et-0/0/2"
    ),
    check=check,
    needs=(*OF_CHANNELS, Premise.REACHES_KNOWN),
)
