"""What was measured is compared with the limits of the same thing: the cable's own, and those of the channels over it.

The limit of a cable is the maximum loss of its two end pairs by their grade, its splices, and length times the maximum
attenuation (TIA-568.3, ISO/IEC 14763-3: applications reference, section 6); that of a channel is its application's.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.floors import TWO_RACKS

HEAD = f"""{TWO_RACKS}plate pp[1..2].2 : acme.plate-12lc
optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
"""
TRUNK = "trunk T : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 {{ length = {}m }}\n"
CIRCUIT = (
    "circuit m1 : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0 via T "
    "{ cords = acme.patch-mpo12-b-om4; cord-length = 3m }\n"
)


def compiled(text: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text}, today="2026-12-01")


def found(text: str) -> list[Diagnostic]:
    return [finding for finding in compiled(text).diagnostics if finding.code.startswith("LOS")]


@pytest.mark.parametrize(
    ("cable", "also", "most"),
    [
        # MPO, MTP Elite, 2 x 0.35; OM4 3.0 dB/km at 850 nm
        (TRUNK.format(20), "", "0.76"),
        (TRUNK.format(100), "", "1"),
        (TRUNK.format(20), "length = 100m; ", "1"),  # it is as long as was measured
        # a splice of 0.3 dB, the ceiling of TIA-568.3
        (TRUNK.format(20).replace(" }", "\n  splice mid { kind = fusion; map = straight } }"), "", "1.06"),
        # LC, 2 x 0.25; OS2 0.4 dB/km at 1310 and 1550 nm
        ("cord T : acme.patch-lc-os2 at pp1.2.1 -- pp2.2.1 { length = 50m }\n", "", "0.52"),
    ],
)
def test_a_measured_loss_is_compared_with_the_limit_of_the_cable(cable: str, also: str, most: str) -> None:
    over = Decimal(most) + Decimal("0.01")
    assert found(f"{cable}as-built T {{ {also}loss = {most}dB }}\n") == []
    (one,) = found(f"{cable}as-built T {{ {also}loss = {over}dB }}\n")
    assert (one.code, one.severity, one.object) == ("LOS312", "error", "T")
    assert f"the limit of this cable is {most} dB" in one.message


def test_a_cable_without_a_name_is_compared() -> None:
    text = "cord pp1.2.1 -- pp2.2.1 : acme.patch-lc-os2 { length = 50m }\nas-built pp2.2.1 -- pp1.2.1 { loss = 3dB }\n"
    (one,) = found(text)
    assert (one.code, one.object) == ("LOS312", "pp1.2.1 -- pp2.2.1")


def test_it_stands_where_the_loss_is_written() -> None:
    text = TRUNK.format(20) + "as-built T { tested = 2026-11-01; loss = 9dB }\n"
    (one,) = found(text)
    assert one.span
    assert (HEAD + text)[one.span.start : one.span.end] == "9dB"


@pytest.mark.parametrize(
    ("loss", "consequences"),
    [
        # the channel: 2 x 0.35 and 26 m x 3.0 dB/km = 0.778; the trunk's own part is 0.76
        ("0.76dB", []),
        ("1.88dB", []),  # 1.898, of 1.9
        ("1.93dB", []),  # 1.948: within the rounding of the printed limit
        ("1.94dB", ["m1 loses up to 1.958 dB; the limit of 100GBASE-SR4 is 1.9 dB"]),
        ("9dB", ["m1 loses up to 9.018 dB; the limit of 100GBASE-SR4 is 1.9 dB"]),
    ],
)
def test_what_the_measured_loss_leaves_to_a_channel(loss: str, consequences: list[str]) -> None:
    result = found(TRUNK.format(20) + CIRCUIT + f"as-built T {{ loss = {loss} }}\n")
    assert [each.message for one in result for each in one.consequences] == consequences
    assert {(each.code, each.object) for one in result for each in one.consequences} <= {("LOS301", "m1")}


@pytest.mark.parametrize(
    ("loss", "consequences"),
    [
        # the cord's own limit: 2 x 0.35 and 3 m x 3.0 dB/km = 0.709; what it meets in the module is not in the channel
        ("0.709dB", []),
        # the channel without its share, one pair of 0.35 and its fibre: 0.778 - 0.359 = 0.419
        ("1.52dB", []),  # 1.939, of 1.9 and within the rounding of the printed limit
        ("1.54dB", ["m1 loses up to 1.959 dB; the limit of 100GBASE-SR4 is 1.9 dB"]),
    ],
)
def test_of_a_cord_in_a_module_one_end_pair_is_in_the_channel(loss: str, consequences: list[str]) -> None:
    result = found(TRUNK.format(20) + CIRCUIT + f"as-built sw1.et-0/0/0 -- pp1.1.1 {{ loss = {loss} }}\n")
    assert [each.message for one in result for each in one.consequences] == consequences


def test_what_a_cord_within_its_limit_loses_in_modules_is_not_held_against_its_channel() -> None:
    text = "cord T : acme.patch-mpo12-b-om4 at sw1.et-0/0/0 -- sw2.et-0/0/0 { length = 3m }\n"
    text += "circuit m1 : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0\n"
    assert found(text + "as-built T { loss = 0.7dB }\n") == []
    (one,) = found(text + "as-built T { loss = 2dB }\n")  # its two pairs are no pairs of the channel: up to 2 dB are
    assert [each.message for each in one.consequences] == ["m1 loses up to 2 dB; the limit of 100GBASE-SR4 is 1.9 dB"]


def test_a_channel_that_fails_by_its_parts_is_told_by_itself() -> None:
    lossy = "part lossy : cord { fibre = om4; loss = 1dB; return-loss = 30dB; map = b12\n"
    lossy += "  end [a, b] : mpo12 { gender = unpinned; polish = pc } }\n"
    text = lossy + TRUNK.format(20) + CIRCUIT.replace("acme.patch-mpo12-b-om4", "lossy") + "as-built T { loss = 9dB }\n"
    codes = {one.code: one for one in found(text)}
    assert codes.keys() == {"LOS301", "LOS304", "LOS312"}
    assert codes["LOS312"].consequences == ()


def test_a_cable_whose_limit_is_not_known_is_not_passed() -> None:
    text = "cord T : acme.patch-mpo12-b-om4-nograde at pp1.1.1 -- pp2.1.1 { length = 3m }\nas-built T { loss = 9dB }\n"
    (one,) = compiled(text).unjudged
    assert (one.object, one.codes) == ("T", ("LOS312",))


def test_a_waiver_of_the_cable_hides_no_channel() -> None:
    waiver = 'allow LOS312 on T { reason = "to be cleaned"; until = 2027-01-01 }\n'
    result = compiled(TRUNK.format(20) + CIRCUIT + "as-built T { loss = 9dB }\n" + waiver)
    assert {(one.code, one.object) for one in result.diagnostics if not one.waived} == {("LOS301", "m1")}
    assert result.failed


def test_a_waiver_of_the_channel_hides_no_cable() -> None:
    waiver = 'allow LOS301 on m1 { reason = "not in use"; until = 2027-01-01 }\n'
    result = compiled(TRUNK.format(20) + CIRCUIT + "as-built T { loss = 9dB }\n" + waiver)
    assert {(one.code, one.object) for one in result.diagnostics if not one.waived} == {("LOS312", "T")}


def test_the_measured_length_counts_in_the_reach_of_a_channel() -> None:
    text = TRUNK.format(20) + CIRCUIT + "as-built T { length = 95m; loss = 0.5dB }\n"  # 101 m; SR4 reaches 100 over OM4
    assert {one.code for one in compiled(text).diagnostics} >= {"LEN101"}


@pytest.mark.parametrize("slip", ["loss = 1.2", "loss = 1.2m", "length = 21.4"])
def test_a_measurement_that_cannot_be_read_leaves_its_cable_unjudged(slip: str) -> None:
    result = compiled(TRUNK.format(20) + CIRCUIT + f"as-built T {{ {slip} }}\n")
    assert {one.code for one in result.diagnostics} == {"TYP102"}
    assert [one.object for one in result.unjudged] == ["T"]
    assert result.proof().proved == 0


def test_a_written_length_is_not_compared_with_the_way_where_the_measured_one_cannot_be_read() -> None:
    floor = HEAD.replace("R[1..2] : acme.rack-42u", "R[1..2] : acme.rack-42u { row-origin = 0m; pitch = 25m }", 1)
    text = TRUNK.format(200) + "as-built T { length = 27.1 }\n"
    assert [one.code for one in compile_texts({"a.mtp": floor + text}).diagnostics] == ["TYP102"]
