"""Twin ports, dual-rate modules and ports divided twice: worked cases N01, N07, S08, B01, B02, C03, A05 and Q04.

What each comes to is read from the reference of modes (tests/data/modes_cases.yaml): ok, fail or error.
"""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.sites.test_modes_cases import case

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A : acme.rack-42u
device n[1..2] : acme.tester-2u at A.U[40, 38]
device sw : acme.sw-64x-osfp2x400 at A.U1
device r[1..2] : acme.sw-32x100 at A.U[10, 12]
"""
BIDI = """pinout bidi : lc-duplex { tx = [1, 2]; rx = [2, 1]; lane-order = high; source = "case B01" }
part dual : optic { form-factor = qsfp28; application = 100G-SRBD; source = "Cisco at-a-glance"
  port mdi1 : lc-duplex { polish = upc; pinout = lc-duplex-bidi }
  mode 40g : 40G-SRBD
  limit { fibre = om4; loss = 2dB }
}
optic r1.et-0/0/0 : dual%s
optic r2.et-0/0/0 : acme.%s
cord r1.et-0/0/0 -- r2.et-0/0/0 : acme.patch-lc-om4 { length = %s }
"""
CASES = {
    "N01": "optic sw.osfp01 : acme.osfp-800g-2xsr4\noptic n[1..2].osfp1 : acme.osfp-400g-sr4-flat\n"
    "cord sw.osfp01:[1..2] -- n[1..2].osfp1 : acme.patch-mpo12-b-om4-apc { length = 20m; gender = unpinned }\n"
    "circuit c[1..2] : 400GBASE-SR4 at sw.osfp01:[1..2] -- n[1..2].osfp1\n",
    "S08": "optic sw.osfp01 : acme.osfp-800g-2xfr4\noptic n[1..2].qdd1 : acme.qdd-400g-fr4\n"
    "cord sw.osfp01:[1..2] -- n[1..2].qdd1 : acme.patch-lc-os2 { length = 20m }\n"
    "circuit c[1..2] : 400GBASE-FR4 at sw.osfp01:[1..2] -- n[1..2].qdd1\n",
    "N07": "optic sw.osfp01 : acme.osfp-800g-2xfr4\noptic n[1..2].qdd1 : acme.qdd-400g-fr4\n"
    "part tee : harness { fibre = os2; loss = 0.3dB; polish = upc; branches = true; loss-through = 3.7dB\n"
    "  return-loss = 50dB; end a : lc-duplex; end b[1..2] : lc-duplex\n"
    "  map a1.L -- b1.R; map a1.L -- b2.R; map a1.R -- b1.L; map a1.R -- b2.L }\n"
    "harness h : tee at sw.osfp01:1 -- n[1..2].qdd1 { length = 5m }\n",
    "C03": "optic sw.osfp01 : acme.osfp-800g-2xsr4\noptic n1.osfp1 : acme.osfp-400g-sr4-flat\n"
    "cord sw.osfp01:1 -- n1.osfp1 : acme.patch-mpo12-b-om4-apc { length = 20m; gender = unpinned }\n"
    "circuit a : 400GBASE-SR4 at sw.osfp01:1 -- n1.osfp1\n"
    "circuit b : 200GBASE-SR2 at sw.osfp01:1:2 -- n1.osfp1:2\n",
    "A05": "part dac : direct-cable { medium = dac; application = 100GBASE-CR4; lengths = [1m, 1.5m, 2m, 2.5m, 3m]\n"
    "  end [a, b] : qsfp28 }\ncord r1.et-0/0/1 -- r2.et-0/0/1 : dac { length = 4m }\n",
    "Q04": "optic sw.osfp02 : acme.q56-200g-sr4\n",
}
FOUND = {"N01": [], "S08": [], "N07": ["OPT116"], "C03": ["POL205"], "A05": ["ORD101"], "Q04": ["OPT102"]}


def compiled(lines: str) -> Result:
    return compile_texts({"a.mtp": HEAD + lines}, today="2026-11-30")


def codes(result: Result) -> list[str]:
    return [finding.code for finding in result.diagnostics]


@pytest.mark.parametrize("number", FOUND)
def test_a_case_comes_to_what_the_reference_says(number: str) -> None:
    result = compiled(CASES[number])
    assert codes(result) == FOUND[number]
    assert result.failed == (case(number)["expect"]["verdict"] != "ok")


def test_a_dual_rate_module_runs_as_it_is_set() -> None:
    """B01: at 40G it talks to 40G BiDi over 120 m of OM4; left at 100G it does not, and the mode is the advice."""
    variants = case("B01")["variants"]
    circuit = "circuit c : 40G-BIDI at r1.et-0/0/0 -- r2.et-0/0/0\n"
    set_to_40g = compiled(BIDI % (" { mode = 40g }", "qp-40g-bidi", "120m") + circuit)
    assert variants[0]["expect"]["verdict"] == "ok"
    assert codes(set_to_40g) == []
    left = compiled(BIDI % ("", "qp-40g-bidi", "120m") + circuit)
    assert variants[1]["expect"]["verdict"] == "fail"
    (finding,) = [finding for finding in left.diagnostics if finding.code == "OPT101"]
    assert finding.help == "set r1.et-0/0/0 to its mode 40g, which is 40G-SRBD: write `mode = 40g`"


def test_a_makers_bidi_does_not_talk_to_that_of_the_standard() -> None:
    """B02."""
    assert "OPT101" in codes(compiled(BIDI % ("", "q28-100g-bidi", "50m")))
    assert case("B02")["expect"]["verdict"] == "fail"


GROUPS = """edition 2026
use "catalog:acme-fibre" as acme
pinout groups : mpo12 { tx = [1, 12, 2, 11, 3, 10, 4, 9]; rx = [12, 1, 11, 2, 10, 3, 9, 4]NM
  lane-order = high; source = "case B04" }
