"""One link over two connectors of a module: its lanes run over the cables of both.

By hand: light takes 4.8934 ns for a metre of OS2 at 1310 nm, and the cabling may put lanes 79 ns apart: 16.14 m.
"""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

TEXT = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
device s[1..2] : acme.sw-64x-osfp2x400 at R[1..2].U30
optic s[1..2].osfp01 : acme.osfp-800g-2xdr4
cord s1.osfp01:[1..2] -- s2.osfp01:{ends} : acme.patch-mpo12-b-os2-apc {{ length = each({lengths}) }}
{circuit}
"""
ONE = "circuit c : 800G-2XDR4 at s1.osfp01 -- s2.osfp01"
TWO = "circuit c[1..2] : 400GBASE-DR4 at s1.osfp01:[1..2] -- s2.osfp01:[1..2]"


def compiled(lengths: str, circuit: str = ONE, ends: str = "[1..2]") -> Result:
    return compile_texts({"a.mtp": TEXT.format(lengths=lengths, circuit=circuit, ends=ends)}, today="2026-12-01")


def codes(result: Result) -> list[str]:
    return [finding.code for finding in result.found]


@pytest.mark.parametrize(("lengths", "circuit"), [("5m, 21.1m", ONE), ("5m, 400m", TWO), ("5m, 400m", "")])
def test_cables_of_about_one_length_and_links_of_their_own_are_right(lengths: str, circuit: str) -> None:
    """16.1 m are 78.8 ns."""
    assert codes(compiled(lengths, circuit)) == []


@pytest.mark.parametrize(("lengths", "apart"), [("5m, 21.2m", "79.27308 ns"), ("400m, 5m", "1932.893 ns")])
def test_cables_too_unlike_put_its_lanes_too_far_apart(lengths: str, apart: str) -> None:
    result = compiled(lengths)
    assert codes(result) == ["LEN105", "LEN105"]
    assert f"arrive {apart} apart" in result.found[0].message
    assert result.proof().proved == 0


def test_what_is_not_known_of_crossed_connectors_is_not_proved() -> None:
    result = compiled("10m, 10m", ends="[2, 1]")
    assert codes(result) == ["OPT108", "OPT108"]
    assert {each.object for each in result.unjudged} == {"c:1", "c:2"}
    assert result.proof().proved == 0


def test_a_mode_that_the_part_does_not_state_is_not_proved() -> None:
    text = TEXT.replace(".osfp01 : acme.osfp-800g-2xdr4", ".et-0/0/0 : acme.qdd-400g-dr4 {{ mode = 4x100g }}")
    text = text.replace("s1.osfp01:[1..2] -- s2.osfp01:{ends}", "s1.et-0/0/0 -- s2.et-0/0/0")
    text = text.replace("sw-64x-osfp2x400", "sw-32x400").format(lengths="5m", circuit="", ends="")
    result = compile_texts({"a.mtp": text})
    assert codes(result) == ["OPT106", "OPT106"]
    assert result.proof().proved == 0
