"""Totals are the whole of what is ordered, waste is what no circuit lights, alternatives have known prices."""

from __future__ import annotations

from decimal import Decimal

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.costs import alternative_rows, total_rows
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.waste import waste_rows
from mtpc.plan.rows.work import Work

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
use "./prices.csv" as prices
policy { spares { cord = 1 }; order { prices = prices } }
row A
rack R[1..2] : acme.rack-42u at A { row-origin = 0m; pitch = 600mm }
tray over at R1 -- R2 { drop = 1m }
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at pp1.1.rear[1..12] -- pp2.1.rear[1..12] {
  length = auto; tray = over; slack = 10%
}
group pod {
  circuit up : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via T1.1 {
    cords = acme.patch-mpo12-b-om4; cord-length = 3m
  }
}
"""
PRICES = """part,unit price,currency
patch-mpo12-b-om4,10,EUR
patch-mpo12-b-om4-stock,8,EUR
trunk-144-12xmpo12-b-om4,900,EUR
"""


def made() -> Work:
    return Work(compile_texts({"x.mtp": SPEC, "prices.csv": PRICES}).plant, Issue())


def test_sums_by_vendor_and_by_group_are_the_whole() -> None:
    work = made()
    sums: dict[str, tuple[Decimal, int]] = {}
    for row in total_rows(work.site, work.bom):
        price, pieces = sums.get(row["by"], (Decimal(0), 0))
        sums[row["by"]] = (price + Decimal(row["price"] or 0), pieces + int(row["pieces"]))
    assert set(sums.values()) == {(Decimal(930), 14)}  # 3 cords of 10, a trunk of 900; 2 racks, switches … without
    groups = {row["name"]: row["price"] for row in total_rows(work.site, work.bom) if row["by"] == "group"}
    assert groups == {"in no group": "900", "pod": "20", "spares, and what fills packs": "10"}


def test_waste_counts_legs_without_a_circuit_and_fibres_without_light() -> None:
    work = made()
    rows = {row["kind"]: row for row in waste_rows(work.uses, work.bom)}
    trunk = rows["trunk"]
    assert [trunk[name] for name in ("legs", "legs_unused", "fibres", "fibres_dark")] == ["12", "11", "144", "136"]
    assert Decimal(trunk["metres_way"]) + Decimal(trunk["metres_beyond"]) == Decimal(trunk["metres_designed"])
    cord = rows["cord"]
    assert [cord[name] for name in ("fibres", "fibres_dark", "metres_spare")] == ["24", "8", "3"]
    assert cord["notes"] == "the way of 2 is not calculated: their length is written"


def test_what_else_has_a_price_is_told_with_what_differs() -> None:
    work = made()
    (row,) = alternative_rows(work.site, work.bom)
    assert (row["part"], row["instead"]) == ("acme-fibre.patch-mpo12-b-om4", "acme-fibre.patch-mpo12-b-om4-stock")
    assert (row["price"], row["instead_price"], row["difference"]) == ("30", "24", "-6")
