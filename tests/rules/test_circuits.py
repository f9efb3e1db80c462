"""Circuits and breakouts on the floor of the manual: what is said where light does not go as asked, and how often."""

from __future__ import annotations

import pytest

from mtpc.channel.budget import budget
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from tests.support.broken_specs import FOLDER, compiled
from tests.support.budgets import caveats
from tests.support.examples import FLOOR, on_the_floor

DIRECT = "cord leaf01.et-0/0/{} -- spine1.et-0/0/{} : acme.{} {{ length = 2m }}\n"
HARNESS = "harness brk1 : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- {} {{ length = 10m }}\n"
EDGES = "edge[1..4].et-0/0/0"
LANES = "circuit b[0..3] : 100GBASE-DR at border1.et-0/0/0:[0..3] -- edge[1..4].et-0/0/0"


def findings(lines: str) -> tuple[Diagnostic, ...]:
    return on_the_floor(lines).diagnostics


def told(lines: str) -> list[tuple[str, str, str]]:
    return [(found.code, found.object, found.message) for found in findings(lines)]


def test_two_swapped_cords_are_told_once_with_both_circuits() -> None:
    cords = DIRECT.format(48, 1, "patch-mpo12-b-om4") + DIRECT.format(49, 0, "patch-mpo12-b-om4")
    circuits = "circuit up[1..2] : 100GBASE-SR4 at leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1]"
    (found,) = findings(cords + circuits)
    assert [(one.code, one.object, one.message) for one in found.consequences] == [
        ("POL201", "up1", "leaf01.et-0/0/48 reaches spine1.et-0/0/1, not spine1.et-0/0/0"),
        ("POL201", "up2", "leaf01.et-0/0/49 reaches spine1.et-0/0/0, not spine1.et-0/0/1"),
    ]
    assert found.help.startswith(
        "exchange the plugs of cord leaf01.et-0/0/48 -- spine1.et-0/0/1 and cord leaf01.et-0/0/49 -- spine1.et-0/0/0"
    )


def test_a_circuit_is_served_from_either_end() -> None:
    turned = "circuit b[0..3] : 100GBASE-DR at edge[1..4].et-0/0/0 -- border1.et-0/0/0:[0..3]"
    assert told(HARNESS.format(EDGES) + turned) == []


def test_two_legs_of_a_breakout_exchanged_are_told_once_with_both_lanes() -> None:
    (found,) = findings(HARNESS.format("edge[2, 1, 3, 4].et-0/0/0") + LANES)
    assert (found.code, found.object) == ("POL201", "brk1")
    assert [one.object for one in found.consequences] == ["b0", "b1"]
    assert found.message == "border1.et-0/0/0:0 reaches edge2.et-0/0/0, not edge1.et-0/0/0"
    assert found.help.startswith("exchange legs 1 and 2 of harness brk1, in edge2.et-0/0/0 and edge1.et-0/0/0; ")


def test_the_legs_of_a_breakout_are_its_branches() -> None:
    assert told(HARNESS.format(EDGES) + f"{LANES} via brk1.[1..4]") == []
    crossed = findings(HARNESS.format(EDGES) + f"{LANES} via brk1.[2, 1, 3, 4]")
    assert [(found.code, [one.object for one in found.consequences]) for found in crossed] == [("POL202", ["b0", "b1"])]


def test_a_breakout_tells_that_the_order_of_its_lanes_is_not_sure() -> None:
    plant = compile_texts({"floor.mtp": f"{FLOOR}{HARNESS.format(EDGES)}{LANES}\n"}).plant
    told_by = [caveats(budget(plant, channel)) for channel in range(len(plant.channels))]
    unsure = "the order of lanes of 400GBASE-DR4 is not confirmed (medium)"
    assert len(told_by) == 4
    assert all(unsure in sentences for sentences in told_by)


def test_a_parked_leg_is_no_fault_until_a_circuit_wants_it() -> None:
    parked = HARNESS.format("[edge1.et-0/0/0, edge2.et-0/0/0, edge3.et-0/0/0, parked]")
    assert told(parked) == []
    ((code, name, message),) = told(f"{parked}{LANES}")
    assert (code, name) == ("POL201", "b3")
    assert message == "border1.et-0/0/0:3 reaches nothing: leg 4 of harness brk1 is parked"


def test_a_way_that_ends_in_the_open_is_no_fault_until_a_circuit_wants_it() -> None:
    half = "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 { length = 2m }\n"
    assert told(half) == []
    ((_, _, message),) = told(f"{half}circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4")
    assert message == "leaf01.et-0/0/48 reaches nothing: nothing is plugged into sp01.1.1"


