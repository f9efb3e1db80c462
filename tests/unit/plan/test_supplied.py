"""What is there already, or what somebody else brings, is checked and told, and never ordered."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.bom_lines import bom_lines
from mtpc.plan.rows.cable_ends import CableEnds
from mtpc.plan.rows.cable_ids import cable_ids
from mtpc.plan.rows.notes import all_notes
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" as acme
"""
FLOOR = {
    "rack": "rack R[1..2] : acme.rack-42u",
    "device": "device s[1..2] : acme.sw-32x100 at R[1..2].U40",
    "optic": "optic s[1..2].et-0/0/0 : acme.q28-100g-sr4",
    "panel": "panel pp[1..2] : acme.panel-4slot at R[1..2].U42",
    "plate": "plate pp[1..2].1 : acme.plate-12mpo-opposed-pc",
    "cassette": "cassette pp[1..2].2 : acme.cassette-6lc-u1-om4",
    "trunk": "trunk T1 : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 { length = 20m }",
    "cord": "cord s[1..2].et-0/0/0 -- pp[1..2].1.1 : acme.patch-mpo12-b-om4 { length = 5m }",
}
SUPPLIES = {
    "existing = true": "existing: not ordered",
    'supplied-by = "landlord"': "supplied by landlord: not ordered",
    'existing = true; supplied-by = "landlord"': "existing, supplied by landlord: not ordered",
}


def compiled(lines: dict[str, str]) -> Result:
    return compile_texts({"spec.mtp": HEAD + "\n".join(lines.values()) + "\n"}, today="2026-11-30")


def ordered(result: Result) -> dict[str, int]:
    return {str(line.part.kind): line.needed for line in bom_lines(result.plant.site)}


def told(result: Result) -> list[tuple[str, str]]:
    site = result.plant.site
    return [(note.kind, note.text) for note in all_notes(site, CableEnds(site, cable_ids(site)))]


def stating(line: str, attributes: str) -> str:
    return line.replace(" }", f"; {attributes} }}") if line.endswith("}") else f"{line} {{ {attributes} }}"


@pytest.mark.parametrize("attributes", SUPPLIES)
@pytest.mark.parametrize("kind", FLOOR)
def test_what_a_statement_says_is_there_is_told_and_not_ordered(kind: str, attributes: str) -> None:
    whole = compiled(FLOOR)
    assert ordered(whole)[kind] == (1 if kind == "trunk" else 2)
    result = compiled(FLOOR | {kind: stating(FLOOR[kind], attributes)})
    assert not result.diagnostics
    assert result.proof() == whole.proof()  # it is judged all the same
    assert ordered(result) == {other: count for other, count in ordered(whole).items() if other != kind}
    assert (kind, SUPPLIES[attributes]) in told(result)


@pytest.mark.parametrize(
    ("before", "after"),
    [("group old { policy { prefer { existing = true } }", "}"), ("policy { prefer { existing = true } }", "")],
)
def test_a_policy_says_it_of_everything_in_its_scope(before: str, after: str) -> None:
    result = compiled({"before": before, **FLOOR, "after": after})
    assert not result.diagnostics
    assert ordered(result) == {}


def test_a_policy_of_a_place_says_it_of_what_stands_and_lands_there() -> None:
    """The cords land in one rack each; the trunk in both, of which one states it."""
    result = compiled(FLOOR | {"policy": "policy old at R1 { prefer { existing = true } }"})
    assert ordered(result) == {"rack": 1, "device": 1, "optic": 1, "panel": 1, "plate": 1, "cassette": 1, "cord": 1}


def test_a_statement_may_say_otherwise() -> None:
    lines = FLOOR | {"cord": stating(FLOOR["cord"], "existing = false")}
    assert ordered(compiled({"p": "policy { prefer { existing = true } }", **lines})) == {"cord": 2}


@pytest.mark.parametrize(
    ("attributes", "code", "message"),
    [
        ("existing = yes", "TYP101", "existing takes true or false, this is the name yes"),
        ("supplied-by = 3m", "TYP101", "supplied-by takes a text, this is"),
    ],
)
def test_another_kind_of_value_is_one_finding(attributes: str, code: str, message: str) -> None:
    (finding,) = compiled(FLOOR | {"cord": stating(FLOOR["cord"], attributes)}).diagnostics
    assert finding.code == code
    assert message in finding.message
