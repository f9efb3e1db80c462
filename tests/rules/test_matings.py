"""Connectors that touch and do not go together: which thing is named, and what is to be put there."""

from __future__ import annotations

import pytest

from mtpc.channel.tracer import trace
from mtpc.channel.types import MatingFault
from mtpc.diagnostics import Diagnostic
from mtpc.rules._faulty_matings import faulty_matings, faulty_places
from mtpc.rules.files import all_rules, rule_files
from mtpc.rules.matings.key102_row_mismatch import check as rows_that_differ
from mtpc.rules.rule import Rule
from tests.support.chains import array, chain
from tests.support.examples import on_the_floor
from tests.support.parts import SFP, cord, plug, straight
from tests.support.sites import UNSTATED, Floor, placed

JUDGED = [rule for rule in all_rules() if rule.check is not None]
AT_MATINGS = [rule for rule in JUDGED if rule_files()[rule.code].folder == "matings"]


def findings(lines: str) -> tuple[Diagnostic, ...]:
    return on_the_floor(lines).diagnostics


def test_a_cord_with_one_fault_at_both_ends_is_said_once_even_unfolded() -> None:
    result = on_the_floor("cord lp01.1.1 -- lp01.1.2 : acme.patch-mpo12-b-om4-pinned { length = 2m }")
    assert [(one.code, one.object) for one in result.found] == [("GEN101", "lp01.1.1 -- lp01.1.2")]


@pytest.mark.parametrize("rule", AT_MATINGS, ids=lambda rule: rule.code)
def test_a_finding_at_a_joint_names_the_cable_and_the_place_and_says_what_to_put_there(rule: Rule) -> None:
    for finding in on_the_floor(rule.bad).found:
        ends = finding.object.split(" -- ")
        assert any(end in finding.message for end in ends), finding
        assert finding.help
        assert any(word in finding.help for word in (" cord", " part", " plate", " trunk")), finding


@pytest.mark.parametrize(("part", "attribute"), [("open", "gender"), ("nopolish", "polish")])
def test_what_is_not_stated_can_be_stated_at_the_cord(part: str, attribute: str) -> None:
    (finding,) = on_the_floor(
        f"cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-{part} {{ length = 2m }}"
    ).found
    assert finding.help.endswith(f" leaves it open: write `{attribute} = …` at this cord, or use a part that states it")


PINNED_CORD = "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-pinned { length = 2m }\n"


def test_a_cord_pinned_at_both_ends_is_told_at_each_and_the_help_names_both() -> None:
    elsewhere, in_module = sorted(findings(PINNED_CORD), key=lambda finding: finding.code)
    assert (elsewhere.code, in_module.code) == ("GEN101", "GEN103")
    assert elsewhere.message.startswith("two pinned connectors meet at lp01.1.1: ")
    for finding in (elsewhere, in_module):
        assert finding.help.endswith("with one that is unpinned at leaf01.et-0/0/48 and lp01.1.1")


@pytest.mark.parametrize(
    ("setting", "codes"),
    [
        ("", ["GEN103"]),
        ("policy { severity { GEN101 = note } }\n", ["GEN103"]),
        ("policy { severity { GEN103 = warning } }\n", ["GEN101", "GEN103"]),
        ('allow GEN103 on CORD { reason = "pins taken out"; until = 2099-01-01 }\n', ["GEN101", "GEN103"]),
    ],
)
def test_pins_in_a_module_take_the_place_of_pins_that_meet_while_they_stand_as_an_error(
    setting: str, codes: list[str]
) -> None:
    ends = "leaf01.et-0/0/48 -- spine1.et-0/0/0"
    cord_ = f"cord {ends} : acme.patch-mpo12-b-om4-pinned {{ length = 2m }}\n"
    assert sorted(finding.code for finding in findings(cord_ + setting.replace("CORD", ends))) == codes


def test_what_is_wrong_at_a_mating_that_cannot_be_is_all_that_is_said_of_its_circuit() -> None:
    """The part is angled besides: a cord of the right shell could be so as well."""
    cord_ = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo16-b-om4 { length = 2m }\n"
    circuit = "circuit leaf01.et-0/0/48 -- spine1.et-0/0/0 : 100GBASE-SR4"
    assert [finding.code for finding in findings(cord_ + circuit)] == ["FIN101", "KEY101"]


OWN = "part own : cord {{ {}; loss = 0.2dB; return-loss = 60dB; end [a, b] : {} }}\n"
STATED = {"fibre": "om4", "map": "b12", "polish": "pc", "gender": "unpinned"}


