"""Waves, bags, receipts and what waits; and a bill of materials of somebody else beside the design."""

from __future__ import annotations

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.delivery_rows import delivery_rows
from mtpc.plan.rows.given import given_rows
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.kits import kit_rows
from mtpc.plan.rows.receipts import receipt_rows, waiting_rows
from mtpc.plan.rows.work import Work

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
TABLES
row [A, B]
rack A1 : acme.rack-42u at A
rack B1 : acme.rack-42u at B
delivery late  { dock = 2027-03-01 }
delivery early { ship-to = "Dock 3"; dock = 2027-01-11; need-by = 2027-01-18 }
policy pods at A { prefer { delivery = early } }
policy { prefer { delivery = late }; spares { cord = 1 }; order { ORDER } }
device [a, b][1..2] : acme.sw-32x100 at [A1, B1].U[1, 3]
optic [a, b][1..2].et-0/0/0 : acme.q28-100g-sr4
cord a1.et-0/0/0 -- a2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }
cord b1.et-0/0/0 -- b2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }
circuit in-a : 100GBASE-SR4 at a1.et-0/0/0 -- a2.et-0/0/0
circuit in-b : 100GBASE-SR4 at b1.et-0/0/0 -- b2.et-0/0/0
"""


def work(order: str = "", /, **tables: str) -> Work:
    uses = "\n".join(f'use "./{name}.csv" as {name}' for name in tables)
    text = SPEC.replace("TABLES", uses).replace("ORDER", order)
    files = {f"{name}.csv": table for name, table in tables.items()}
    result = compile_texts({"x.mtp": text, **files})
    assert not [finding for finding in result.diagnostics if finding.severity == "error"], result.diagnostics
    return Work(result.plant, Issue(today="2026-12-20"))


def schedule(made: Work) -> list[tuple[str, str, str, str]]:
    rows = [row for row in delivery_rows(made.site, made.orders, "2026-12-20") if row["part"].startswith("patch")]
    return [(row["delivery"], row["needed"], row["quantity"], row["order_by"]) for row in rows]


def test_the_earliest_need_comes_first_and_has_the_spares() -> None:
    assert schedule(work()) == [("early", "1", "2", ""), ("late", "1", "1", "")]


def test_stock_covers_the_earliest_need() -> None:
    made = work("stock = t", t="part,count,length\npatch-mpo12-b-om4,1,3m\n")
    assert schedule(made) == [("early", "1", "0", ""), ("late", "1", "2", "")]


def test_days_of_delivery_give_the_last_day_to_order() -> None:
    prices = "part,unit price,currency,lead time days\npatch-mpo12-b-om4,9,EUR,30\n"
    made = work("prices = t", t=prices)
    assert schedule(made) == [("early", "1", "2", "2026-12-12"), ("late", "1", "1", "2027-01-30")]
    (order,) = made.orders
    (line,) = (line for line in order.lines if line["part"].startswith("patch"))
    assert line["deliveries"] == "early: 2, at the dock 2027-01-11; late: 1, at the dock 2027-03-01"
    assert (line["need_by"], line["order_by"]) == ("2027-01-18", "2026-12-12")
    late = [row["notes"] for row in delivery_rows(made.site, made.orders, "2026-12-20") if row["order_by"]]
    assert late == ["should have been ordered", ""]


def test_a_bag_holds_what_is_needed_at_its_rack() -> None:
    made = work()
    bags = [(row["rack"], row["kind"], row["quantity"]) for row in kit_rows(made.site, made.bom, made.served)]
    assert bags == [("A1", "optic", "2"), ("A1", "cord", "1"), ("B1", "optic", "2"), ("B1", "cord", "1")]


def test_what_has_not_come_names_the_circuits_that_wait() -> None:
    in_b = next(cable for cable in work().served.uses.ids if cable and cable != work().served.uses.ids[0])
    ids = [cable for cable in work().served.uses.ids if cable]
    received = f"part,count,length,cable id,serial\npatch-mpo12-b-om4,1,3m,{ids[1]},SN-7\nq28-100g-sr4,4,,,\n"
    made = work("received = t", t=received)
    assert [(row["object"], row["serial"]) for row in receipt_rows(made.site, made.served)] == [
        ("b1.et-0/0/0 -- b2.et-0/0/0", "SN-7")
    ]
    waiting = [row for row in waiting_rows(made.site, made.bom, made.served) if row["part"].startswith("patch")]
    assert [(row["circuits"], row["cable_ids"], row["missing"]) for row in waiting] == [("in-a", ids[0], "1")]
    assert in_b


def test_pieces_without_an_id_are_for_the_earliest_need() -> None:
    made = work("received = t", t="part,count,length\npatch-mpo12-b-om4,1,3m\n")
    waiting = [row for row in waiting_rows(made.site, made.bom, made.served) if row["part"].startswith("patch")]
    assert [(row["circuits"], row["delivery"]) for row in waiting] == [("in-b", "late")]


def test_a_cable_id_that_nobody_has_is_told_at_its_row() -> None:
    text = SPEC.replace("TABLES", 'use "./t.csv" as t').replace("ORDER", "received = t")
    table = "part,count,length,cable id\npatch-mpo12-b-om4,1,3m,CRD-NOBODYS\n"
    (finding,) = compile_texts({"x.mtp": text, "t.csv": table}).diagnostics
    assert (finding.code, finding.message) == ("ORD104", "no cable has the id CRD-NOBODYS")


def test_a_given_bill_is_compared_line_by_line() -> None:
    given = """part,qty,length,gender_a,polarity
patch-mpo12-b-om4,2,3m,F,B
patch-mpo12-b-om4,1,5m,,
patch-mpo12-b-om4,1,3m,M,A
q28-100g-sr4,5,,,
sw-32x100,4,,,
nothing-known,1,,,
"""
    made = work("given = t", t=given)
    rows = [(row["verdict"], row["part"], row["notes"]) for row in given_rows(made.site, made.bill)]
    assert rows == [
        ("wrong", "patch-mpo12-b-om4", "wrong length: 3 m is needed"),
        (
            "wrong", "patch-mpo12-b-om4",
            "wrong gender of end a: F unpinned is needed, not M; wrong map: B is needed, not A",
        ),
        ("not needed", "nothing-known", "nothing of that name or number is needed"),
        ("missing", "rack-42u", ""),
        ("agrees", "sw-32x100", ""),
        ("surplus", "q28-100g-sr4", ""),
        ("missing", "patch-mpo12-b-om4", "the design is covered, spares are not"),
    ]  # fmt: skip
