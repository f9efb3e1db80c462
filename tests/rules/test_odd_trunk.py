"""A trunk of the wrong kind is told once, at the trunk: the cords go into their modules as they should."""

from __future__ import annotations

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
    assert {code for code, _ in found(RIGHT_TRUNK, "patch-mpo12-b-om4-pinned")} == {"GEN103"}
    assert all(name != "T1" for _, name in found(RIGHT_TRUNK, "patch-mpo12-b-om4-pinned"))
