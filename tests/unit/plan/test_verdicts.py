"""The worst of what light, figures and findings say of a channel."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from mtpc.channel.budget import no_budget
from mtpc.channel.types import ChannelVerdict, LossVerdict
from mtpc.diagnostics import Consequence, Diagnostic, Severity, Unjudged, Waiver
from mtpc.diagnostics.about import FindingsByObject
from mtpc.plan.verdicts import channel_verdict, length_verdict

GOOD = replace(no_budget("X", Decimal(10)), reach_m=Decimal(100), verdict=LossVerdict.PASS)
ERROR = Diagnostic("LEN101", "too long", None, object="up1")
WARNING = replace(ERROR, severity=Severity.WARNING)
NOTE = replace(ERROR, severity=Severity.NOTE)
WAIVED = replace(ERROR, waived=Waiver("loan", "2027-01-31", "", None))


@pytest.mark.parametrize(
    ("light", "findings", "is_open", "verdict"),
    [
        (ChannelVerdict.OK, (), False, "ok"),
        (ChannelVerdict.OK, (NOTE,), False, "ok"),
        (ChannelVerdict.OK, (WARNING,), False, "warn"),
        (ChannelVerdict.LANES_PERMUTED, (), False, "warn"),
        (ChannelVerdict.OK, (WARNING,), True, "unknown"),
        (ChannelVerdict.OK, (WARNING, ERROR), True, "fail"),
        (ChannelVerdict.OK, (WAIVED,), False, "fail"),
        (ChannelVerdict.OK, (replace(NOTE, lowered=True),), False, "fail"),
        (ChannelVerdict.NO_LIGHT, (), True, "fail"),
        (ChannelVerdict.MATING_FAULT, (ERROR,), True, "error"),
        (ChannelVerdict.DIRECT_CABLE, (WARNING,), False, "direct"),
        (ChannelVerdict.DIRECT_CABLE, (ERROR,), False, "fail"),
    ],
)
def test_the_worst_counts(light: ChannelVerdict, findings: tuple[Diagnostic, ...], is_open: bool, verdict: str) -> None:
    assert channel_verdict(light, GOOD, findings, is_open=is_open) == verdict


@pytest.mark.parametrize(
    ("figures", "verdict", "of_length"),
    [
        ({"length_m": Decimal(100)}, "ok", "pass"),
        ({"length_m": Decimal("100.001")}, "fail", "fail"),
        ({"length_m": None}, "unknown", "unknown"),
        ({"reach_m": None}, "unknown", "unknown"),
        ({"reach_min_m": Decimal(10)}, "ok", "pass"),
        ({"reach_min_m": Decimal("10.5")}, "fail", "fail"),
        ({"verdict": LossVerdict.FAIL, "length_m": None}, "fail", "unknown"),
        ({"verdict": LossVerdict.UNKNOWN}, "unknown", "pass"),
        ({"verdict": LossVerdict.ROUNDING}, "ok", "pass"),
    ],
)
def test_loss_and_length_both_have_to_hold(figures: dict[str, Any], verdict: str, of_length: str) -> None:
    loss = replace(GOOD, **figures)
    assert channel_verdict(ChannelVerdict.OK, loss, (), is_open=False) == verdict
    assert length_verdict(loss) == of_length


# ---- what is about a channel -------------------------------------------------------------------

TRUNK = Diagnostic(
    "POL101", "T1 is of type A", None, object="T1", consequences=(Consequence("POL101", "up1", "Tx meets Tx"),)
)


def about(name: str, *findings: Diagnostic) -> list[tuple[str, str]]:
    return [(found.code, found.object) for found in FindingsByObject(findings).about(frozenset({name}))]


def test_a_cause_is_about_what_follows_from_it_and_not_about_all_its_piece_is_in() -> None:
    assert about("up1", TRUNK, ERROR) == [("POL101", "T1"), ("POL101", "up1"), ("LEN101", "up1")]
    assert about("T1", TRUNK) == about("up2", TRUNK) == []
    fact = replace(TRUNK, code="KEY103")
    assert about("T1", fact) == [("KEY103", "T1")]
    assert about("up1", fact) == [("KEY103", "T1"), ("POL101", "up1")]


def test_a_pair_is_about_its_ends() -> None:
    pair = replace(ERROR, object="a.p1 -- b.p2")
    assert about("b.p2", pair) == about("a.p1 -- b.p2", pair) == [("LEN101", "a.p1 -- b.p2")]
    assert about("b.p1", pair) == []


def test_what_was_not_judged_is_open() -> None:
    known = FindingsByObject((), (Unjudged("up1", ("POL201",), "x"),))
    assert known.leaves_open({"up1", "T1"})
    assert not known.leaves_open({"up2", "T1"})
