"""What policies prefer and require, by scope: the nearest wins, requirements all hold."""

from __future__ import annotations

from decimal import Decimal

import pytest

from mtpc.model.site import Site
from mtpc.pipeline import compile_texts
from mtpc.result import Result

FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
site DC
room H1 at DC
row A at H1
row B at H1
rack A[1..2] : acme.rack-42u at A
rack B[1..2] : acme.rack-42u at B
tray low at A1 -- B2
tray high at A1 -- B2
device a[1..2] : acme.sw-32x100 at A[1..2].U40
device b[1..2] : acme.sw-32x100 at B[1..2].U40
optic [a, b][1..2].et-0/0/[0..3] : acme.q28-100g-sr4
"""
OPEN = "cord {} -- {} : acme.patch-mpo12-b-om4-open {{ length = 2m{} }}\n"


def compiled(lines: str) -> Result:
    return compile_texts({"spec.mtp": FLOOR + lines})


def clean(lines: str) -> Site:
    result = compiled(lines)
    assert [found.code for found in result.diagnostics] == []
    return result.plant.site


def cord(one: str, other: str, more: str = "") -> str:
    return OPEN.format(f"{one}.et-0/0/0", f"{other}.et-0/0/0", f"; {more}" if more else "")


def tray_of(site: Site) -> str:
    cords = [number for number, kind in enumerate(site.components.kind) if kind == "cord"]
    return ", ".join(site.components.trays[cords[0]] or ())


def policy(where: str, tray: str) -> str:
    return f"policy {'p ' if where else ''}{where} {{ prefer {{ tray = {tray} }} }}\n"


ALL = "policy { prefer { gender = unpinned } }\n"
ORDER = ["at DC", "at H1", "at A", "at A1"]


@pytest.mark.parametrize("near", range(1, 4))
def test_of_two_places_the_nearer_one_wins_whatever_the_order(near: int) -> None:
    far, nearer = policy(ORDER[near - 1], "low"), policy(ORDER[near], "high")
    for lines in (far + nearer, nearer + far):
        assert tray_of(clean(ALL + lines + cord("a1", "a2"))) == "high"


def test_the_project_comes_last_and_the_statement_first() -> None:
    project = policy("", "low")
    assert tray_of(clean(ALL + project + cord("a1", "a2"))) == "low"
    assert tray_of(clean(ALL + project + policy("at DC", "high") + cord("a1", "a2"))) == "high"
    assert tray_of(clean(ALL + project + policy("at A1", "low") + cord("a1", "a2", "tray = high"))) == "high"


def test_a_policy_at_a_place_holds_for_what_lands_there_and_nothing_else() -> None:
    site = clean(ALL + policy("at A[1..2]", "high") + cord("a1", "b1") + cord("b2", "b2").replace("0/0 :", "0/1 :"))
    cords = [number for number, kind in enumerate(site.components.kind) if kind == "cord"]
    assert [site.components.trays[number] for number in cords] == [("high",), None]


def test_the_places_of_one_statement_are_kept_apart() -> None:
    both = OPEN.format("[a1.et-0/0/0, b1.et-0/0/0]", "[a2.et-0/0/0, b2.et-0/0/0]", "")
    site = clean(ALL + policy("at A", "low") + policy("at B", "high") + both)
    cords = [number for number, kind in enumerate(site.components.kind) if kind == "cord"]
    assert [site.components.trays[number] for number in cords] == [("low",), ("high",)]


def test_two_equally_near_places_that_disagree_are_a_finding_until_the_cord_says() -> None:
    places = policy("at A", "low") + policy("at B", "high")
    (found,) = compiled(ALL + places + cord("a1", "b1")).diagnostics
    assert (found.code, len(found.labels)) == ("REF113", 2)
    assert found.message == "this cord lands in A and B, whose policies prefer tray low and high"
    clean(ALL + places + cord("a1", "b1", "tray = [low, high]"))
    clean(ALL + places.replace("high", "low") + cord("a1", "b1"))


def test_what_nobody_left_open_cannot_be_disputed() -> None:
    places = "policy p at A { prefer { polish = apc } }\npolicy p at B { prefer { polish = pc } }\n"
    clean(ALL + places + cord("a1", "b1"))  # the part says PC


def test_a_preference_never_changes_what_the_part_says() -> None:
    site = clean("policy { prefer { polish = apc; gender = unpinned } }\n" + cord("a1", "b1"))
    article = site.components.article[-1]
    assert {end.polish for end in article.terminals} == {"pc"}
    assert {end.gender for end in article.terminals} == {"unpinned"}
    assert [(one.name, str(one.scope)) for one in site.components.origin[-1].preferred] == [("gender", "the project")]


def test_a_length_may_be_preferred() -> None:
    lines = "policy { prefer { gender = unpinned; length = 3m } }\n" + cord("a1", "b1").replace("length = 2m", "")
    assert clean(lines).components.length_m[-1] == Decimal(3)


@pytest.mark.parametrize("ways", [("low", "high"), ("high", "low")])
def test_one_scope_says_a_thing_once(ways: tuple[str, str]) -> None:
    (found,) = compiled("".join(policy("at A", way) for way in ways)).diagnostics
    assert (found.code, found.message) == ("REF113", "`prefer` states `tray` twice for row A")
    assert found.labels[0].message == "also written here, as high"  # in whichever order they stand


@pytest.mark.parametrize("said", ["spares { optic = 5% }", "severity { LOS = note }"])
def test_what_holds_for_all_is_said_once_and_the_last_does_not_win(said: str) -> None:
    (found,) = compiled(
        f"policy {{ {said} }}\npolicy {{ {said.replace('5%', '50%').replace('note', 'error')} }}\n"
    ).diagnostics
    assert (found.code, found.message.endswith("twice for the project")) == ("REF113", True)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("policy p at C7 { prefer { tray = low } }", "REF102"),
        ("policy p at A1 -- A2 { prefer { tray = low } }", "TYP110"),
        ("policy p at A1 { spares { cord = 5% } }", "TYP110"),
        ("policy p at A1 { require { loss-method = statistical } }", "TYP110"),
        ("policy { require { loss-method = typical } }", "TYP104"),
        ("policy { prefer { tray = nowhere } }", "REF102"),
        ("policy { spares { cord = -5% } }", "TYP108"),
        ("policy { spares { optic = -1 } }", "TYP108"),
        ("policy { prefer { colour = red } }", "TYP103"),
        ("policy { require { min-margin = unknown } }", "TYP104"),
    ],
)
def test_a_policy_that_cannot_be(line: str, code: str) -> None:
    assert [found.code for found in compiled(line + "\n").diagnostics] == [code]


def test_of_two_margins_the_greater_rules_and_names_its_place() -> None:
    lines = ALL + "policy { require { min-margin = 0.1dB } }\npolicy p at A { require { min-margin = 1.9dB } }\n"
    near = [found for found in compiled(lines + cord("a1", "b1")).diagnostics if found.code == "LOS305"]
    assert [label.message for label in near[0].labels] == ["required here, for row A"]
    clean(lines + cord("b1", "b2"))


GROUPS = """group outer {{
  policy {{ prefer {{ tray = low }} }}
  {}
  group inner {{
    policy {{ prefer {{ tray = high }} }}
    {}
  }}
}}
"""


def test_a_group_is_nearer_than_any_place_and_the_innermost_is_nearest() -> None:
    rack = policy("at A1", "high")
    assert tray_of(clean(ALL + rack + GROUPS.format(cord("a1", "a2"), ""))) == "low"
    site = clean(ALL + GROUPS.format("", cord("a1", "a2")))
    assert tray_of(site) == "high"
    assert site.components.settings[-1]["group"] == "inner"
    assert site.components.origin[-1].groups == ("outer", "inner")


def test_a_policy_of_a_group_holds_for_nothing_else() -> None:
    assert tray_of(clean(ALL + GROUPS.format("", "") + cord("a1", "a2"))) == ""
    again = GROUPS.format("", "") + "group outer {\n" + cord("a1", "a2") + "}\n"
    assert tray_of(clean(ALL + again)) == "low"  # the same group, opened again


def test_a_policy_in_a_group_at_a_place_holds_where_both_hold() -> None:
    lines = "group g {\n" + policy("at B", "low") + cord("a1", "a2") + cord("b1", "b2") + "}\n"
    site = clean(ALL + lines)
    assert site.components.trays[-2:] == [None, ("low",)]


def test_a_requirement_of_a_group_is_that_of_its_channels() -> None:
    lines = "group g {{ policy {{ require {{ min-margin = 1.9dB }} }}\n{}}}\n"
    assert [found.code for found in compiled(ALL + lines.format(cord("a1", "b1"))).diagnostics] == ["LOS305"]
    clean(ALL + lines.format("") + cord("a1", "b1"))


NOGRADE = "cord a1.et-0/0/0 -- b1.et-0/0/0 : acme.patch-mpo12-b-om4-nograde {{ length = 2m{} }}\n"


@pytest.mark.parametrize(
    ("word", "shown"),
    [("elite", "MTP Elite"), ("low", "low"), ("mtp-elite-mm", "MTP Elite"), ("standard", "MTP standard")],
)
def test_a_grade_fills_connectors_whose_loss_is_open(word: str, shown: str) -> None:
    loss = Decimal("0.60") if word == "standard" else Decimal("0.35")
    for lines in (
        f"policy {{ prefer {{ grade = {word} }} }}\n" + NOGRADE.format(""),
        NOGRADE.format(f"; grade = {word}"),
    ):
        ends = clean(lines).components.article[-1].terminals
        assert {(end.grade, end.loss_db) for end in ends} == {(shown, loss)}


def test_a_grade_of_other_connectors_fills_nothing() -> None:
    site = clean("policy { prefer { grade = lc-low-mm } }\n" + NOGRADE.format(""))
    assert {end.loss_db for end in site.components.article[-1].terminals} == {None}


def test_a_grade_that_contradicts_the_part_or_is_not_known_is_a_finding() -> None:
    stated = NOGRADE.replace("-nograde", "")
    assert [found.code for found in compiled(stated.format("; grade = standard")).diagnostics] == ["TYP111"]
    assert [found.code for found in compiled(NOGRADE.format("; grade = lc-low-mm")).diagnostics] == ["TYP104"]
    assert [found.code for found in compiled(NOGRADE.format("; grade = elit")).diagnostics] == ["TYP104"]
    clean(stated.format("; grade = low"))  # MTP Elite is what the trade calls low loss