@pytest.mark.parametrize(
    ("connector", "shell"), [("mpo16", {"KEY101"}), ("mpo24", {"KEY102"}), ("lc-duplex", {"KEY103"})]
)
@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        ({}, set[str]()),
        ({"polish": "apc"}, {"FIN101"}),
        ({"gender": "pinned"}, {"GEN103"}),
        ({"fibre": "os2"}, {"FIB101"}),
        ({"polish": "apc", "gender": "pinned", "fibre": "os2"}, {"FIN101", "GEN103", "FIB101"}),
    ],
)
def test_a_wrong_shell_or_row_hides_neither_polish_nor_pins_nor_glass(
    connector: str, shell: set[str], stated: dict[str, str], codes: set[str]
) -> None:
    maps = {"mpo16": "b16", "mpo24": "b24n", "lc-duplex": "duplex-ab"}
    attributes = STATED | {"map": maps[connector]} | stated
    if connector == "lc-duplex":  # it has no pins, in whatever it is put
        attributes.pop("gender")
        codes = codes - {"GEN103"}
    part = OWN.format("; ".join(f"{name} = {value}" for name, value in attributes.items()), connector)
    lines = f"{part}cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : own {{ length = 2m }}\n"
    assert {finding.code for finding in findings(lines) if finding.severity == "error"} - {"POL103"} == shell | codes


def test_how_angled_faces_of_other_keys_lean_is_not_judged() -> None:
    result = on_the_floor("cord border1.et-0/0/0 -- border2.et-0/0/0 : acme.patch-mpo16-b-om4 { length = 2m }")
    assert {finding.code for finding in result.found} >= {"KEY101", "FIB101"}
    assert "FIN101" not in {finding.code for finding in result.found}
    (mine,) = (each for each in result.unjudged if "FIN102" in each.codes)
    assert (mine.object, mine.codes) == ("border1.et-0/0/0 -- border2.et-0/0/0", ("FIN102", "FIN103"))
    assert mine.because
    assert mine.because[0] == "KEY101"


def test_a_plug_that_does_not_go_into_an_adapter_is_not_compared_with_the_plug_behind_it_and_that_is_said() -> None:
    result = on_the_floor("cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo16-b-om4 { length = 2m }")
    (mine,) = (each for each in result.unjudged if each.object == "leaf01.et-0/0/48 -- lp01.1.1")
    assert {"FIN101", "GEN101", "GEN102", "FIB101", "FIB102"} <= set(mine.codes)
    assert mine.because
    assert mine.because[0] == "KEY101"
    alone = on_the_floor("cord leaf01.et-0/0/48 -- sp01.2.1 : acme.patch-mpo16-b-om4 { length = 2m }")
    assert [each.object for each in alone.unjudged if "FIN101" in each.codes] == []  # nothing is behind it


@pytest.mark.parametrize(
    ("ends", "part", "help_"),
    [
        ("border1.et-0/0/0 -- border2.et-0/0/0", "patch-mpo12-b-om4", "an angled (APC) end at border1.et-0/0/0"),
        ("leaf01.et-0/0/48 -- spine1.et-0/0/0", "patch-mpo12-b-om4-apc", "a flat (PC or UPC) end at leaf01.et-0/0/48"),
    ],
)
def test_the_end_face_to_buy_is_that_of_the_module(ends: str, part: str, help_: str) -> None:
    lines = f"cord {ends} : acme.{part} {{ length = 2m }}\n"
    (fault,) = (finding for finding in findings(lines) if finding.code == "FIN101")
    assert help_ in fault.help
    angled = "angled" in help_
    assert fault.labels[0].message == ("APC here" if angled else "UPC here")  # as the records of the modules say
    assert (" is PC at " if angled else " is APC at ") in fault.message


def test_a_cord_of_no_stated_gender_says_what_it_meets() -> None:
    (fault,) = findings("cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-open { length = 2m }\n")
    assert fault.code == "GEN104"
    assert fault.labels[0].message == "this side is pinned"
    loop = "plate lp01.2 : acme.plate-12mpo-opposed-pc\n"
    loop += "cord lp01.2.[1, 3] -- lp01.2.[2, 4] : acme.patch-mpo12-b-om4-open { length = 2m }\n"
    loop += "cord lp01.2.rear1 -- lp01.2.rear3 : acme.patch-mpo12-b-om4-open { length = 2m }\n"
    labels = {label.message for one in findings(loop) if one.code == "GEN104" for label in one.labels}
    assert labels == {"this side is unstated too"}


def test_a_cord_of_no_stated_polish_says_what_it_meets() -> None:
    (fault,) = findings("cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-b-om4-nopolish { length = 2m }\n")
    assert (fault.code, [label.message for label in fault.labels]) == ("FIN104", ["this side is UPC"])


