"""Functions of texts and tables: what they give, and what is told, at which cell, where one does not fit."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts

CABLES = """label,a,ap,b,bp,len,unit,n
K1,SW1,Port 1,sw2,"1, 2",10,ft,07
K2,sw2,Port 2,sw1,,3,yd,x
K3,sw2,Port 1,SW1,3,,m,1
"""
RACKS = "rack,room,free\nA01,H1,20\nA02,H1,30\nA03,H2,20\n"


def found(body: str) -> list[Diagnostic]:
    text = f"""edition 2026
use "./cables.csv" as t {{ key = label }}
use "./racks.csv" as racks {{ key = rack }}
use "./racks.csv" as unkeyed
{body}
"""
    return list(compile_texts({"x.mtp": text, "cables.csv": CABLES, "racks.csv": RACKS}).diagnostics)


def said(expression: str, row: str = "K1") -> str:
    """What an expression about a row is, as a text."""
    body = f'for $r in t {{ if $r.label == "{row}" {{ let $v = {expression}; assert 1 == 2, "{{$v}}" }} }}'
    findings = found(body)
    assert [each.code for each in findings] == ["TYP120"], [each.message for each in findings]
    return findings[0].message


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("number($r.n)", "07"),
        ("number($r.n) + 1", "8"),
        ('number("-3") + 1', "-2"),
        ("text(07)", "07"),
        ("text(3m)", "3m"),
        ("lower($r.a)", "sw1"),
        ('replace($r.ap, "Port ", "")', "1"),
        ('replace($r.ap, "Slot ", "")', "Port 1"),
        ('split($r.bp, ",")', "[1, 2]"),
        ('count(split("a/b/c", "/"))', "3"),
        ("length($r.len, $r.unit)", "10ft"),
        ("length($r.len, m)", "10m"),
        ('length("4.5", "Feet")', "4.5ft"),
        ('length("4.5m", "ft")', "4.5m"),
        ('length("", ft)', "unknown"),
        ("port(sw1, [1, 2])", "sw1.1, sw1.2"),
        ("port([sw1, sw2], [1, 2])", "sw1.1, sw2.2"),
        ("place(R[1..2], [42, 41])", "R1.U42, R2.U41"),
        ("port($r.b, split($r.bp, \",\"))", "sw2.1, sw2.2"),
        ("lookup(racks, A02, free)", "30"),
        ('lookup(racks, "A03", room)', "H2"),
        ("count(distinct(racks, room))", "2"),
        ("count(distinct(racks, [room, free]))", "3"),
        ("count(distinct(racks, [free]))", "2"),
        ("count(pairs(t, [a, ap], [b, bp]))", "3"),
        ("count(pairs(t, a, b))", "2"),
    ],
)  # fmt: skip
def test_what_a_function_gives(expression: str, value: str) -> None:
    assert said(expression) == value


def test_each_pair_is_taken_once_whichever_end_is_written_first() -> None:
    table = "label,a,ap,b,bp\n1,x,1,y,2\n2,y,2,x,1\n3,x,2,y,1\n4,x,1,y,2\n"
    text = 'use "./p.csv" as p { key = label }\nassert 1 == 2, "{pairs(p, [a, ap], [b, bp])}"\n'
    (told,) = compile_texts({"x.mtp": "edition 2026\n" + text, "p.csv": table}).diagnostics
    assert told.message == "[1, 3]"


@pytest.mark.parametrize(
    ("row", "expression", "code", "message", "cell"),
    [
        ("K2", "number($r.n)", "TYP101", 'row K2, column n: "x" is not a whole number', "x"),
        ("K2", "number(replace($r.n, \"x\", \"y\"))", "TYP101", 'row K2, column n: "y" is not a whole number', "x"),
        ("K2", 'split($r.bp, ",")', "TYP113", "row K2, column bp: this cell is empty", None),
        ("K1", 'split($r.bp, "1")', "TYP113", 'row K1, column bp: piece 1 of "1, 2" is empty', '"1, 2"'),
        ("K2", "length($r.len, $r.unit)", "TYP102", 'row K2, column unit: "yd" is not a unit of length', "yd"),
        ("K1", "length($r.a, m)", "TYP102", 'row K1, column a: "SW1" is not a length', "SW1"),
        ("K1", "lookup(racks, $r.a, room)", "REF126", "row K1, column a: table racks has no row SW1", "SW1"),
    ],
)  # fmt: skip
def test_a_cell_that_does_not_fit_is_one_finding_at_it(
    row: str, expression: str, code: str, message: str, cell: str | None
) -> None:
    (wrong,) = found(f'for $r in t {{ if $r.label == "{row}" {{ let $v = {expression} }} }}')
    assert (wrong.code, wrong.message) == (code, message)
    assert wrong.span
    assert wrong.span.path == "cables.csv"
    if cell is not None:
        assert CABLES[wrong.span.start : wrong.span.end] == cell


@pytest.mark.parametrize(
    ("expression", "code", "message"),
    [
        ("lookup(racks, A09, room)", "REF126", "table racks has no row A09"),
        ("lookup(racks, A02, romo)", "REF111", "table racks has no column romo"),
        ("lookup(unkeyed, A02, room)", "REF126", "table unkeyed has no key"),
        ("lookup(rooms, A02, room)", "TYP101", "lookup(…) takes a table, this is the name rooms"),
        ("lookup(racks, A02, racks)", "TYP101", "a column is one name, this is a list"),
        ("distinct(racks, [rom])", "REF111", "table racks has no column rom"),
        ("pairs(racks, room)", "TYP101", "pairs(…) takes 3 values, not 2"),
        ("number([1, 2])", "TYP101", "number(…) takes a text, this is a list"),
        ('number("1.5")', "TYP101", '"1.5" is not a whole number'),
        ('replace("a", "", "b")', "TYP101", "the text to replace is empty"),
        ('split("a", "")', "TYP101", "the text to split at is empty"),
        ("port([a, b], [1, 2, 3])", "TYP105", "the lists of port(…) have 2 and 3 members"),
        ('length("3", "stone")', "TYP102", '"stone" is not a unit of length'),
    ],
)
def test_what_is_written_wrong_is_told_where_it_is_written(expression: str, code: str, message: str) -> None:
    (wrong,) = found(f"let $v = {expression}")
    assert (wrong.code, wrong.message) == (code, message)
    assert wrong.span
    assert wrong.span.path == "x.mtp"


def test_several_ports_of_a_cell_are_the_legs_of_one_cable_in_their_order() -> None:
    """Case cs-02: one row, one harness, its legs as the cell writes them."""
    text = """edition 2026
use "catalog:acme-fibre" as acme
use "./h.csv" as t { key = label }
rack R[1..2] : acme.rack-42u
device border : acme.sw-32x400 at R1.U40
device edge[1..4] : acme.router-100g at R2.U[10, 20, 30, 40]
optic border.et-0/0/30 : acme.qdd-400g-dr4
optic edge[1..4].et-0/0/0 : acme.q28-100g-dr
for $r in t {
  harness $r.label : acme.breakout-mpo12apc-4lc-os2
    at port($r.a, $r.ap) -- port(split($r.b, ","), $r.bp) { length = 9m }
}
"""
    table = 'label,a,ap,b,bp\nH1,border,et-0/0/30,"edge2,edge1, edge4,edge3",et-0/0/0\n'
    result = compile_texts({"x.mtp": text, "h.csv": table})
    site = result.plant.site
    (harness,) = site.components_of(("harness",))
    assert [site.face_name(face) for face in site.faces_of(harness)] == [
        "border.et-0/0/30", "edge2.et-0/0/0", "edge1.et-0/0/0", "edge4.et-0/0/0", "edge3.et-0/0/0",
    ]  # fmt: skip
