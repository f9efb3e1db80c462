"""One slip is one finding: what a faulty or displaced statement would have brought is not reported missing.

The specs named wor-…, fal-… are cases of the trials, with the answer that was found right there.
"""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.text import Source

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
rack R1 : acme.rack-42u
"""
TWO_32 = "device [sw1, sw2] : acme.sw-32x100 at R1.U[1, 3]\n"
TWO_48 = "device [a, b] : acme.sw-48x25-8x100 at R1.U[1, 2]\n"
OPTICS = "optic sw2.et-0/0/[0..3] : acme.q28-100g-sr4\n"
CORDS = "{ cords = acme.patch-mpo12-b-om4; cord-length = 2m }\n"
CIRCUIT = f"circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 {CORDS}"
DAC = "acme.dac-25g-sfp28 { length = 2m }\n"


def compiled(lines: str) -> Result:
    return compile_texts({"x.mtp": HEAD + lines})


def told(lines: str) -> list[tuple[str, int]]:
    """The code and line of each finding."""
    source = Source("x.mtp", HEAD + lines)
    return [(one.code, source.line_column(one.span.start)[0]) for one in compiled(lines).found if one.span]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # wor-01: a slip in the device of an optic; the circuit of that device is silent
        (TWO_32 + "optic ws1.et-0/0/0 : acme.q28-100g-sr4\n" + OPTICS + CIRCUIT, [("REF102", 5)]),
        # the same with a range, in a loop, and at the other end
        (
            TWO_32 + "optic [ws1, sw2].et-0/0/[0..3] : acme.q28-100g-sr4\n" + CIRCUIT,
            [("REF102", 5)],
        ),
        (
            TWO_32 + "for $n in 0..1 { optic ws1.et-0/0/[$n] : acme.q28-100g-sr4 }\n" + OPTICS + CIRCUIT,
            [("REF102", 5)],
        ),
        # the port of the optic is wrong: another of that device may be meant
        (TWO_32 + "optic sw1.et-0/0/77 : acme.q28-100g-sr4\n" + OPTICS + CIRCUIT, [("REF103", 5)]),
        # an optic put into a cage twice: the second was meant for another cage
        (
            TWO_32 + "optic sw1.et-0/0/1 : acme.q28-100g-sr4\n" * 2 + OPTICS + CIRCUIT,
            [("PRT106", 6)],
        ),
        # an optic of a form that does not fit is not asked for once more
        (TWO_32 + "optic sw1.et-0/0/0 : acme.sfp-25g-sr\n" + OPTICS + CIRCUIT, [("OPT102", 5)]),
        # a slip in the device of a cord: the light that ends there is not judged
        (
            TWO_32 + "optic sw1.et-0/0/0 : acme.q28-100g-sr4\n" + OPTICS
            + "cord ws1.et-0/0/0 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 2m }\n"
            + "circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0\n",
            [("REF102", 7)],
        ),
        # fal-06: the second copper cable is in a taken port; its other end is a cage of a switch, not a panel's port
        (
            TWO_48 + f"cord a.xe-0/0/0 -- b.xe-0/0/0 : {DAC}cord a.xe-0/0/1 -- b.xe-0/0/0 : {DAC}"
            + "circuit c0 : 25GBASE-CR at a.xe-0/0/0 -- b.xe-0/0/0\n"
            + "circuit c1 : 25GBASE-CR at a.xe-0/0/1 -- b.xe-0/0/1\n",
            [("PRT101", 6)],
        ),
        # wor-12: the circuit names another port than the copper cable joins
        (
            TWO_48 + f"cord a.xe-0/0/0 -- b.xe-0/0/0 : {DAC}circuit c1 : 25GBASE-CR at a.xe-0/0/0 -- b.xe-0/0/1\n",
            [("POL201", 6)],
        ),
        (
            TWO_48 + f"cord a.xe-0/0/0 -- b.xe-0/0/0 : {DAC}circuit c1 : 25GBASE-CR at a.xe-0/0/1 -- b.xe-0/0/0\n",
            [("POL201", 6)],
        ),
        # fal-07: the application is known by the part that is named, though the cable does not fit
        (
            "device a : acme.sw-32x100 at R1.U1\ndevice b : acme.sw-48x25-8x100 at R1.U2\n"
            "cord a.et-0/0/0 -- b.xe-0/0/0 : acme.dac-100g-q28-3m\n"
            "circuit c : 100GBASE-CR4 at a.et-0/0/0 -- b.xe-0/0/0\n",
            [("OPT102", 6)],
        ),
        # no cable at all: a copper cable is asked for, once, never an optic
        (
            TWO_48 + f"cord a.xe-0/0/0 -- b.xe-0/0/0 : {DAC}circuit c1 : 25GBASE-CR at a.xe-0/0/5 -- b.xe-0/0/5\n",
            [("PRT105", 6)],
        ),
        # what has nothing to do with the slip is told: an optic is missing in a port the slip does not name
        (
            TWO_32 + "optic ws1.et-0/0/7 : acme.q28-100g-sr4\n" + OPTICS + CIRCUIT,
            [("REF102", 5), ("PRT105", 7)],
        ),
    ],
)  # fmt: skip
def test_a_slip_is_told_alone(lines: str, expected: list[tuple[str, int]]) -> None:
    assert told(lines) == expected


def test_a_circuit_orders_its_direct_cable() -> None:
    """fal-08: the part that `cords` names has the application; the cable is laid between the two cages."""
    lines = TWO_48 + "circuit m[1..2] : 25GBASE-CR at a.xe-0/0/[0..1] -- b.xe-0/0/[0..1] "
    result = compiled(lines + "{ cords = acme.dac-25g-sfp28; cord-length = 2m }\n")
    assert result.found == ()
    site = result.plant.site
    assert [site.name_of(cable) for cable in site.components_of(("cord", "direct-cable"))] == [
        "a.xe-0/0/0 -- b.xe-0/0/0",
        "a.xe-0/0/1 -- b.xe-0/0/1",
    ]
    assert [str(site.ordered_m(cable)) for cable in site.components_of(("cord", "direct-cable"))] == ["2", "2"]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("{ cords = acme.dac-25g-sfp28; cord-length = 4m }", "ORD101"),  # not sold in that length
        ("{ cords = acme.dac-100g-q28-4xsfp28; cord-length = 2m }", "TYP101"),  # a breakout is a harness
        ("via T1 { cords = acme.dac-25g-sfp28; cord-length = 2m }", "TYP101"),  # it fits no port of a trunk
        ("{ cords = acme.dac-100g-q28-3m }", "OPT102"),
    ],
)
def test_a_circuit_orders_no_cable_that_does_not_fit(lines: str, code: str) -> None:
    circuit = f"circuit m : 25GBASE-CR at a.xe-0/0/0 -- b.xe-0/0/0 {lines}\n"
    first = f"cord a.xe-0/0/9 -- b.xe-0/0/9 : {DAC}"
    assert [found.code for found in compiled(TWO_48 + first + circuit).found] == [code]


@pytest.mark.parametrize(
    "block",
    [
        '{ reason = "seen; until = 2027-01-31 }',
        '{ reason = seen"; until = 2027-01-31 }',
        '{ reason = "seen"; until = "2 }',
    ],
)
def test_a_waiver_of_which_a_part_cannot_be_read_lacks_nothing_else(block: str) -> None:
    assert told(f"allow LEN101 on M {block}\n") == [("SYN109", 4)]
    assert told("allow LEN101 on M { until = 2027-01-31 }\n") == [("TYP110", 4)]


def test_a_unit_of_another_dimension_is_told_with_those_that_are_meant() -> None:
    cord = "cord a.xe-0/0/0 -- b.xe-0/0/0 : acme.patch-lc-om4 { length = %s }\n"
    messages = [compiled(TWO_48 + cord % length).found[0] for length in ("3dB", "3kV")]
    assert messages[0].message == "length takes a length (m, cm, mm, km, ft, in), this is 3dB (a loss)"
    assert messages[1].message == "3kV has no unit mtpc knows"
    assert messages[1].help == "units are m, cm, mm, km, ft, in, dB, %, nm, U"  # not G, which has a letter of it


def test_a_port_that_is_used_twice_names_what_is_in_it_with_its_part() -> None:
    optics = "optic [a, b].xe-0/0/[0..1] : acme.sfp-25g-sr\n"
    cords = "cord a.xe-0/0/0 -- b.xe-0/0/[0..1] : acme.patch-lc-om4 { length = 2m }\n"
    lines = TWO_48 + optics + cords.replace("b.xe-0/0/[0..1]", "b.xe-0/0/0") + cords.replace("[0..1]", "1")
    (finding,) = compiled(lines).found
    in_use = "a.xe-0/0/0 -- b.xe-0/0/0 (patch-lc-om4)"
    assert finding.message == f"a.xe-0/0/0 is used twice: by {in_use} and by this cord"
    assert finding.labels[0].message == f"{in_use} is plugged in here"
