"""Groups that are to be diverse: what both of them use, by sort."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from tests.support.examples import on_the_floor

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
row A
rack A[1..2] : acme.rack-42u at A
rack B1 : acme.rack-42u
tray way-[x, y, z] at A1 -- A2
device host[1..2] : acme.sw-48x10 at A1.U[38, 36]
device fab[1..3] : acme.sw-48x10 at [A2.U38, A2.U36, B1.U38]
optic host[1..2].xe-0/0/[0..3] : acme.sfp-10g-sr
optic fab[1..3].xe-0/0/[0..3] : acme.sfp-10g-sr
"""
CORD = "cord {} -- {} : acme.patch-lc-om4 {{ length = 2m; tray = {} }}\n"


def found(first: str, second: str, by: str, groups: str = "[a, b]") -> list[tuple[str, str]]:
    lines = f"group a {{\n{first}}}\ngroup b {{\n{second}}}\ndiverse ab {{ groups = {groups}; by = {by} }}\n"
    return [(one.code, one.object) for one in compile_texts({"spec.mtp": FLOOR + lines}).diagnostics]


ONE = CORD.format("host1.xe-0/0/0", "fab1.xe-0/0/0", "way-x")
OTHER = CORD.format("host2.xe-0/0/0", "fab2.xe-0/0/0", "way-y")


@pytest.mark.parametrize(
    ("by", "shared"),
    [
        ("tray", []),
        ("device", []),
        ("rack", ["A1", "A2"]),
        ("[row, tray]", ["A"]),
        ("[trunk, panel]", []),
    ],
)
def test_what_two_groups_share_is_found_by_its_sort(by: str, shared: list[str]) -> None:
    assert found(ONE, OTHER, by) == [("GEO201", name) for name in shared]


def test_of_several_trays_each_counts() -> None:
    assert found(ONE.replace("way-x", "[way-x, way-z]"), OTHER.replace("way-y", "[way-y, way-z]"), "tray") == [
        ("GEO201", "way-z")
    ]


def test_the_same_device_is_found_once_however_many_cords_land_there() -> None:
    second = CORD.format("host2.xe-0/0/1", "fab1.xe-0/0/1", "way-y") + CORD.format(
        "host2.xe-0/0/2", "fab1.xe-0/0/2", "way-y"
    )
    assert found(ONE, second, "device") == [("GEO201", "fab1")]


def test_a_cable_without_a_tray_is_no_pass_unless_it_stays_in_its_rack() -> None:
    without = OTHER.replace("; tray = way-y", "")
    assert found(ONE, without, "tray") == [("GEO201", "host2.xe-0/0/0 -- fab2.xe-0/0/0")]
    assert found(ONE, without.replace("fab2", "host2").replace("-- host2.xe-0/0/0", "-- host2.xe-0/0/3"), "tray") == []


@pytest.mark.parametrize(
    ("by", "groups", "code"),
    [
        ("tray", "[a, c]", "REF102"),
        ("colour", "[a, b]", "TYP104"),
        ("tray", "[a, a]", "TYP110"),
        ("tray", "a", "TYP110"),
        ("[]", "[a, b]", "TYP110"),
    ],
)
def test_a_diverse_that_cannot_be(by: str, groups: str, code: str) -> None:
    assert [one for one, _ in found(ONE, OTHER, by, groups)] == [code]


def test_cables_outside_of_a_group_count_where_its_circuits_run_over_them() -> None:
    way = "cord host1.xe-0/0/{0} -- fab{1}.xe-0/0/{0} : acme.patch-lc-om4 {{ length = 2m{2} }}\n"
    ends = "circuit c{0} : 10GBASE-SR at host1.xe-0/0/{0} -- fab{1}.xe-0/0/{0}\n"
    groups = f"group a {{ {ends.format(0, 1)} }}\ngroup b {{ {ends.format(1, 2)} }}\n"
    diverse = groups + "diverse ab { groups = [a, b]; by = [tray] }\n"
    lines = FLOOR + way.format(0, 1, "") + way.format(1, 2, "; tray = way-x") + diverse
    assert [one.code for one in compile_texts({"spec.mtp": lines}).diagnostics] == ["GEO201"]


def test_circuits_over_direct_cables_are_compared() -> None:
    lines = "device [s, t] : acme.sw-32x100 at [A1.U10, A2.U10]\n"
    for port, group in enumerate("ab"):
        lines += f"cord s.et-0/0/{port} -- t.et-0/0/{port} : acme.dac-100g-q28-3m {{ tray = way-x }}\n"
        lines += f"group {group} {{\ncircuit c{port} : 100GBASE-CR4 at s.et-0/0/{port} -- t.et-0/0/{port}\n}}\n"
    told = compile_texts({"spec.mtp": f"{FLOOR}{lines}diverse ab {{ groups = [a, b]; by = tray }}\n"}).diagnostics
    assert [(one.code, one.object) for one in told] == [("GEO201", "way-x")]


EMPTY = """edition 2026
use "catalog:acme-fibre" as acme
rack A[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-48x10-6x100 at A[1..2].U40
optic sw[1..2].et-0/0/48 : acme.q28-100g-sr4
group a { cord sw1.et-0/0/48 -- sw2.et-0/0/48 : acme.patch-mpo12-b-om4 { length = 5m } }
group b { %s }
diverse ab { groups = [a, b]; by = [trunk] }
"""


