"""Conditions, templates, overrides, moves, assertions: what stands on the floor, and what is said of it."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:acme-fibre" version "2026.2" as acme
rack A[01..04] : acme.rack-42u
"""


def compiled(text: str, **more: str) -> Result:
    return compile_texts({"x.mtp": HEAD + text} | {f"{name}.mtp": text for name, text in more.items()})


def codes(text: str, **more: str) -> list[str]:
    return [found.code for found in compiled(text, **more).diagnostics]


def equipment(text: str, **more: str) -> dict[str, tuple[str, str, int | None]]:
    result = compiled(text, **more)
    assert [(found.code, found.message) for found in result.diagnostics] == []
    return {
        one.name: (one.part.name, one.rack.name if one.rack else "", one.unit) for one in result.plant.site.equipment
    }


POD = """template pod($rack, $u: number = 20, $panel: part = acme.panel-4slot) {
  panel [$instance]-lp : $panel at [$rack].U[$u]
}
"""


def test_a_template_is_built_with_its_values_under_the_name_of_the_instance() -> None:
    made = equipment(POD + "apply pod(A01) as p1\napply pod(rack = A02, u = 30) as p2\n")
    assert made == {"p1-lp": ("panel-4slot", "A01", 20), "p2-lp": ("panel-4slot", "A02", 30)}


def test_values_may_stand_as_attributes_and_before_the_template_is_declared() -> None:
    made = equipment("apply pod(A01) as p1 { u = 10; panel = acme.panel-1u-4slot }\n" + POD)
    assert made == {"p1-lp": ("panel-1u-4slot", "A01", 10)}


def test_a_template_sees_the_values_of_its_file_and_not_those_of_who_applies_it() -> None:
    text = "let $u = 7\ntemplate one() { panel lp : acme.panel-4slot at A01.U[$u] }\nfor $u in 1..1 { apply one() }\n"
    assert equipment(text) == {"lp": ("panel-4slot", "A01", 7)}


def test_parts_in_a_list_keep_the_alias_of_the_file_they_are_named_in() -> None:
    drawn = "edition 2026\ntemplate two($parts: list) { for $p in $parts { panel x : $p at A01.U20 } }\n"
    head = 'edition 2026\nuse "./pods.mtp" as pods\nuse "catalog:acme-fibre" as mine\nrack A01 : mine.rack-42u\n'
    texts = {"x.mtp": head + "apply pods.two([mine.panel-4slot])\n", "pods.mtp": drawn}
    assert compile_texts(texts).diagnostics == ()


@pytest.mark.parametrize(
    "line",
    [
        "moved [a] -> []", "override panel [] { at = A01.U1 }", "group [] { }", "reserve [] { for = \"x\" }",
        'allow POL101 on [] { reason = "x"; until = 2027-01-01 }', "rack [] : acme.rack-42u",
        "circuit c : 100GBASE-SR4 at a -- b via any([]) { cords = acme.patch-mpo12-b-om4 }",
    ],
)  # fmt: skip
def test_a_statement_about_nothing_is_a_finding(line: str) -> None:
    assert codes(line + "\n") == ["TYP106"]


def test_several_instances_are_one_line() -> None:
    text = "template one($u: number) { panel [$instance] : acme.panel-4slot at A01.U[$u] }\n"
    assert set(equipment(text + "for $i in 1..2 { apply one($i * 4) as p[$i] }\n")) == {"p1", "p2"}
    text = "template one() { device [$instance] : acme.server-1u at $instance.U1 }\napply one() as A[01..03]\n"
    assert set(equipment(text)) == {"A01", "A02", "A03"}


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("apply pod() as p", "TYP110"),  # no rack
        ("apply pod(A01, 20, acme.panel-4slot, 3) as p", "TYP101"),  # one too many
        ("apply pod(A01, high = 2) as p", "TYP103"),
        ("apply pod(A01, rack = A02) as p", "REF113"),
        ("apply pod(A01, 2m) as p", "TYP101"),
        ('apply pod(A01, panel = "acme.panel-4slot") as p', "TYP101"),
        ("apply pod(A01)", "TYP110"),  # its names need an instance
        ("apply pod(A01) as p\napply pod(A02) as p", "REF107"),
        ("for $r in [A01, A02] { apply pod($r) as p }", "REF107"),
        ("apply pod(A01) as p[1, 1]", "REF107"),
        ("apply pad(A01) as p", "REF120"),
        ("apply pods.pod(A01) as p", "REF120"),
        ("apply pod(A01) as p { panel lp : x at A01.U3 }", "TYP110"),
    ],
)
def test_what_does_not_fit_a_template_is_one_finding(call: str, code: str) -> None:
    assert codes(POD + call + "\n") == [code]


