"""Spares are pooled: pieces that stand in for each other keep them together, as long as the longest."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from mtpc.model.order_values import Pooling
from mtpc.model.values import Index
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.spare_pools import PoolLine, Rule, spares, spares_kept
from mtpc.units import parse_quantity
from tests.unit.plan.small_site import PATCH, TRUNK

SHARE = parse_quantity("5%")
assert SHARE is not None


def counts(rule: Rule, lengths: dict[str, int], **pooling: str | int) -> list[int]:
    """Spares by line, for so many pieces of each length."""
    excess = parse_quantity(str(pooling.get("excess", "")))
    minimum, maximum = int(pooling.get("minimum", 0)), pooling.get("maximum")
    how = Pooling(minimum, None if maximum is None else int(maximum), excess)
    lines = [PoolLine(TRUNK, Decimal(length), needed) for length, needed in lengths.items()]
    return [kept.count for kept in spares_kept(rule, how, lines)]


@pytest.mark.parametrize(
    ("lengths", "pooling", "expected"),
    [
        ({"20": 4, "30": 4, "35": 4, "50": 6}, {}, [0, 0, 0, 1]),  # 5 % of 18 is one, as long as the longest
        ({"20": 4, "30": 4, "35": 4, "50": 6}, {"excess": "10m"}, [1, 0, 1, 1]),  # 50; 35 with 30; 20
        ({"20": 4, "30": 4, "35": 4, "50": 6}, {"excess": "200%"}, [0, 0, 0, 1]),  # 50 is 2.5 times 20
        ({"20": 100, "30": 100}, {}, [5, 5]),
        ({"20": 100, "30": 10}, {}, [5, 1]),  # 5 % of 110 is six, of the ten long ones one
        ({"20": 4, "50": 6}, {"minimum": 3}, [0, 3]),
        ({"20": 400, "50": 100}, {"maximum": 7}, [2, 5]),  # 25 by the share
    ],
)
def test_a_share_is_of_the_pool(lengths: dict[str, int], pooling: dict[str, str | int], expected: list[int]) -> None:
    assert SHARE
    assert counts(SHARE, lengths, **pooling) == expected


def test_a_count_is_for_each_pool() -> None:
    assert counts(Index(2, "2"), {"20": 4, "50": 6}) == [0, 2]
    assert counts(Index(2, "2"), {"20": 4, "50": 6}, excess="5m") == [2, 2]
    assert counts(Index(0, "0"), {"20": 4, "50": 6}) == [0, 0]


@pytest.mark.parametrize("change", [{"gender": "unpinned"}, {"polish": "apc"}, {"loss_db": Decimal("0.2")}])
def test_other_ends_are_another_pool(change: dict[str, object]) -> None:
    ends = tuple(replace(end, **change) for end in TRUNK.terminals)  # type: ignore[arg-type]  # fields of an end
    other = replace(TRUNK, name="other", terminals=ends)
    lines = [PoolLine(TRUNK, Decimal(20), 2), PoolLine(other, Decimal(30), 2)]
    assert SHARE
    assert [kept.count for kept in spares_kept(SHARE, Pooling(), lines)] == [1, 1]


def test_what_is_not_stated_is_like_nothing_else() -> None:
    ends = tuple(replace(end, gender=None) for end in PATCH.terminals)
    open_, other = replace(PATCH, terminals=ends), replace(PATCH, name="other", terminals=ends)
    lines = [PoolLine(open_, Decimal(2), 2), PoolLine(other, Decimal(3), 2), PoolLine(open_, Decimal(4), 2)]
    assert SHARE
    assert [kept.count for kept in spares_kept(SHARE, Pooling(), lines)] == [0, 1, 1]


def test_the_words_say_of_what_the_share_is_and_what_covers_a_line() -> None:
    assert SHARE
    lines = [PoolLine(TRUNK, Decimal(20), 4), PoolLine(replace(TRUNK, name="long"), Decimal(50), 6)]
    assert [kept.rule for kept in spares_kept(SHARE, Pooling(), lines)] == ["5% of 10, kept as long 50 m", "5% of 10"]


def test_every_pool_has_what_its_share_is_and_every_piece_one_as_long() -> None:
    chance = Random(7)
    for _ in range(500):
        rule = parse_quantity(f"{chance.randint(1, 60)}%")
        assert rule
        lengths = {str(length): chance.randint(1, 40) for length in chance.sample(range(1, 80), chance.randint(1, 6))}
        kept = counts(rule, lengths)
        by_length = dict(zip(map(int, lengths), kept, strict=True))
        assert sum(kept) == spares(rule, sum(lengths.values()))
        assert by_length[max(by_length)] >= 1
        assert min(kept) >= 0


def test_bounds_of_a_pool_that_exclude_each_other_are_told_once() -> None:
    text = """edition 2026
policy { spares { cord = 10%; minimum = 5; maximum = 2 } }
policy { spares { trunk = 1 } }
"""
    (finding,) = compile_texts({"a.mtp": text}).found
    assert (finding.code, finding.message) == ("TYP108", "at most 2 spares of a pool, and at least 5")
