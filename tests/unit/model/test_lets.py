"""`let`s stand in any order, and the order costs nothing."""

from __future__ import annotations

from random import Random

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand import lets as module
from mtpc.model.expand.expressions import evaluate
from mtpc.model.expand.scope import Scope
from mtpc.model.values import Value
from mtpc.pipeline import compile_texts
from mtpc.syntax import decls

COUNT = 400


def findings(*lines: str) -> list[Diagnostic]:
    return list(compile_texts({"x.mtp": "\n".join(["edition 2026", *lines, "room r1", ""])}).diagnostics)


def chain(count: int) -> list[str]:
    return ["let $v0 = 1", *(f"let $v{number} = $v{number - 1} + 1" for number in range(1, count))]


@pytest.mark.parametrize("order", ["forwards", "backwards", "shuffled"])
def test_each_value_of_a_chain_is_worked_out_at_most_twice(monkeypatch: pytest.MonkeyPatch, order: str) -> None:
    lines = chain(COUNT)
    if order == "backwards":
        lines.reverse()
    if order == "shuffled":
        Random(1).shuffle(lines)
    asked = 0

    def counted(value: decls.Expr, scope: Scope) -> Value:
        nonlocal asked
        asked += 1
        return evaluate(value, scope)

    monkeypatch.setattr(module, "evaluate", counted)
    assert findings(*lines, f"assert $v{COUNT - 1} == {COUNT}") == []
    assert asked <= 2 * COUNT


def test_one_that_names_many_waits_for_all_of_them() -> None:
    names = ", ".join(f"$v{number}" for number in range(50))
    assert findings(f"let $all = [{names}]", *reversed(chain(50)), "assert count($all) == 50") == []


def test_what_is_not_needed_is_not_waited_for() -> None:
    assert findings("let $a = true or $b", "let $b = $a", "assert $b") == []


def test_values_that_need_each_other_are_one_finding_that_names_four() -> None:
    lines = [f"let $v{number} = $v{(number + 1) % 9}" for number in range(9)]
    (found,) = findings(*lines, "let $user = $v3")
    assert found.code == "REF110"
    assert found.message == "$v0 and $v1 and $v2 and $v3 and 5 more need each other, so neither has a value"
    assert len(found.labels) == 3


def test_what_uses_a_value_that_is_wrong_stays_silent() -> None:
    (found,) = findings("let $b = $a + 1", 'let $a = 1 + "x"', "let $c = $b")
    assert (found.code, found.span and found.span.start) == ("TYP101", 13 + 15 + 10)
