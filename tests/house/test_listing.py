"""A test of many cases fails with every case that fails, and with no other."""

from __future__ import annotations

import pytest

from tests.support.listing import for_each


def test_all_that_fail_are_listed_by_name_and_what_cannot_be_checked_is_one_of_them() -> None:
    @for_each([1, 2, 3, 0], lambda number: f"number {number}")
    def check(number: int) -> None:
        assert 6 / number > 2, "too small"

    with pytest.raises(AssertionError) as caught:
        check()
    first, *listed = str(caught.value).splitlines()
    assert first == "2 of 4 cases fail"
    assert [line.partition(":")[0] for line in listed if line.startswith("number")] == ["number 3", "number 0"]
    assert "too small" in listed[0]
    assert "ZeroDivisionError" in str(caught.value)


def test_a_tuple_is_spread_over_the_parameters() -> None:
    pairs: list[tuple[int, int]] = []
    for_each([(1, 2), (3, 4)])(lambda one, other: pairs.append((one, other)))()
    assert pairs == [(1, 2), (3, 4)]


def test_no_case_at_all_is_a_fault() -> None:
    with pytest.raises(AssertionError, match="nothing to check"):
        for_each([])(print)()


def test_cases_may_be_made_when_the_test_runs() -> None:
    numbers: list[int] = []
    for_each(lambda: range(3))(numbers.append)()
    assert numbers == [0, 1, 2]
