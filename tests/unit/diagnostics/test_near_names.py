"""What is proposed for a name that there is not: never a worse one."""

from __future__ import annotations

import pytest

from mtpc.diagnostics.suggest import near_names


@pytest.mark.parametrize(
    ("word", "names", "near"),
    [
        ("MPO12", ["mpo12", "mpo72", "mpo32"], ["mpo12"]),  # but for case it is one of them
        ("db", ["m", "dB", "dB/km"], ["dB"]),
        ("pull_eye", ["pull-eye", "pull-group"], ["pull-eye"]),
        ("ETH0", ["eth0", "eth1"], ["eth0"]),
        ("B", ["b8", "b12", "a8"], []),  # one letter is like every short name
        ("u", ["U", "um"], ["U"]),
        ("lenght", ["length", "slack"], ["length"]),
        ("ws1", ["sw1", "leaf01"], ["sw1"]),
        ("colour", ["length", "polish"], []),
    ],
)
def test_near_names(word: str, names: list[str], near: list[str]) -> None:
    assert near_names(word, names) == near
