"""How findings are worded and how many there are, on the floor of the manuals."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from mtpc.channel.loss import budget
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts

FLOOR = (files("mtpc.rules") / "_floor.mtp").read_text("utf-8")
DIRECT = "cord leaf01.et-0/0/{} -- spine1.et-0/0/{} : acme.{} {{ length = 2m }}\n"
HARNESS = "harness brk1 : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- {} {{ length = 10m }}\n"
EDGES = "edge[1..4].et-0/0/0"
LANES = "circuit b[0..3] : 100GBASE-DR at border1.et-0/0/0:[0..3] -- edge[1..4].et-0/0/0"


def on_the_floor(lines: str) -> tuple[Diagnostic, ...]:
    return compile_texts({"floor.mtp": f"{FLOOR}{lines}\n"}).diagnostics


def told(lines: str) -> list[tuple[str, str, str]]:
    return [(found.code, found.object, found.message) for found in on_the_floor(lines)]


def test_two_swapped_cords_are_reported_on_both_circuits() -> None:
    cords = DIRECT.format(48, 1, "patch-mpo12-b-om4") + DIRECT.format(49, 0, "patch-mpo12-b-om4")
    circuits = "circuit up[1..2] : 100GBASE-SR4 at leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1]"
    assert told(cords + circuits) == [
        ("POL201", "up1", "leaf01.et-0/0/48 reaches spine1.et-0/0/1, not spine1.et-0/0/0"),
        ("POL201", "up2", "leaf01.et-0/0/49 reaches spine1.et-0/0/0, not spine1.et-0/0/1"),
    ]


def test_a_circuit_is_served_from_either_end() -> None:
    turned = "circuit b[0..3] : 100GBASE-DR at edge[1..4].et-0/0/0 -- border1.et-0/0/0:[0..3]"
    assert told(HARNESS.format(EDGES) + turned) == []


def test_a_leg_of_a_breakout_on_another_port_is_reported_lane_by_lane() -> None:
    found = told(HARNESS.format("edge[2, 1, 3, 4].et-0/0/0") + LANES)
    assert [(code, name) for code, name, _ in found] == [("POL201", "b0"), ("POL201", "b1")]
    assert found[0][2] == "border1.et-0/0/0:0 reaches edge2.et-0/0/0, not edge1.et-0/0/0"


def test_the_legs_of_a_breakout_are_its_branches() -> None:
    assert told(HARNESS.format(EDGES) + f"{LANES} via brk1.[1..4]") == []
    crossed = on_the_floor(HARNESS.format(EDGES) + f"{LANES} via brk1.[2, 1, 3, 4]")
    assert [(found.code, found.count) for found in crossed] == [("POL202", 2)]


def test_a_breakout_tells_that_the_order_of_its_lanes_is_not_sure() -> None:
    plant = compile_texts({"floor.mtp": f"{FLOOR}{HARNESS.format(EDGES)}{LANES}\n"}).plant
    told_by = [budget(plant, channel).caveats for channel in range(len(plant.channels))]
    unsure = "the order of lanes of 400GBASE-DR4 is not confirmed (medium)"
    assert len(told_by) == 4
    assert all(unsure in caveats for caveats in told_by)


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


def test_a_cord_pinned_at_both_ends_is_found_once_and_names_both() -> None:
    (found,) = on_the_floor("cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-pinned { length = 2m }")
    assert found.code == "GEN103"
    assert found.help.endswith("by one that is unpinned at leaf01.et-0/0/48 and lp01.1.1")


def test_equal_faults_of_one_statement_are_one_finding_with_a_count() -> None:
    (found,) = on_the_floor(
        "cord leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1] : acme.patch-mpo12-a-om4 { length = 2m }"
    )
    assert (found.code, found.count) == ("POL101", 2)
    assert found.more == ("leaf01.et-0/0/49 -- spine1.et-0/0/1",)


def test_a_joint_that_cannot_be_mated_is_all_that_is_said_of_its_circuit() -> None:
    circuit = "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4"
    assert [code for code, _, _ in told(DIRECT.format(48, 0, "patch-mpo16-b-om4") + circuit)] == ["KEY101"]


def test_length_alone_is_blamed_where_the_loss_would_fit_within_reach() -> None:
    long = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 700m }"
    assert [code for code, _, _ in told(long)] == ["LEN101"]


def test_a_finding_says_what_its_figures_rest_on() -> None:
    lines = "policy { require { min-margin = 1.9dB } }\n" + DIRECT.format(48, 0, "patch-mpo12-b-om4")
    (found,) = on_the_floor(lines)
    assert found.code == "LOS305"
    assert "the loss limit of 100GBASE-SR4 over OM4 is recalled, not read (medium)" in found.notes


@pytest.mark.parametrize("end", ["far", "near"])
def test_the_optic_that_is_not_what_the_circuit_says_is_blamed(end: str) -> None:
    optics = {"near": "acme.sfp-10g-sr", "far": "acme.sfp-10g-sr", end: "acme.sfp-10g-lr"}
    lines = f"optic leaf01.xe-0/0/5 : {optics['near']}\noptic leaf02.xe-0/0/5 : {optics['far']}\n"
    lines += "cord leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : acme.patch-lc-om4 { length = 2m }\n"
    ((code, name, _),) = told(f"{lines}circuit leaf01.xe-0/0/5 -- leaf02.xe-0/0/5 : 10GBASE-SR")
    assert (code, name) == ("OPT101", {"near": "leaf01.xe-0/0/5", "far": "leaf02.xe-0/0/5"}[end])


def test_a_wrong_application_is_one_finding_and_not_also_another_destination() -> None:
    wrong = "circuit border1.et-0/0/0 -- edge1.et-0/0/0 : 100GBASE-DR"
    assert [code for code, _, _ in told(HARNESS.format(EDGES) + wrong)] == ["OPT103"]


def test_the_stricter_of_two_optics_is_the_one_that_is_named() -> None:
    lines = "optic leaf01.et-0/0/50 : acme.q28-100g-fr1\noptic leaf01.et-0/0/51 : acme.q28-100g-dr\n"
    lines += "cord leaf01.et-0/0/50 -- leaf01.et-0/0/51 : acme.patch-lc-os2 { length = 600m }"
    ((code, name, message),) = told(lines)
    assert (code, name) == ("LEN101", "leaf01.et-0/0/50 -- leaf01.et-0/0/51")
    assert message == f"{name} is 600 m long, 100GBASE-DR reaches 500 m over OS2"


def test_light_that_only_comes_one_way_is_told_from_the_end_it_is_lost_at() -> None:
    lines = "cassette lp01.2 : acme.cassette-6lc-u1-om4\ncassette lp01.3 : acme.cassette-6lc-straight-om4\n"
    lines += "trunk T09 : acme.trunk-mpo12-b-om4 at lp01.2.rear1 -- lp01.3.rear1 { length = 5m }\n"
    for leaf, slot in ((1, 2), (2, 3)):
        lines += f"cord leaf0{leaf}.xe-0/0/0 -- lp01.{slot}.1 : acme.patch-lc-om4 {{ length = 2m }}\n"
    ((code, _, message),) = told(f"{lines}circuit leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : 10GBASE-SR")
    assert (code, message) == ("POL201", "leaf02.xe-0/0/0 reaches nothing: nothing is plugged into lp01.2.2")


def test_a_lane_of_a_port_is_named_as_the_device_counts_it() -> None:
    crossed = "circuit b[0..1] : 100GBASE-DR at edge[1..2].et-0/0/0 -- border1.et-0/0/0:[1, 0]"
    messages = [message for _, _, message in told(HARNESS.format(EDGES) + crossed)]
    assert messages[0] == "edge1.et-0/0/0 reaches border1.et-0/0/0:0, not border1.et-0/0/0:1"
    assert len(messages) == 2


def test_a_cord_that_could_not_be_read_is_all_that_is_said_of_its_circuit() -> None:
    lines = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-bb-om4 { length = 2m }\n"
    found = told(f"{lines}circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4")
    assert [code for code, _, _ in found] == ["REF105"]


TRUNKS = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[01..02] : acme.rack-42u
panel a[1..2] : acme.panel-4slot at A01.U[40, 42]
panel b[1..2] : acme.panel-4slot at A02.U[40, 42]
plate a[1..2].1 : acme.plate-12mpo-opposed-pc
plate b[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : acme.{} at a1.1.rear[1..12] -- b1.1.rear[1..12] {{ length = 30m }}
trunk T2 : acme.{} at a2.1.rear[1..12] -- b2.1.rear[1..12] {{ length = 30m }}
cord b1.1.[1..4] -- b2.1.[1..4] : acme.patch-mpo12-b-om4 {{ length = 2m }}
cord a1.1.[1..4] -- a2.1.[1..4] : acme.patch-mpo12-b-om4 {{ length = 2m }}
"""
OM4, OS2 = "trunk-144-12xmpo12-b-om4", "trunk-144-12xmpo12-b-os2-apc"


