"""Findings that repeat at one place are said once, with a count; those about intent are each said."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic
from mtpc.rules.fold import MORE_MAX, fold
from mtpc.text import Span

HERE, THERE = Span("a.mtp", 5, 9), Span("a.mtp", 20, 24)


def found(name: str, code: str = "POL101", span: Span | None = HERE) -> Diagnostic:
    return Diagnostic(code, f"Tx1 of {name} arrives at Tx1", span, object=name)


def test_repeats_at_one_place_become_one_finding_that_counts_them() -> None:
    (one,) = fold([found("up10"), found("up2"), found("up1")])
    assert (one.object, one.count, one.more) == ("up1", 3, ("up2", "up10"))
    assert one.message == "Tx1 of up1 arrives at Tx1"


def test_another_place_or_another_code_is_another_finding() -> None:
    assert len(fold([found("up1"), found("up1", span=THERE), found("up1", code="POL102")])) == 3


def test_one_object_counts_once() -> None:
    (one,) = fold([found("up1"), found("up1")])
    assert (one.count, one.more) == (1, ())


def test_circuits_that_go_elsewhere_are_each_said() -> None:
    assert len(fold([found("up1", "POL201"), found("up2", "POL201")])) == 2


def test_only_so_many_objects_are_named() -> None:
    (one,) = fold([found(f"up{number}") for number in range(100)])
    assert one.count == 100
    assert one.more == tuple(f"up{number}" for number in range(1, MORE_MAX + 1))


def test_findings_without_a_place_stay_apart() -> None:
    assert len(fold([found("up1", span=None), found("up2", span=None)])) == 2
