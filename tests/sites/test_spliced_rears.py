"""Rears that end in splices (case cs-14), and closures: fibres meet fibres of their own number, a splice each.

Loss by hand: a splice counts 0.3 dB, the maximum of TIA-568.3 (record splices/tia-568); OS2 at 1310 nm 0.4 dB/km.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support.spliced_parts import PIGTAILS

PARTS = f"""edition 2026
use "catalog:acme-fibre" as acme
{PIGTAILS}part crossed : trunk {{ fibre = os2; end [a, b] : splice12; map a1.[1..12] -- b1.[7..12, 1..6] }}
part lc : cord {{ fibre = os2; polish = upc; loss = 0.25dB; return-loss = 50dB
  end [a, b] : lc-duplex; map = duplex-ab }}
part tray : plate {{ format = acme-slot; connector = splice12; count = 4 }}
rack R[1..3] : acme.rack-42u
panel p[1..3] : acme.panel-4slot at R[1..3].U40
cassette p[1..2].1 : pigtails
device r[1..2] : acme.router-100g at R[1..2].U10
optic r[1..2].et-0/0/0 : acme.q28-100g-fr1
cord r[1..2].et-0/0/0 -- p[1..2].1.1 : lc {{ length = 2m }}
circuit c : 100GBASE-FR1 at r1.et-0/0/0 -- r2.et-0/0/0
"""
ONE = "trunk K : %s at p1.1.rear1 -- p2.1.rear1 { length = 300m }\n"
CLOSURE = """plate p3.1 : tray
trunk K1 : crossed at p1.1.rear1 -- p3.1.1 { length = 300m }
trunk K2 : %s at p3.1.rear1 -- p2.1.rear1 { length = 200m }
"""


def compiled(lines: str) -> Result:
    return compile_texts({"a.mtp": PARTS + lines})


def test_a_splice_counts_as_one_and_as_no_mated_pair() -> None:
    result = compiled(ONE % "crossed")
    assert not result.diagnostics
    calculated = budget(result.plant, 0)
    assert (calculated.mated_pairs, calculated.splices) == (2, 2)
    assert calculated.loss_db == Decimal("0.5") + Decimal("0.6") + Decimal("0.1216")  # pairs, splices, 304 m of fibre
    assert result.counts()["mated_pairs"] == 2
    assert calculated.reflected is not None
    assert calculated.reflected.counted == 2  # a splice reflects nothing that is listed


def test_fibres_meet_those_of_their_own_number() -> None:
    """Two A-to-B cords over fibres that are nowhere crossed: transmitter meets transmitter."""
    (finding,) = compiled(ONE % "straight").diagnostics
    assert finding.code == "POL101"


def test_a_closure_splices_two_cables() -> None:
    result = compiled(CLOSURE % "straight")
    assert not result.diagnostics
    calculated = budget(result.plant, 0)
    assert (calculated.mated_pairs, calculated.splices) == (2, 3)
    assert [finding.code for finding in compiled(CLOSURE % "crossed").diagnostics] == ["POL101"]


def test_a_plug_does_not_go_where_fibres_are_spliced() -> None:
    found = compiled("cord p1.1.rear1 -- p2.1.rear1 : lc { length = 3m }\n").diagnostics
    assert [finding.code for finding in found] == ["KEY103"]


@pytest.mark.parametrize("policy", ["require { polish = apc }", "prefer { polish = apc }"])
def test_policies_about_end_faces_do_not_speak_of_splices(policy: str) -> None:
    codes = [finding.object for finding in compiled(ONE % "crossed" + f"policy {{ {policy} }}\n").diagnostics]
    assert "K" not in codes
