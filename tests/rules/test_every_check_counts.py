"""A check that finds nothing is noticed: without it the example and the broken spec of its code lose that finding.

The two tests that say what is found (tests/docs/test_explain.py, tests/sites/test_broken_specs.py) are red then, for
every rule.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module

import pytest

from mtpc.rules.files import all_rules, rule_files
from mtpc.rules.rule import Rule
from tests.docs.test_explain import on_the_floor
from tests.sites.test_broken_specs import FOLDER, compiled
from tests.support.marks import Mark, findings_of

JUDGED = [rule for rule in all_rules() if rule.check is not None]


@pytest.mark.parametrize("rule", JUDGED, ids=lambda rule: rule.code)
def test_a_check_that_finds_nothing_is_noticed(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = everything_shown(rule.code)
    assert [any(mark.code == rule.code for mark in marks) for marks in shown] == [True, True]
    module = import_module(rule_files()[rule.code].module)
    monkeypatch.setattr(module, "RULE", replace(rule, check=lambda _: ()))
    for whole, left in zip(shown, _shown(rule.code), strict=True):
        assert left == [mark for mark in whole if mark.code != rule.code]


@cache
def everything_shown(code: str) -> list[list[Mark]]:
    """What is found in the example of a rule, and in its broken spec."""
    return _shown(code)


def _shown(code: str) -> list[list[Mark]]:
    (rule,) = (rule for rule in JUDGED if rule.code == code)
    return [findings_of(on_the_floor(rule.bad)), findings_of(compiled(FOLDER / f"{code}.mtp"))]
