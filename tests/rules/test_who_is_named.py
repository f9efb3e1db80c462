"""Which thing a finding names and where it stands: plates, odd trunks, groups, protocols, swaps as edits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.channel.tracer import trace
from mtpc.channel.types import MatingFault
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.rules._components import in_use
from mtpc.rules._naming import named_connector, part_shown, port_name
from mtpc.rules.lanes.opt105_protocols_differ import check as protocols
from mtpc.rules.matings._meetings import meetings, places
from mtpc.rules.matings.key102_row_mismatch import check as rows
from tests.rules.test_findings_on_the_floor import FLOOR
from tests.rules.test_lane_words import placed
from tests.rules.test_swaps import array, chain
from tests.support.sites import SFP, UNSTATED, Floor, cord, plug, straight, wired
from tests.unit.channel.rows import application, plant


def found(lines: str) -> tuple[Diagnostic, ...]:
    return compile_texts({"a.mtp": FLOOR + lines}).diagnostics


# ---- protocols


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        (("Ethernet", "InfiniBand"), "a is ONE (Ethernet) and b is OTHER (InfiniBand): light arrives"),
        (("InfiniBand", "MSA"), "a is ONE (InfiniBand) and b is OTHER (Ethernet): light arrives"),
        (("MSA", "Ethernet"), ""),
        (("", "InfiniBand"), ""),
        (("Ethernet", ""), ""),
        (("Fibre Channel", "Fibre Channel"), ""),
    ],
)
def test_two_protocols_are_told_with_the_port_of_each(groups: tuple[str, str], told: str) -> None:
    known = [replace(application(name), group=group) for name, group in zip(("ONE", "OTHER"), groups, strict=True)]
    made = plant(["2"], applications=tuple(known), near="ONE", far="OTHER")
    faults = list(protocols(trace(placed(made.site))))
    assert [fault.message.startswith(told) for fault in faults] == [True] * bool(told)
    for fault in faults:
        assert fault.object == "a"
        group = told.rpartition("(")[2].partition(")")[0]
        assert [label.message for label in fault.labels] == [f"{group} at the other end"]
        assert [fault.span and fault.span.start, fault.labels[0].span.start] == [0, 10]


def test_ports_that_cannot_talk_have_no_protocols_to_compare() -> None:
    known = [
        replace(application(name), group=group, lane_tech=name)
        for name, group in (("ONE", "Ethernet"), ("OTHER", "InfiniBand"))
    ]
    assert list(protocols(plant(["2"], applications=tuple(known), near="ONE", far="OTHER"))) == []


# ---- words


def test_a_part_is_named_as_a_spec_writes_it() -> None:
    part = array("A")
    assert part_shown(replace(part, name="acme.patch-1")) == "patch-1"
    assert part_shown(replace(part, name="patch-1")) == "patch-1"
    assert part_shown(replace(part, name="sr4.2.x")) == "sr4.2.x"  # a dot of its own: where the alias ends is not clear


def test_legs_are_named_by_number_where_there_are_several() -> None:
    floor = Floor()
    ends = (plug("a1", "mpo12"), plug("b1", "lc"), plug("b2", "lc"))
    faces = floor.add("h", wired("h", ends, [(0, 1, 1, 1), (0, 2, 2, 1)], "harness"))
    box = floor.add("box", wired("box", ends, [(0, 1, 1, 1)], "cassette"))
    site = floor.done()
    assert [named_connector(site, face) for face in faces] == ["harness h", "leg 1 of harness h", "leg 2 of harness h"]
    assert [named_connector(site, face) for face in box] == ["cassette box"] * 3


@pytest.mark.parametrize("port", ["p.1.1", "p.1.rear1"])
def test_a_port_of_a_plate_is_named_by_its_front(port: str) -> None:
    """The plate's sockets are the first of the floor."""
    text = (
        'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R : acme.rack-42u\npanel p : acme.panel-4slot at R.U1\n'
        f"plate p.1 : acme.plate-12lc\ncord {port} -- p.1.5 : acme.patch-lc-om4 {{ length = 2m }}\n"
    )
    site = compile_texts({"a.mtp": text}).plant.site
    names = {port_name(site, face) for face in range(len(site.faces.component)) if site.terminal(face).loose}
    assert names == {"p.1.1", "p.1.5"}


