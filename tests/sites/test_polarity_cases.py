"""Every worked case of the polarity reference, traced on a floor built from the published maps."""

from __future__ import annotations

from typing import Any

import pytest

from mtpc.catalogue.types import Terminal
from mtpc.channel.mating_faults import can_be_mated, mates
from mtpc.channel.tracer import trace
from mtpc.channel.types import Landing, MatingKind, Plant, Shape
from mtpc.diagnostics import Severity
from mtpc.light.meeting import fits
from mtpc.pipeline import compile_texts
from mtpc.rules.files import rule_name
from tests.support.parts import cord, plug
from tests.support.polarity_floors import floor_of
from tests.support.polarity_specs import CASES, spec_of
from tests.support.sites import ALIGNED, OPPOSED

PATHS = [case for case in CASES if "path" in case]
JOINTS = [case for case in CASES if "mate" in case]
WORST_FIRST = ("error", "fail", "warn", "ok")


def test_all_sixty_seven_cases_are_here() -> None:
    assert (len(CASES), len(PATHS) + len(JOINTS)) == (67, 67)


@pytest.mark.parametrize("case", PATHS, ids=lambda case: str(case["id"]))
def test_case_gives_its_verdict_lanes_and_position_map(case: dict[str, Any]) -> None:
    plant = trace(floor_of(case))
    assert worst_verdict(plant) == case["expect"]["verdict"]
    assert lanes_from_near_end(case, plant) == expected_lanes(case)
    assert position_maps(plant) == expected_maps(case, plant)


@pytest.mark.parametrize("case", JOINTS, ids=lambda case: str(case["id"]))
def test_joint_has_the_one_fault_the_case_names(case: dict[str, Any]) -> None:
    kind = _joint(case["mate"])
    assert mates(kind) == ((case["expect"]["code"],) if "code" in case["expect"] else ())
    assert can_be_mated(kind) == (case["expect"]["verdict"] == "ok")


@pytest.mark.parametrize("case", PATHS, ids=lambda case: str(case["id"]))
def test_case_written_as_a_spec_gives_the_same_and_one_finding_if_it_fails(case: dict[str, Any]) -> None:
    result = compile_texts({f"{case['id']}.mtp": spec_of(case)})
    plant, expected = result.plant, case["expect"]
    assert worst_verdict(plant) == expected["verdict"]
    assert lanes_from_near_end(case, plant) == expected_lanes(case)
    assert position_maps(plant) == expected_maps(case, plant)
    found = [(one.code[:3], one.severity) for one in result.diagnostics]
    assert (
        found
        == {
            "ok": [],
            "warn": [("POL", Severity.WARNING)],
            "fail": [("POL", Severity.ERROR)],
        }[expected["verdict"]]
    ), [one.message for one in result.diagnostics]


@pytest.mark.parametrize("case", JOINTS, ids=lambda case: str(case["id"]))
def test_joint_written_as_a_spec_gives_the_one_finding_the_case_names(case: dict[str, Any]) -> None:
    result = compile_texts({f"{case['id']}.mtp": spec_of(case)})
    found = [rule_name(one.code) for one in result.diagnostics]
    assert found == ([case["expect"]["code"]] if "code" in case["expect"] else [])


def worst_verdict(plant: Plant) -> str:
    """The verdict of a case: that of its worst channel."""
    verdicts = {shape.verdict for shape in plant.channels.shapes}
    return next(word for word in WORST_FIRST if word in verdicts)


def port_name(plant: Plant, face: int) -> str:
    """`a1` for the first near module, on a direct floor and in a spec (a.m1)."""
    return plant.site.face_name(face).replace(".m", "")


def expected_lanes(case: dict[str, Any]) -> dict[str, str]:
    """The lanes a case states, in the names of its floor."""
    stated = case["expect"]["lanes"].items()
    lanes = {_lane_name("a", sender): _lane_name("b", receiver) for sender, receiver in stated}
    return _without_unsure_numbers(case, lanes)


def lanes_from_near_end(case: dict[str, Any], plant: Plant) -> dict[str, str]:
    """What the transmitters of the near ports meet."""
    sent = {sender: met for sender, met in lanes_sent(plant).items() if sender.startswith("a")}
    return _without_unsure_numbers(case, sent)


def _without_unsure_numbers(case: dict[str, Any], lanes: dict[str, str]) -> dict[str, str]:
    """SR10's lane order is of low confidence: there only Tx or Rx counts."""
    if "sr10" not in str(case["path"]):
        return lanes
    return {sender: met.rstrip("0123456789") for sender, met in lanes.items()}


def lanes_sent(plant: Plant) -> dict[str, str]:
    """Every transmitter (`a1.Tx2`) and what it meets (`b1.Rx2`, or dark)."""
    channels, sent = plant.channels, {}
    for index in range(len(channels)):
        shape = channels.shape_of(index)
        near = port_name(plant, channels.near[index])
        far = port_name(plant, channels.far[index]) if channels.far[index] >= 0 else ""
        sent.update({f"{near}.Tx{one.lane}": _met(one, far) for one in shape.forward})
        sent.update({f"{far}.Tx{one.lane}": _met(one, near) for one in shape.back})
    return sent


def position_maps(plant: Plant) -> dict[str, list[list[int]]]:
    """Per far array port the map from near plug to far plug."""
    channels, maps = plant.channels, {}
    for index in range(len(channels)):
        shape = channels.shape_of(index)
        if _is_arrays(shape):
            pairs = [list(pair) for route in shape.routes for pair in route.position_map]
            maps[port_name(plant, channels.far[index])] = pairs
    return maps


def expected_maps(case: dict[str, Any], plant: Plant) -> dict[str, list[list[int]]]:
    """The maps a case states; where it states none, whatever was found."""
    stated = case["expect"]
    keys = {"position_map": "b1", "position_map_leg1": "b1", "position_map_leg2": "b2"}
    maps = {far: stated[key] for key, far in keys.items() if key in stated}
    return maps or position_maps(plant)


def _is_arrays(shape: Shape) -> bool:
    if shape.far is None:
        return False
    return all(optic.terminals[0].family.count > 2 for optic in (shape.near, shape.far))


def _met(landing: Landing, port: str) -> str:
    if landing.kind in {"rx", "tx"}:
        return f"{port}.{landing.kind.capitalize()}{landing.far_lane}"
    return "dark"


def _lane_name(end: str, text: str) -> str:
    """`Tx1`, `2.Tx1`, `p2.Tx` at end a or b as `a2.Tx1`; dark stays dark."""
    if text == "dark":
        return text
    where, _, lane = text.rpartition(".")
    return f"{end}{where.removeprefix('p') or '1'}.{lane if lane[-1].isdigit() else lane + '1'}"


def _joint(mate: dict[str, Any]) -> MatingKind:
    a, b = (_connector(mate[side]) for side in ("a", "b"))
    mating = OPPOSED if mate["adapter"] == "opposed" else ALIGNED
    return MatingKind(a, b, mating, cord("a", a, a, {}), cord("b", b, b, {}), fits(a, b))


def _connector(stated: dict[str, Any]) -> Terminal:
    of = {(12, 1): "mpo12", (12, 2): "mpo24", (16, 1): "mpo16"}[stated["family"], stated.get("rows", 1)]
    gender = "pinned" if stated["pins"] else "unpinned"
    return plug("a1", of, gender=gender, polish=stated["polish"].lower(), turned=stated.get("key_flipped", False))
