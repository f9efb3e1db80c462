"""Written lengths and the way between declared positions: the sums stand beside the expected values.

A rack unit is 44.45 mm and a panel 482.6 mm wide (EIA-310-D). "Ordered length >= route + slack, never rounded down" is
what makers' catalogues say; a fixed cable (DAC) cannot reach further either.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.diagnostics import Diagnostic, Severity
from mtpc.pipeline import compile_texts
from mtpc.result import Result

# U42 of 42 at both ends. As `length = auto` counts: 2 × 0.4826 to the sides, 2 × 0.04445 up and down, 2 × 1 to and from
# the tray, 25 along: 28.0541. At least: without the sides, the panels' own height and a panel's width along: 26.5174.
HEAD = """edition 2026
use "catalog:acme-fibre" as acme
row A
rack R[1..2] : acme.rack-42u at A { row-origin = 0m; pitch = 25m }
tray way at R1 -- R2 { drop = 1m }
panel p[1..2] : acme.panel-4slot at R[1..2].U42
plate p[1..2].1 : acme.plate-12mpo-opposed-pc
device s[1..2] : acme.sw-32x100 at R[1..2].U1
device t : acme.sw-32x100 at R1.U2
"""
TRUNK = "trunk T : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 {{ {} }}\n"


def compiled(text: str, head: str = HEAD) -> Result:
    return compile_texts({"x.mtp": head + text})


def found(text: str, head: str = HEAD) -> list[Diagnostic]:
    return [finding for finding in compiled(text, head).diagnostics if finding.code in ("LEN106", "LEN107")]


def said(text: str, head: str = HEAD) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in found(text, head)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("length = 2m; tray = way", [("LEN106", "error")]),
        ("length = 26.51m; tray = way", [("LEN106", "error")]),
        ("length = 26.52m; tray = way", [("LEN106", "warning")]),  # it may reach, if its ports stand well
        ("length = 28.05m; tray = way", [("LEN106", "warning")]),
        ("length = 28.0541m; tray = way", []),
        # no slack: 28.0541 × 1.2 = 33.66492 is more than 28.0541 + 2
        ("length = 33.66m; tray = way", []),
        ("length = 33.67m; tray = way", [("LEN107", "warning")]),
        # with slack: (28.0541 + 2 × 2) × 1.2 = 38.46492; (28.0541 × 1.1) × 1.2 = 37.031412
        ("length = 38.46m; tray = way; slack = 2m", []),
        ("length = 38.47m; tray = way; slack = 2m", [("LEN107", "warning")]),
        ("length = 37.03m; tray = way; slack = 10%", []),
        ("length = 37.04m; tray = way; slack = 10%", [("LEN107", "warning")]),
        # without `tray` it may run elsewhere: racks 25 m apart, ports at most a panel's width nearer
        ("length = 24.51m", [("LEN106", "error")]),
        ("length = 24.52m", [("LEN106", "warning")]),
        ("length = 28.1m", []),
        ("length = 34m", [("LEN107", "warning")]),
        # it says that it runs elsewhere: only the distance counts
        ('length = 24.51m; pathway = "under the floor"', [("LEN106", "error")]),
        ('length = 24.52m; pathway = "under the floor"', []),
        ('length = 90m; pathway = "under the floor"', []),
        ("length = 92ft; tray = way", [("LEN106", "warning")]),  # 28.0416 m
        ("length = 93ft; tray = way", []),
    ],
)
def test_a_trunk_is_compared_with_its_way(more: str, expected: list[tuple[str, str]]) -> None:
    assert said(TRUNK.format(more)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a DAC that is sold in 3 m only; none is written
        ("cord s1.et-0/0/0 -- s2.et-0/0/0 : acme.dac-100g-q28-3m\n", [("LEN106", "error")]),
        ("cord s1.et-0/0/0 -- t.et-0/0/0 : acme.dac-100g-q28-3m\n", []),
        ("cord s1.et-0/0/0 -- s2.et-0/0/0 : acme.dac-100g-q28-3m { length = unknown }\n", []),
        # of a breakout the farthest leg counts
        ("device l[1..2] : acme.sw-48x25-8x100 at R[1..2].U30\n"
         "harness Y : acme.dac-100g-q28-4xsfp28 at s1.et-0/0/0 -- [l1.xe-0/0/[0..2], l2.xe-0/0/0] { length = 3m }\n",
         [("LEN106", "error")]),
        ("device l[1..2] : acme.sw-48x25-8x100 at R[1..2].U30\n"
         "harness Y : acme.dac-100g-q28-4xsfp28 at s1.et-0/0/0 -- l1.xe-0/0/[0..3] { length = 3m }\n", []),
        # legs that are parked need not reach
        ("device l[1..2] : acme.sw-48x25-8x100 at R[1..2].U30\n"
         "harness Y : acme.dac-100g-q28-4xsfp28 at s1.et-0/0/0 -- [l1.xe-0/0/[0..2], parked] { length = 3m }\n", []),
    ],
)  # fmt: skip
def test_a_cable_with_modules_and_a_breakout(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        # from U2 to U42 are 39 units between the nearer edges, 1.73355 m; counted: 41 U and twice 0.4826, 2.78765
        ("1.73m", [("LEN106", "error")]),
        ("1.74m", []),
        ("3m", []),
        ("4.78m", []),  # 2.78765 + 2; 20 % are less
        ("4.79m", [("LEN107", "warning")]),
    ],
)
def test_inside_a_rack_the_units_between_the_devices_count(length: str, expected: list[tuple[str, str]]) -> None:
    text = "optic t.et-0/0/0 : acme.q28-100g-sr4\n"
    assert said(text + f"cord t.et-0/0/0 -- p1.1.1 : acme.patch-mpo12-b-om4 {{ length = {length} }}\n") == expected


def test_neighbours_in_a_rack_and_ports_of_one_device_take_short_cords() -> None:
    text = "optic [s1, t].et-0/0/[0..1] : acme.q28-100g-sr4\n"
    text += "cord s1.et-0/0/0 -- t.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 0.5m }\n"
    text += "cord t.et-0/0/1 -- s1.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 0.3m }\n"
    assert said(text) == []


def test_the_cords_of_a_circuit_are_compared() -> None:
    text = TRUNK.format("length = 29m") + "optic s[1..2].et-0/0/0 : acme.q28-100g-sr4\n"
    circuit = "circuit c : 100GBASE-SR4 at s1.et-0/0/0 -- s2.et-0/0/0 via T "
    circuit += "{ cords = acme.patch-mpo12-b-om4; cord-length = [3m, 1m] }\n"
    (one,) = found(text + circuit)
    assert (one.code, one.object) == ("LEN106", "p2.1.1 -- s2.et-0/0/0")
    assert one.span
    assert (HEAD + text + circuit)[one.span.start : one.span.end] == "[3m, 1m]"


# ---- the right length

STOCK = "cord p1.1.1 -- p2.1.1 : acme.patch-mpo12-b-om4-stock"
PAIR = "trunk [T, U] : acme.trunk-mpo12-b-om4 at p1.1.rear[1..2] -- p2.1.rear[1..2]"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (TRUNK.format("length = 2m; tray = way; slack = 0m"), "29m"),  # 28.0541
        (TRUNK.format("length = 2m; tray = way; slack = 1m"), "31m"),  # 30.0541
        (TRUNK.format("length = 90m; tray = way; slack = 10%"), "31m"),  # 30.85951
        (TRUNK.format("length = 28m; slack = 5cm"), "29m"),  # 28.1541
        (f"{PAIR} {{ length = 2m; slack = 0m }}\n", "29m"),
        # sold in 1, 2, 3, 5, 10, 15, 20 and 30 m
        (f"{STOCK} {{ length = 10m; slack = 0.5m }}\n", "30m"),
        (f"{STOCK} {{ length = 4m; slack = 0.5m }}\n", "30m"),  # ORD101 as well
    ],
)
def test_the_length_that_is_named_gives_no_finding(text: str, right: str) -> None:
    result = compiled(text)
    lengths = [one for one in result.diagnostics if one.code in ("LEN106", "LEN107", "ORD101")]
    assert lengths
    for one in lengths:
        (fix,) = one.fixes
        (edit,) = fix.edits
        assert edit.text == right
        assert f"{right.removesuffix('m')} m" in one.help
        mended = (HEAD + text)[: edit.span.start] + edit.text + (HEAD + text)[edit.span.end :]
        assert [other.code for other in compiled(mended, "").diagnostics if other.code[:3] in ("LEN", "ORD")] == []


@pytest.mark.parametrize(
    "text",
    [
        TRUNK.format("length = 2m; tray = way"),
        TRUNK.format("length = 28m"),
        TRUNK.format("length = 90m"),
        f"{STOCK} {{ length = 10m }}\n",
        f"{STOCK} {{ length = 4m }}\n",  # ORD101 as well
    ],
)
def test_where_no_slack_is_stated_no_length_is_named(text: str) -> None:
    lengths = [one for one in compiled(text).diagnostics if one.code in ("LEN106", "LEN107", "ORD101")]
    assert lengths
    for one in lengths:
        assert one.fixes == ()
        assert "slack, which is not stated" in one.help
        assert "29 m" not in one.help
        assert "30 m" not in one.help


def test_what_is_too_long_without_a_slack_says_so() -> None:
    (one,) = found(TRUNK.format("length = 90m"))
    assert one.message == "trunk T is 90 m long; its way is 28.05 m and its slack is not stated"


def test_a_cable_that_was_measured_is_not_ordered() -> None:
    measured = f"{STOCK} {{ length = 4m; slack = 0m }}\nas-built p1.1.1 -- p2.1.1 {{ length = 29m }}\n"
    assert [one.code for one in compiled(measured).diagnostics] == []


def test_where_one_length_cannot_be_right_for_all_none_is_written() -> None:
    text = "trunk [T, U] : acme.trunk-mpo12-b-om4 at p1.1.rear[1..2] -- [p2.1.rear1, p1.1.3] "
    text += "{ length = 1m; slack = 0m }\n"
    (one,) = found(text)
    assert one.fixes == ()
    assert "29 m" in one.help


def test_a_part_that_is_not_sold_long_enough_is_to_be_another() -> None:
    (one,) = found("cord s1.et-0/0/0 -- s2.et-0/0/0 : acme.dac-100g-q28-3m\n")
    # 2 × 0.4826 + 2 × 42 × 0.04445 + 2 × 1 + 25
    assert one.help == "use a part that is sold in 31.7 m or more, or place its ends nearer to each other"
    assert one.fixes == ()


def test_the_shortest_length_sold_that_reaches_is_never_too_long() -> None:
    head = HEAD.replace("pitch = 25m", "pitch = 2m")  # 5.0541 m by way; 5 is sold, then 10 and 15
    cord = "cord p1.1.1 -- p2.1.1 : acme.patch-mpo12-b-om4-stock {{ length = {}m }}\n"
    assert [said(cord.format(length), head) for length in (5, 10, 15)] == [
        [("LEN106", "warning")], [], [("LEN107", "warning")],
    ]  # fmt: skip
    # 5.0541 and twice 1.5 of slack: 8.0541
    assert said(cord.format("10").replace("10m", "10m; slack = 1.5m"), head) == []


# ---- what was measured


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        ("length = 12m", [("LEN106", "error")]),  # no cable between these racks is so short
        ("length = 27m", []),  # it is in place, so it reaches
        ("length = 90m", []),  # it is in place
        ("tested = 2026-10-02", [("LEN106", "error")]),  # nothing is measured: the written 2 m are compared
    ],
)
def test_a_measured_length_is_compared_in_place_of_the_written_one(
    measured: str, expected: list[tuple[str, str]]
) -> None:
    text = TRUNK.format("length = 2m; tray = way") + f"as-built T {{ {measured} }}\n"
    assert said(text) == expected


def test_a_measurement_that_cannot_be_stands_where_it_is_written() -> None:
    text = TRUNK.format("length = 30m; tray = way") + "as-built T { length = 12m }\n"
    (one,) = found(text)
    assert one.span
    assert (HEAD + text)[one.span.start : one.span.end] == "12m"
    assert one.message == "trunk T was measured as 12 m long; its way through way is 28.05 m"
    assert one.fixes == ()


# ---- where nobody can tell


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("{ row-origin = 0m; pitch = 25m }", ""),
        HEAD.replace("row-origin = 0m; ", ""),
        HEAD.replace("; pitch = 25m", ""),  # of R2
    ],
)
@pytest.mark.parametrize("length", ["1m", "90m", "unknown"])
def test_without_positions_nothing_is_reported(head: str, length: str) -> None:
    assert said(TRUNK.format(f"length = {length}; tray = way"), head) == []


def test_what_could_not_be_compared_is_told_where_some_racks_have_a_position() -> None:
    head = HEAD.replace("; pitch = 25m", "")
    (one,) = compiled(TRUNK.format("length = 30m; tray = way"), head).unjudged
    assert (one.object, one.codes) == ("T", ("LEN106", "LEN107"))
    assert one.premise == "the way of trunk T is not known: the position of rack R2 is not stated: it has no pitch"
    assert (
        compiled(
            TRUNK.format("length = 30m; tray = way"), HEAD.replace("{ row-origin = 0m; pitch = 25m }", "")
        ).unjudged
        == ()
    )
    assert compiled(TRUNK.format("length = unknown; tray = way"), head).unjudged == ()


# ---- the project's figures


@pytest.mark.parametrize(
    ("policy", "longest"),
    [
        ("policy { require { excess-share = 30% } }", "36.47"),  # 28.0541 × 1.3
        ("policy { require { excess-free = 10m } }", "38.05"),
        ("policy { require { excess-share = 0%; excess-free = 3m } }", "31.05"),
        ("policy r at R1 { require { excess-free = 10m } }", "38.05"),
        ("policy a at A { require { excess-free = 10m } }\npolicy b at R2 { require { excess-free = 8m } }", "36.05"),
    ],
)
def test_a_policy_says_how_much_longer_a_cable_may_be(policy: str, longest: str) -> None:
    over = Decimal(longest) + Decimal("0.01")
    assert said(policy + "\n" + TRUNK.format(f"length = {longest}m; tray = way")) == []
    assert said(policy + "\n" + TRUNK.format(f"length = {over}m; tray = way")) == [("LEN107", "warning")]


def test_no_policy_makes_the_length_that_is_named_too_long() -> None:
    policy = "policy { require { excess-share = 0%; excess-free = 1cm } }\n"
    assert said(policy + TRUNK.format("length = 29m; tray = way")) == []
    assert said(policy + TRUNK.format("length = 30m; tray = way")) == [("LEN107", "warning")]


# ---- places of racks


PLACES = """edition 2026
use "catalog:acme-fibre" as acme
row A
rack [G1, G2, N1] : acme.rack-42u at A {{ {} }}
{}
"""


def places(attributes: str, more: str = "") -> dict[str, str]:
    site = compiled("", PLACES.format(attributes, more)).plant.site
    return {rack.name: str(rack.position.along_m.normalize()) for rack in site.racks if rack.position}


def test_a_rack_with_a_place_of_its_own_stands_there() -> None:
    assert places("row-origin = each(0m, 0.6m, 25m); pitch = 600mm") == {"G1": "0", "G2": "0.6", "N1": "25"}
    assert places("row-origin = each(0m, 0.6m, 25m)") == {"G1": "0", "G2": "0.6", "N1": "25"}
    assert places("row-origin = 1m; pitch = 600mm") == {"G1": "1", "G2": "1.6", "N1": "2.2"}


def test_an_override_says_where_a_rack_stands_and_where_the_first_of_several_does() -> None:
    origin = "row-origin = 0m; pitch = 600mm"
    assert places(origin, "override rack N1 { row-origin = 25m }") == {"G1": "0", "G2": "0.6", "N1": "25"}
    assert places(origin, "override rack [G2, N1] { row-origin = 25m }") == {"G1": "0", "G2": "25", "N1": "25.6"}


def test_racks_nearer_than_their_pitch_are_told_wherever_their_places_come_from() -> None:
    result = compiled("", PLACES.format("row-origin = each(0m, 0.3m, 25m); pitch = 600mm", ""))
    assert [finding.code for finding in result.diagnostics] == ["GEO103"]


@pytest.mark.parametrize(
    ("attributes", "more"),
    [
        ("row-origin = 0m; pitch = each(600mm, 800mm, 600mm)", ""),
        ("row-origin = 0m; pitch = 600mm", "override rack G2 { pitch = 800mm }"),
    ],
)
def test_a_pitch_of_its_own_moves_no_rack_quietly(attributes: str, more: str) -> None:
    result = compiled("", PLACES.format(attributes, more))
    assert {finding.code for finding in result.diagnostics} == {"TYP110"}
    assert "row-origin = each(" in result.diagnostics[0].help


def test_each_pitch_is_no_fault_where_it_moves_nothing() -> None:
    given = "row-origin = each(0m, 0.7m, 25m); pitch = each(600mm, 700mm, 600mm)"
    assert compiled("", PLACES.format(given, "")).diagnostics == ()
    single = 'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R : acme.rack-42u { row-origin = 0m; pitch = 1m }\n'
    assert compiled("override rack R { pitch = 800mm }\n", single).diagnostics == ()


def test_severity_of_a_warning_is_not_an_error() -> None:
    (one,) = found(TRUNK.format("length = 28m; tray = way"))
    assert one.severity is Severity.WARNING
    assert not compiled(TRUNK.format("length = 28m; tray = way")).failed
