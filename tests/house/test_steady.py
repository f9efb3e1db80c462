"""What is told of a spec depends neither on the hash seed nor on the order of its statements (`tests.steady`)."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from mtpc.pipeline import compile_texts
from tests.support.listing import for_each
from tests.support.steadiness import differing_seeds, differing_shuffles
from tests.support.steady import SteadyCase, mutants, told_anywhere, written_cases

LONGEST_TABLE = "j_table"  # 2,880 cords: as long as all other specs but the cluster
HEAD = """edition 2026
use "catalog:acme-fibre" as acme
row A
rack R[1..2] : acme.rack-42u at A
device a : acme.sw-32x100 at R1.U40
device b : acme.sw-32x100 at R2.U40
panel p : acme.panel-4slot at R1.U42
plate p.1 : acme.plate-12mpo-opposed-pc
optic [a, b].et-0/0/[0..3] : acme.q28-100g-sr4
"""
B, A = "acme.patch-mpo12-b-om4 { length = 3m }", "acme.patch-mpo12-a-om4 { length = 4m }"
CONTRADICTIONS = [
    ["policy { prefer { length = 3m } }", "policy { prefer { length = 4m } }"],
    ["policy { require { min-margin = 3dB } }", "policy { require { min-margin = 4dB } }"],
    ["policy { severity { LEN101 = note } }", "policy { severity { LEN101 = warning } }"],
    ["policy { spares { cord = 1 } }", "policy { spares { cord = 2 } }"],
    ['project "x" { owner = "a" }', 'project "y" { owner = "b" }'],
    ["rack X : acme.rack-42u", "rack X : acme.rack-48u"],
    ["device n : acme.sw-32x100 at R1.U10", "device n : acme.sw-48x10 at R2.U10"],
    ["device x : acme.sw-48x100 at R1.U10", "device y : acme.sw-48x100 at R1.U11", "device z : acme.panel at R1.U12"],
    ["room Q", "row Q", "site Q"],
    ["tray t at R1 -- R2 { drop = 1m }", "tray t at R1 -- R2 { drop = 2m }"],
    ["plate p.2 : acme.plate-12lc", "cassette p.2 : acme.cassette-6lc-u1-om4"],
    ["optic a.et-0/0/9 : acme.q28-100g-sr4", "optic a.et-0/0/9 : acme.q28-100g-psm4"],
    [f"cord a.et-0/0/0 -- b.et-0/0/0 : {B}", f"cord a.et-0/0/1 -- b.et-0/0/1 : {A}", f"cord b.et-0/0/0 -- p.1.1 : {B}"],
    [f"cord a.et-0/0/0 -- b.et-0/0/0 : {B}", f"cord a.et-0/0/0 -- b.et-0/0/0 : {A}"],
    ["circuit c : 100GBASE-SR4 at a.et-0/0/0 -- b.et-0/0/0", "circuit c : 40GBASE-SR4 at a.et-0/0/0 -- b.et-0/0/0"],
    ["moved x -> a", "moved y -> a", "moved x -> b"],
    ['reserve p.1.1 { for = "x"; until = 2027-01-01 }', 'block p.1.1 { reason = "z" }'],
    [f"cord k : acme.patch-mpo12-{t}-om4 at a.et-0/0/0 -- b.et-0/0/0 {{ length = 2m }}" for t in "ab"],
    ["as-built a.et-0/0/0 -- b.et-0/0/0 { length = 4m }", "as-built a.et-0/0/0 -- b.et-0/0/0 { length = 5m }"],
    [f"part q : cord {{ fibre = {fibre}; end [a, b] : mpo12; map = b12 }}" for fibre in ("om3", "om4")],
    ["rack S1 : acme.rack-42u at A { row-origin = 0m; pitch = 0.6m }",
     "rack S2 : acme.rack-42u at A { row-origin = 0.2m; pitch = 0.6m }"],
]  # fmt: skip


@for_each(CONTRADICTIONS, name=lambda lines: lines[0])
def test_two_statements_that_contradict_each_other_are_told_alike_in_either_order(lines: object) -> None:
    assert isinstance(lines, list)
    texts = [HEAD + "\n".join(order) + "\n" for order in permutations(lines)]
    cases = [SteadyCase("x", "x.mtp", text, Path(__file__).parent) for text in texts]
    assert len({tuple(told_anywhere(case.result())) for case in cases}) == 1


LOOPS = [
    # a length without a unit: the first turn, and seven more
    ("for $s in 0..7 { cord a.et-0/0/[$s] -- b.et-0/0/[$s] : acme.patch-mpo12-b-om4 { length = 3 } }", "$s = 0", 8),
    # no part of this name
    ("for $i in 4..12 { optic a.et-0/0/[$i] : acme.q29-100g-sr4 }", "$i = 4", 9),
    ("for $i in [10, 9, 11] { optic a.et-0/0/[$i] : acme.q29-100g-sr4 }", "$i = 9", 3),  # 9 before 10
    ("template t($n: number) { optic a.et-0/0/[$n] : acme.q29 }\nfor $i in 8..9 { apply t($i) as u[$i] }", "$i = 8", 2),
]


@for_each(LOOPS)
def test_the_first_turn_of_a_loop_is_named_and_the_others_are_counted(lines: str, turn: str, count: int) -> None:
    text = HEAD.replace("[a, b].et-0/0/[0..3]", "[a, b].et-0/0/[24..31]") + lines + "\n"
    (found,) = compile_texts({"x.mtp": text}).diagnostics
    assert found.context[0].shown == turn
    assert (found.count, len(found.more)) == (count, count - 1)
    assert all(other.startswith(turn.partition("=")[0]) for other in found.more)


@pytest.mark.slow
def test_hash_seeds_change_nothing() -> None:
    """Three seeds tell a set of two or three things; `python -m tests.steady` tries more seeds and mutants."""
    assert list(differing_seeds([*written_cases(), *mutants(6)], range(3))) == []


@pytest.mark.slow
def test_the_order_of_statements_changes_nothing_but_places() -> None:
    """One other order of each but of the longest table; `python -m tests.steady` tries more of them, and that."""
    cases = [case for case in written_cases() if case.name != LONGEST_TABLE]
    assert list(differing_shuffles([*cases, *mutants(6)], range(1))) == []
