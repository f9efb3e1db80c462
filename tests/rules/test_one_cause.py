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
