"""DAC, ACC and AOC: cables from cage to cage, listed everywhere and judged for fit, place and name only."""

from __future__ import annotations

import pytest

from mtpc.catalogue import index
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.cut_blanks import why_blank
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.plan.show.direct_cable_walks import direct_walks
from mtpc.result import Result

FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[01..02] : acme.rack-42u
device sw[1..2] : acme.tester-2u at A[01..02].U40
"""
UP = "cord sw1.qdd1 -- sw2.qdd1 : acme.dac-100g-q28-3m\n"
CIRCUIT = "circuit up1 : 100GBASE-CR4 at sw1.qdd1 -- sw2.qdd1\n"


def compiled(lines: str) -> Result:
    return compile_texts({"spec.mtp": FLOOR + lines})


def codes(lines: str) -> list[str]:
    return [found.code for found in compiled(lines).diagnostics]


def test_a_circuit_over_a_direct_cable_is_served_and_no_light_is_judged() -> None:
    result = compiled(UP + CIRCUIT)
    assert result.diagnostics == ()
    assert len(result.plant.channels) == 0


def test_a_cage_that_is_set_aside_is_so_for_direct_cables() -> None:
    aside = 'reserve sw1.qdd1 { for = "storage" }\nblock sw2.qdd1 { reason = "bent"; ticket = "INC-1" }\n'
    assert codes(aside) == []
    assert codes(UP + aside) == ["PRT112", "PRT113"]


def test_a_part_sold_in_one_length_need_not_be_told_it() -> None:
    result = compiled(UP)
    assert [str(length) for length in result.plant.site.components.length_m] == ["3"]
    assert codes("cord sw1.sfp1 -- sw2.sfp1 : acme.dac-25g-sfp28\n") == ["LEN102"]  # sold in three: which is not known


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("cord sw1.qdd1 -- sw2.qdd2 : acme.dac-100g-q28-3m\n", "PRT101"),  # the first one is in there
        ("cord sw1.qdd2 -- sw1.qdd2 : acme.dac-100g-q28-3m\n", "PRT102"),
        ("cord sw1.qdd9 -- sw2.qdd2 : acme.dac-100g-q28-3m\n", "REF103"),
        ("cord sw1.qdd2 -- sw2.qdd2 : acme.dac-100g-q28-3m { polish = apc }\n", "TYP111"),
        ("cord sw1.qdd2 -- sw2.qdd2 : acme.dac-100g-q28-3m { length = 4m }\n", "ORD101"),
        ("cord sw1.qdd2 -- sw2.sfp2 : acme.dac-100g-q28-3m\n", "OPT102"),
        ("cord sw1.qdd1 -- sw2.qdd2 : acme.patch-mpo12-b-om4 { length = 3m }\n", "PRT105"),
        ("optic sw1.qdd2 : acme.q28-100g-sr4\ncord sw1.qdd2 -- sw2.qdd2 : acme.dac-100g-q28-3m\n", "PRT106"),
        # wor-12 of the trials, the circuit names the wrong port and an optic there would not help
        ("circuit up2 : 100GBASE-CR4 at sw1.qdd1 -- sw2.qdd3\n", "POL201"),
        ("circuit up2 : 100GBASE-CR4 at sw1.qdd1 -- sw2.qdd1 via T1\n", "REF102"),
    ],
)
def test_what_cannot_be(lines: str, code: str) -> None:
    assert code in codes(UP + lines)


def test_a_preference_about_connectors_does_not_touch_it() -> None:
    assert codes("policy { prefer { polish = apc; grade = low } }\n" + UP) == []


def test_a_requirement_about_connectors_does_not_hold_for_it() -> None:
    assert codes("policy { require { polish = apc; grade = low; gender = pinned-trunk; method = b } }\n" + UP) == []


def test_it_can_lie_in_stock_and_have_been_measured() -> None:
    lines = "cord isl : acme.aoc-100g-q28 at sw1.qdd2 -- sw2.qdd2 { length = 20m }\nas-built isl { length = 19m }\n"
    assert codes(lines + "spare acme.aoc-100g-q28 { length = 10m; count = 2 }\n") == []


@pytest.mark.parametrize(
    ("lines", "proved", "complete"),
    [
        (UP, 1, True),
        (UP + CIRCUIT, 1, True),
        ("harness b : acme.dac-100g-q28-4xsfp28 at sw1.qdd3 -- sw2.sfp[2..5]\n" + UP, 5, True),
        ("cord sw1.sfp1 -- sw2.sfp1 : acme.dac-25g-sfp28\n" + UP, 1, False),  # how long it is was not stated
        (UP + "circuit up2 : 100GBASE-SR4 at sw1.qdd1 -- sw2.qdd1\n", 0, False),
        (UP + UP.replace("qdd1", "qdd2") + "circuit up3 : 100GBASE-CR4 at sw1.qdd1 -- sw2.qdd2\n", 0, False),
        (UP + UP.replace("qdd1", "qdd2") + "circuit up4 : 100GBASE-SR4 at sw1.qdd1 -- sw2.qdd1\n", 1, False),
        ("", 0, False),
    ],
)
def test_each_two_cages_that_are_joined_are_proved_as_a_channel_is(lines: str, proved: int, complete: bool) -> None:
    proof = compiled(lines).proof()
    assert (proof.proved, proof.complete) == (proved, complete)


def test_a_breakout_joins_one_cage_to_several() -> None:
    lines = "harness brk1 : acme.dac-100g-q28-4xsfp28 at sw1.qdd3 -- sw2.sfp[2..5]\n"
    lines += "circuit b[1..4] : 25GBASE-CR at sw1.qdd[3, 3, 3, 3] -- sw2.sfp[2..5]\n"
    result = compiled(lines)
    assert result.diagnostics == ()
    assert [(walk.near, walk.far, walk.circuits) for walk in direct_walks(result.plant)] == [
        (f"sw1.qdd3:{number}", f"sw2.sfp{number + 1}", (f"b{number}",)) for number in range(1, 5)
    ]


@pytest.mark.parametrize(
    ("legs", "expected"),
    [("[2..5]", []), ("[2, 4, 3, 5]", [("POL201", "brk1")])],
    ids=["A01: in order", "A02: two legs in each other's server"],
)
def test_a_circuit_names_the_lane_of_its_leg(legs: str, expected: list[tuple[str, str]]) -> None:
    """Leg k carries lane k, as with fibre: a circuit on lane 2 belongs to leg 2."""
    lines = "harness brk1 : acme.dac-100g-q28-4xsfp28 at sw1.qdd3 -- sw2.sfp[2..5]\n"
    lines += f"circuit b[1..4] : 25GBASE-CR at sw1.qdd3:[1..4] -- sw2.sfp{legs}\n"
    assert [(finding.code, finding.object) for finding in compiled(lines).diagnostics] == expected


@pytest.mark.parametrize(
    ("port", "message"),
    [
        ("sw1.qdd3:5", "brk1 has 4 legs; sw1.qdd3 has :1 to :4"),
        ("sw2.sfp2:1", "sw2.sfp2 has no lanes of its own: brk1 leads to one port"),
    ],
)
def test_a_lane_there_is_not_is_one_finding(port: str, message: str) -> None:
    lines = "harness brk1 : acme.dac-100g-q28-4xsfp28 at sw1.qdd3 -- sw2.sfp[2..5]\n"
    (finding,) = compiled(lines + f"circuit c : 25GBASE-CR at {port} -- sw2.sfp3\n").diagnostics
    assert (finding.code, finding.message) == ("REF103", message)


def test_a_cable_with_modules_can_be_written_in_a_spec() -> None:
    """Case cs-10: a Y cable that no catalogue has."""
    lines = "part y : direct-cable { medium = aoc; application = 25GBASE-CR; lengths = [10m, 15m]\n"
    lines += "  end a : qsfp28; end b[1..2] : sfp28 }\n"
    lines += "harness Y : y at sw1.qdd3 -- sw2.sfp[2..3] { length = 10m }\n"
    assert compiled(lines + "circuit c[1..2] : 25GBASE-CR at sw1.qdd3:[1..2] -- sw2.sfp[2..3]\n").diagnostics == ()
    (finding,) = compiled(lines.replace("length = 10m", "length = 4m")).diagnostics
    assert finding.code == "ORD101"


def test_two_legs_of_a_breakout_are_not_joined_to_each_other() -> None:
    lines = "harness brk1 : acme.dac-100g-q28-4xsfp28 at sw1.qdd3 -- sw2.sfp[2..5]\n"
    assert codes(lines + "circuit c : 25GBASE-CR at sw2.sfp2 -- sw2.sfp3\n") == ["POL201"]


def test_the_statement_it_stands_in_is_named() -> None:
    (fault,) = compiled("trunk X : acme.dac-100g-q28-3m at sw1.qdd1 -- sw2.qdd1\n").diagnostics
    assert "write the statement as `cord`" in fault.help
    (fault,) = compiled("cord sw1.qdd1 -- sw2.sfp1 : acme.dac-100g-q28-4xsfp28\n").diagnostics
    assert "`harness NAME : PART at A -- B`" in fault.help


def test_trace_finds_it_by_port_device_circuit_and_cable() -> None:
    plant = compiled(UP + CIRCUIT).plant
    for name in ("sw1.qdd1", "sw2", "up1", "sw1.qdd1 -- sw2.qdd1", "sw2.qdd1 -- sw1.qdd1"):
        (walk,) = direct_walks(plant, name)
        assert (walk.near, walk.far, walk.light) == ("sw1.qdd1", "sw2.qdd1", "direct")
        assert walk.budget.application == "100GBASE-CR4"
    assert direct_walks(plant, "sw1.qdd2") == []


def test_documents_list_it_without_asking_for_a_fibre() -> None:
    work = Work(compiled(UP + CIRCUIT).plant, Issue("2026-11-20"))
    (row,) = work.cuts
    assert row["assembly_kind"] == "direct-cable"
    assert (row["a_device"], row["a_port"], row["b_device"], row["b_port"]) == ("sw1", "qdd1", "sw2", "qdd1")
    assert (row["a_connector"], row["length_ordered"], row["links_served"]) == ("QSFP28", "3", "up1")
    assert (row["fibre_type"], row["polarity"], row["fibre_count"]) == ("", "", "")
    assert "no fibre channel" in why_blank(row, "fibre_type")
    turned_up = [line for rack in work.racks for line in rack.turn_ups]
    assert [line.verdict for line in turned_up] == ["direct cable: no fibre channel"] * 2
    plugs = [line.plug for rack in work.racks for line in rack.cords]
    assert plugs == ["QSFP28"] * 2


# ---- what is advised

TWO = "cord sw1.qdd1 -- sw2.qdd2 : acme.dac-100g-q28-3m\ncord sw1.qdd2 -- sw2.qdd1 : acme.dac-100g-q28-3m\n"
MEANT = "circuit up[1..2] : 100GBASE-CR4 at sw1.qdd[1..2] -- sw2.qdd[1..2]\n"


def test_two_direct_cables_whose_ends_are_exchanged_are_one_finding_and_one_edit() -> None:
    (found,) = compiled(TWO + MEANT).diagnostics
    assert [(each.code, each.object) for each in found.consequences] == [("POL201", "up1"), ("POL201", "up2")]
    assert found.help.startswith("exchange the plugs of cord sw1.qdd1 -- sw2.qdd2 and cord sw1.qdd2 -- sw2.qdd1, in ")
    text = FLOOR + TWO + MEANT
    (fix,) = found.fixes
    for edit in sorted(fix.edits, key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert compile_texts({"spec.mtp": text}).diagnostics == ()


def test_a_range_of_direct_cables_one_cage_on_is_one_finding() -> None:
    cords = "cord sw1.qdd[1..4] -- sw2.qdd[2, 3, 4, 1] : acme.dac-100g-q28-3m\n"
    (found,) = compiled(cords + "circuit up[1..4] : 100GBASE-CR4 at sw1.qdd[1..4] -- sw2.qdd[1..4]\n").diagnostics
    assert [each.object for each in found.consequences] == ["up1", "up2", "up3", "up4"]


def test_a_leg_of_a_breakout_in_the_cage_of_another_is_exchanged_with_it() -> None:
    lines = "harness b1 : acme.dac-100g-q28-4xsfp28 at sw1.qdd3 -- sw2.sfp[1, 2, 3, 5]\n"
    lines += "harness b2 : acme.dac-100g-q28-4xsfp28 at sw1.qdd4 -- sw2.sfp[4, 6, 7, 8]\n"
    lines += "circuit a[1..4] : 25GBASE-CR at sw1.qdd[3, 3, 3, 3] -- sw2.sfp[1..4]\n"
    lines += "circuit b[1..4] : 25GBASE-CR at sw1.qdd[4, 4, 4, 4] -- sw2.sfp[5..8]\n"
    (found,) = compiled(lines).diagnostics
    assert [each.object for each in found.consequences] == ["a4", "b1"]
    assert found.help.startswith("exchange leg 4 of harness b1 and leg 1 of harness b2, in sw2.sfp5 and sw2.sfp4; ")


def test_a_circuit_that_is_joined_is_not_parted_for_another() -> None:
    (found,) = compiled(
        UP + CIRCUIT + UP.replace("qdd1", "qdd2") + CIRCUIT.replace("up1", "up2").replace("-- sw2.qdd1", "-- sw2.qdd2")
    ).diagnostics
    assert (found.object, found.fixes) == ("up2", ())


def test_a_cable_for_the_application_of_the_circuit_is_named_where_there_is_one() -> None:
    helps = []
    for wanted in ("100GBASE-CR4", "100GBASE-SR4"):
        cable = "cord sw1.qdd1 -- sw2.qdd1 : acme.aoc-100g-q28 { length = 10m }\n"
        (found,) = compiled(
            cable + UP.replace("qdd1", "qdd2") + f"circuit up : {wanted} at sw1.qdd1 -- sw2.qdd1\n"
        ).diagnostics
        helps.append(found.help)
    assert helps == [
        f"write the application the cable has, or use {each}" for each in ("dac-100g-q28-3m", "optics and a cord")
    ]


GEARBOX = """device up : acme.sw-32x400 at A01.U30
device low : acme.sw-32x100 at A02.U30
harness Y : acme.{cable} at up.et-0/0/30 -- low.et-0/0/[0..3]
circuit leg : {application} at up.et-0/0/30:0 -- low.et-0/0/0
"""


@pytest.mark.parametrize(
    ("cable", "application", "expected"),
    [
        # case A03: a passive cable of 50G PAM4 does not reach a port of 4 x 25G NRZ: the plug QSFP56 does not go in
        ("dac-400g-qdd-4xq56", "100GBASE-CR2", ["OPT102"]),
        # the gearbox cable does; lanes 1 and 2 are leg 1, whichever of its applications the circuit names
        ("aec-400g-qdd-4xq28", "100GBASE-CR2", []),
        ("aec-400g-qdd-4xq28", "100GBASE-CR4", []),
        ("aec-400g-qdd-4xq28", "25GBASE-CR", ["REF106"]),  # no cable of the floor is of it
    ],
)
def test_a_gearbox_joins_two_applications(cable: str, application: str, expected: list[str]) -> None:
    assert codes(GEARBOX.format(cable=cable, application=application)) == expected


def test_a_circuit_at_a_lane_of_a_cable_that_does_not_fit_is_told_with_it() -> None:
    """The cage is known, the cable in it was refused: one finding, at the cable."""
    floor = "device up : acme.sw-32x100 at A01.U30\ndevice low : acme.sw-32x400 at A02.U30\n"
    harness = "harness Y : acme.dac-100g-q28-4xsfp28 at up.et-0/0/30 -- low.et-0/0/[0..3]\n"
    assert codes(f"{floor}{harness}circuit c : 25GBASE-CR at up.et-0/0/30:0 -- low.et-0/0/0\n") == ["OPT102"]


def test_a_gearbox_cable_cannot_be_turned_round() -> None:
    turned = "device up : acme.sw-32x400 at A01.U30\ndevice low : acme.sw-32x100 at A02.U30\n"
    assert codes(turned + "harness Y : acme.aec-400g-qdd-4xq28 at low.et-0/0/0 -- up.et-0/0/[0..3]\n") == ["OPT102"]


def test_applications_of_direct_cables_are_listed_and_shown() -> None:
    listed = {(entry.name, entry.record["name"]) for entry in index.entries("application") if entry.catalogue}
    assert {("100GBASE-CR2", "aec-400g-qdd-4xq28"), ("100GBASE-CR4", "dac-100g-q28-3m")} <= listed
    shown = [entry.record["name"] for entry in index.entries_named("100gbase-cr2")]
    assert shown == ["aec-400g-qdd-4xq28", "dac-400g-qdd-4xq56"]
