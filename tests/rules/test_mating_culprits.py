"""Which piece is named where two connectors may not touch: the odd one out, what has to change in any case, a tie."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts

HALL = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw[1..2] : acme.sw-32x100 at R[1..2].U40
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
optic sw[1..2].et-0/0/[0..3] : acme.q28-100g-sr4
trunk T[1..4] : acme.trunk-mpo12-b-om4 at pp1.1.rear[1..4] -- pp2.1.rear[1..4] { length = 20m }
"""
NEAR = "cord sw1.et-0/0/[0..3] -- pp1.1.[1..4] : acme.patch-mpo12-b-om4 { length = 3m }\n"
FAR = "cord pp2.1.[1..4] -- sw2.et-0/0/[0..3] : acme.patch-mpo12-b-om4 { length = 3m }\n"
ODD = "[1..2, 4]"  # without the third


def blamed(text: str) -> set[tuple[str, str]]:
    """Code and piece of each finding."""
    return {(one.code, one.object) for one in compile_texts({"a.mtp": text}).diagnostics}


ALONE = """cord sw1.et-0/0/2 -- pp1.1.3 : acme.patch-mpo12-b-om3 { length = 3m }
cord pp2.1.3 -- sw2.et-0/0/2 : acme.patch-mpo12-b-om3 { length = 3m }
"""
NEAR_ODD = NEAR.replace("[0..3]", "[0..1, 3]").replace("pp1.1.[1..4]", f"pp1.1.{ODD}")
FAR_ODD = FAR.replace("[0..3]", "[0..1, 3]").replace("pp2.1.[1..4]", f"pp2.1.{ODD}")


def test_one_piece_that_mends_both_matings_is_named_before_two_that_mend_one_each() -> None:
    assert blamed(HALL + ALONE + NEAR_ODD + FAR_ODD) == {("FIB102", "T3")}


def test_a_cord_unlike_the_others_is_named_and_not_the_trunk_it_meets() -> None:
    near, far = ALONE.splitlines(keepends=True)
    assert blamed(HALL + near + NEAR_ODD + FAR) == {("FIB102", "sw1.et-0/0/2 -- pp1.1.3")}
    assert blamed(HALL + far + NEAR + FAR_ODD) == {("FIB102", "pp2.1.3 -- sw2.et-0/0/2")}


def test_a_trunk_without_pins_is_named_and_not_the_cords_that_go_into_modules() -> None:
    text = HALL.replace("{ length = 20m }", "{ length = 20m; gender = unpinned }")
    open_part = "part bare : trunk { fibre = om4; polish = pc; loss = 0.3dB; return-loss = 30dB"
    open_part += "; end [a, b] : mpo12; map a.[1..12] -- b.[12..1 step -1] }\n"
    text = text.replace("trunk T[1..4] : acme.trunk-mpo12-b-om4", f"{open_part}trunk T[1..4] : bare")
    assert {name for code, name in blamed(text + NEAR + FAR) if code == "GEN102"} == {"T1"}


@pytest.mark.parametrize(("part", "code"), [("-pinned", "GEN101"), ("-apc", "FIN101")])
def test_two_cords_that_meet_and_nothing_tells_apart_are_a_tie(part: str, code: str) -> None:
    text = HALL.replace("trunk T", "# trunk T")
    text += "cord pp1.1.1 -- pp1.1.2 : acme.patch-mpo12-b-om4-pinned { length = 3m }\n"
    other = "om4-pinned" if part == "-pinned" else "om4-apc"
    text += f"cord pp1.1.rear1 -- pp1.1.rear2 : acme.patch-mpo12-b-{other} {{ length = 3m }}\n"
    (found,) = (one for one in compile_texts({"a.mtp": text}).diagnostics if one.code == code)
    assert found.object == "pp1.1.1 -- pp1.1.2"
    assert found.help.startswith("either replace cord pp1.1.1 -- pp1.1.2 (")
    assert found.help.endswith(", or change cord pp1.1.rear1 -- pp1.1.rear2 to fit it")
