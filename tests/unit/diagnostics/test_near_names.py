"""What is proposed for a name that there is not: never a worse one."""

from __future__ import annotations

import pytest

from mtpc.diagnostics.suggest import near_names, numbered_sentence

PORTS = [f"et-0/0/{number}" for number in range(54)]


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
        ("25GBASE-CR", ["25GBASE-SR", "25GBASE-LR", "10GBASE-SR"], []),  # another technology
        ("10GBASE-RS", ["10GBASE-SR", "10GBASE-LR"], ["10GBASE-SR"]),
        ("100G-SR4", ["100GBASE-SR4", "100GBASE-SR2", "100GBASE-LR4"], ["100GBASE-SR4"]),
        ("100GBASE-SR3", ["100G-SRBD", "100GBASE-SR4"], []),
        ("crod", ["cord", "rack"], ["cord"]),
        ("mpo13", ["mpo12", "mpo16", "mpo36"], []),  # another number is another thing
        ("laef01", ["leaf01", "leaf02", "spine1"], ["leaf01"]),
        ("leaf1", ["leaf01", "leaf10", "leaf11"], ["leaf01"]),  # but for a zero
        ("up12", ["up21", "up11", "up22"], []),
        ("up012", ["up12", "up21"], ["up12"]),
        ("et-0/0/99", PORTS, []),
        ("et-0/0", PORTS, []),  # the number left out may be any
        ("eth-0/0/1", PORTS, ["et-0/0/1"]),
        ("ge-0/0/1", PORTS, []),
        ("trunk-mpo-b", ["trunk-mpo12-b", "panel-4slot"], ["trunk-mpo12-b"]),
    ],
)
def test_near_names(word: str, names: list[str], near: list[str]) -> None:
    assert near_names(word, names) == near


@pytest.mark.parametrize(
    ("word", "names", "sentence"),
    [
        ("leaf03", ["leaf01", "leaf02", "spine3"], "ports are leaf01, leaf02"),
        ("et-0/0/99", [*PORTS, "et-1/0/0"], "ports are et-0/0/0 … et-0/0/53"),
        ("SR3", ["SR4", "SR1", "LR4"], "ports are SR1, SR4"),
        ("leaf", ["leaf", "leaf01"], ""),
        ("x3", [f"x{number}" for number in range(10, 30, 2)], "ports are x10, x12, x14, x16, x18, …"),
    ],
)
def test_names_with_another_number_are_listed(word: str, names: list[str], sentence: str) -> None:
    assert numbered_sentence("port", word, names) == sentence
