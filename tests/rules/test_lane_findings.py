"""What lane rules say about the worked polarity cases: one finding a fault, and advice that really helps."""

from __future__ import annotations

from typing import Any

import pytest

from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.repair.failing import failing_of
from mtpc.repair.search import repairs
from mtpc.rules.fold import fold
from mtpc.rules.judge import judge
from tests.support.polarity_floors import floor_of
from tests.support.polarity_specs import CASES

PATHS = [case for case in CASES if "path" in case]
UNWELL = [case for case in PATHS if case["expect"]["verdict"] != "ok"]
# Where one cable turned over is enough, as the reference's own reasons say (odd sum of reversals, of row swaps).
ONE_SWAP_HELPS = {"P02", "P05", "P06", "P09", "P11", "P24c", "P24d", "P24f", "X04", "D02", "D05", "D07", "D12", "D15"}


def about_lanes(plant: Plant) -> list[Diagnostic]:
    return [found for found in fold(judge(plant)[0]) if found.code.startswith("POL")]


@pytest.mark.parametrize("case", PATHS, ids=lambda case: str(case["id"]))
def test_lane_rules_speak_where_the_case_fails_and_only_there(case: dict[str, Any]) -> None:
    codes = [found.code for found in about_lanes(trace(floor_of(case)))]
    warned = {"ok": set(), "warn": {"POL102"}, "fail": {"POL101", "POL103"}}[case["expect"]["verdict"]]
    assert set(codes) <= warned
    assert bool(codes) == bool(warned)


@pytest.mark.parametrize("case", UNWELL, ids=lambda case: str(case["id"]))
def test_a_case_has_one_finding_and_advice_where_one_piece_is_wrong(case: dict[str, Any]) -> None:
    plant = trace(floor_of(case))
    (found,) = about_lanes(plant)
    facts = [fact for group in repairs(plant).groups for fact in group.facts]
    assert len(found.consequences) == len(facts) == len(set(facts))
    assert set(facts) == {fact for failing in failing_of(plant).facts.values() for fact in failing}
    single = any(len(remedy.changes) == 1 for group in repairs(plant).groups for remedy in group.remedies)
    assert single >= (case["id"] in ONE_SWAP_HELPS)


FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[01..02] : acme.rack-42u
device border1 : acme.sw-32x400 at A02.U40
device edge1 : acme.sw-32x400 at A01.U40
optic border1.et-0/0/0 : acme.{optic}
optic edge1.et-0/0/0 : acme.{optic}
panel lp01 : acme.panel-4slot at A02.U42
panel sp01 : acme.panel-4slot at A01.U42
plate lp01.1 : acme.{plate}
plate sp01.1 : acme.plate-12mpo-opposed-apc
trunk T01 : acme.{trunk} at lp01.1.rear1 -- sp01.1.rear1 {{ length = 30m }}
cord border1.et-0/0/0 -- lp01.1.1 : acme.{cord} {{ length = 2m }}
cord edge1.et-0/0/0 -- sp01.1.1 : acme.{cord} {{ length = 2m }}
"""
ANGLED = {"optic": "qdd-400g-dr4", "trunk": "trunk-mpo12-b-os2-apc", "cord": "patch-mpo12-b-os2-apc"}
FLAT = {"optic": "qdd-400g-dr4", "trunk": "trunk-mpo12-b-os2-apc", "cord": "patch-mpo12-b-om4"}


@pytest.mark.parametrize(
    ("parts", "plate", "lanes_speak"),
    [
        (ANGLED, "plate-12mpo-aligned-pc", True),  # three cables and one aligned mating: four reversals
        (ANGLED, "plate-12mpo-nomating", False),  # which positions touch is not stated
        (FLAT, "plate-12mpo-aligned-pc", True),  # polish and fibre are wrong too, and move no fibre
    ],
)
def test_lanes_are_told_whatever_is_wrong_with_the_joints(parts: dict[str, str], plate: str, lanes_speak: bool) -> None:
    found = compile_texts({"a.mtp": FLOOR.format(plate=plate, **parts)}).diagnostics
    assert any(one.code.startswith(("FIN", "KEY")) for one in found)
    codes = {one.code for one in found} | {follows.code for one in found for follows in one.consequences}
    assert ("POL101" in codes) == lanes_speak


SERVERS = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A01 : acme.rack-42u
device a[1..3] : acme.sw-32x100 at A01.U[30, 32, 34]
optic a[1..3].et-0/0/0 : acme.q28-100g-sr4
panel p1 : acme.panel-4slot at A01.U42
panel p2 : acme.panel-4slot at A01.U40
plate p[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 {{ length = 30m }}
cord a1.et-0/0/0 -- p1.1.1 : acme.patch-mpo12-b-om4 {{ length = 2m }}
cord p2.1.1 -- {end}.et-0/0/0 : acme.patch-mpo12-b-om4 {{ length = 2m }}
circuit a1.et-0/0/0 -- a3.et-0/0/0 : 100GBASE-SR4
"""


def test_a_circuit_elsewhere_names_the_cord_to_move_and_moving_it_helps() -> None:
    (found,) = compile_texts({"a.mtp": SERVERS.format(end="a2")}).diagnostics
    assert found.help.startswith("move the plug of cord p2.1.1 -- a2.et-0/0/0 from a2.et-0/0/0 to a3.et-0/0/0; ")
    assert compile_texts({"a.mtp": SERVERS.format(end="a3")}).diagnostics == ()