def test_light_that_only_comes_one_way_is_told_from_the_end_it_is_lost_at() -> None:
    lines = "cassette lp01.2 : acme.cassette-6lc-u1-om4\ncassette lp01.3 : acme.cassette-6lc-straight-om4\n"
    lines += "trunk T09 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- lp01.3.rear1 { length = 5m }\n"
    for leaf, slot in ((1, 2), (2, 3)):
        lines += f"cord leaf0{leaf}.xe-0/0/0 -- lp01.{slot}.1 : acme.patch-lc-om4 {{ length = 2m }}\n"
    ((code, _, message),) = told(f"{lines}circuit leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : 10GBASE-SR")
    assert (code, message) == ("POL201", "leaf02.xe-0/0/0 reaches nothing: nothing is plugged into lp01.2.2")


def test_a_lane_of_a_port_is_named_as_the_device_counts_it() -> None:
    crossed = "circuit b[0..1] : 100GBASE-DR at edge[1..2].et-0/0/0 -- border1.et-0/0/0:[1, 0]"
    (found,) = findings(HARNESS.format(EDGES) + crossed)
    assert [one.message for one in found.consequences] == [
        "edge1.et-0/0/0 reaches border1.et-0/0/0:0, not border1.et-0/0/0:1",
        "edge2.et-0/0/0 reaches border1.et-0/0/0:1, not border1.et-0/0/0:0",
    ]


def test_a_cord_that_could_not_be_read_is_all_that_is_said_of_its_circuit() -> None:
    lines = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-bb-om4 { length = 2m }\n"
    found = told(f"{lines}circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4")
    assert [code for code, _, _ in found] == ["REF105"]


@pytest.mark.parametrize("leg", [1, 2, 3, 4])
def test_every_lane_of_a_breakout_is_followed_by_itself(leg: int) -> None:
    ends = [f"edge{number}.et-0/0/0" if number != leg else "parked" for number in (1, 2, 3, 4)]
    lines = f"harness h : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- [{', '.join(ends)}] {{ length = 9m }}\n"
    lines += "circuit b[0..3] : 100GBASE-DR at border1.et-0/0/0:[0..3] -- edge[1..4].et-0/0/0"
    (finding,) = on_the_floor(lines).found
    assert (finding.code, finding.object) == ("POL201", f"b{leg - 1}")
    assert finding.message == f"border1.et-0/0/0:{leg - 1} reaches nothing: leg {leg} of harness h is parked"


def test_the_ends_of_a_circuit_are_turned_round() -> None:
    (fault,) = (one for one in compiled(FOLDER / "GEO204.mtp").diagnostics if one.code == "GEO204")
    assert "`spine1.et-0/0/0 -- leaf01.et-0/0/0`" in fault.help


def test_the_help_of_a_circuit_elsewhere_says_what_to_move() -> None:
    cages = "device sw[1..2] : acme.tester-2u at A01.U[10, 14]\n"
    direct = "cord sw1.qdd1 -- sw2.qdd1 : acme.dac-100g-q28-3m\n"
    (fault,) = findings(f"{cages}{direct}cord sw1.qdd2 -- sw2.qdd2 : acme.dac-100g-q28-3m\n"
                     "circuit up : 100GBASE-CR4 at sw1.qdd1 -- sw2.qdd2\n")  # fmt: skip
    assert fault.help == (
        "exchange the plugs of cord sw1.qdd1 -- sw2.qdd1 and cord sw1.qdd2 -- sw2.qdd2, in sw1.qdd1 and sw1.qdd2; "
        "every circuit is then joined as it says; where the cables are right, correct circuit up instead"
    )
    lines = "harness brk1 : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- edge[1..4].et-0/0/0 { length = 9m }\n"
    lines += "circuit x : 100GBASE-DR at edge1.et-0/0/0 -- border1.et-0/0/0:1\n"
    (fault,) = findings(lines)
    assert fault.help.startswith("exchange legs 1 and 2 of harness brk1, ")


def test_the_one_cord_of_a_circuit_without_a_route_runs_from_rack_to_rack() -> None:
    line = "circuit up : 100GBASE-SR4 at leaf01.et-0/0/48 -- spine1.et-0/0/0 "
    assert findings(line + "{ cords = acme.patch-mpo12-b-om4; cord-length = 5m }\n") == ()
