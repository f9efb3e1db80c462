"""Specs that are small and ask for very much."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.support.hostile import Hostile, check, spec

pytestmark = pytest.mark.slow
LETTERS = "abcdefghijklmnop"
DOUBLING = "".join(f"template t{n}() {{ apply t{n + 1}()\napply t{n + 1}() }}\n" for n in range(30))
CASES = [
    Hostile("a range of 10^10", spec("for $a in 1..10000000000 { room r[$a] }\n")),
    Hostile("loops within loops", spec("for $a in 1..99999 { for $b in 1..99999 { let $x = 1 } }\n"), seconds_max=10),
    Hostile("loops within groups", spec("group g { for $a in 1..999 { for $b in 1..999 { } } }\n"), seconds_max=10),
    Hostile("variables of which the last has no value", spec("for $a in 1..9999, $b in 1..9999, $c in [] { }\n")),
    Hostile("a product of ranges", spec("room r[1..99999][1..99999]\n")),
    Hostile("templates that double", spec(f"{DOUBLING}template t30() {{ room z }}\napply t0()\n"), seconds_max=10),
    Hostile(
        "texts that double",
        spec(
            'let $a = "xxxxxxxxxxxxxxxx"\n'
            + "".join(f'let ${b} = "{{${a}}}{{${a}}}"\n' for a, b in pairwise(LETTERS))
        ),
    ),
    Hostile("10,000 values in reverse", spec("".join(f"let $v{n} = $v{n - 1}\n" for n in range(10_000, 0, -1))
            + "let $v0 = 1\nroom r1\n"), code=0, word="no findings"),
    Hostile("brackets 100,000 deep", spec(f"let $a = {'[' * 100_000}1{']' * 100_000}\n"), word="SYN123"),
    Hostile("braces 100,000 deep", spec("group a {\n" * 100_000), word="SYN123"),
    Hostile("100,000 times not", spec(f"assert {'not ' * 100_000}true\n"), word="SYN123"),
    Hostile("a sum of 100,000", spec(f"let $a = {'1+' * 100_000}1\n"), word="SYN123"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_is_refused_by_a_limit_that_names_itself(case: Hostile, tmp_path: Path) -> None:
    check(case, tmp_path)
