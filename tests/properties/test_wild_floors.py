"""A floor of random parts never ends a command with an internal error (`python -m tests.fuzz` tries 100,000)."""

from __future__ import annotations

from random import Random

import pytest

from tests.support.survival import fallen, floor_text


def test_a_seed_gives_one_wild_floor() -> None:
    assert floor_text(Random("1 0")) == floor_text(Random("1 0"))
    assert floor_text(Random("1 0")) != floor_text(Random("1 1"))


@pytest.mark.slow
def test_no_wild_floor_ends_with_an_internal_error() -> None:
    said: list[str] = []
    tally, found = fallen(2, range(64), said.append)
    assert not found, said
    assert {"check 0", "check 1", "trace 1"} <= tally.keys()  # some are right, most are not
