"""At the figure, just beyond it, and where there is none: rules about budgets, on budgets made for it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from typing import Any, cast

import pytest

from mtpc.channel.loss import budget
from mtpc.channel.types import Budget, LossVerdict, Plant, Reflected, ShapeFault, Skew, Term
from mtpc.diagnostics import READ_HERE, Diagnostic, Label
from mtpc.pipeline import compile_texts
from mtpc.rules._rule import APART_MAX, fold, mistake_files, rule_files
from mtpc.rules.budget._judged import Judged, greatest_terms, only_too_long, too_long
from mtpc.rules.lanes._swap import _right_after
from mtpc.text import Span
from tests.rules.test_loss_findings import SKEWED
from tests.unit.channel.rows import OS2, application, limit, plant

ONE = Decimal("1.00")


def made(**figures: Any) -> Plant:
    """A cord of 2 m on single-mode fibre, and a budget of which these figures are set."""
    floor = plant(["2"], fibres=[OS2], applications=(application("TEST", limit(of="os2")),))
    floor.shared["judged"] = [Judged(floor, 0, replace(budget(floor, 0), **figures))]
    return floor


def told(module: str, **figures: Any) -> list[Diagnostic]:
    return list(import_module(f"mtpc.rules.budget.{module}").check(made(**figures)))


@pytest.mark.parametrize(("most", "found"), [("1.00", 0), ("0.99", 1), (None, 0)])
def test_connections_may_lose_what_is_set_aside_for_them(most: str | None, found: int) -> None:
    allocation = None if most is None else Decimal(most)
    figures = {"verdict": LossVerdict.PASS, "connections_db": ONE, "allocation_db": allocation}
    for splices, what in ((0, "the connections of a -- b"), (2, "the connections and splices of a -- b")):
        faults = told("los304_connections_over_allocation", splices=splices, **figures)
        assert [fault.message.startswith(f"{what} lose 1 dB") for fault in faults] == [True] * found


@pytest.mark.parametrize(("loss", "found"), [("1.00", 0), ("1.01", 1)])
def test_a_loss_at_its_limit_is_no_loss_over_it(loss: str, found: int) -> None:
    figures = {"verdict": LossVerdict.FAIL, "loss_db": Decimal(loss), "limit_db": ONE, "connections_db": Decimal(loss)}
    assert len(told("los301_loss_over_limit", **figures)) == found


@pytest.mark.parametrize(("skew", "found"), [("79", 0), ("79.001", 1)])
def test_lanes_may_be_as_far_apart_as_the_application_bears(skew: str, found: int) -> None:
    assert len(told("len105_skew_exceeded", skew=Skew("TEST", Decimal(skew), Decimal(79)))) == found


@pytest.mark.parametrize("open_", [(), ("TEST",), ("TEST", "OTHER")])
def test_a_least_loss_nobody_states_is_told_once(open_: tuple[str, ...]) -> None:
    assert len(told("los308_minimum_loss_unknown", loss_min_open=open_, greatest_db=ONE)) == min(len(open_), 1)


@pytest.mark.parametrize(
    ("unknown", "end"),
    [(("pair 1",), "pair 1"), (("pair 1", "pair 2"), "pair 1 and of 1 more"), (("x", "y", "z"), "x and of 2 more")],
)
def test_reflectances_that_are_not_known_are_counted(unknown: tuple[str, ...], end: str) -> None:
    light = Reflected("TEST", 0, None, "", None, LossVerdict.UNKNOWN, "high", unknown)
    (fault,) = told("los311_reflectance_unknown", reflected=light)
    assert fault.message == f"the reflectance of a -- b is not known: {end}"


@pytest.mark.parametrize(
    ("counted", "of", "confidence", "notes"),
    [
        (1, "of its one joint that counts", "high", ()),
        (2, "of each of 2 joints that count", "medium",
         ("the reflectance rule of TEST is not confirmed (medium)",)),
    ],
)  # fmt: skip
def test_a_reflectance_over_its_figure_says_how_many_count(
    counted: int, of: str, confidence: str, notes: tuple[str, ...]
) -> None:
    light = Reflected("TEST", counted, Decimal(-45), "mated pair 1", Decimal(-35), LossVerdict.FAIL, confidence, ())
    (fault,) = told("los310_reflectance_over_limit", reflected=light)
    assert fault.message.endswith(of)
    assert fault.notes == notes


def of(**figures: Any) -> Budget:
    found = cast(list[Judged], made(**figures).shared["judged"])
    return found[0].budget


def test_the_greatest_of_the_known_terms_is_named() -> None:
    terms = (Term("first", Decimal("0.2")), Term("second", Decimal("0.5")), Term("third", None))
    assert greatest_terms(of(terms=terms)).endswith(": most is lost in second (0.5 dB)")
    assert greatest_terms(of(terms=terms[::-1])).endswith(": most is lost in second (0.5 dB)")
    assert greatest_terms(of(terms=terms[2:])) == "use parts of a lower-loss grade or take a connection out"


def test_a_length_at_its_reach_is_not_too_long() -> None:
    assert not too_long(of(length_m=Decimal(100), reach_m=Decimal(100)))
    assert too_long(of(length_m=Decimal("100.1"), reach_m=Decimal(100)))
    assert not too_long(of(length_m=None, reach_m=Decimal(100)))
    assert not too_long(of(length_m=Decimal(100), reach_m=None))


@pytest.mark.parametrize(("connections", "only"), [("0.5", True), ("0.9", True), ("1.2", False)])
def test_length_alone_is_to_blame_where_the_loss_at_reach_would_fit(connections: str, only: bool) -> None:
    """200 m where 100 m are reached: 2 dB, of which the fibre's share halves; the limit is 1.5 dB."""
    figures = {"length_m": Decimal(200), "reach_m": Decimal(100), "loss_db": Decimal(2), "limit_db": Decimal("1.5")}
    assert only_too_long(of(connections_db=Decimal(connections), **figures)) == only  # 1.25, 1.45, 1.6 dB