def test_parameters_of_no_type_or_one_name_are_told_though_nobody_applies_the_template() -> None:
    assert codes("template pod($a: numbr, $a) { }\n") == ["TYP104", "REF107"]
    assert codes("template pod() { }\ntemplate pod() { }\n") == ["REF107"]


def test_a_finding_inside_a_template_tells_who_applied_it() -> None:
    (found,) = compiled(POD + "for $i in 1..1 {\n  apply pod(A01, 99) as p[$i]\n}\n").diagnostics
    assert found.code == "GEO102"
    assert tuple(map(str, found.context)) == ("$i = 1", "apply pod as p1 (x.mtp, line 8)")


# ---- conditions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("1 == 01", True), ("2 < 10", True), ("10 <= 9", False), ('"live" == live', True), ('"a" != "b"', True),
        ("100cm == 1m", True), ("2m > 1ft", True), ("2026-11-20 < 2027-01-01", True), ("true and not false", True),
        ("false or 1 > 2", False), ("count([1, 2, 3]) == 3", True), ("1 + 1 == 2 and 3 mod 2 == 1", True),
    ],
)  # fmt: skip
def test_a_condition_chooses_what_stands(condition: str, holds: bool) -> None:
    panel = ": acme.panel-4slot at A01.U2"
    text = f"if {condition} {{ panel yes {panel} }} else {{ panel no {panel} }}\n"
    assert set(equipment(text)) == ({"yes"} if holds else {"no"})


def test_the_second_condition_counts_where_the_first_does_not_hold() -> None:
    text = (
        "for $i in 1..3 {\n"
        "  if $i == 1 { panel one : acme.panel-4slot at A01.U2 }\n"
        "  else if $i == 2 { panel two : acme.panel-4slot at A02.U2 }\n"
        "}\n"
    )
    assert set(equipment(text)) == {"one", "two"}


@pytest.mark.parametrize("condition", ["1", '"live"', "1m == 1dB", "1m < 2", '"a" < "b"', "true == 1", "not 1"])
def test_what_is_neither_true_nor_false_is_a_finding(condition: str) -> None:
    assert codes(f"if {condition} {{ }}\n") == ["TYP101"]


def test_a_side_that_does_not_count_is_not_worked_out() -> None:
    assert codes("if false and $nobody == 1 { }\n") == []


def test_values_stand_in_any_order_and_each_is_set_once() -> None:
    assert set(equipment("panel lp : acme.panel-4slot at A01.U[$b]\nlet $b = $a + 1\nlet $a = 2\n")) == {"lp"}
    assert codes("let $a = 1\nlet $a = 2\n") == ["REF113"]
    assert codes("let $a = $b\nlet $b = $a\n") == ["REF110"]


# ---- one value for each, overrides -----------------------------------------------------------


TRUNKS = """panel a : acme.panel-4slot at A01.U42
panel b : acme.panel-4slot at A02.U42
plate [a, b].1 : acme.plate-12mpo-opposed-pc
"""


def lengths(text: str) -> dict[str, str]:
    result = compiled(TRUNKS + text)
    assert [(found.code, found.message) for found in result.diagnostics if found.severity == "error"] == []
    components = result.plant.site.components
    pairs = zip(components.name, components.kind, components.length_m, strict=True)
    return {name: str(length) for name, kind, length in pairs if kind == "trunk"}


THREE = "trunk T[1..3] : acme.trunk-mpo12-b-om4 at a.1.rear[1..3] -- b.1.rear[1..3]"


def test_each_gives_every_object_its_own_value() -> None:
    assert lengths(f"{THREE} {{ length = each(5m, 6m, 7m) }}\n") == {"T1": "5", "T2": "6", "T3": "7"}
    assert codes(TRUNKS + f"{THREE} {{ length = each(5m, 6m) }}\n") == ["TYP105"]


@pytest.mark.parametrize("length", ["9m", "each(1m, 2m, 3m, 4m)"])
@pytest.mark.parametrize(
    ("trunks", "found"),
    [
        (
            "trunk W[1..4] : acme.trunk-144-12xmpo12-b-om4 at p[1..2].[1..2].rear[1..12] -- q.[1..4].rear[1..12]",
            "TYP105",
        ),
        ("trunk W[1..2][1..2] : acme.trunk-mpo12-b-om4 at q.1.rear[1..4] -- q.[1..4].rear12", ""),
        ("cord c[1..4] : acme.patch-mpo12-b-om4 at q.[1..2].[1..2] -- q.[1..4].3", ""),
        ("cord c[1..6] : acme.patch-mpo12-b-om4 at q.[1..2].[1..3] -- q.[1..3].[4..5]", "TYP105"),
        ("cord c[1..2][1..2] : acme.patch-mpo12-b-om4 at q.1.[1..4] -- q.[2..3].[4..5]", ""),
    ],
)
def test_each_pairs_no_other_way_than_one_value_for_all(trunks: str, found: str, length: str) -> None:
    if "c[1..6]" in trunks:
        length = length.replace("4m", "4m, 5m, 6m")
    floor = (
        "panel [p1, p2, q] : acme.panel-4slot at A01.U[1, 3, 5]\n"
        "plate [p1, p2, q].[1..4] : acme.plate-12mpo-opposed-pc\n"
    )
    told = compiled(f"{floor}{trunks} {{ length = {length} }}\n")
    assert [one.code for one in told.diagnostics if one.code in ("TYP105", "PRT103")] == [found] * bool(found)
    if not found:
        lengths = sorted(one for one in told.plant.site.components.length_m if one is not None)
        assert [str(one) for one in lengths] == (["9"] * 4 if length == "9m" else ["1", "2", "3", "4"])


