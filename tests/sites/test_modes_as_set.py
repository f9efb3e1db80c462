"""A mode that is stated is compared with what the module's circuits and the other ends run.

By hand: a receptacle of four lanes at 4x100g has links on lanes 1, 2, 3 and 4; at 2x200g on 1-2 and 3-4; whole on
1-4. A circuit, or the link of the far module, is right where it has just the lanes of one of those.
"""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack R[1..2] : acme.rack-42u
"""
WHOLE = """device s[1..2] : acme.sw-64x-osfp2x400 at R[1..2].U30
optic s1.osfp01 : acme.osfp-800g-2xdr4%s
optic s2.osfp01 : acme.osfp-800g-2xdr4%s
cord s1.osfp01:[1..2] -- s2.osfp01:[1..2] : acme.patch-mpo12-b-os2-apc { length = 5m }
"""
BROKEN_OUT = """device s : acme.sw-64x-osfp2x400 at R1.U30
device r[1..8] : acme.router-100g at R2.U[1..8]
optic s.osfp01 : acme.osfp-800g-2xdr4%s
optic r[1..8].et-0/0/0 : acme.q28-100g-dr
harness Y[$h in 1..2] : acme.breakout-mpo12apc-4lc-os2 at s.osfp01:[$h] -- r[4*$h-3..4*$h].et-0/0/0 { length = 20m }
"""
EIGHT = "circuit z[$h in 1..2]-[$k in 1..4] : 100GBASE-DR at s.osfp01:[$h]:[$k] -- r[4*$h-4+$k].et-0/0/0\n"
TWO = "circuit c[1..2] : 400GBASE-DR4 at s1.osfp01:[1..2] -- s2.osfp01:[1..2]\n"
ONE = "circuit c : 800G-2XDR4 at s1.osfp01 -- s2.osfp01\n"
RIGHT = {
    "nothing stated": WHOLE % ("", "") + TWO,
    "the whole module, by its name": WHOLE % (" { mode = 400GBASE-DR4 }", " { mode = 400gbase-dr4 }") + TWO,
    "one link over both connectors": WHOLE % (" { mode = 400GBASE-DR4 }", "") + ONE,
    "both ends at 2x200g": WHOLE % (" { mode = 2x200g }", " { mode = 2x200g }"),
    "circuits of 200G, the other end chosen by them": WHOLE % (" { mode = 2x200g }", "")
    + "circuit c[1..2] : 200G-DR2 at s1.osfp01:1:[1,2] -- s2.osfp01:1:[1,2]\n",
    "broken out to 100G": BROKEN_OUT % " { mode = 4x100g }",
    "broken out to 100G, with circuits": BROKEN_OUT % " { mode = 4x100g }" + EIGHT,
}
WRONG = {
    "a circuit of the whole port": (WHOLE % (" { mode = 4x100g }", "") + TWO, ["s1.osfp01"]),
    "at both ends": (WHOLE % (" { mode = 4x100g }", " { mode = 4x100g }") + TWO, ["s1.osfp01", "s2.osfp01"]),
    "one link over both connectors": (WHOLE % (" { mode = 2x200g }", "") + ONE, ["s1.osfp01"]),
    "without a circuit": (WHOLE % (" { mode = 4x100g }", ""), ["s1.osfp01"]),
    "without a circuit, from the far end": (WHOLE % ("", " { mode = 4x100g }"), ["s2.osfp01"]),
    "two modes at the ends of a cord": (WHOLE % (" { mode = 4x100g }", " { mode = 2x200g }"), ["s1.osfp01"]),
    "no mode against whole": (WHOLE % (" { mode = 400GBASE-DR4 }", " { mode = 2x200g }"), ["s1.osfp01"]),
    "legs of 100G at 2x200g": (BROKEN_OUT % " { mode = 2x200g }", ["s.osfp01"]),
    "legs of 100G at 400G": (BROKEN_OUT % " { mode = 400GBASE-DR4 }", ["s.osfp01"]),
    "circuits of 100G at 2x200g": (BROKEN_OUT % " { mode = 2x200g }" + EIGHT, ["s.osfp01"]),
}


def compiled(lines: str) -> Result:
    return compile_texts({"a.mtp": HEAD + lines}, today="2026-12-01")


def told(result: Result) -> list[str]:
    return [finding.object for finding in result.found if finding.code == "OPT118"]


@pytest.mark.parametrize("name", RIGHT)
def test_what_runs_the_mode_that_is_stated_is_right(name: str) -> None:
    result = compiled(RIGHT[name])
    assert [finding.code for finding in result.diagnostics] == []


@pytest.mark.parametrize("name", WRONG)
def test_what_runs_another_mode_is_an_error(name: str) -> None:
    lines, modules = WRONG[name]
    result = compiled(lines)
    assert told(result) == modules
    assert result.failed
    assert result.proof().proved == 0


def test_the_message_names_the_module_its_mode_and_that_of_the_circuit() -> None:
    (finding,) = [each for each in compiled(WHOLE % (" { mode = 4x100g }", "") + TWO).found if each.code == "OPT118"]
    assert finding.message == (
        "s1.osfp01 is set to the mode 4x100g (4 x 100GBASE-DR), and c1 is 400GBASE-DR4 on lanes 1, 2, 3, 4"
    )
    assert finding.help is not None
    assert "`mode = 400GBASE-DR4`" in finding.help
    assert [each.object for each in finding.consequences] == ["c1", "c2"]


def test_a_maker_limits_each_mode_by_its_own_length() -> None:
    """100 m at 100G and 150 m at 40G: 120 m are too long for the one and not for the other."""
    part = (
        'part bd : optic { form-factor = qsfp28; application = 100G-SRBD; source = "data sheet"\n'
        "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex-bidi }\n"
        "  mode 40g : 40G-SRBD { links = 1 }\n"
        "  limit { fibre = om4; mode = 100G-SRBD; loss = 2dB; reach = 100m }\n"
        "  limit { fibre = om4; mode = 40g; loss = 2dB; reach = 150m } }\n"
        "device s[1..2] : acme.sw-32x100 at R[1..2].U40\n"
        "optic s[1..2].et-0/0/[0,1] : bd\n"
        "cord s1.et-0/0/[0,1] -- s2.et-0/0/[0,1] : acme.patch-lc-om4 { length = 120m }\n"
        "circuit slow : 40G-SRBD at s1.et-0/0/0 -- s2.et-0/0/0\n"
        "circuit fast : 100G-SRBD at s1.et-0/0/1 -- s2.et-0/0/1\n"
    )
    result = compiled(part)
    assert [(each.code, each.object) for each in result.diagnostics] == [("LEN101", "fast")]


def test_a_limit_of_a_mode_that_is_none_lists_the_whole_one() -> None:
    part = (
        'part bd : optic { form-factor = qsfp28; application = 100G-SRBD; source = "data sheet"\n'
        "  port mdi : lc-duplex { polish = upc; pinout = lc-duplex-bidi }\n"
        "  limit { fibre = om4; mode = 100g; reach = 100m } }\n"
    )
    (finding,) = compiled(part).found
    assert "there is no mode 100g" in finding.message
    assert finding.help == "its modes are 100G-SRBD"