def test_a_group_with_nothing_to_compare_is_a_warning_unless_its_content_was_refused() -> None:
    (found,) = compile_texts({"x.mtp": EMPTY % ""}).diagnostics
    assert (found.code, found.object, str(found.severity)) == ("GEO203", "b", "warning")
    refused = compile_texts(
        {"x.mtp": EMPTY % "cord sw1.et-0/0/49 -- sw9.et-0/0/49 : acme.patch-mpo12-b-om4 { length = 5m }"}
    )
    assert "GEO203" not in {one.code for one in refused.diagnostics}


# ---- on the floor of the manual


def findings(lines: str) -> tuple[Diagnostic, ...]:
    return on_the_floor(lines).diagnostics


def test_circuits_of_no_group_are_not_compared() -> None:
    lines = "device [s, t] : acme.sw-32x100 at [A01.U10, A02.U10]\ntray way at A01 -- A02\n"
    for port, group in enumerate("ab"):
        lines += f"cord s.et-0/0/{port} -- t.et-0/0/{port} : acme.dac-100g-q28-3m {{ tray = way }}\n"
        text = f"circuit c{port} : 100GBASE-CR4 at s.et-0/0/{port} -- t.et-0/0/{port}"
        lines += f"group {group} {{\n{text}\n}}\n" if group == "a" else f"{text}\n"
    lines += "group b { cord leaf01.xe-0/0/0 -- leaf01.xe-0/0/1 : acme.patch-lc-om4 { length = 2m; tray = way } }\n"
    shared = findings(lines.replace("tray = way } }", "} }") + "diverse ab { groups = [a, b]; by = tray }\n")
    assert [finding.object for finding in shared] == []


def test_a_trunk_that_cords_of_two_groups_touch_is_shared() -> None:
    cords = "group {0} {{ cord leaf01.et-0/0/{1} -- lp01.1.{2} : acme.patch-mpo12-b-om4 {{ length = 2m }} }}\n"
    lines = cords.format("a", 48, 1) + cords.format("b", 49, 2)
    (fault,) = findings(lines + "diverse ab { groups = [a, b]; by = trunk }\n")
    assert (fault.code, fault.object) == ("GEO201", "T01")
    assert fault.message.startswith("a and b share trunk T01: ")
    assert fault.labels[0].message == "a uses it here"
    lines = lines.replace("lp01.1.2", "spine1.et-0/0/0")
    assert findings(lines + "diverse ab { groups = [a, b]; by = trunk }\n") == ()


PLANES = """edition 2026
use "catalog:acme-fibre" as acme
rack L[1..2] : acme.rack-42u
rack S[1..2] : acme.rack-42u
device leaf[1..2] : acme.sw-32x100 at L[1..2].U38
device spine-[a, b] : acme.sw-32x100 at S[1..2].U38
optic [leaf[1..2], spine-[a, b]].et-0/0/[0..3] : acme.q28-100g-sr4
group plane-a { cord leaf[1..2].et-0/0/0 -- spine-a.et-0/0/[0..1] : acme.patch-mpo12-b-om4 { length = 5m } }
group plane-b { cord leaf[1..2].et-0/0/1 -- SECOND.et-0/0/[2..3] : acme.patch-mpo12-b-om4 { length = 5m } }
diverse planes { groups = [plane-a, plane-b]; by = [device, rack]ENDS }
"""


@pytest.mark.parametrize(
    ("second", "ends", "shared"),
    [
        ("spine-b", "", {"leaf1", "leaf2", "L1", "L2"}),
        ("spine-b", '; ends = "leaf[*]"', set()),
        ("spine-a", '; ends = "leaf[*]"', {"spine-a", "S1"}),  # the fault that is looked for
    ],
)
def test_devices_that_both_planes_serve_are_no_shared_pieces(second: str, ends: str, shared: set[str]) -> None:
    text = PLANES.replace("SECOND", second).replace("ENDS", ends)
    findings = compile_texts({"spec.mtp": text}).diagnostics
    assert {(one.code, one.object) for one in findings} == {("GEO201", name) for name in shared}
    assert all('`ends = "…"`' in (one.help or "") for one in findings if one.object in ("leaf1", "spine-a"))


@pytest.mark.parametrize(("ends", "code"), [("leef[*]", "FAB105"), ("leaf[*].et-0/0/0", "TYP104"), ("leaf[", "TYP104")])
def test_ends_that_are_no_devices_are_told(ends: str, code: str) -> None:
    text = PLANES.replace("SECOND", "spine-b").replace("ENDS", f'; ends = "{ends}"')
    assert code in {one.code for one in compile_texts({"spec.mtp": text}).diagnostics}


def test_separate_circuits_may_share_what_they_serve() -> None:
    text = PLANES.replace("SECOND", "spine-b").partition("diverse")[0]
    text += "group g { circuit c1 : 100GBASE-SR4 at leaf1.et-0/0/0 -- spine-a.et-0/0/0\n"
    text += "  circuit c2 : 100GBASE-SR4 at leaf1.et-0/0/1 -- spine-b.et-0/0/2 }\n"
    asked = "require separate { group = g; by = [device, rack]ENDS }\n"
    codes = [one.code for one in compile_texts({"spec.mtp": text + asked.replace("ENDS", "")}).diagnostics]
    assert set(codes) == {"FAB104"}
    assert not compile_texts({"spec.mtp": text + asked.replace("ENDS", '; ends = "leaf[*]"')}).diagnostics
