"""Each line of the bill of materials and of an order says which circuits, racks and cables it is for."""

from __future__ import annotations

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_cells import cells
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
rack R3 : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/[0..3] : acme.q28-100g-sr4
trunk T[1..2] : acme.trunk-mpo12-b-om4 at pp1.1.rear[1..2] -- pp2.1.rear[1..2] { length = 20m }
trunk T3 : acme.trunk-mpo12-b-om4 at pp1.1.rear3 -- pp2.1.rear3 { length = 25m }
circuit up[1..2] : 100GBASE-SR4 at sw1.et-0/0/[0..1] -- sw2.et-0/0/[0..1]
  via T[1..2] { cords = acme.patch-mpo12-b-om4; cord-length = 3m }
device [a, b] : acme.sw-48x25-8x100 at R3.U[1, 3]
cord D : acme.dac-25g-sfp28 at a.xe-0/0/0 -- b.xe-0/0/0 { length = 2m }
circuit d1 : 25GBASE-CR at a.xe-0/0/0 -- b.xe-0/0/0
"""


def work() -> Work:
    result = compile_texts({"x.mtp": SPEC})
    assert result.diagnostics == ()
    return Work(result.plant, Issue())


def test_every_line_names_its_circuits_racks_and_cables() -> None:
    made = work()
    lines = [cells(made.site, line, made.served.of(line)) for line in made.bom]
    rows = {(row["part"], row["length"]): row for row in lines}
    told = {key: (row["circuits"], row["racks"], row["cable_ids"]) for key, row in rows.items()}
    assert told["trunk-mpo12-b-om4", "20"] == ("up1; up2", "R1; R2", "T1; T2")
    assert told["trunk-mpo12-b-om4", "25"] == ("", "R1; R2", "T3")  # nobody uses it yet
    assert told["q28-100g-sr4", ""] == ("up1; up2", "R1; R2", "")
    assert told["plate-12mpo-opposed-pc", ""] == ("up1; up2", "R1; R2", "")
    assert told["sw-32x100", ""] == ("up1; up2", "R1; R2", "")
    assert told["rack-42u", ""] == ("d1; up1; up2", "R1..3", "")
    assert told["dac-25g-sfp28", "2"] == ("d1", "R3", "D")
    assert told["patch-mpo12-b-om4", "3"][:2] == ("up1; up2", "R1; R2")
    assert told["patch-mpo12-b-om4", "3"][2].count("CRD-") == 4


def test_the_order_says_the_same() -> None:
    made = work()
    (order,) = made.orders
    assert [title for title, _ in order.columns if title in ("circuits", "racks", "cable ids")] == [
        "circuits", "racks", "cable ids",
    ]  # fmt: skip
    line = next(line for line in order.lines if line["part"] == "dac-25g-sfp28")
    assert (line["circuits"], line["racks"], line["cable_ids"]) == ("d1", "R3", "D")
