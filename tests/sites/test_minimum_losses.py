"""A minimum loss is not shown by maximum losses: typical ones show it, and without them it is not judged.

By hand, OLT of GPON B+ (13 to 28 dB) over 5.2 km and 0.1 km of OS2 and a splitter of at most 10.5 dB: two pairs of
grade C lose 1.0 dB at most, the fibre 2.12 dB at 0.4 dB/km, in all 13.62 dB. Typically: pairs 0.25 dB each, fibre 0.22
dB/km at 1550 nm, the least around the 1480 nm downstream: 5.3 x 0.22 = 1.166 dB, with the pairs 1.666 dB.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.result import Result

PON = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
part split : cassette {{ format = acme-slot; fibre = os2; polish = upc; grade = iec-c-sm; branches = true
  loss-through = {loss}; {typical}; source = "x"; port in1 : sc-simplex; port out[1..8] : sc-simplex
  map in1.1 -- out[1..8].1 }}
rack C : acme.rack-42u
device [olt, ont] : acme.sw-48x10 at C.U[40, 30]
panel sp : acme.panel-4slot at C.U42
cassette sp.1 : split
optic olt.xe-0/0/0 : acme.sfp-gpon-bplus-olt
optic ont.xe-0/0/0 : acme.sfp-gpon-bplus-onu
cord olt.xe-0/0/0 -- sp.1.in1 : acme.patch-sc1-os2 {{ length = 5.2km }}
cord sp.1.out1 -- ont.xe-0/0/0 : acme.patch-sc1-os2 {{ length = 100m }}
circuit sub : "GPON-OLT-B+" at olt.xe-0/0/0 -- ont.xe-0/0/0
"""


def compiled(loss: str, typical: str = "") -> Result:
    return compile_texts({"a.mtp": PON.format(loss=loss, typical=typical)}, today="2026-12-01")


def codes(result: Result) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in result.diagnostics]


@pytest.mark.parametrize("typical", ["", "typical-loss-through = 9.8dB", "typical-loss-through = 11.333dB"])
def test_maxima_that_reach_the_minimum_are_not_proved(typical: str) -> None:
    """Typically 1.666, 11.466 or 12.999 dB: less than 13."""
    result = compiled("11.4dB", typical)
    assert codes(result) == [("LOS308", "warning")]
    assert [(each.object, each.codes) for each in result.unjudged] == [("sub", ("LOS307",))]
    assert result.proof().proved == 0


def test_typical_losses_that_reach_it_are_proved() -> None:
    """1.666 + 11.334 = 13 dB."""
    result = compiled("11.4dB", "typical-loss-through = 11.334dB")
    assert budget(result.plant, 0).least_db == Decimal("13.000")
    assert codes(result) == []
    assert result.proof().complete


def test_maxima_below_it_are_an_error() -> None:
    """9.8 + 2.12 + 1.0 = 12.92 dB."""
    assert codes(compiled("9.8dB")) == [("LOS307", "error")]


def test_a_measured_loss_counts_in_full() -> None:
    """A line of which 12 dB are measured, and a pair: 10GBASE-ER needs 5 dB."""
    text = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[1..2] : acme.rack-42u
device r[1..2] : acme.router-12x10 at A[1..2].U20
optic r[1..2].xe-0/0/0 : acme.sfp-10g-er
cord r1.xe-0/0/0 -- r2.xe-0/0/0 : acme.patch-lc-os2 { length = %s }
%s"""
    built = "as-built r1.xe-0/0/0 -- r2.xe-0/0/0 { loss = 6dB }\n"
    assert codes(compile_texts({"a.mtp": text % ("13km", "")})) == [("LOS308", "warning")]
    measured = compile_texts({"a.mtp": text % ("unknown", built)})
    assert budget(measured.plant, 0).least_db == Decimal(6)
    assert ("LOS308", "warning") not in codes(measured)
