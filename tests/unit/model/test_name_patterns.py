"""Patterns of names: what they match, and what they call the numbers."""

from __future__ import annotations

import pytest

from mtpc.model.name_patterns import NamePattern, PatternMistake


@pytest.mark.parametrize(
    ("pattern", "name", "numbers"),
    [
        ("gpu[*].hca[k]", "gpu3.hca07", {"k": 7}),
        ("gpu[*].hca[k]", "gpu3.hca", None),
        ("gpu[*].hca[k]", "xgpu3.hca1", None),
        ("rail[k]", "rail12", {"k": 12}),
        ("leaf[l].et-0/0/[*]", "leaf02.et-0/0/4", {"l": 2}),
        ("a[k]b[k]", "a3b03", {"k": 3}),
        ("a[k]b[k]", "a3b4", None),
        ("spine1", "spine1", {}),
        ("a.b", "axb", None),
    ],
)
def test_a_pattern_matches_whole_names(pattern: str, name: str, numbers: dict[str, int] | None) -> None:
    assert NamePattern.of(pattern).numbers_of(name) == numbers


@pytest.mark.parametrize(
    "pattern", ["gpu[", "gpu]", "gpu[1..2]", "gpu[[k]]", "gpu[]", "gpu[k1]", "s[*][*]", "s[*]1[k]", "s[k]0"]
)
def test_a_pattern_that_cannot_be_read_says_so(pattern: str) -> None:
    with pytest.raises(PatternMistake):
        NamePattern.of(pattern)


def test_a_pattern_is_shown_with_the_numbers_that_are_known() -> None:
    assert NamePattern.of("rail[k].osfp[s]").with_numbers({"k": 3}) == "rail3.osfp[s]"
