"""What lane rules say about the worked polarity cases: one finding a fault, and swaps that really help."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from mtpc.catalogue.types import WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.rules.fold import fold
from mtpc.rules.judge import judge
from mtpc.rules.lanes._lanes import ORDER, faulty_groups
from mtpc.rules.lanes._swap import best_swap
from tests.support.polarity_floors import floor_of
from tests.support.polarity_specs import CASES

PATHS = [case for case in CASES if "path" in case]
UNWELL = [case for case in PATHS if case["expect"]["verdict"] != "ok"]
# Where one cable turned over is enough, as the reference's own reasons say (odd sum of reversals, of row swaps).
ONE_SWAP_HELPS = {"P02", "P05", "P06", "P09", "P11", "P24c", "P24d", "P24f", "X04", "D02", "D05", "D07", "D12", "D15"}


def lane_codes(plant: Plant) -> list[str]:
    return [found.code for found in fold(judge(plant)[0]) if found.code.startswith("POL")]


@pytest.mark.parametrize("case", PATHS, ids=lambda case: str(case["id"]))
def test_lane_rules_speak_where_the_case_fails_and_only_there(case: dict[str, Any]) -> None:
    codes = lane_codes(trace(floor_of(case)))
    warned = {"ok": set(), "warn": {"POL102"}, "fail": {"POL101", "POL103"}}[case["expect"]["verdict"]]
    assert set(codes) <= warned
    assert bool(codes) == bool(warned)


@pytest.mark.parametrize("case", UNWELL, ids=lambda case: str(case["id"]))
def test_a_group_of_channels_has_one_finding(case: dict[str, Any]) -> None:
    plant = trace(floor_of(case))
    groups = [group for fault in ORDER for group in faulty_groups(plant, fault)]
    spoken = [plant.channels.group[group.channel] for group in groups]
    assert len(spoken) == len(set(spoken)) == sum(found.code.startswith("POL") for found in judge(plant)[0])


@pytest.mark.parametrize("case", UNWELL, ids=lambda case: str(case["id"]))
def test_a_proposed_swap_makes_every_lane_of_its_group_meet_a_receiver(case: dict[str, Any]) -> None:
    site = floor_of(case)
    plant = trace(site)
    proposed = 0
    for fault in ORDER:
        for group in faulty_groups(plant, fault):
            swap = best_swap(plant, group.channel, group.members)
            if swap is not None and swap.replacement:
                proposed += 1
                mended = trace(with_opposite(floor_of(case), swap.component))
                ports = {plant.channels.near[channel] for channel in group.members}
                assert all(verdict in ("ok", "warn") for verdict in verdicts_at(mended, ports))
    assert bool(proposed) >= (case["id"] in ONE_SWAP_HELPS)


def with_opposite(site: Site, component: int) -> Site:
    """The floor with one cable replaced by the one that has a key turned."""
    part = site.components.article[component]
    assert isinstance(part, WiredPart)
    count = part.terminals[0].family.count
    wiring = tuple(replace(wire, b_position=count + 1 - wire.b_position) for wire in part.wiring)
    lit = tuple(sorted(count + 1 - position for position in part.terminals[1].lit))
    ends = (part.terminals[0], replace(part.terminals[1], lit=lit))
    site.components.article[component] = replace(part, wiring=wiring, terminals=ends)
    return site


def verdicts_at(plant: Plant, ports: set[int]) -> list[str]:
    columns = plant.channels
    at = [n for n in range(len(columns)) if columns.near[n] in ports or columns.far[n] in ports]
    assert at
    return [columns.shape_of(channel).verdict for channel in at]


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
        (ANGLED, "plate-12mpo-aligned-pc", False),  # the plate has to become an opposed one: one reversal less
        (ANGLED, "plate-12mpo-nomating", False),
        (FLAT, "plate-12mpo-aligned-pc", True),  # polish and fibre are wrong, and nothing that mends them moves a fibre
    ],
)
def test_lanes_wait_for_joints_whose_mending_moves_fibres(parts: dict[str, str], plate: str, lanes_speak: bool) -> None:
    found = compile_texts({"a.mtp": FLOOR.format(plate=plate, **parts)}).diagnostics
    assert any(one.code.startswith(("FIN", "KEY")) for one in found)
    assert any(one.code == "POL101" for one in found) == lanes_speak


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
    assert found.help == (
        "the path ends with cord p2.1.1 -- a2.et-0/0/0: move its end from a2.et-0/0/0 to a3.et-0/0/0, "
        "or correct the circuit"
    )
    assert compile_texts({"a.mtp": SERVERS.format(end="a3")}).diagnostics == ()
