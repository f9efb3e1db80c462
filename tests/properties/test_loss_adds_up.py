"""Laws of loss, on rows of cords of any losses, lengths and grades: sums are exact and a joint never costs nothing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from mtpc.catalogue.types import Splice
from mtpc.channel.types import Budget, Reflected
from mtpc.model.floor_values import PolicyScope, Stated
from tests.support.families import FACT
from tests.support.sites import ORIGIN
from tests.unit.channel.rows import OM4, application, first, limit, plant
from tests.unit.channel.test_reflections import reflecting as reflections

Cord = tuple[int, int, int]  # millimetres, maximum and typical loss of its connectors in thousandths of a dB
cords = st.tuples(st.integers(0, 200_000), st.integers(0, 1500), st.integers(0, 1500))
rows = st.lists(cords, min_size=1, max_size=8)
TESTED = application("TEST", limit("1.9", "100"))
PER_KM = Fraction(3)  # OM4 at 850 nm


def found(row: list[Cord], *, splices: int = 0, statistical: bool = False) -> Budget:
    def thousandths(figures: list[int]) -> list[str | None]:
        return [str(Decimal(figure).scaleb(-3)) for figure in figures]

    made = plant(
        thousandths([length for length, _, _ in row]),
        fibres=[OM4] * len(row),
        loss_db=thousandths([most for _, most, _ in row]),
        typical_db=thousandths([typical for _, _, typical in row]),
        applications=(TESTED,),
        splices=(Splice("mid", splices, "fusion", "straight", Decimal("0.1"), FACT),) if splices else (),
    )
    if statistical:
        asked = Stated("loss-method", "statistical", ORIGIN.what, PolicyScope())
        made.site.policy = replace(made.site.policy, requires=(asked,))
    return first(made)


def sum_of(row: list[Cord]) -> Fraction:
    fibre = sum((Fraction(length, 1_000_000) * PER_KM for length, _, _ in row), Fraction(0))
    pairs = (max(one[1], other[1]) for one, other in pairwise(row))
    return fibre + sum((Fraction(pair, 1000) for pair in pairs), Fraction(0))


@settings(max_examples=200, deadline=None)
@given(rows)
def test_a_loss_is_the_exact_sum_of_its_terms(row: list[Cord]) -> None:
    one = found(row)
    assert one.loss_db is not None
    assert one.limit_db is not None
    assert Fraction(one.loss_db) == sum_of(row)
    assert sum((term.loss_db or Decimal(0) for term in one.terms), Decimal(0)) == one.loss_db
    assert one.margin_db == one.limit_db - one.loss_db


@settings(max_examples=150, deadline=None)
@given(rows, cords, st.booleans())
def test_a_cord_more_never_loses_less(row: list[Cord], more: Cord, statistical: bool) -> None:
    shorter, longer = found(row, statistical=statistical), found([*row, more], statistical=statistical)
    assert shorter.loss_db is not None
    assert longer.loss_db is not None
    assert longer.loss_db >= shorter.loss_db
    assert longer.mated_pairs == shorter.mated_pairs + 1
    assert Fraction(longer.maximum_db or 0) - Fraction(shorter.maximum_db or 0) == sum_of([*row, more]) - sum_of(row)


@settings(max_examples=100, deadline=None)
@given(rows, st.integers(1, 4), st.booleans())
def test_a_splice_more_costs_what_it_loses(row: list[Cord], count: int, statistical: bool) -> None:
    plain, spliced = found(row, statistical=statistical), found(row, splices=count, statistical=statistical)
    assert plain.loss_db is not None
    assert spliced.loss_db == plain.loss_db + count * Decimal("0.1")


@settings(max_examples=150, deadline=None)
@given(rows, st.booleans())
def test_the_other_way_round_it_loses_the_same(row: list[Cord], statistical: bool) -> None:
    there, back = found(row, statistical=statistical), found(row[::-1], statistical=statistical)
    figures = ("loss_db", "maximum_db", "connections_db", "margin_db", "verdict", "length_m", "limit_db")
    assert [getattr(there, name) for name in figures] == [getattr(back, name) for name in figures]


@settings(max_examples=150, deadline=None)
@given(rows)
def test_statistics_never_come_to_more_than_the_maximum_losses_nor_to_less_than_the_typical(row: list[Cord]) -> None:
    one = found(row, statistical=True)
    assert one.loss_db is not None
    assert one.maximum_db is not None
    known = [(term.loss_db, term.typical_db) for term in one.terms if term.loss_db is not None]
    typical = sum((most if usual is None else min(most, usual) for most, usual in known), Decimal(0))
    assert typical <= one.loss_db <= one.maximum_db


backs = st.lists(st.one_of(st.none(), st.integers(20, 65)), min_size=2, max_size=14)


@settings(max_examples=150, deadline=None)
@given(backs)
def test_reflections_are_the_same_from_both_ends_and_an_angled_joint_more_adds_none(row: list[int | None]) -> None:
    there, back, longer = reflecting(row), reflecting(row[::-1]), reflecting([*row, 65, 65])
    figures = ("counted", "limit_db", "worst_db", "verdict")
    assert [getattr(there, name) for name in figures] == [getattr(back, name) for name in figures]
    assert longer.counted - there.counted in (0, int(row[-1] is not None and row[-1] < 55))
    assert there.verdict != "fail" or longer.verdict == "fail"


def reflecting(row: list[int | None]) -> Reflected:
    found = reflections([None if one is None else str(one) for one in row]).reflected
    assert found
    return found
