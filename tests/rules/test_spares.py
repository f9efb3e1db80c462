"""Spares of a policy: cables with modules are counted as what they are written as, and a rule meets something."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import bom_lines
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R1 : acme.rack-42u
device [a, b] : acme.sw-48x25-8x100 at R1.U[1, 3]
panel p : acme.panel-4slot at R1.U10
plate p.1 : acme.plate-12mpo-opposed-pc
cassette p.2 : acme.cassette-mpo8-4lc-u1-os2
device c : acme.sw-32x100 at R1.U20
optic c.et-0/0/1 : acme.q28-100g-sr4
"""
DAC = "cord a.xe-0/0/[0..9] -- b.xe-0/0/[0..9] : acme.dac-25g-sfp28 { length = 2m }\n"
BREAKOUT = "harness Y : acme.dac-100g-q28-4xsfp28 at c.et-0/0/0 -- a.xe-0/0/[20..23] { length = 3m }\n"


def compiled(text: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text})


def ordered(text: str) -> dict[str, tuple[int, int]]:
    """Part -> pieces needed, spares."""
    return {line.part.name: (line.needed, line.spares) for line in bom_lines(compiled(text).plant.site)}


def test_a_cable_with_modules_is_a_cord_and_a_breakout_of_them_a_harness() -> None:
    spares = "policy { spares { cord = 50%; harness = 2 } }\n"
    assert ordered(spares + DAC + BREAKOUT)["dac-25g-sfp28"] == (10, 5)  # 50 % of 10
    assert ordered(spares + DAC + BREAKOUT)["dac-100g-q28-4xsfp28"] == (1, 2)
    assert compiled(spares + DAC + BREAKOUT).diagnostics == ()


@pytest.mark.parametrize("kind", ["trunk", "harness", "cord"])
def test_a_rule_that_meets_nothing_is_told_where_it_is_written(kind: str) -> None:
    text = f"policy {{ spares {{ optic = 1; {kind} = 50% }} }}\n"
    (one,) = compiled(text).diagnostics
    assert (one.code, one.severity, one.object) == ("ORD103", "warning", kind)
    assert one.span
    assert (HEAD + text)[one.span.start : one.span.end] == "50%"


@pytest.mark.parametrize("kind", ["optic", "cassette", "plate", "panel"])
def test_a_rule_that_meets_one_piece_is_not(kind: str) -> None:
    assert compiled(f"policy {{ spares {{ {kind} = 1 }} }}\n").diagnostics == ()


def test_of_what_could_not_be_placed_nothing_is_said() -> None:
    result = compiled("policy { spares { trunk = 1 } }\ntrunk T : acme.nothing at p.1.rear1 -- p.1.rear2\n")
    assert {found.code for found in result.diagnostics} == {"REF105"}


def test_a_policy_without_a_floor_is_for_others_to_use() -> None:
    assert compile_texts({"x.mtp": "edition 2026\npolicy { spares { trunk = 5%; cord = 10% } }\n"}).diagnostics == ()