# ---- joints


def test_a_cable_is_in_use_where_any_connector_touches_another_and_is_told_once() -> None:
    floor = Floor()
    port = floor.add("a", SFP)[0]
    floor.add("idle", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    _, far = floor.add("cord", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    floor.join(far, port)
    assert list(in_use(floor.done())) == [0, 2]
    both = chain(array("A"))
    assert list(in_use(both.site)) == [0, 1, 2]


def test_every_place_of_a_fault_is_kept_for_both_sides() -> None:
    floor = Floor()
    near, far = floor.add("a", SFP)[0], floor.add("b", SFP)[0]
    one = floor.add("one", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    other = floor.add("other", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    floor.join(near, one[0])
    floor.join(one[1], other[0], UNSTATED)
    floor.join(other[1], far)
    made = trace(floor.done())
    assert {component: len(told) for component, told in places(made, MatingFault.MATING_UNSTATED).items()} == {
        2: 1,
        3: 1,
    }
    assert places(made, MatingFault.ROW_MISMATCH) == {}
    (meeting,) = meetings(made, MatingFault.MATING_UNSTATED)
    assert (meeting.component, meeting.name, meeting.other_name) == (2, "cord one", "cord other")


LOOPS = """edition 2026
use "catalog:acme-fibre" as acme
rack A[01..02] : acme.rack-42u
panel a[1..2] : acme.panel-4slot at A01.U[40, 42]
panel b[1..2] : acme.panel-4slot at A02.U[40, 42]
plate a[1..2].1 : acme.plate-12mpo-opposed-pc
plate b[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : acme.trunk-144-12xmpo12-b-om4 at a1.1.rear[1..12] -- b1.1.rear[1..12] { length = 30m }
trunk T2 : acme.trunk-144-12xmpo12-b-os2-apc at a2.1.rear[1..12] -- b2.1.rear[1..12] { length = 30m }
cord a1.1.[1, 3] -- a1.1.[2, 4] : acme.patch-mpo12-b-om4 { length = 2m }
cord a2.1.[1, 3] -- a2.1.[2, 4] : acme.PART { length = 2m }
"""


@pytest.mark.parametrize(("part", "trunk_is_odd"), [("patch-mpo12-b-om4", True), ("patch-mpo12-b-om3", False)])
def test_a_trunk_is_odd_only_where_another_takes_the_same_cords(part: str, trunk_is_odd: bool) -> None:
    faults = [one for one in compile_texts({"a.mtp": LOOPS.replace("PART", part)}).diagnostics if one.code == "FIB101"]
    assert {one.object == "T2" for one in faults} == {trunk_is_odd}


@pytest.mark.parametrize(("joined", "blamed"), [([1, 2], "plate"), ([1], "cord")])
def test_a_plate_none_of_whose_plugs_fit_is_what_is_wrong(joined: list[int], blamed: str) -> None:
    lines = "plate lp01.2 : acme.plate-12lc\n"
    for port in joined:
        lines += f"cord leaf01.et-0/0/{47 + port} -- lp01.2.{port} : acme.patch-mpo12-b-om4 {{ length = 2m }}\n"
    (fault,) = found(lines)
    assert fault.code == "KEY103"
    assert fault.object == ("lp01.2" if blamed == "plate" else "leaf01.et-0/0/48 -- lp01.2.1")
    start = f"the adapters of plate {fault.object} are" if blamed == "plate" else f"cord {fault.object} ends in"
    assert fault.message.startswith(start)


def test_a_plate_that_one_plug_fits_is_right() -> None:
    lines = "plate lp01.2 : acme.plate-12lc\ncord leaf01.xe-0/0/0 -- lp01.2.3 : acme.patch-lc-om4 { length = 2m }\n"
    for port in (1, 2):
        lines += f"cord leaf01.et-0/0/{47 + port} -- lp01.2.{port} : acme.patch-mpo12-b-om4 {{ length = 2m }}\n"
    assert {one.object for one in found(lines)} == {
        "leaf01.et-0/0/48 -- lp01.2.1",
        "leaf01.et-0/0/49 -- lp01.2.2",
    }


def test_a_plate_that_does_not_state_its_keys_is_told_once() -> None:
    lines = "plate lp01.2 : acme.plate-12mpo-nomating\n"
    lines += "trunk T2 : acme.trunk-144-12xmpo12-b-om4 at lp01.2.rear[1..12] -- sp01.2.rear[1..12] { length = 10m }\n"
    lines += "cord lp01.1.[1..2] -- lp01.2.[1..2] : acme.patch-mpo12-b-om4 { length = 2m }\n"
    told = compile_texts({"a.mtp": FLOOR + lines}).found
    assert [(one.code, one.object) for one in told if one.code == "KEY104"] == [("KEY104", "lp01.2")]


# ---- a swap as an edit


ONE = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-a-om4 { length = 2m }\n"
TWO = "cord leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1] : acme.patch-mpo12-a-om4 { length = 2m }\n"


def test_a_swap_is_an_edit_where_one_cable_is_made_there_and_one_part_is_its_twin() -> None:
    (fault,) = found(ONE)
    (fix,) = fault.fixes
    (edit,) = fix.edits
    text = FLOOR + ONE
    assert text[edit.span.start : edit.span.end] == "patch-mpo12-a-om4"
    assert edit.text == "patch-mpo12-b-om4"
    assert compile_texts({"a.mtp": text[: edit.span.start] + edit.text + text[edit.span.end :]}).diagnostics == ()


def test_a_statement_of_two_cables_is_not_edited_for_one() -> None:
    (fault,) = found(TWO)
    assert fault.count == 2
    assert fault.fixes == ()


# ---- diverse groups


def test_circuits_of_no_group_are_not_compared() -> None:
    lines = "device [s, t] : acme.sw-32x100 at [A01.U10, A02.U10]\ntray way at A01 -- A02\n"
    for port, group in enumerate("ab"):
        lines += f"cord s.et-0/0/{port} -- t.et-0/0/{port} : acme.dac-100g-q28-3m {{ tray = way }}\n"
        text = f"circuit c{port} : 100GBASE-CR4 at s.et-0/0/{port} -- t.et-0/0/{port}"
        lines += f"group {group} {{\n{text}\n}}\n" if group == "a" else f"{text}\n"
    lines += "group b { cord leaf01.xe-0/0/0 -- leaf01.xe-0/0/1 : acme.patch-lc-om4 { length = 2m; tray = way } }\n"
    told = found(lines.replace("tray = way } }", "} }") + "diverse ab { groups = [a, b]; by = tray }\n")
    assert [one.object for one in told] == []


def test_a_trunk_that_cords_of_two_groups_touch_is_shared() -> None:
    cords = "group {0} {{ cord leaf01.et-0/0/{1} -- lp01.1.{2} : acme.patch-mpo12-b-om4 {{ length = 2m }} }}\n"
    lines = cords.format("a", 48, 1) + cords.format("b", 49, 2)
    (fault,) = found(lines + "diverse ab { groups = [a, b]; by = trunk }\n")
    assert (fault.code, fault.object) == ("GEO201", "T01")
    assert fault.message.startswith("a and b share trunk T01: ")
    assert fault.labels[0].message == "a uses it here"
    lines = lines.replace("lp01.1.2", "spine1.et-0/0/0")
    assert found(lines + "diverse ab { groups = [a, b]; by = trunk }\n") == ()


# ---- words of single rules


def test_rows_are_counted_on_both_sides() -> None:
    floor = Floor()
    one = floor.add("one", cord("x", plug("a1", "mpo12"), plug("b1", "mpo12"), straight(12)))
    two = floor.add("two", cord("x", plug("a1", "mpo24"), plug("b1", "mpo24"), straight(24)), "2")
    floor.join(one[1], two[0])
    made = trace(placed(floor.done()))
    (fault,) = rows(made)
    assert "cord one has 1 fibre row at " in fault.message
    assert fault.message.endswith(", cord two has 2: no fibre meets a fibre")
    assert [label.message for label in fault.labels] == ["MPO24, 2 rows"]
    turned = Floor()
    two = turned.add("two", cord("x", plug("a1", "mpo24"), plug("b1", "mpo24"), straight(24)))
    one = turned.add("one", cord("x", plug("a1", "mpo12"), plug("b1", "mpo12"), straight(12)))
    turned.join(one[1], two[0])
    (fault,) = rows(trace(placed(turned.done())))
    assert "cord two has 2 fibre rows at " in fault.message
    assert [label.message for label in fault.labels] == ["MPO12, 1 row"]


@pytest.mark.parametrize(
    ("optic", "application_", "words"),
    [("sfp-10g-sr", "100GBASE-SR4", "1 lane of 10GBASE-SR"), ("sfp-10g-lr", "10GBASE-SR", "1 lane of 10GBASE-LR")],
)
def test_lanes_of_an_optic_are_counted(optic: str, application_: str, words: str) -> None:
    ends = "leaf01.xe-0/0/5", "leaf02.xe-0/0/5"
    lines = "".join(f"optic {end} : acme.{optic}\n" for end in ends)
    lines += f"circuit c : {application_} at {ends[0]} -- {ends[1]}\n"
    (fault,) = [one for one in found(lines) if one.code == "OPT103"]
    assert fault.message.endswith(f"and {ends[0]} is {words}")
    (fault,) = found(ONE.replace("-a-", "-b-") + "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 10GBASE-SR")
    assert fault.message.endswith("is 4 lanes of 100GBASE-SR4")


def test_the_help_of_a_circuit_elsewhere_says_what_to_move() -> None:
    cages = "device sw[1..2] : acme.tester-2u at A01.U[10, 14]\n"
    direct = "cord sw1.qdd1 -- sw2.qdd1 : acme.dac-100g-q28-3m\n"
    (fault,) = found(f"{cages}{direct}cord sw1.qdd2 -- sw2.qdd2 : acme.dac-100g-q28-3m\n"
                     "circuit up : 100GBASE-CR4 at sw1.qdd1 -- sw2.qdd2\n")  # fmt: skip
    assert fault.help == "move the end of that cable from sw2.qdd1 to sw2.qdd2, or correct the circuit"
    lines = "harness brk1 : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- edge[1..4].et-0/0/0 { length = 9m }\n"
    lines += "circuit x : 100GBASE-DR at edge1.et-0/0/0 -- border1.et-0/0/0:1\n"
    (fault,) = found(lines)
    assert fault.help == (
        "use parts whose maps keep the lane on this way (`mtpc trace` shows them), or correct the circuit"
    )


def test_a_cord_of_no_stated_gender_says_what_it_meets() -> None:
    (fault,) = found("cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-open { length = 2m }\n")
    assert fault.code == "GEN104"
    assert fault.labels[0].message == "this side is pinned"
    loop = "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
    loop += "cord lp01.2.[1, 3] -- lp01.2.[2, 4] : acme.patch-mpo12-b-om4-open { length = 2m }\n"
    loop += "cord lp01.2.rear1 -- lp01.2.rear3 : acme.patch-mpo12-b-om4-open { length = 2m }\n"
    labels = {label.message for one in found(loop) if one.code == "GEN104" for label in one.labels}
    assert labels == {"this side is unstated too"}


def test_a_cord_of_no_stated_polish_says_what_it_meets() -> None:
    (fault,) = found("cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nopolish { length = 2m }\n")
    assert (fault.code, [label.message for label in fault.labels]) == ("FIN104", ["this side is UPC"])


@pytest.mark.parametrize(
    ("length", "do"), [("{ length = unknown }", "give `length` a value"), ("", "write `length = ")]
)
def test_a_length_is_to_be_written_or_measured(length: str, do: str) -> None:
    (fault,) = found(f"cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4 {length}\n")
    assert fault.code == "LEN102"
    assert fault.help.startswith(do)


@pytest.mark.parametrize("shorter", ["border1", "border2"])
def test_the_end_that_reaches_less_far_is_named(shorter: str) -> None:
    parts = {name: "acme.qdd-400g-vr4" if name == shorter else "acme.qdd-400g-sr4" for name in ("border1", "border2")}
    lines = "".join(f"optic {name}.et-0/0/2 : {part}\n" for name, part in parts.items())
    lines += "cord border1.et-0/0/2 -- border2.et-0/0/2 : acme.patch-mpo12-b-om4-apc { length = 3m }\n"
    lines += "circuit isl : 400GBASE-SR4 at border1.et-0/0/2 -- border2.et-0/0/2\n"
    (fault,) = (one for one in found(lines) if one.code == "OPT104")
    assert f"and {shorter}.et-0/0/2 is 400GBASE-VR4" in fault.message
