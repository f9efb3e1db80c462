"""The changes that mutation testing makes: each is one slip, and code that is changed in place does what it says."""

from __future__ import annotations

import ast

import pytest

from mtpc.light import geometry
from tests.mutants.__main__ import EQUIVALENT, chosen, equivalent
from tests.mutants.changes import mutants
from tests.mutants.runner import functions_of, in_child, replaced
from tests.support import ROOT
from tests.support.families import FAMILIES
from tests.support.sites import ALIGNED


def changed(line: str) -> set[str]:
    """What becomes of a line in a function."""
    made = mutants("x.py", f"def f(a: int = 1) -> int:\n    {line}\n")
    return {ast.unparse(one.tree()).splitlines()[1].strip() for one in made}


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("return a < b", {"return a <= b", "return None"}),
        ("return ''", set()),
        ("return not a", {"return a", "return None"}),
        ("if a and b: pass", {"if a or b:", "if not (a and b):"}),
        ("x = 2", {"x = 3", "x = 1"}),
        ("x = ALIGNED", {"x = OPPOSED"}),
        ("x = max(far.tx, y)", {"x = min(far.tx, y)", "x = max(near.tx, y)", "x = max(far.rx, y)"}),
        ("x = [y for y in z if y]", {"x = [y for y in z if not y]"}),
        ("x += y", {"pass"}),
        ("yield x", {"pass"}),
        ("assert a < b", set()),
        ("x: 'a < b' = y", set()),
    ],
)  # fmt: skip
def test_a_line_becomes_each_slip_in_turn(line: str, made: set[str]) -> None:
    assert changed(line) == made


def test_a_function_that_is_changed_in_place_does_what_the_change_says() -> None:
    path = "mtpc/light/geometry.py"
    text = (ROOT / path).read_text("utf-8")
    (mutant,) = (one for one in mutants(path, text) if (one.was, one.now) == ("position - 1", "position + 1"))

    family = FAMILIES["mpo12"]

    def touched() -> str:
        return str(geometry.position_touched(family, ALIGNED, 3))

    def touched_after() -> str:
        replaced(path, mutant.tree(), functions_of([path])[path])
        return touched()

    assert in_child(touched, 60) == touched() == "10"
    assert in_child(touched_after, 60) == "8"
    assert in_child(lambda: str(1 // 0), 60) is None


def test_what_is_listed_as_the_same_is_still_a_change_that_would_be_made() -> None:
    every = {one.key for one in chosen("", 0, 1, frozenset())}
    assert equivalent() <= every, EQUIVALENT
