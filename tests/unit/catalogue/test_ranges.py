"""Names with ranges in records."""

from __future__ import annotations

import pytest

from mtpc.catalogue.ranges import expand, positions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("rear1", ["rear1"]),
        ("front[1..3]", ["front1", "front2", "front3"]),
        ("rear1.[6..2 step -2]", ["rear1.6", "rear1.4", "rear1.2"]),
        ("rear1.[1..7 step 3]", ["rear1.1", "rear1.4", "rear1.7"]),
        ("front[1..2].[L, R]", ["front1.L", "front1.R", "front2.L", "front2.R"]),
        ("osfp[08..11]", ["osfp08", "osfp09", "osfp10", "osfp11"]),
        ("et-0/0/[48..49]", ["et-0/0/48", "et-0/0/49"]),
    ],
)
def test_a_range_stands_for_names_in_written_order(text: str, names: list[str]) -> None:
    assert list(expand(text)) == names


@pytest.mark.parametrize("text", ["a[1..", "a1]", "a[6..1]", "a[1..3 step 0]", "a[1..3 step -1]", "a[]", "a[1..x]"])
def test_what_is_not_a_range_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"range|brackets"):
        expand(text)


@pytest.mark.parametrize("text", ["a[1..100000000]", "a[1..200][1..200]"])
def test_a_range_that_no_part_has_is_refused_before_it_is_made(text: str) -> None:
    with pytest.raises(ValueError, match="more than"):
        expand(text)


def test_positions_may_have_gaps() -> None:
    assert positions("1..4, 9..12") == (1, 2, 3, 4, 9, 10, 11, 12)
