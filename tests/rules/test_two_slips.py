"""Two slips at one pair of cords, plugs exchanged and a wrong type: both are told, and mended together."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Severity
from mtpc.pipeline import compile_texts
from mtpc.result import Result
from tests.support import ROOT

FLOOR = (
    (ROOT / "specs" / "quickstart.mtp").read_text("utf-8").partition("# Intent")[0]
    + """
cord sw1.et-0/0/0 -- pp1.1.2 : acme.patch-mpo12-a-om4 { length = 3m }
cord sw1.et-0/0/[1..3] -- pp1.1.[1, 3, 4] : acme.patch-mpo12-b-om4 { length = 3m }
cord pp2.1.[1..4] -- sw2.et-0/0/[0..3] : acme.patch-mpo12-b-om4 { length = 3m }
circuit up[1..4] : 100GBASE-SR4 at sw1.et-0/0/[0..3] -- sw2.et-0/0/[0..3]
"""
)
STRAY = "sw1.et-0/0/0 -- sw2.et-0/0/1"  # type A on the path: transmitter to transmitter there


def compiled(more: str = "") -> Result:
    return compile_texts({"a.mtp": FLOOR + more}, today="2026-11-20")


def test_both_are_one_finding_whose_advice_mends_both() -> None:
    (found,) = compiled().diagnostics
    assert (found.code, found.object) == ("POL201", "sw1.et-0/0/0 -- pp1.1.2")
    told = [(one.code, one.object) for one in found.consequences]
    assert told == [("POL201", "up1"), ("POL201", "up2"), ("POL101", STRAY)]
    assert "(type A) with one of type B, and exchange the plugs" in found.help
    mended = FLOOR.replace("pp1.1.2 : acme.patch-mpo12-a", "pp1.1.1 : acme.patch-mpo12-b").replace(
        "[1, 3, 4]", "[2..4]"
    )
    assert compile_texts({"a.mtp": mended}, today="2026-11-20").proof().complete


def test_circuits_that_stray_and_light_that_meets_transmitters_are_not_proved() -> None:
    proof = compiled().proof()
    assert (proof.channels, proof.proved) == (4, 2)


@pytest.mark.parametrize(
    "setting",
    [
        'allow POL201 on up1, up2 { reason = "later"; until = 2027-01-31 }',
        'allow POL201 on sw1.et-0/0/0 -- pp1.1.2 { reason = "later"; until = 2027-01-31 }',
        "policy { severity { POL201 = note } }",
    ],
)
def test_what_is_waived_or_lowered_hides_no_transmitter_that_meets_another(setting: str) -> None:
    result = compiled(setting + "\n")
    assert result.failed
    errors = [one for one in result.diagnostics if one.severity is Severity.ERROR and not one.waived]
    told = {(one.code, one.object) for one in errors}
    told |= {(each.code, each.object) for one in errors for each in one.consequences if not each.waived}
    assert ("POL101", STRAY) in told
