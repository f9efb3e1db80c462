"""What follows from a fault of a mating is told with it: circuits that stop there, lanes that its keys turn."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
optic sw[1..2].et-0/0/[0..1] : acme.q28-100g-sr4
panel p[1..2] : acme.panel-4slot at R[1..2].U42
plate p1.1 : acme.PLATE
plate p2.1 : acme.plate-12mpo-opposed-pc
trunk T : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 { length = 20m }
cord sw1.et-0/0/0 -- p1.1.1 : acme.NEAR { length = 2m }
cord p2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }
circuit up : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0
"""


@pytest.mark.parametrize(
    ("plate", "cord", "code", "piece"),
    [
        ("plate-12mpo-opposed-pc", "patch-mpo16-b-om4", "KEY101", "sw1.et-0/0/0 -- p1.1.1"),  # MPO-16 has its key aside
        ("plate-12mpo-opposed-pc", "patch-mpo24-b24n-om4", "KEY102", "sw1.et-0/0/0 -- p1.1.1"),  # two rows, one row
        ("plate-12mpo-opposed-pc", "patch-lc-om4", "KEY103", "sw1.et-0/0/0 -- p1.1.1"),
        ("plate-12lc", "patch-mpo12-b-om4", "KEY103", "p1.1"),  # neither plug goes into the plate
        ("plate-12mpo-nomating", "patch-mpo12-b-om4", "KEY104", "p1.1"),  # which positions touch is not stated
    ],
)
def test_a_circuit_that_stops_at_a_mating_follows_from_its_fault(plate: str, cord: str, code: str, piece: str) -> None:
    found = compile_texts({"a.mtp": FLOOR.replace("PLATE", plate).replace("NEAR", cord)}).diagnostics
    causes = [one for one in found if one.consequences]
    assert [(one.code, one.object) for one in causes] == [(code, piece)]
    assert [(one.code, one.object) for one in causes[0].consequences] == [("POL201", "up")]
    assert not [one for one in found if one.code.startswith("POL")]


BREAKOUT = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw : acme.sw-32x400 at R1.U37
device leaf : acme.router-100g at R2.U40
optic sw.et-0/0/0 : acme.qdd-400g-dr4
optic leaf.et-0/0/[0..3] : acme.q28-100g-dr
panel p[1..2] : acme.panel-4slot at R[1..2].U42
plate p1.1 : acme.plate-12mpo-opposed-apc
cassette p2.1 : acme.cassette-mpo8-4lc-u1-os2
trunk T : acme.trunk-mpo12-b-os2-apc at p1.1.rear1 -- p2.1.rear1 { length = 35m }
cord p2.1.[1..4] -- leaf.et-0/0/[0..3] : acme.patch-lc-os2 { length = 2m }
circuit up[0..3] : 100GBASE-DR at sw.et-0/0/0:[0..3] -- leaf.et-0/0/[0..3]
cord C : acme.patch-mpo12-a-om4-apc at p1.1.1 -- sw.et-0/0/0 { length = 2m }
"""


def test_what_a_cable_of_the_wrong_mode_reflects_follows_from_its_mode() -> None:
    (one,) = compile_texts({"a.mtp": BREAKOUT}).diagnostics
    assert (one.code, one.object) == ("FIB101", "C")
    assert [(each.code, each.object) for each in one.consequences] == [("LOS310", f"up{lane}") for lane in range(4)]


def test_what_other_cables_reflect_is_told_beside_it() -> None:
    line = "cord p2.1.[1..4] -- leaf.et-0/0/[0..3] : acme.patch-lc-os2 { length = 2m }"
    dull = "part dull : cord { fibre = os2; loss = 0.25dB; return-loss = 30dB; polish = upc\n"
    dull += "  end [a, b] : lc-duplex; map a.L -- b.R; map a.R -- b.L }\n"
    text = BREAKOUT.replace(line, dull + line.replace("acme.patch-lc-os2", "dull"))
    found = [one.code for one in compile_texts({"a.mtp": text}).diagnostics]
    assert found.count("LOS310") == 1
    assert found.count("FIB101") == 1
