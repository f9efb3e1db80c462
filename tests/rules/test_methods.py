"""Polarity methods, worked out from maps and keys: the published component lists are each of their method alone."""

from __future__ import annotations

from typing import Any

import pytest

from mtpc.pipeline import compile_texts
from tests.support.polarity_specs import CASES, spec_of

BY_ID = {case["id"]: case for case in CASES}
METHODS = ("A", "B", "C", "U1", "U2")
# The published lists (polarity reference, 6.1 and 6.3), and what differs from them in one piece.
OF = {
    "D01": {"A"}, "D03": {"B"}, "D06": {"C"}, "D08": {"U1"}, "D10": {"U2"}, "D04": set(), "P04": {"A"}, "P07": {"U1"},
    "P08": {"B", "U2"}, "P12": {"U1"}, "P13": {"C"}, "P18": {"U1"}, "X03": {"U1"}, "X05": {"U1"},
}  # fmt: skip


def found(case: dict[str, Any], method: str) -> list[str]:
    result = compile_texts({"case.mtp": f"{spec_of(case)}\npolicy {{ require {{ method = {method} }} }}\n"})
    return [one.message for one in result.diagnostics if one.code == "POL203"]


@pytest.mark.parametrize("case", sorted(OF))
@pytest.mark.parametrize("method", METHODS)
def test_a_published_list_of_components_is_of_its_method_alone(case: str, method: str) -> None:
    assert bool(found(BY_ID[case], method)) == (method not in OF[case])


def test_the_first_piece_that_is_against_it_is_named() -> None:
    assert "wired U1" in found(BY_ID["D08"], "A")[0]
    assert "type B" in found(BY_ID["P07"], "A")[0]


@pytest.mark.parametrize("case", ["P01", "P16", "X01", "D15"])
def test_without_arrays_between_panels_there_is_no_method(case: str) -> None:
    assert [found(BY_ID[case], method) for method in METHODS] == [[]] * len(METHODS)


def test_a_channel_without_light_is_said_by_its_own_rule() -> None:
    assert found(BY_ID["D09"], "U1") == []


def test_two_rows_have_no_method_and_are_no_pass() -> None:
    (message,) = found(BY_ID["P24g"], "U1")
    assert "cannot be determined" in message
