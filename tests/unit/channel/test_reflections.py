"""Reflections on the way are counted and held against what the application allows."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtpc.catalogue.limit_types import Reflectance
from mtpc.catalogue.types import Application, Confidence
from mtpc.channel.reflections import reflected_words
from mtpc.channel.types import Budget, LossVerdict, MatedPair, Reflected
from tests.support.budgets import caveats
from tests.unit.channel.rows import OS2, application, first, limit, plant

# 100GBASE-DR: applications reference, section 1.5.
DR_ROWS = ((1, "-37"), (2, "-42"), (4, "-45"), (6, "-47"), (8, "-48"), (10, "-49"))
DR = replace(
    application("TEST", limit("3.0", "500", "os2"), wavelengths=(1310,)),
    reflectance=tuple(Reflectance(count, Decimal(most), Confidence.MEDIUM) for count, most in DR_ROWS),
    reflectance_counted_db=Decimal("-55"),
    reflectance_rule="at most the figure for that count",
)


def reflecting(return_loss_db: list[str | None], tested: Application = DR) -> Budget:
    count = len(return_loss_db)
    return first(
        plant(["3"] * count, fibres=[OS2] * count, return_loss_db=return_loss_db, applications=(tested,)),
    )


@pytest.mark.parametrize(
    ("return_loss_db", "counted", "limit_db", "verdict"),
    [
        (["60", "60"], 0, None, "pass"),
        (["55", "55"], 0, None, "pass"),  # only what is worse than -55 dB counts
        (["54", "54"], 1, "-37", "pass"),
        (["37", "60"], 1, "-37", "pass"),  # the worse of the two connectors speaks
        (["36", "60"], 1, "-37", "fail"),
        (["41", "41", "60"], 2, "-42", "fail"),
        (["42", "42", "60"], 2, "-42", "pass"),
        (["44"] * 4, 3, "-45", "fail"),  # three: the row of four
        (["45"] * 4, 3, "-45", "pass"),
        (["46"] * 6, 5, "-47", "fail"),
        (["54"] * 12, 11, None, "unknown"),  # beyond the last row
        (["48"] * 12, 11, None, "fail"),  # more than ten are allowed: as many may each reflect no more than ten
        ([None, "60"], 0, None, "unknown"),
        (["36", "60", None], 1, "-37", "fail"),  # what is not stated makes it no better
    ],
)
def test_reflections_are_counted_and_judged(
    return_loss_db: list[str | None], counted: int, limit_db: str | None, verdict: str
) -> None:
    found = reflecting(return_loss_db).reflected
    assert found is not None
    assert (found.counted, found.limit_db, found.verdict) == (counted, limit_db and Decimal(limit_db), verdict)


def test_a_single_figure_of_reflectance_holds_for_any_number() -> None:
    flat = replace(DR, reflectance=(Reflectance(None, Decimal(-35), Confidence.MEDIUM),), reflectance_counted_db=None)
    assert [reflecting([back] * 14, flat).reflected.verdict for back in ("35", "34")] == ["pass", "fail"]  # type: ignore[union-attr]  # there is a rule


def test_one_cord_from_module_to_module_reflects_nothing_that_is_counted() -> None:
    assert reflecting(["20"]).reflected is None


def test_a_rule_of_reflectance_without_figures_is_told_over_single_mode() -> None:
    worded = replace(DR, reflectance=())
    single = reflecting(["60", "60"], worded)
    assert caveats(single) == ("the reflectance of TEST is not checked; its rule: at most the figure for that count",)
    assert (single.verdict, single.reflected) == ("pass", None)


FOUND = Reflected("100GBASE-DR", 2, Decimal(-42), MatedPair(1, "LC"), Decimal(-35), LossVerdict.FAIL, "medium", ())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (FOUND, "2 mated pairs count, at most -42 dB each; -35 dB at mated pair 1, LC: fail (100GBASE-DR, medium)"),
        (
            replace(FOUND, counted=1, confidence="high"),
            "1 mated pair counts, at most -42 dB each; -35 dB at mated pair 1, LC: fail (100GBASE-DR)",
        ),
        (
            replace(FOUND, limit_db=None, worst_db=None, verdict=LossVerdict.UNKNOWN),
            "2 mated pairs count, the limit for so many is not stated: unknown (100GBASE-DR, medium)",
        ),
        (
            replace(FOUND, counted=11, limit_db=None, most_stated=Reflectance(10, Decimal(-49), Confidence.MEDIUM)),
            "11 mated pairs count, the limit for so many is not stated, up to 10 at most -49 dB each; "
            "-35 dB at mated pair 1, LC: fail (100GBASE-DR, medium)",
        ),
        (
            replace(FOUND, counted=0, verdict=LossVerdict.UNKNOWN),
            "no mated pair is known to count: unknown (100GBASE-DR, medium)",
        ),
    ],
)
def test_reflections_are_told_in_one_line(found: Reflected, said: str) -> None:
    assert reflected_words(found) == said