def test_an_override_changes_what_it_names_and_nothing_else() -> None:
    text = f"{THREE} {{ length = 5m }}\noverride trunk T02 {{ length = 9m }}\n"
    assert lengths(text) == {"T1": "5", "T2": "9", "T3": "5"}
    text = (
        "device d[1..3] : acme.server-1u at A[01..03].U1\noverride device d2 { model = acme.sw-32x100; at = A04.U9 }\n"
    )
    assert equipment(text)["d2"] == ("sw-32x100", "A04", 9)
    assert equipment(text)["d3"] == ("server-1u", "A03", 1)


@pytest.mark.parametrize(
    ("override", "code"),
    [
        ("override trunk T9 { length = 9m }", "REF102"),
        ("override trnk T1 { length = 9m }", "REF101"),
        ("override trunk T1 { lenght = 9m }", "TYP103"),
        ("override trunk T1 { length = 9m }\noverride trunk T[1..2] { length = 8m }", "REF113"),
        ("override trunk T1 { part = acme.trunk-mpo12-z-om4 }", "REF105"),
    ],
)
def test_an_override_that_cannot_be_is_one_finding(override: str, code: str) -> None:
    assert codes(TRUNKS + f"{THREE} {{ length = 5m }}\n{override}\n") == [code]


def test_an_override_may_stand_in_another_file_and_names_cords_by_their_ends() -> None:
    text = TRUNKS + "cord a.1.[1..2] -- b.1.[1..2] : acme.patch-mpo12-b-om4 { length = 2m }\n"
    result = compiled(text, day2="override cord a.1.2 -- b.1.2 { length = 3m }\n")
    components = result.plant.site.components
    assert dict(zip(components.name, map(str, components.length_m), strict=True)) == {
        "a.1.1 -- b.1.1": "2", "a.1.2 -- b.1.2": "3",
    }  # fmt: skip


def test_moved_is_kept_for_what_compares_plants() -> None:
    result = compiled(TRUNKS + "moved lp[1..2] -> [a, b]\n")
    assert result.plant.site.moves == {"a": "lp1", "b": "lp2"}
    assert codes(TRUNKS + "moved lp[1..3] -> [a, b]\n") == ["REF122"]
    assert codes(TRUNKS + "moved lp1 -> a\nmoved lp2 -> a\n") == ["REF122"]


def test_one_name_does_not_go_on_under_two() -> None:
    (found,) = compiled(TRUNKS + "moved lp1 -> a\nmoved lp1 -> b\n").diagnostics
    assert (found.code, found.message) == ("REF122", "lp1 moved to a and to b")
    assert codes(TRUNKS + "moved [lp1, lp1] -> [a, b]\n") == ["REF122"]
    assert codes(TRUNKS + "moved lp1 -> a\nmoved lp1 -> a\n") == []


# ---- assertions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ("count(lp) == 3", True), ("count(panel) == 5", True), ("count(rack) <= 3", False),
        ("count(nobody) == 0", True), ("count(lp-mgmt) == 1", True), ("count(A) == 4", True),
    ],
)  # fmt: skip
def test_an_assertion_counts_what_stands_on_the_floor(condition: str, holds: bool) -> None:
    text = (
        "panel lp[1..3] : acme.panel-1u-4slot at A01.U[1, 3, 5]\npanel lp1-mgmt : acme.panel-1u-4slot at A01.U9\n"
        "panel mda : acme.panel-1u-4slot at A02.U9\n"
    )
    assert codes(f"assert {condition}\n{text}") == ([] if holds else ["TYP120"])


def test_what_is_said_of_a_thing_is_not_counted_as_another() -> None:
    floor = (
        "panel p[1..2] : acme.panel-4slot at A[01..02].U42\nplate p[1..2].1 : acme.plate-12mpo-opposed-pc\n"
        "trunk T1 : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 { length = 9m }\n"
        'as-built T1 { length = 8m }\nreserve T1 { for = "storage" }\n'
    )
    assert codes(f"{floor}assert count(T) == 1\nassert count(as-built) == 1\n") == []