@pytest.mark.parametrize(
    ("trunks", "blamed"),
    [
        ((OM4, OS2), {"T2"}),  # the same cords meet T1 without fault
        ((OS2, OM4), {"T1"}),
        ((OS2, OS2), {"a1.1.1 -- a2.1.1", "b1.1.1 -- b2.1.1"}),  # nothing says that the trunks are what is odd
    ],
)
def test_a_trunk_that_differs_is_blamed_once_instead_of_every_cord(trunks: tuple[str, str], blamed: set[str]) -> None:
    found = compile_texts({"a.mtp": TRUNKS.format(*trunks)}).diagnostics
    assert {one.code for one in found} == {"FIB101", "FIN101"}
    for code in ("FIB101", "FIN101"):
        assert {one.object for one in found if one.code == code} == blamed
        assert all(one.count == 1 for one in found if one.code == code and one.object in ("T1", "T2"))


PORTS = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
use "./odd" as ours
rack A[01..02] : acme.rack-42u
device s[1..2] : acme.sw-32x100 at A[01..02].U30
optic s[1..2].et-0/0/[0..7] : acme.q28-100g-sr4
panel a[1..2] : acme.panel-4slot at A01.U[40, 42]
panel b[1..2] : acme.panel-4slot at A02.U[40, 42]
plate a[1..2].1 : acme.plate-12mpo-opposed-pc
plate b[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : ours.trunk-{} at a1.1.rear[1..4] -- b1.1.rear[1..4] {{ length = 30m }}
trunk T2 : ours.trunk-{} at a2.1.rear[1..4] -- b2.1.rear[1..4] {{ length = 30m }}
cord s1.et-0/0/[0..7] -- a[1..2].1.[1..4] : acme.patch-mpo12-b-om4 {{ length = 2m }}
cord s2.et-0/0/[0..7] -- b[1..2].1.[1..4] : acme.patch-mpo12-b-om4 {{ length = 2m }}
"""
TRUNK = """name = "trunk-{0}"
family = "trunk"
number = "T{0}"
number_confidence = "low"
fibre = "om4"
map = "{0}12"

[[end]]
name = "a[1..4]"
connector = "mpo12"
gender = "pinned"
polish = "pc"
grade = "mtp-elite-mm"

[[end]]
name = "b[1..4]"
connector = "mpo12"
gender = "pinned"
polish = "pc"
grade = "mtp-elite-mm"

[source]
title = "a drawing of ours"
read_on = 2026-11-20
confidence = "high"
"""


@pytest.mark.parametrize(("trunks", "blamed"), [("ba", "T2"), ("ab", "T1"), ("aa", "s1.et-0/0/0 -- a1.1.1")])
def test_a_trunk_of_another_type_is_one_finding_for_all_its_channels(tmp_path: Path, trunks: str, blamed: str) -> None:
    (tmp_path / "odd").mkdir()
    for letter in "ab":
        (tmp_path / "odd" / f"trunk-{letter}.toml").write_text(TRUNK.format(letter), "utf-8")
    (found,) = compile_texts({"a.mtp": PORTS.format(*trunks)}, base=tmp_path).diagnostics
    assert (found.code, found.count) == ("POL101", 8 if trunks == "aa" else 4)
    kind = "trunk" if blamed in ("T1", "T2") else "cord"
    assert (found.help or "").startswith(f"replace {kind} {blamed} (type {'A' if kind == 'trunk' else 'B'}) by one of")
