"""One part says its orderable number for each length; an order carries it where it is certain."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.result import Result

PART = """part mf : cord {
  vendor = "Example"; number-confidence = high; source = "data sheet 2026-10"; confidence = high
  fibre = om3; loss = 0.35dB; polish = apc; gender = unpinned; map = b8; end [a, b] : mpo8
  lengths = [3m, 5m]; numbers = ["EX-N003", "EX-N005"]
}
"""
FLOOR = """rack R : acme.rack-42u
device s[1..2] : acme.sw-32x400 at R.U[1..2]
optic s[1..2].et-0/0/[0..2] : acme.qdd-400g-sr4
cord s1.et-0/0/[0..2] -- s2.et-0/0/[0..2] : mf { length = each(3m, 5m, 5m) }
"""


def compiled(part: str) -> Result:
    lines = f'edition 2026\nuse "catalog:acme-fibre" as acme\n{part}{FLOOR}'
    return compile_texts({"spec.mtp": lines}, today="2026-11-30")


def numbers(part: str) -> list[tuple[str, str, str]]:
    orders = Work(compiled(part).plant, Issue()).orders
    (mine,) = [each for each in orders if each.vendor != "acme"]
    return [(line["length"], line["quantity"], line["part_number"]) for line in mine.lines]


def test_each_length_is_ordered_by_its_number() -> None:
    assert not compiled(PART).diagnostics
    assert numbers(PART) == [("3", "1", "EX-N003"), ("5", "2", "EX-N005")]


@pytest.mark.parametrize(
    ("old", "new"),
    [("number-confidence = high", "number-confidence = medium"), ('vendor = "Example"; ', "")],
)
def test_a_number_that_is_not_certain_is_not_ordered(old: str, new: str) -> None:
    """Nor one of a maker that nobody names."""
    assert [number for _, _, number in numbers(PART.replace(old, new))] == ["", ""]


def test_a_length_that_has_no_number_is_asked_for() -> None:
    part = PART.replace("lengths = [3m, 5m]", "lengths = [3m, 7m]")
    assert numbers(part) == [("3", "1", "EX-N003"), ("5", "2", "")]


def test_one_number_for_each_length_is_needed() -> None:
    part = PART.replace(', "EX-N005"]', "]")
    (finding,) = [each for each in compiled(part).diagnostics if each.code == "CAT104"]
    assert finding.message == "mf contradicts itself: it has 1 numbers for 2 lengths"
    assert finding.span
    assert compiled(part).sources["spec.mtp"].text[finding.span.start :].startswith('["EX-N003"]')
