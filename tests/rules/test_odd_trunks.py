"""A trunk of the wrong kind, or with another map than the rest, is told once, at the trunk and not at every cord."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.pipeline import compile_texts

FLOOR = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/[0..3] : acme.q28-100g-sr4
trunk T1 : acme.TRUNK at pp1.1.rear[1..12] -- pp2.1.rear[1..12] { length = 20m }
cord sw1.et-0/0/[0..3] -- pp1.1.[1..4] : acme.CORD { length = 3m }
cord pp2.1.[1..4] -- sw2.et-0/0/[0..3] : acme.CORD { length = 3m }
"""
RIGHT_TRUNK, RIGHT_CORD = "trunk-144-12xmpo12-b-om4", "patch-mpo12-b-om4"


def found(trunk: str, cord: str) -> list[tuple[str, str]]:
    text = FLOOR.replace("TRUNK", trunk).replace("CORD", cord)
    return [(one.code, one.object) for one in compile_texts({"x.mtp": text}).diagnostics]


def test_the_floor_is_clean_with_the_right_parts() -> None:
    assert found(RIGHT_TRUNK, RIGHT_CORD) == []


def test_a_single_mode_trunk_between_multimode_modules_is_the_odd_one() -> None:
    assert found("trunk-144-12xmpo12-b-os2-apc", RIGHT_CORD) == [("FIB101", "T1"), ("FIN101", "T1")]


def test_pinned_cords_are_not_made_the_trunks_fault() -> None:
    assert {code for code, _ in found(RIGHT_TRUNK, "patch-mpo12-b-om4-pinned")} == {"GEN101", "GEN103"}
    assert all(name != "T1" for _, name in found(RIGHT_TRUNK, "patch-mpo12-b-om4-pinned"))


# ---- between trunks


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
        ((OS2, OS2), {"T1", "T2"}),  # two pieces, and eight cords
    ],
)
def test_a_trunk_that_differs_is_blamed_once_instead_of_every_cord(trunks: tuple[str, str], blamed: set[str]) -> None:
    findings = compile_texts({"a.mtp": TRUNKS.format(*trunks)}).diagnostics
    assert {finding.code for finding in findings} == {"FIB101", "FIN101"}
    for code in ("FIB101", "FIN101"):
        assert {finding.object for finding in findings if finding.code == code} == blamed
        assert all(
            finding.count == 1 for finding in findings if finding.code == code and finding.object in ("T1", "T2")
        )


@pytest.mark.parametrize("joints", [2, 3])  # of T2
def test_one_trunk_is_likelier_than_the_cords_that_meet_another_well(joints: int) -> None:
    text = TRUNKS.format(OM4, OS2).replace(
        "a1.1.[1..4] -- a2.1.[1..4]", f"a1.1.[1..{joints - 1}] -- a2.1.[1..{joints - 1}]"
    )
    text = text.replace("b1.1.[1..4] -- b2.1.[1..4]", "b1.1.1 -- b2.1.1")
    findings = compile_texts({"a.mtp": text}).diagnostics
    assert {finding.code for finding in findings} == {"FIB101", "FIN101"}
    assert {finding.object for finding in findings} == {"T2"}


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
cord a2.1.1 -- a2.1.2 : acme.PART { length = 2m }
"""


@pytest.mark.parametrize(("part", "trunk_is_odd"), [("patch-mpo12-b-om4", True), ("patch-mpo12-b-om3", False)])
def test_a_trunk_is_odd_only_where_another_takes_the_same_cords(part: str, trunk_is_odd: bool) -> None:
    faults = [one for one in compile_texts({"a.mtp": LOOPS.replace("PART", part)}).diagnostics if one.code == "FIB101"]
    assert {one.object == "T2" for one in faults} == {trunk_is_odd}


# ---- by its map


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


@pytest.mark.parametrize(("trunks", "blamed"), [("ba", ["T2"]), ("ab", ["T1"]), ("aa", ["T1", "T2"])])
def test_a_trunk_of_another_type_is_one_finding_for_all_its_channels(
    tmp_path: Path, trunks: str, blamed: list[str]
) -> None:
    (tmp_path / "odd").mkdir()
    for letter in "ab":
        (tmp_path / "odd" / f"trunk-{letter}.toml").write_text(TRUNK.format(letter), "utf-8")
    findings = compile_texts({"a.mtp": PORTS.format(*trunks)}, base=tmp_path).diagnostics
    assert [(one.code, one.object, len(one.consequences)) for one in findings] == [
        ("POL101", name, 4) for name in blamed
    ]
    assert all(one.help.startswith(f"replace trunk {one.object} (type A) with one of type B") for one in findings)


@pytest.mark.parametrize("channels", [3, 2])
def test_one_trunk_is_likelier_than_several_cords(tmp_path: Path, channels: int) -> None:
    (tmp_path / "odd").mkdir()
    for letter in "ab":
        (tmp_path / "odd" / f"trunk-{letter}.toml").write_text(TRUNK.format(letter), "utf-8")
    text = PORTS.format("b", "a").replace(".1.[1..4] :", f".1.[1..{channels}] :")
    text = "\n".join(
        line.replace("[0..7]", f"[0..{2 * channels - 1}]") if line.startswith("cord") else line
        for line in text.splitlines()
    )
    (fault,) = compile_texts({"a.mtp": text + "\n"}, base=tmp_path).diagnostics
    assert (fault.code, fault.object, len(fault.consequences)) == ("POL101", "T2", channels)
    assert fault.help.startswith("replace trunk T2 (type A) with one of type B")