# ---- plates


@pytest.mark.parametrize(("joined", "blamed"), [([1, 2], "plate"), ([1], "cord")])
def test_a_plate_none_of_whose_plugs_fit_is_what_is_wrong(joined: list[int], blamed: str) -> None:
    lines = "plate lp01.2 : acme.plate-12lc\n"
    for port in joined:
        lines += f"cord leaf01.et-0/0/{47 + port} -- lp01.2.{port} : acme.patch-mpo12-b-om4 {{ length = 2m }}\n"
    (fault,) = findings(lines)
    assert fault.code == "KEY103"
    assert fault.object == ("lp01.2" if blamed == "plate" else "leaf01.et-0/0/48 -- lp01.2.1")
    start = f"the adapters of plate {fault.object} are" if blamed == "plate" else f"cord {fault.object} ends in"
    assert fault.message.startswith(start)


def test_a_plate_that_one_plug_fits_is_right() -> None:
    lines = "plate lp01.2 : acme.plate-12lc\ncord leaf01.xe-0/0/0 -- lp01.2.3 : acme.patch-lc-om4 { length = 2m }\n"
    for port in (1, 2):
        lines += f"cord leaf01.et-0/0/{47 + port} -- lp01.2.{port} : acme.patch-mpo12-b-om4 {{ length = 2m }}\n"
    assert {one.object for one in findings(lines)} == {
        "leaf01.et-0/0/48 -- lp01.2.1",
        "leaf01.et-0/0/49 -- lp01.2.2",
    }


def test_a_plate_that_does_not_state_its_keys_is_told_once() -> None:
    lines = "plate lp01.2 : acme.plate-12mpo-nomating\n"
    lines += "trunk T2 : acme.trunk-144-12xmpo12-b-om4 at lp01.2.rear[1..12] -- sp01.2.rear[1..12] { length = 10m }\n"
    lines += "cord lp01.1.[1..2] -- lp01.2.[1..2] : acme.patch-mpo12-b-om4 { length = 2m }\n"
    found = on_the_floor(lines).found
    assert [(one.code, one.object) for one in found if one.code == "KEY104"] == [("KEY104", "lp01.2")]


# ---- on floors of a few cords


def test_a_cable_is_in_use_where_any_connector_touches_another_and_is_told_once() -> None:
    floor = Floor()
    port = floor.add("a", SFP)[0]
    floor.add("idle", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    _, far = floor.add("cord", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    floor.join(far, port)
    assert list(floor.done().components_in_use()) == [0, 2]
    both = chain(array("A"))
    assert list(both.site.components_in_use()) == [0, 1, 2]


def test_every_place_of_a_fault_is_kept_for_both_sides() -> None:
    floor = Floor()
    near, far = floor.add("a", SFP)[0], floor.add("b", SFP)[0]
    near_cord = floor.add("one", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    far_cord = floor.add("other", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    floor.join(near, near_cord[0])
    floor.join(near_cord[1], far_cord[0], UNSTATED)
    floor.join(far_cord[1], far)
    plant = trace(floor.done())
    counts = {component: len(found) for component, found in faulty_places(plant, MatingFault.MATING_UNSTATED).items()}
    assert counts == {2: 1, 3: 1}
    assert faulty_places(plant, MatingFault.ROW_MISMATCH) == {}
    (meeting,) = faulty_matings(plant, MatingFault.MATING_UNSTATED)
    assert (meeting.component, meeting.name, meeting.other_name) == (2, "cord one", "cord other")


def test_rows_are_counted_on_both_sides() -> None:
    floor = Floor()
    single = floor.add("one", cord("x", plug("a1", "mpo12"), plug("b1", "mpo12"), straight(12)))
    double = floor.add("two", cord("x", plug("a1", "mpo24"), plug("b1", "mpo24"), straight(24)), "2")
    floor.join(single[1], double[0])
    plant = trace(placed(floor.done()))
    (fault,) = rows_that_differ(plant)
    assert "cord one has 1 fibre row at " in fault.message
    assert fault.message.endswith("; cord two has 2: no fibre meets a fibre")
    assert [label.message for label in fault.labels] == ["MPO24, 2 rows"]
    turned = Floor()
    double = turned.add("one", cord("x", plug("a1", "mpo24"), plug("b1", "mpo24"), straight(24)))
    single = turned.add("two", cord("x", plug("a1", "mpo12"), plug("b1", "mpo12"), straight(12)))
    turned.join(single[1], double[0])
    (fault,) = rows_that_differ(trace(placed(turned.done())))
    assert "cord one has 2 fibre rows at " in fault.message
    assert [label.message for label in fault.labels] == ["MPO12, 1 row"]
