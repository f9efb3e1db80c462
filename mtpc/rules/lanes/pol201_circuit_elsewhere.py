"""POL201 circuit-elsewhere: a circuit's light reaches another port than the circuit says, or none."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.follow import lane_way
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.direct_cables import is_direct
from mtpc.rules._findings import circuit_finding
from mtpc.rules._naming import named_connector
from mtpc.rules.lanes._circuits import StrayEnd, StrayKind, misses
from mtpc.rules.lanes._dark import reached_name, where_it_ends
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Circuits whose traced light does not end where they say."""
    for miss in misses(plant):
        circuit, sender, target = plant.site.circuits[miss.circuit], miss.sender.name, miss.target.name
        if miss.kind is StrayKind.ELSEWHERE:
            reached = reached_name(plant, miss)
            message = f"{sender} reaches {reached}, not {target}"
            yield circuit_finding(RULE, circuit, message, help_=_what_to_move(plant, miss, reached))
        elif miss.kind is StrayKind.NOTHING:
            message = f"{sender} reaches nothing: {where_it_ends(plant, miss)}"
            yield circuit_finding(RULE, circuit, message, help_=f"connect it to {target}, or delete the circuit")


def _what_to_move(plant: Plant, miss: StrayEnd, reached: str) -> str:
    """The last cable on the traced path is what to move, unless the light reaches the right port on another lane."""
    if is_direct(plant.site, plant.site.circuits[miss.circuit]):
        return f"move the end of that cable from {reached} to {miss.target.name}, or correct the circuit"
    way = lane_way(plant, miss.sender, miss.lane)
    if miss.far == miss.target.face or not way.hops:
        return "use parts whose maps keep the lane on this path (`mtpc trace` shows them), or correct the circuit"
    last = named_connector(plant.site, way.hops[-1][1])
    return f"the path ends with {last}: move its end from {reached} to {miss.target.name}, or correct the circuit"


RULE = Rule(
    code="POL201",
    name="circuit-elsewhere",
    severity=Severity.ERROR,
    summary="A circuit's light reaches another port than the circuit says, or none.",
    why="The link comes up, to the wrong switch; or it stays dark although every cable is the right one.",
    fix="Move the end of the last cable on the path, which the help names, to its port; or correct the circuit.",
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
    effect="not arriving",
)