pinout bidi : lc-duplex { tx = [1, 2]; rx = [2, 1]; lane-order = high; source = "case B04" }
part srbd400 : optic { form-factor = qsfp-dd; application = 400GBASE-SR4.2
  port mdi : mpo12 { gender = pinned; polish = pc; pinout = groups }
  mode 4x100g : 100G-SRBD { links = 4; source = "maker" }
  limit { fibre = om4; loss = 2dB; reach = 100m; source = "maker" } }
part srbd100 : optic { form-factor = qsfp28; application = 100G-SRBD
  port mdi : lc-duplex { polish = upc; pinout = bidi }
  limit { fibre = om4; loss = 2dB; reach = 100m; source = "maker" } }
part brk : harness { fibre = om4; loss = 0.35dB; return-loss = 30dB
  end a : mpo12 { gender = unpinned; polish = pc; lit = [1..4, 9..12] }
  end b[1..4] : lc-duplex { polish = upc }
  map a.[1..4] -- b[1..4].NEAR; map a.[12..9 step -1] -- b[1..4].FAR }
rack R[1..2] : acme.rack-42u
device sw : acme.sw-32x400 at R1.U40
device e[1..4] : acme.router-100g at R2.U[10, 20, 30, 40]
optic sw.et-0/0/0 : srbd400
optic e[1..4].et-0/0/0 : srbd100
harness B : brk at sw.et-0/0/0 -- e[1..4].et-0/0/0 { length = 10m }
circuit c[0..3] : 100G-SRBD at sw.et-0/0/0:[0..3] -- e[1..4].et-0/0/0
"""
NM = "; tx-nm = [850, 910, 850, 910, 850, 910, 850, 910]"


def groups(near: str = "R", far: str = "L", wavelengths: str = NM) -> list[str]:
    text = GROUPS.replace("NEAR", near).replace("FAR", far).replace("NM", wavelengths)
    return [finding.code for finding in compile_texts({"a.mtp": text}, today="2026-11-30").diagnostics]


def test_a_bidi_module_is_divided_by_pairs_of_fibres() -> None:
    """B04: link k of SR4.2 is fibre k and the one across, each with both wavelengths: a pin-out with the lanes so."""
    assert groups() == []
    assert groups("L", "R") == ["POL101"]  # each wavelength meets its own transmitter


@pytest.mark.parametrize(
    ("wavelengths", "code"), [("; tx-nm = [850, 910]", "TYP105"), (NM.replace("910]", "91]"), "TYP108")]
)
def test_wavelengths_of_lanes_that_cannot_be_are_told(wavelengths: str, code: str) -> None:
    assert code in groups(wavelengths=wavelengths)
