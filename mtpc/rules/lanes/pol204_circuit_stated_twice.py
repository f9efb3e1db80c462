"""POL204 circuit-stated-twice: two circuits have the same ports, and one link."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Circuit
from mtpc.rules.lanes._lane_pairs import lane_pairs, of_two_circuits
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Circuits that join lanes which a circuit before them joins."""
    first: dict[tuple[tuple[int, int], ...], Circuit] = {}
    for circuit in plant.site.circuits:
        pairs = list(lane_pairs(circuit))
        earlier = next((first[pair] for pair in pairs if pair in first), None)
        if earlier is None:
            first.update((pair, circuit) for pair in pairs)
        else:
            message = (
                f"circuit {circuit.name} has the ports of {earlier.name}: {circuit.near.name} and {circuit.far.name}"
            )
            yield of_two_circuits(RULE, circuit, earlier, message, "delete one of the two, or correct its ports")


RULE = Rule(
    __name__,
    summary="Two circuits have the same two ports.",
    why=(
        "One link is there for two that are planned. Most often a range was copied and its ports were not counted on: "
        "a link that is needed is missing."
    ),
    fix="Delete one of the two circuits, or correct its ports.",
    bad=(
        "let $second = 0\n"
        "cord leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1] : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
        "circuit up2 : 100GBASE-SR4 at leaf01.et-0/0/[48 + $second] -- spine1.et-0/0/[$second]"
    ),
    good=(
        "let $second = 1\n"
        "cord leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1] : acme.patch-mpo12-b-om4 { length = 2m }\n"
        "circuit up1 : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0\n"
        "circuit up2 : 100GBASE-SR4 at leaf01.et-0/0/[48 + $second] -- spine1.et-0/0/[$second]"
    ),
    check=check,
)
