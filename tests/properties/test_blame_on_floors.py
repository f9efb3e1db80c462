"""The piece that is wrong is named first, or in a stated tie, and what is advised mends (`python -m tests.blame`)."""

from __future__ import annotations

import pytest

from tests.support.blame import Blamed, pair_trials, trials

SINGLE, PAIRS = 24, 5  # of each family two; 2,000 and 500: `python -m tests.blame`
SHARE = 0.9  # of so few floors; `python -m tests.blame` holds 0.95


@pytest.mark.slow
def test_of_one_fault_the_piece_is_named_and_the_advice_mends() -> None:
    found = list(trials(SINGLE, 1, search=False))
    assert [one.unmended for one in found if one.unmended] == []
    named = [one for one in found if one.blamed is not Blamed.OTHER]
    assert len(named) >= SHARE * len(found), [one.told for one in found if one not in named]


@pytest.mark.slow
def test_of_two_faults_both_are_named_and_the_advice_mends() -> None:
    found = list(pair_trials(PAIRS, 1))
    assert [one.unmended for one in found if one.unmended] == []
    assert sum(one.blamed is not Blamed.OTHER for one in found) >= PAIRS - 1
