"""Specs that are small and ask for very much."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.hostile.attack import CLEAN, EDITION, FINDINGS, SPEC, Attack, Family, each, holds, on_its_own

pytestmark = pytest.mark.slow
LETTERS = "abcdefghijklmnop"
DOUBLING = "".join(f"template t{n}() {{ apply t{n + 1}()\napply t{n + 1}() }}\n" for n in range(30))


def asks(name: str, text: str, seconds: int = 30, code: int = FINDINGS, word: str = "TYP107") -> Attack:
    """An attack with this text behind its edition, refused by a limit."""
    return Attack(
        Family.NESTINGS if word == "SYN123" else Family.LIMITS,
        name,
        {SPEC: f"{EDITION}{text}"},
        code=code,
        says=(word,),
        seconds=seconds,
        how=on_its_own,
    )


ATTACKS = [
    asks("a range of 10^10", "for $a in 1..10000000000 { room r[$a] }\n"),
    asks("loops within loops", "for $a in 1..99999 { for $b in 1..99999 { let $x = 1 } }\n", seconds=10),
    asks("loops within groups", "group g { for $a in 1..999 { for $b in 1..999 { } } }\n", seconds=10),
    asks("variables of which the last has no value", "for $a in 1..9999, $b in 1..9999, $c in [] { }\n"),
    asks("a product of ranges", "room r[1..99999][1..99999]\n"),
    asks("templates that double", f"{DOUBLING}template t30() {{ room z }}\napply t0()\n", seconds=10),
    asks(
        "texts that double",
        'let $a = "xxxxxxxxxxxxxxxx"\n' + "".join(f'let ${b} = "{{${a}}}{{${a}}}"\n' for a, b in pairwise(LETTERS)),
    ),
    asks(
        "10,000 values in reverse",
        "".join(f"let $v{n} = $v{n - 1}\n" for n in range(10_000, 0, -1)) + "let $v0 = 1\nroom r1\n",
        code=CLEAN,
        word="no findings",
    ),
    asks("brackets 100,000 deep", f"let $a = {'[' * 100_000}1{']' * 100_000}\n", word="SYN123"),
    asks("braces 100,000 deep", "group a {\n" * 100_000, word="SYN123"),
    asks("100,000 times not", f"assert {'not ' * 100_000}true\n", word="SYN123"),
    asks("a sum of 100,000", f"let $a = {'1+' * 100_000}1\n", word="SYN123"),
]


@each(ATTACKS)
def test_it_is_refused_by_a_limit_that_names_itself(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)