def test_a_failed_assertion_says_its_own_words_and_both_sides() -> None:
    (found,) = compiled('for $n in 2..2 { assert count(A) <= $n, "room for {$n}, here are {count(A)}" }\n').diagnostics
    assert (found.message, found.notes) == ("room for 2, here are 4", ("4 <= 2 is false",))
    assert tuple(map(str, found.context)) == ("$n = 2",)


def test_counting_things_outside_an_assertion_is_a_finding() -> None:
    assert codes("let $n = count(A)\n") == ["TYP101"]


# ---- what a fresh reader broke ---------------------------------------------------------------


@pytest.mark.parametrize("day", ["2027-13-01", "2027-02-30", "2027-00-00", "2026-99-99"])
def test_a_day_that_is_in_no_calendar_is_a_finding(day: str) -> None:
    assert codes(f'allow LOS301 on x {{ reason = "y"; until = {day} }}\n') == ["TYP104"]


def test_what_uses_a_value_that_was_reported_stays_silent() -> None:
    assert codes("let $u = 4 div 0\npanel lp : acme.panel-4slot at A01.U[$u]\n") == ["TYP101"]


def test_values_that_need_each_other_are_one_finding() -> None:
    (found,) = compiled("let $a = $b\nlet $b = $a\npanel lp : acme.panel-4slot at A01.U[$a]\n").diagnostics
    assert found.message == "$a and $b need each other, so neither has a value"


def test_a_template_that_is_not_applied_leaves_overrides_of_it_alone() -> None:
    assert codes(POD + "apply pod() as p\noverride panel p-lp { at = A01.U3 }\n") == ["TYP110"]


def test_a_number_for_a_length_lacks_its_unit() -> None:
    assert codes("template t($l: length) { }\napply t(20)\n") == ["TYP102"]


def test_counting_what_has_nearly_that_name_is_a_slip() -> None:
    assert codes("panel leaf[1..2] : acme.panel-1u-4slot at A01.U[1, 3]\nassert count(laef) <= 2\n") == ["REF102"]
    assert codes("assert count(anything) == 0\n") == []


def test_an_empty_cell_where_a_name_belongs_is_told_at_the_row() -> None:
    spec = (
        HEAD + 'use "./s.csv" as s { key = n }\nfor $r in s { panel $r.n : acme.panel-4slot at place($r.rack, $r.u) }\n'
    )
    result = compile_texts({"x.mtp": spec, "s.csv": "n,rack,u\na,A01,4\nb,A02,\n"})
    (found,) = result.diagnostics
    assert (found.code, found.message) == ("TYP104", "row b, column u: this cell is empty")
    result = compile_texts({"x.mtp": HEAD + 'use "./s.csv" as s\n', "s.csv": ""})
    assert [one.message for one in result.diagnostics] == ["the table is empty"]


def test_the_two_sides_of_a_trunk_agree_range_by_range() -> None:
    trunk = "trunk T[1..6] : acme.trunk-mpo12-b-om4 at {} {{ length = 5m }}\n"
    assert codes(TRUNKS + trunk.format("[a, a].1.rear[1..3] -- b.1.rear[1..6]")) != []  # two plugs in one port
    plates = "panel c[1..3] : acme.panel-4slot at A03.U[10, 20, 30]\n"
    plates += "plate c[1..3].[1..3] : acme.plate-12mpo-opposed-pc\n"
    assert codes(plates + trunk.format("c[1..2].1.rear[1..3] -- c[1..3].2.rear[1..2]")) == ["TYP105"]
    assert codes(plates + trunk.format("c[1..2].1.rear[1..3] -- c[1..2].2.rear[1..3]")) == []
    assert codes(plates + trunk.format("flat(c[1..2].1.rear[1..3]) -- flat(c[1..3].2.rear[1..2])")) == []


def test_a_range_of_one_name_is_that_name_for_a_template() -> None:
    text = """edition 2026
use "catalog:acme-fibre" as acme
rack P[1..2] : acme.rack-42u
template pod($rack: name, $unit: number) { device [$instance] : acme.sw-48x10 at [$rack].U[$unit] }
apply pod(P[$n in 1..2], 10 * $n) as pod[$n]
"""
    result = compile_texts({"x.mtp": text})
    assert result.diagnostics == ()
    assert [(each.name, each.rack and each.rack.name, each.unit) for each in result.plant.site.equipment] == [
        ("pod1", "P1", 10), ("pod2", "P2", 20),
    ]  # fmt: skip
    several = text.replace("P[$n in 1..2], 10 * $n", "P[1..2], 10").replace("pod[$n]", "pod")
    assert [each.code for each in compile_texts({"x.mtp": several}).diagnostics] == ["TYP101"]
