"""Who is at fault, and how often it is said: at the boundary, and just beyond."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.rules.files import all_rules, rule_files
from mtpc.rules.rule import Rule
from tests.docs.test_explain import on_the_floor
from tests.rules.test_findings_on_the_floor import OM4, OS2, TRUNKS

JUDGED = [rule for rule in all_rules() if rule.check is not None]
AT_MATINGS = [rule for rule in JUDGED if rule_files()[rule.code].folder == "matings"]


@pytest.mark.parametrize(("joints", "blamed"), [(2, "a1.1.1 -- a2.1.1"), (3, "T2")])  # of T2
def test_three_joints_prove_that_a_trunk_is_the_odd_one_and_two_do_not(joints: int, blamed: str) -> None:
    text = TRUNKS.format(OM4, OS2).replace(
        "a1.1.[1..4] -- a2.1.[1..4]", f"a1.1.[1..{joints - 1}] -- a2.1.[1..{joints - 1}]"
    )
    text = text.replace("b1.1.[1..4] -- b2.1.[1..4]", "b1.1.1 -- b2.1.1")
    found = compile_texts({"a.mtp": text}).diagnostics
    assert {one.code for one in found} == {"FIB101", "FIN101"}
    assert all((one.object == "T2") == (blamed == "T2") for one in found)
    assert blamed in {one.object for one in found}


def test_a_cord_with_one_fault_at_both_ends_is_said_once_even_unfolded() -> None:
    result = on_the_floor("cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4-pinned { length = 2m }")
    assert [(one.code, one.object) for one in result.found] == [("GEN101", "lp01.1.1 -- lp01.1.2")]


@pytest.mark.parametrize("rule", AT_MATINGS, ids=lambda rule: rule.code)
def test_a_finding_at_a_joint_names_the_cable_and_the_place_and_says_what_to_put_there(rule: Rule) -> None:
    for found in on_the_floor(rule.bad).found:
        ends = found.object.split(" -- ")
        assert any(end in found.message for end in ends), found
        assert found.help
        assert any(word in found.help for word in (" cord", " part", " plate", " trunk")), found


@pytest.mark.parametrize(("part", "attribute"), [("open", "gender"), ("nopolish", "polish")])
def test_what_is_not_stated_can_be_stated_at_the_cord(part: str, attribute: str) -> None:
    (found,) = on_the_floor(
        f"cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-{part} {{ length = 2m }}"
    ).found
    assert found.help == f"write `{attribute} = …` at this cord, or use a part that states it"


@pytest.mark.parametrize("leg", [1, 2, 3, 4])
def test_every_lane_of_a_breakout_is_followed_by_itself(leg: int) -> None:
    ends = [f"edge{one}.et-0/0/0" if one != leg else "parked" for one in (1, 2, 3, 4)]
    lines = f"harness h : acme.breakout-mpo12apc-4lc-os2 at border1.et-0/0/0 -- [{', '.join(ends)}] {{ length = 9m }}\n"
    lines += "circuit b[0..3] : 100GBASE-DR at border1.et-0/0/0:[0..3] -- edge[1..4].et-0/0/0"
    found = on_the_floor(lines).found
    assert [(one.code, one.object) for one in found] == [("POL201", f"b{leg - 1}")]
    assert found[0].message == f"border1.et-0/0/0:{leg - 1} reaches nothing: leg {leg} of harness h is parked"
