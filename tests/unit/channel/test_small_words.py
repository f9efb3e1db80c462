"""Small pieces at their boundaries: limits and their rounding, the stricter of two, what reflections are called."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtpc.catalogue.types import Terminal
from mtpc.channel import loss
from mtpc.channel.loss import half_unit
from mtpc.channel.mating_faults import mates
from mtpc.channel.reflections import reflected_words
from mtpc.channel.types import LossVerdict, MatingKind, Reflected
from tests.support.sites import OPPOSED, cord, plug


@pytest.mark.parametrize(("printed", "half"), [("1.9", "0.05"), ("1.90", "0.005"), ("4", "0.5")])
def test_half_a_unit_is_of_the_last_digit_printed(printed: str, half: str) -> None:
    assert half_unit(Decimal(printed)) == Decimal(half)


@pytest.mark.parametrize(
    ("loss_db", "verdict"),
    [("1.9", "pass"), ("1.901", "rounding"), ("1.95", "rounding"), ("1.951", "fail")],
)
def test_a_loss_within_half_a_unit_of_the_printed_limit_is_rounding(loss_db: str, verdict: str) -> None:
    assert loss._verdict(Decimal(loss_db), Decimal("1.9")) == verdict
    assert loss._verdict(None, Decimal("1.9")) == loss._verdict(Decimal(1), None) == "unknown"


@pytest.mark.parametrize(
    ("figures", "measured", "strictest"),
    [
        (("1.9", "2.5"), "1", "1.9"),
        (("1.9", None), "1", None),  # the one nobody states may be stricter
        (("1.9", None), "1.9", None),  # met exactly, the other may still be stricter
        (("1.9", None), "2", "1.9"),  # exceeded anyway
        (("1.9", None), None, None),
        ((None, None), "1", None),
    ],
)
def test_the_stricter_of_two_is_known_where_both_are_or_one_is_exceeded(
    figures: tuple[str | None, ...], measured: str | None, strictest: str | None
) -> None:
    known = [None if one is None else Decimal(one) for one in figures]
    found = loss._strictest(known, None if measured is None else Decimal(measured))
    assert found == (None if strictest is None else Decimal(strictest))


def test_of_two_ways_that_pass_the_one_beyond_its_reach_is_worse_and_at_its_reach_is_not() -> None:
    within = replace(
        loss._EMPTY, verdict=LossVerdict.PASS, length_m=Decimal(100), reach_m=Decimal(100), margin_db=Decimal(0)
    )
    beyond = replace(within, length_m=Decimal(101), margin_db=Decimal(1))
    roomy = replace(within, length_m=Decimal(50), margin_db=Decimal("0.5"))
    unstated = replace(within, length_m=Decimal(50), margin_db=None)
    assert min((within, beyond), key=loss._badness) is beyond
    assert min((within, roomy), key=loss._badness) is within
    assert min((roomy, unstated), key=loss._badness) is unstated  # no margin counts as none


FOUND = Reflected("100GBASE-DR", 2, Decimal(-42), "mated pair 1, LC", Decimal(-35), LossVerdict.FAIL, "medium", ())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (FOUND, "2 joints count, at most -42 dB each; -35 dB at mated pair 1, LC: fail (100GBASE-DR, medium)"),
        (
            replace(FOUND, counted=1, confidence="high"),
            "1 joint counts, at most -42 dB each; -35 dB at mated pair 1, LC: fail (100GBASE-DR)",
        ),
        (
            replace(FOUND, most_db=None, worst_db=None, verdict=LossVerdict.UNKNOWN),
            "2 joints count, nobody states of how much: unknown (100GBASE-DR, medium)",
        ),
        (
            replace(FOUND, counted=0, verdict=LossVerdict.UNKNOWN),
            "no joint is known to count: unknown (100GBASE-DR, medium)",
        ),
    ],
)
def test_reflections_are_told_in_one_line(found: Reflected, said: str) -> None:
    assert reflected_words(found) == said


def test_pins_are_judged_only_where_both_families_have_them() -> None:
    def mating(a: Terminal, b: Terminal) -> MatingKind:
        return MatingKind(a, b, OPPOSED, cord("a", a, a, {}), cord("b", b, b, {}), True, None, None)

    lc, mpo = plug("a1", "lc", gender="none"), plug("a1", "mpo12", gender="unpinned")
    assert "neither-pinned" not in mates(mating(lc, lc))
    assert "neither-pinned" not in mates(mating(lc, mpo))
    assert "neither-pinned" in mates(mating(mpo, mpo))