def test_only_the_loss_of_the_fibre_shrinks_with_its_length() -> None:
    """Of 11 dB over 200 m, 10 dB are the fibre's: 6 dB at 100 m."""
    figures = {"length_m": Decimal(200), "reach_m": Decimal(100), "loss_db": Decimal(11), "connections_db": ONE}
    assert not only_too_long(of(limit_db=Decimal(3), **figures))
    assert only_too_long(of(limit_db=Decimal(6), **figures))


# ---- repeats


def test_findings_about_nothing_that_has_a_name_count_by_what_they_say() -> None:
    here = Span("a.mtp", 5, 9)
    (one,) = fold([Diagnostic("POL101", text, here) for text in ("one", "two", "one")])
    assert one.count == 2
    (other,) = fold([Diagnostic("POL101", text, here, object="x") for text in ("one", "two")])
    assert other.count == 1


def cell(number: int, code: str, *, at_cell: bool) -> Diagnostic:
    labels = (Label(Span("a.mtp", 5, 9), READ_HERE),) if at_cell else (Label(Span("a.mtp", 5, 9), "another thing"),)
    return Diagnostic(code, "told", Span("t.csv", 10 * number, 10 * number + 2), object=f"o{number}", labels=labels)


@pytest.mark.parametrize(("count", "together"), [(APART_MAX, False), (APART_MAX + 1, True)])
def test_cells_of_one_table_stay_apart_while_they_are_few(count: int, together: bool) -> None:
    assert len(fold([cell(number, "POL101", at_cell=True) for number in range(count)])) == (1 if together else count)
    assert len(fold([cell(number, "POL101", at_cell=False) for number in range(count)])) == count


@pytest.mark.parametrize(("count", "together"), [(2, False), (APART_MAX, False), (APART_MAX + 1, True)])
def test_a_rule_that_does_not_fold_stays_apart_while_its_findings_are_few(count: int, together: bool) -> None:
    here = Span("a.mtp", 5, 9)
    found = [Diagnostic("POL201", "told", here, object=f"o{number}") for number in range(count)]
    assert len(fold(found)) == (1 if together else count)


def test_rules_and_slips_of_syntax_are_found_by_their_file_names() -> None:
    rules = rule_files()
    assert rules["POL101"] == "lanes.pol101_tx_meets_tx"
    assert list(rules) == sorted(rules)
    assert "_swap" not in rules.values()
    assert all(code.startswith("SYN") and file.startswith(code.lower()) for code, file in mistake_files().items())
    assert len(mistake_files()) > 1


# ---- a swap beside a channel of two ways


def test_a_channel_of_two_ways_is_left_well_by_a_swap_that_is_not_on_it() -> None:
    plant_ = compile_texts({"a.mtp": SKEWED.replace("LENGTH", "10m")}).plant
    names = plant_.site.components.name
    assert len(plant_.channels.shape_of(0).routes) == 2
    assert not any(_right_after(plant_, 0, names.index(name)) for name in ("S", "T", "G1", "G2"))
    beside = next(number for number, kind in enumerate(plant_.site.components.kind) if kind == "optic")
    assert _right_after(plant_, 0, beside)
    broken = plant_.channels.shapes[0]
    plant_.channels.shapes[0] = replace(broken, fault=ShapeFault.DARK)
    assert not _right_after(plant_, 0, beside)
