"""What lane rules say about the worked polarity cases: one finding a fault, and swaps that really help."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from mtpc.catalogue.types import WiredPart
from mtpc.channel.trace import trace
from mtpc.channel.types import Plant
from mtpc.model.site import Site
from mtpc.rules._lane import ORDER, faulty_groups
from mtpc.rules._rule import fold, run
from mtpc.rules._swap import best_swap
from tests.polarity_floors import floor_of

CASES = yaml.safe_load((Path(__file__).parents[1] / "data" / "polarity_cases.yaml").read_text("utf-8"))["cases"]
PATHS = [case for case in CASES if "path" in case]
UNWELL = [case for case in PATHS if case["expect"]["verdict"] != "ok"]
# Where one cable turned over is enough, as the reference's own reasons say (odd sum of reversals, of row swaps).
ONE_SWAP_HELPS = {"P02", "P05", "P06", "P09", "P11", "P24c", "P24d", "P24f", "X04", "D02", "D05", "D07", "D12", "D15"}


def lane_codes(plant: Plant) -> list[str]:
    return [found.code for found in fold(run(plant)) if found.code.startswith("POL")]


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
    assert len(spoken) == len(set(spoken)) == sum(found.code.startswith("POL") for found in run(plant))


@pytest.mark.parametrize("case", UNWELL, ids=lambda case: str(case["id"]))
def test_a_proposed_swap_makes_every_lane_of_its_group_meet_a_receiver(case: dict[str, Any]) -> None:
    site = floor_of(case)
    plant = trace(site)
    proposed = 0
    for fault in ORDER:
        for group in faulty_groups(plant, fault):
            swap = best_swap(plant, group.channel, group.members)
            if swap is not None and swap.by:
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
    return [columns.shapes[columns.shape[channel]].verdict for channel in at]
