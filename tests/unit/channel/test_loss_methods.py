"""Losses summed by statistics, minimum losses, and laws of every sum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtpc.channel.types import Budget, Plant
from mtpc.model.floor_values import PolicyScope, Stated
from tests.support.budgets import caveats
from tests.support.sites import ORIGIN
from tests.unit.channel.rows import OS2, application, first, limit, plant


def statistical(made: Plant) -> Budget:
    asked = Stated("loss-method", "statistical", ORIGIN.what, PolicyScope())
    made.site.policy = replace(made.site.policy, requires=(asked,))
    return first(made)


def test_statistics_add_typical_losses_and_the_root_of_the_squares_of_what_may_be_more() -> None:
    # Four pairs, 0.10 dB typical and 0.35 dB at most: 0.4 + sqrt(4 * 0.25^2) = 0.9 dB, and 60 m at 3.0 dB/km.
    tested = application("TEST", limit("1.5"))
    typical: list[str | None] = ["0.10"] * 5
    five: list[str | None] = ["60", "0", "0", "0", "0"]
    found = statistical(plant(five, typical_db=typical, applications=(tested,)))
    assert (found.method, found.loss_db, found.statistical_db) == ("statistical", Decimal("1.08"), Decimal("1.08"))
    assert (found.maximum_db, found.connections_db, found.margin_db) == (
        Decimal("1.58"),
        Decimal("0.9"),
        Decimal("0.42"),
    )
    assert found.verdict == "pass"
    assert any("derived, medium" in caveat for caveat in caveats(found))
    assert found.confidence == "medium"
    plain = first(plant(five, typical_db=typical, applications=(tested,)))
    assert (plain.method, plain.loss_db, plain.statistical_db, plain.verdict) == (
        "maximum",
        Decimal("1.58"),
        None,
        "fail",
    )


def test_one_pair_alone_loses_by_statistics_what_it_may_at_most() -> None:
    found = statistical(plant(["10", "10"], typical_db=["0.1", "0.1"], applications=(application("TEST", limit()),)))
    assert found.loss_db == found.maximum_db


def test_a_pair_without_a_typical_loss_is_counted_at_its_maximum_and_named() -> None:
    tested = application("TEST", limit())
    found = statistical(plant(["0"] * 3, typical_db=["0.1", "0.1", None], applications=(tested,)))
    assert found.loss_db == Decimal("0.70")
    assert "no typical loss of mated pair 2, LC is known; its maximum is used" in caveats(found)


def test_statistics_never_make_a_known_sum_of_what_is_not_known() -> None:
    made = plant(["3"] * 3, loss_db=["0.35", None, "0.35"], applications=(application("TEST", limit()),))
    found = statistical(made)
    assert (found.loss_db, found.statistical_db, found.verdict) == (None, None, "unknown")


ER = replace(application("TEST", limit("10.9", None, "os2", loss_min_db=Decimal(5))), wavelengths_nm=(1310,))


@pytest.mark.parametrize(("length", "verdict"), [("10000", "fail"), ("11624", "fail"), ("11625", "pass")])
def test_less_than_the_least_loss_is_no_pass(length: str, verdict: str) -> None:
    # 0.4 dB/km and one pair of 0.35 dB: 5 dB are there from 11.625 km on. 10GBASE-ER: review reference, section 2.2.
    found = first(plant([length, "0"], fibres=[OS2] * 2, applications=(ER,)))
    assert (found.loss_min_db, found.verdict) == (Decimal(5), verdict)


def test_a_least_loss_nobody_states_is_told_by_name() -> None:
    open_ = application("TEST", limit(loss_min_open=True))
    assert first(plant(["3"], applications=(open_,))).loss_min_open == ("TEST",)
    assert first(plant(["3"], applications=(application("TEST", limit()),))).loss_min_open == ()
