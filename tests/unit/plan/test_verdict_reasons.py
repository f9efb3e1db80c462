"""Why a channel comes to its verdict: what decides it, and nothing where it is ok."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtpc.channel.budget import no_budget
from mtpc.channel.types import Budget, LossVerdict
from mtpc.diagnostics import Diagnostic, Severity, Unjudged
from mtpc.plan.verdict_reasons import Judged, reasons
from mtpc.plan.verdicts import Verdict

GOOD = replace(no_budget("X", Decimal(10)), reach_m=Decimal(100), verdict=LossVerdict.PASS)
LONG = replace(GOOD, length_m=Decimal("100.5"))
LOSSY = replace(GOOD, verdict=LossVerdict.FAIL, loss_db=Decimal("2.1"), limit_db=Decimal("1.9"))
OF_TRUNK = Diagnostic("POL101", "Tx1 of a arrives at Tx1 of b", None, object="T1")
OF_CIRCUIT = replace(OF_TRUNK, message="Tx1 of c arrives at Tx1 of d", object="up1")
LOW = replace(OF_CIRCUIT, code="LOS305", message="margin of 1 dB", severity=Severity.WARNING)
OPEN = Unjudged("up1", ("LOS301", "LEN101"), "the length of T1 is not known")
DARK = "NO LIGHT: Tx1 meets Tx1"


def told(
    verdict: Verdict, *findings: Diagnostic, loss: Budget = GOOD, light: str = "", unjudged: tuple[Unjudged, ...] = ()
) -> list[str]:
    judged = Judged(verdict, {"up1"}, [light] if light else [], loss, findings, unjudged)
    return reasons(judged, lambda name: f"trunk {name}")


def test_an_ok_channel_needs_no_reason() -> None:
    assert told(Verdict.OK, LOW) == told(Verdict.DIRECT_CABLE) == []


@pytest.mark.parametrize("verdict", [Verdict.FAIL, Verdict.ERROR])
def test_errors_are_told_at_the_piece_to_change_and_each_code_once(verdict: Verdict) -> None:
    assert told(verdict, LOW, OF_TRUNK) == ["POL101 at trunk T1: Tx1 of a arrives at Tx1 of b"]
    assert told(verdict, OF_TRUNK, OF_CIRCUIT) == ["POL101 at trunk T1: Tx1 of c arrives at Tx1 of d"]
    assert told(verdict, OF_CIRCUIT, light=DARK) == ["POL101: Tx1 of c arrives at Tx1 of d"]
    assert told(verdict, OF_CIRCUIT, OF_CIRCUIT, replace(OF_CIRCUIT, code="POL103", message="dark")) == [
        "POL101: Tx1 of c arrives at Tx1 of d (and 1 more)",
        "POL103: dark",
    ]
    assert told(verdict, replace(LOW, severity=Severity.NOTE, lowered=True)) == ["LOS305: margin of 1 dB"]


def test_without_an_error_light_and_figures_tell_why() -> None:
    assert told(Verdict.FAIL, light=DARK) == [DARK]
    assert told(Verdict.FAIL, loss=LONG) == ["length 100.5 m of 100 m"]
    assert told(Verdict.FAIL, loss=LOSSY) == ["loss 2.1 dB of 1.9 dB"]


def test_what_is_not_known_names_the_rules_that_did_not_judge() -> None:
    assert told(Verdict.UNKNOWN, unjudged=(OPEN,)) == ["LOS301, LEN101 not judged: the length of T1 is not known"]


def test_a_warning_is_told_and_so_are_lanes_in_another_order() -> None:
    assert told(Verdict.WARN, LOW) == ["LOS305: margin of 1 dB"]
    assert told(Verdict.WARN, light="lanes permuted: Tx1 meets Rx2") == ["lanes permuted: Tx1 meets Rx2"]
