"""What somebody answers for: by code and object, until a day, visible all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.diagnostics import Severity, standing
from mtpc.pipeline import compile_texts
from mtpc.result import Result

FLOOR = (Path(__file__).resolve().parents[2] / "specs" / "broken" / "LOS301.mtp").read_text("utf-8")
WAY = "leaf01.et-0/0/48 -- leaf01.et-0/0/49"
WHY = 'reason = "optic on loan"; ticket = "RMA-118"'


def judged(waiver: str, today: str | None = "2026-11-20") -> Result:
    return compile_texts({"x.mtp": FLOOR + waiver}, today=today)


def told(result: Result) -> list[tuple[str, str, bool]]:
    return sorted((found.code, str(found.severity), found.waived is not None) for found in result.diagnostics)


@pytest.mark.parametrize("name", [WAY, "leaf1.et-0/0/49 -- leaf1.et-0/0/48"])
def test_a_waived_finding_stays_visible_and_fails_nothing(name: str) -> None:
    result = judged(f"allow LOS301 on {name} {{ {WHY}; until = 2026-11-20 }}\n")
    assert told(result) == [("LOS301", "error", True)]
    assert not result.failed
    assert standing(result.diagnostics) == {"errors": 0, "warnings": 0, "notes": 0, "waived": 1, "known": 0}
    waived = result.diagnostics[0].waived
    assert waived is not None
    assert (waived.reason, waived.until, waived.ticket) == ("optic on loan", "2026-11-20", "RMA-118")


def test_a_waiver_whose_day_has_passed_is_an_error_and_allows_nothing() -> None:
    result = judged(f"allow LOS301 on {WAY} {{ {WHY}; until = 2026-11-19 }}\n")
    assert told(result) == [("LOS301", "error", False), ("WAV101", "error", False)]
    (loss,) = (found for found in result.diagnostics if found.code == "LOS301")
    assert loss.notes[-1] == "it was waived until 2026-11-19: optic on loan"


@pytest.mark.parametrize("days", [("2026-01-01", "2027-01-01"), ("2027-01-01", "2026-01-01")])
def test_of_two_waivers_the_one_that_holds_longer_counts_wherever_it_stands(days: tuple[str, str]) -> None:
    waivers = "".join(f"allow LOS301 on {WAY} {{ {WHY}; until = {day} }}\n" for day in days)
    assert told(judged(waivers)) == [("LOS301", "error", True), ("WAV101", "error", False)]


def test_without_a_day_to_measure_by_no_waiver_has_ended() -> None:
    assert told(judged(f"allow LOS301 on {WAY} {{ {WHY}; until = 2001-01-01 }}\n", today=None)) == [
        ("LOS301", "error", True)
    ]


def test_a_code_or_an_object_that_meets_nothing_is_told() -> None:
    result = judged(f"allow LOS301, LOS302 on {WAY}, spine1.et-0/0/0 {{ {WHY}; until = 2027-01-01 }}\n")
    assert told(result) == [("LOS301", "error", True), ("WAV102", "warning", False), ("WAV102", "warning", False)]
    assert [found.message for found in result.diagnostics if found.severity is Severity.WARNING] == [
        f"there is no finding of LOS302 on {WAY}, spine1.et-0/0/0",
        "there is no finding of LOS301, LOS302 on spine1.et-0/0/0",
    ]


def test_another_code_or_another_object_is_not_allowed() -> None:
    result = judged(f"allow LOS302 on {WAY} {{ {WHY}; until = 2027-01-01 }}\n")
    assert told(result) == [("LOS301", "error", False), ("WAV102", "warning", False)]


MISSING = "cord leaf01.et-0/0/77 -- leaf01.et-0/0/50 : acme.patch-lc-om4\n"


@pytest.mark.parametrize(
    ("name", "blamed"),
    [
        ("leaf01.et-0/0/77 -- leaf01.et-0/0/50", False),
        ("leaf01.et-0/0/50", False),
        ("leaf01.et-0/0/51", False),  # the port that does not exist is another of leaf01
        ("leaf09", True),
    ],
)
def test_an_idle_waiver_is_not_blamed_where_what_it_names_may_be_missing(name: str, blamed: bool) -> None:
    result = judged(f"allow LOS301 on {name} {{ {WHY}; until = 2027-01-01 }}\n{MISSING}")
    assert ("WAV102" in {found.code for found in result.diagnostics}) == blamed


@pytest.mark.parametrize(
    ("body", "code", "column"),
    [
        ("until = 2027-01-01", "TYP110", 7),
        ('reason = " "; until = 2027-01-01', "TYP110", 7),
        ('reason = "x"', "TYP110", 7),
        ('reason = "x"; until = "soon"', "TYP101", 0),
        ('reason = "x"; until = 2026-02-30', "TYP104", 0),
        ('reason = "x"; until = 2027-01-01; tickt = "y"', "TYP103", 0),
    ],
)
def test_a_waiver_says_why_and_until_when(body: str, code: str, column: int) -> None:
    result = judged(f"allow LOS301 on {WAY} {{ {body} }}\n")
    (found,) = (found for found in result.diagnostics if found.code != "LOS301")
    assert found.code == code
    assert found.span is not None
    assert not column or result.sources["x.mtp"].line_column(found.span.start)[1] == column
