"""A statement that is not placed leaves open what it could have touched, and nothing else is left unjudged."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import TWO_RACKS

HEAD = f"""{TWO_RACKS}plate pp[1..2].2 : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/[0..1] : acme.q28-100g-sr4
circuit up1 : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0
"""
TRUNK = "trunk T1 : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 { length = 20m }\n"
NEAR = "cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 { length = 3m }\n"
FAR = "cord pp2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }\n"
BESIDE = FAR.replace("pp2.1.1", "pp2.1.2")  # one port beside the trunk
WHOLE = NEAR + TRUNK + FAR


def judged(text: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text})


def codes(result: Result) -> list[str]:
    return sorted(found.code for found in result.found)


def unjudged(result: Result) -> dict[str, str]:
    """The circuits that were not judged, and the code of the finding that tells why."""
    circuits = [each for each in result.unjudged if each.object.startswith("up")]
    return {each.object: each.because[0] if each.because else "" for each in circuits}


# What is broken has nothing to do with up1, whose far cord is one port beside the trunk. The first four are the cases
# hid-17, hid-18, hid-19 and hid-22 of the trials: what is told in full is judged in full.
@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("circuit up2 : 100GBASE-SR4 at sw1.et-0/0/77 -- sw2.et-0/0/1\n", "REF103"),
        ("panel pp9 : acme.panel-4slott at R1.U10\n", "REF105"),
        ("device z : acme.sw-32x100 at R9.U10\n", "REF102"),
        ("rack R98 : acme.rack-42u { dept = 1m }\n", "TYP103"),
        ("rack R98 : acme.rack-42u { depth  1m }\n", "SYN138"),
        ("cord sw1.et-0/0/1 -- pp1.2.13 : acme.patch-mpo12-b-om4 { length = 3m }\n", "REF103"),
        ("cord sw1.et-0/0/1 -- sw2.et-0/0/1 : acme.patch-mpo12-b-om5 { length = 3m }\n", "REF105"),
        ("cord sw1.et-0/0/1 -> sw2.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 3m }\n", "SYN102"),
        ("for $n in [1] { cord sw[$n].et-0/0/1 -- pp[$n].2.13 : acme.patch-mpo12-b-om4 { length = 3m } }\n", "REF103"),
        ("for $n in [1] { cord sw1.et-0/0/[$m] -- pp1.2.[$n] : acme.patch-mpo12-b-om4 { length = 3m } }\n", "REF110"),
        ("for $n in rows { rack X[$n] : acme.rack-42u }\n", "REF109"),
        ("tray t at R1 -- R9 { drop = 1m }\n", "REF102"),
        ("policy { prefer { gendr = pinned } }\n", "TYP103"),
        ("assert count(sww) == 2\n", "REF102"),
        ("override cord nothing { length = 3m }\n", "REF102"),
        ("group g { rack R3 : acme.rack-43u }\n", "REF105"),
        ("template pod($n: number) { rack P : acme.rack-42u }\napply pod()\n", "TYP110"),
    ],
)
def test_a_fault_elsewhere_hides_no_dark_circuit(statement: str, code: str) -> None:
    result = judged(NEAR + TRUNK + BESIDE + statement)
    assert codes(result) == sorted(["POL201", code])
    assert "up1" not in unjudged(result)


# What is broken could have been what up1 lacks.
@pytest.mark.parametrize(
    ("text", "code"),
    [
        (WHOLE.replace("pp2.1.1 ", "pp2.1.13 "), "REF103"),
        (WHOLE.replace("sw1.et-0/0/0 -- pp1.1.1 ", "sw1.et-0/0/0 -- pp1.1.13 "), "REF103"),
        (WHOLE.replace("pp2.1.rear1", "pp2.1.raer1"), "REF103"),
        (WHOLE.replace("trunk-mpo12-b-om4", "trunk-mpo12-b-om5"), "REF105"),
        (WHOLE.replace("20m", "20"), "TYP102"),
        (WHOLE.replace("20m", "$far"), "REF110"),
        (WHOLE.replace("pp1.1.rear1 -- ", "pp1.1.rear1 -> "), "SYN102"),
        (WHOLE.replace("trunk T1", "trunnk T1"), "REF101"),
        (f"for $n in [1] {{ {FAR.replace('pp2.1.1', 'pp2.1.[$m]')} }}\n{NEAR}{TRUNK}", "REF110"),
        (f"for $r in rows {{ cord $r.a -- $r.b : acme.patch-mpo12-b-om4 }}\n{NEAR}{TRUNK}", "REF109"),
        (f"{NEAR}{TRUNK}template far($n: number) {{ {FAR}}}\napply far()\n", "TYP110"),
        (f"{NEAR}{TRUNK}template far($n: number) {{ {FAR}}}\napply farr(1)\n", "REF120"),
        (f'{NEAR}{TRUNK}use "./rest.mtp"\n', "REF115"),
        (f"{NEAR}{TRUNK}{FAR.replace('acme.', 'amce.')}", "REF108"),
    ],
)
def test_a_circuit_whose_cable_may_be_what_was_not_placed_is_not_judged(text: str, code: str) -> None:
    result = judged(text)
    assert codes(result) == [code]
    assert unjudged(result) == {"up1": code}


def test_what_hangs_on_a_statement_that_was_not_placed_carries_its_finding() -> None:
    floor = HEAD.replace("plate pp[1..2].1", "plate pp2.1") + WHOLE
    result = compile_texts({"x.mtp": floor + "plate pp1.1 : acme.plate-12mpo-opposed-px\n"})
    assert codes(result) == ["REF105"]  # the near cord and the trunk say nothing of their own
    assert unjudged(result) == {"up1": "REF105"}


def test_a_cable_that_could_not_be_placed_was_not_judged() -> None:
    result = judged(WHOLE.replace("trunk-mpo12-b-om4", "trunk-mpo12-b-om5"))
    (trunk,) = (each for each in result.unjudged if each.object == "T1")
    assert {"FIN101", "GEN101", "KEY101"} <= set(trunk.codes)
    assert trunk.because
    assert trunk.because[0] == "REF105"


def test_a_circuit_that_could_not_be_placed_was_not_judged() -> None:
    result = judged(f"{WHOLE}circuit up2 : 100GBASE-SR4 at sw1.et-0/0/77 -- sw2.et-0/0/1\n")
    (missing,) = result.unjudged
    assert (missing.object, missing.because and missing.because[0]) == ("up2", "REF103")
    assert {"POL101", "POL201", "LEN101", "LOS301"} <= set(missing.codes)


def test_a_circuit_without_cords_could_have_led_no_light_on() -> None:
    other = "circuit up2 : 100GBASE-SR4 at sw1.et-0/0/1 -- sw2.et-0/0/77"
    ordered = f"{other} via T1.1 {{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }}\n"
    assert codes(judged(f"{NEAR}{TRUNK}{other}\n")) == ["POL201", "REF103"]
    result = judged(f"{NEAR}{TRUNK}{ordered}")  # its cord would go into pp2.1.1, where the light of up1 ends
    assert codes(result) == ["REF103"]
    assert unjudged(result) == {"up2": "REF103", "up1": "REF103"}
