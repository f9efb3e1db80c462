"""Beside every miss stands a near miss: the two examples of a rule differ in one word, and one of them is a fault.

So an example shows what makes the fault, and a check that finds too much is as red as one that finds too little. A
check that finds nothing is noticed, too: its example and its broken spec lose the finding (tests/docs/test_explain.py
and tests/sites/test_broken_specs.py are red then).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib import import_module

import pytest

from mtpc.rules.files import all_rules, rule_files
from mtpc.rules.rule import Rule
from tests.support.broken_specs import FOLDER, compiled
from tests.support.examples import on_the_floor
from tests.support.listing import for_each
from tests.support.marks import Mark, findings_of

JUDGED = [rule for rule in all_rules() if rule.check is not None]
WORD = re.compile(r"[\w-]+ = (?:\[[^]]*\]|[^;{}\n]*[^;{}\s])|[\w.\[\]/:%-]+|[^\s;]")  # an attribute is one word
WORDS_APART = 1
APART: dict[str, tuple[int, str]] = {
    "POL104": (6, "the two maps of a breakout, to and fro, are turned together: `[4..1 step -1]` is three words"),
}  # code -> words that differ, and why no nearer miss exists


@for_each(JUDGED, lambda rule: rule.code)
def test_the_examples_of_a_rule_differ_in_one_word(rule: Rule) -> None:
    allowed, _ = APART.get(rule.code, (WORDS_APART, ""))
    assert 0 < words_apart(rule.bad, rule.good) <= allowed


def test_what_may_be_further_apart_is_a_rule_that_needs_it() -> None:
    judged = {rule.code: rule for rule in JUDGED}
    for code, (allowed, reason) in APART.items():
        assert reason
        assert words_apart(judged[code].bad, judged[code].good) == allowed > WORDS_APART


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("cord a -- b : x", "cord a -- b : x", 0),
        ("cord a -- b : x", "cord a -- b : y", 1),
        ("{ length = 2m }", "{ length = 2m; polish = pc }", 1),
        ("{ by = [rack, tray] }", "{ by = [rack] }", 1),
        ("cord a -- b", "cord b -- a", 2),
        ("at sw[1..2].et-0/0/[0..1]", "at sw[1..2].et-0/0/[1..2]", 1),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(one: str, other: str, apart: int) -> None:
    assert words_apart(one, other) == apart


def words_apart(one: str, other: str) -> int:
    """Words to put in, take out or change to get from one text to the other."""
    there = WORD.findall(other)
    row = list(range(len(there) + 1))
    for number, word in enumerate(WORD.findall(one), start=1):
        above, row = row, [number]
        for at, met in enumerate(there):
            row.append(min(above[at] + (word != met), above[at + 1] + 1, row[at] + 1))
    return row[-1]


# ---- a check that finds nothing


@pytest.mark.parametrize("rule", JUDGED, ids=lambda rule: rule.code)
def test_a_check_that_finds_nothing_is_noticed(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = everything_shown(rule.code)
    assert [any(mark.code == rule.code for mark in marks) for marks in shown] == [True, True]
    module = import_module(rule_files()[rule.code].module)
    monkeypatch.setattr(module, "RULE", replace(rule, check=lambda _: ()))
    for whole, left in zip(shown, _shown(rule.code), strict=True):
        others = [mark for mark in whole if mark.code != rule.code]
        assert [mark for mark in left if mark.code not in rule.instead_of] == others


@cache
def everything_shown(code: str) -> list[list[Mark]]:
    """What is found in the example of a rule, and in its broken spec."""
    return _shown(code)


def _shown(code: str) -> list[list[Mark]]:
    (rule,) = (rule for rule in JUDGED if rule.code == code)
    return [findings_of(on_the_floor(rule.bad)), findings_of(compiled(FOLDER / f"{code}.mtp"))]
