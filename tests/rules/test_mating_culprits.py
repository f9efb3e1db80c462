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


def test_two_cords_unlike_the_others_are_named_and_not_the_trunk_between_them() -> None:
    """To exchange two cords is less work than to pull a trunk, which is like its neighbours besides."""
    cords = {("FIB102", "sw1.et-0/0/2 -- pp1.1.3"), ("FIB102", "pp2.1.3 -- sw2.et-0/0/2")}
    assert blamed(HALL + ALONE + NEAR_ODD + FAR_ODD) == cords


def test_a_trunk_unlike_its_neighbours_is_named_and_not_two_cords_like_theirs() -> None:
    odd = "part odd : trunk { fibre = om3; polish = pc; loss = 0.35dB; map = b\n"
    odd += "  end [a, b] : mpo12 { gender = pinned } }\n"
    text = HALL.replace("trunk T[1..4] :", "trunk T[1..2, 4] :").replace("rear[1..4]", f"rear{ODD}")
    text += odd + "trunk T3 : odd at pp1.1.rear3 -- pp2.1.rear3 { length = 20m }\n"
    assert {name for code, name in blamed(text + NEAR + FAR) if code == "FIB102"} == {"T3"}


LONG = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
panel f[1..2] : acme.panel-24lc at R[1..2].U30
device [a, b] : acme.sw-48x10 at R[1..2].U40
optic [a, b].xe-0/0/[0..1] : acme.MODULE
part line : trunk { fibre = TRUNK; polish = upc; loss = 0.3dB; end [a, b] : lc-duplex; map = duplex-ab }
trunk T[1..2] : line at f1.rear[1..2] -- f2.rear[1..2] { length = 200m }
cord a.xe-0/0/[0..1] -- f1.[1..2] : acme.patch-lc-CORD { length = 2m }
cord b.xe-0/0/[0..1] -- f2.[1..2] : acme.patch-lc-CORD { length = 2m }
circuit c[1..2] : APPLICATION at a.xe-0/0/[0..1] -- b.xe-0/0/[0..1]
"""


@pytest.mark.parametrize(
    ("application", "trunk", "cord", "code"),
    [
        ("10GBASE-LR", "os2", "om4", "FIB101"),
        ("10GBASE-SR", "om4", "os2", "FIB101"),
        ("10GBASE-SR", "om3", "om4", "FIB102"),
        ("10GBASE-SR", "om1", "om4", "FIB104"),
    ],
)
def test_cords_are_named_and_not_the_long_cable_between_them(
    application: str, trunk: str, cord: str, code: str
) -> None:
    """A module says which fibre the cable may be; where it says nothing, two cords are less work than a cable."""
    text = LONG.replace("APPLICATION", application).replace("TRUNK", trunk).replace("CORD", cord)
    text = text.replace("MODULE", f"sfp-10g-{application[-2:].lower()}")
    found = [one for one in compile_texts({"a.mtp": text}).diagnostics if one.code == code]
    assert {one.object for one in found} == {"a.xe-0/0/0 -- f1.1", "b.xe-0/0/0 -- f2.1"}
    assert all(f"with one of {trunk.upper()} fibre" in (one.help or "") for one in found)
    mended = text.replace(f"acme.patch-lc-{cord}", "own")
    mended += (
        f"part own : cord {{ fibre = {trunk}; polish = upc; loss = 0.3dB; end [a, b] : lc-duplex; map = duplex-ab }}\n"
    )
    assert not [one for one in compile_texts({"a.mtp": mended}).diagnostics if one.code.startswith("FIB")]


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
