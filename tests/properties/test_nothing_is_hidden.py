"""Every fact that a second opinion sees is told, or said not to be judged (`python -m tests.laws` tries more)."""

from __future__ import annotations

from random import Random

import pytest

from tests.support.hidden_facts import hidden, two_faults, without_each
from tests.support.listing import for_each
from tests.support.steady import SteadyCase, written_cases

SLOW = "hall"
CASES = [case for case in written_cases() if case.name != SLOW]


@pytest.mark.slow
@for_each(CASES, name=lambda case: case.name)
def test_of_every_spec_all_is_told(case: SteadyCase) -> None:
    assert list(hidden(case.result())) == []


@pytest.mark.slow
@for_each(CASES, name=lambda case: case.name)
def test_a_statement_that_is_missing_hides_nothing(case: SteadyCase) -> None:
    assert list(without_each(case, 1, Random(case.name))) == []


@pytest.mark.slow
@for_each(range(6))  # 500: `python -m tests.laws`
def test_neither_another_fault_nor_a_waiver_nor_a_severity_hides_anything(number: int) -> None:
    assert list(two_faults(number, 1)) == []
