"""Whether circuits keep to their routes, told by the pieces of their channels: as light says that is followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.channel.follow import are_among, lane_way, legs
from mtpc.channel.types import Plant
from mtpc.pipeline import compile_texts
from mtpc.repair.doubts import doubtful
from tests.support import ROOT
from tests.support.floors import HEAD, TWO_LC_RACKS, TWO_RACKS

LEGS = f"""{TWO_RACKS}optic sw[1..2].et-0/0/[0..5] : acme.q28-100g-sr4
trunk T : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] {{ length = 20m }}
cord sw1.et-0/0/[0..5] -- pp1.1.[1..6] : acme.patch-mpo12-b-om4 {{ length = 3m }}
cord pp2.1.[1..6] -- sw2.et-0/0/[0..5] : acme.patch-mpo12-b-om4 {{ length = 3m }}
"""
WAYS = f"""{TWO_LC_RACKS}cassette p[1..2].1 : acme.cassette-6lc-u1-om4
trunk M : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 {{ length = 30m }}
cord a.xe-0/0/[0..5] -- p1.1.[1..6] : acme.patch-lc-om4 {{ length = 3m }}
cord p2.1.[1..6] -- b.xe-0/0/[0..5] : acme.patch-lc-om4 {{ length = 3m }}
"""
# Two trunks between the same panels, joined in a third one: light passes both, in their order.
IN_A_ROW = f"""{HEAD}rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
panel mid : acme.panel-4slot at R1.U20
plate [pp1.1, pp2.1, mid.[1..2]] : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk A : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- mid.1.rear1 {{ length = 20m }}
trunk B : acme.trunk-mpo12-b-om4 at mid.2.rear1 -- pp2.1.rear1 {{ length = 20m }}
cord mid.1.1 -- mid.2.1 : acme.patch-mpo12-b-om4 {{ length = 3m }}
cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 {{ length = 3m }}
cord pp2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 {{ length = 3m }}
"""
FLOORS = {
    "each its leg": LEGS + "circuit c[1..6] : 100GBASE-SR4 at sw1.et-0/0/[0..5] -- sw2.et-0/0/[0..5] via T.[1..6]\n",
    "from the other end": LEGS
    + "circuit c[1..6] : 100GBASE-SR4 at sw2.et-0/0/[0..5] -- sw1.et-0/0/[0..5] via T.[1..6]\n",
    "two exchanged": LEGS
    + "circuit c[1..3] : 100GBASE-SR4 at sw1.et-0/0/[0..2] -- sw2.et-0/0/[0..2] via T.[1, 3, 2]\n",
    "a leg that is free": LEGS + "circuit c1 : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via T.12\n",
    "one leg, its ways": WAYS + "circuit c[1..6] : 10GBASE-SR at a.xe-0/0/[0..5] -- b.xe-0/0/[0..5] via M\n",
    "each its way": WAYS + "circuit c[1..6] : 10GBASE-SR at a.xe-0/0/[0..5] -- b.xe-0/0/[0..5] via M.[1..6]\n",
    "ways exchanged": WAYS + "circuit c[1..2] : 10GBASE-SR at a.xe-0/0/[0..1] -- b.xe-0/0/[0..1] via M.[2, 1]\n",
    "two in their order": IN_A_ROW + "circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via [A, B]\n",
    "two, turned": IN_A_ROW + "circuit c : 100GBASE-SR4 at sw2.et-0/0/0 -- sw1.et-0/0/0 via [B, A]\n",
    "two in the wrong order": IN_A_ROW + "circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via [B, A]\n",
}
SPECS = sorted((ROOT / "specs").glob("*.mtp"))
WRONG = {
    "two exchanged": {"c2", "c3"},
    "a leg that is free": {"c1"},
    "ways exchanged": {"c1", "c2"},
    "two in the wrong order": {"c"},
}


def off_route(plant: Plant) -> set[str]:
    """The circuits whose light runs over other legs than they name, followed connector by connector."""
    return {
        circuit.name
        for circuit in plant.site.circuits
        if circuit.via and not are_among(circuit.via, legs(plant.site, lane_way(plant, circuit.near).hops))
    }


@pytest.mark.parametrize("name", FLOORS)
def test_only_circuits_off_their_route_are_doubted(name: str) -> None:
    plant = compile_texts({"x.mtp": FLOORS[name]}).plant
    doubted = {plant.site.circuits[number].name for number in doubtful(plant).circuits}
    assert doubted == off_route(plant) == WRONG.get(name, set())
    assert all(circuit.via for circuit in plant.site.circuits)
    assert {number for circuits in plant.channels.circuits for number in circuits} == set(
        range(len(plant.site.circuits))
    )
    assert plant.site.circuits


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_no_circuit_off_its_route_is_taken_for_right(path: Path) -> None:
    plant = compile_texts({path.name: path.read_text("utf-8")}).plant
    doubted = {plant.site.circuits[number].name for number in doubtful(plant).circuits}
    joined = {plant.site.circuits[number].name for circuits in plant.channels.circuits for number in circuits}
    assert off_route(plant) & joined <= doubted
