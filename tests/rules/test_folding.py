"""Findings that repeat at one place are said once, with a count; those about intent are each said."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic, Label
from mtpc.rules.fold import APART_MAX, MORE_MAX, fold
from mtpc.text import Span
from tests.support.examples import on_the_floor

HERE, THERE = Span("a.mtp", 5, 9), Span("a.mtp", 20, 24)


def finding(name: str, code: str = "POL101", span: Span | None = HERE) -> Diagnostic:
    return Diagnostic(code, f"Tx1 of {name} arrives at Tx1", span, object=name)


def test_repeats_at_one_place_become_one_finding_that_counts_them() -> None:
    (one,) = fold([finding("up10"), finding("up2"), finding("up1")])
    assert (one.object, one.count, one.more) == ("up1", 3, ("up2", "up10"))
    assert one.message == "Tx1 of up1 arrives at Tx1"


def test_another_place_or_another_code_is_another_finding() -> None:
    assert len(fold([finding("up1"), finding("up1", span=THERE), finding("up1", code="POL102")])) == 3


def test_one_object_counts_once() -> None:
    (one,) = fold([finding("up1"), finding("up1")])
    assert (one.count, one.more) == (1, ())


def test_circuits_that_go_elsewhere_are_each_said() -> None:
    assert len(fold([finding("up1", "POL201"), finding("up2", "POL201")])) == 2


def test_only_so_many_objects_are_named() -> None:
    (one,) = fold([finding(f"up{number}") for number in range(100)])
    assert one.count == 100
    assert one.more == tuple(f"up{number}" for number in range(1, MORE_MAX + 1))


def test_findings_without_a_place_stay_apart() -> None:
    assert len(fold([finding("up1", span=None), finding("up2", span=None)])) == 2


def test_findings_about_nothing_that_has_a_name_count_by_what_they_say() -> None:
    here = Span("a.mtp", 5, 9)
    (one,) = fold([Diagnostic("POL101", text, here) for text in ("one", "two", "one")])
    assert one.count == 2
    (other,) = fold([Diagnostic("POL101", text, here, object="x") for text in ("one", "two")])
    assert other.count == 1


def cell(number: int, code: str, *, at_cell: bool) -> Diagnostic:
    labels = (Label(Span("a.mtp", 5, 9), "read here", reads=at_cell),)
    return Diagnostic(code, "told", Span("t.csv", 10 * number, 10 * number + 2), object=f"o{number}", labels=labels)


@pytest.mark.parametrize(("count", "together"), [(APART_MAX, False), (APART_MAX + 1, True)])
def test_cells_of_one_table_stay_apart_while_they_are_few(count: int, together: bool) -> None:
    assert len(fold([cell(number, "POL101", at_cell=True) for number in range(count)])) == (1 if together else count)
    assert len(fold([cell(number, "POL101", at_cell=False) for number in range(count)])) == count


@pytest.mark.parametrize(("count", "together"), [(2, False), (APART_MAX, False), (APART_MAX + 1, True)])
def test_a_rule_that_does_not_fold_stays_apart_while_its_findings_are_few(count: int, together: bool) -> None:
    here = Span("a.mtp", 5, 9)
    findings = [Diagnostic("POL201", "told", here, object=f"o{number}") for number in range(count)]
    assert len(fold(findings)) == (1 if together else count)


def test_equal_faults_of_one_statement_are_one_finding_with_a_count() -> None:
    (folded,) = on_the_floor(
        "cord leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1] : acme.patch-mpo12-b-om4-pinned { length = 2m }"
    ).diagnostics
    assert (folded.code, folded.count) == ("GEN103", 2)
    assert folded.more == ("leaf01.et-0/0/49 -- spine1.et-0/0/1",)
