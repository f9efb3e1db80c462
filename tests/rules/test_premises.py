"""Every rule with a check says what it computes from; where that is missing, what was not judged is said.

Unknown is never a pass: a floor on which a premise is missing names each rule that needs it, and the finding that tells
why it is missing.
"""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.result import Result
from mtpc.rules.files import all_rules, rule_files
from mtpc.rules.rule import Premise, Rule
from tests.rules.test_optics import compiled, joined
from tests.support.floors import TWO_RACKS

CHECKED = [each for each in all_rules() if each.check is not None]
HEAD = (
    TWO_RACKS
    + """trunk T1 : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 { length = 20m }
optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
"""
)
BREAKOUT = """edition 2026
use "catalog:acme-fibre" as acme
rack R1 : acme.rack-42u
device big : acme.core-4x-sr10 at R1.U10
device small : acme.sw-48x10 at R1.U20
optic big.ce1 : acme.cxp-100g-sr10
optic small.xe-0/0/[0..9] : acme.sfp-10g-sr
harness H : acme.breakout-mpo24-10lc-om4 at big.ce1 -- small.xe-0/0/[0..9] { length = 3m }
"""
PART = "part own : cord {{ {}; end [a, b] : mpo12; map = b12 }}\n"
STATED = {"fibre": "om4", "polish": "pc", "gender": "unpinned", "loss": "0.2dB", "return-loss": "60dB"}
NEAR = "cord near : {} at sw1.et-0/0/0 -- pp1.1.1 {{ length = {} }}\n"
FAR = "cord far : acme.patch-mpo12-b-om4 at pp2.1.1 -- sw2.et-0/0/0 { length = 3m }\n"
WAY = "sw1.et-0/0/0 -- sw2.et-0/0/0"


def judged(*, without: str = "", length: str = "3m", more: str = FAR) -> Result:
    attributes = "; ".join(f"{name} = {value}" for name, value in STATED.items() if name != without)
    return compile_texts({"x.mtp": HEAD + PART.format(attributes) + NEAR.format("own", length) + more})


def needing(*premises: Premise, folders: tuple[str, ...] = ("lanes", "budget")) -> set[str]:
    return {
        each.code
        for each in CHECKED
        if rule_files()[each.code].folder in folders and set(premises).intersection(each.premises)
    }


IDLE = {"LEN105", "LOS305", "OPT104"}  # one route, no required margin, no circuit: nothing to judge by them


@pytest.mark.parametrize("its_rule", CHECKED, ids=lambda its_rule: its_rule.code)
def test_every_check_names_what_it_computes_from(its_rule: Rule) -> None:
    assert its_rule.premises
    assert Premise.NAMES_RESOLVED in its_rule.premises


def test_where_nothing_is_missing_all_is_judged() -> None:
    assert (judged().found, judged().unjudged) == ((), ())


@pytest.mark.parametrize(
    ("floor", "premises", "because"),
    [
        ({"without": "loss"}, (Premise.LOSSES_KNOWN,), "LOS303"),
        ({"without": "fibre"}, (Premise.LIMITS_KNOWN, Premise.REACHES_KNOWN, Premise.LOSSES_KNOWN), "FIB103"),
    ],
)
def test_a_channel_that_lacks_a_figure_is_not_judged_by_each_rule_that_needs_it(
    floor: dict[str, str], premises: tuple[Premise, ...], because: str
) -> None:
    result = judged(**floor)
    mine = [each for each in result.unjudged if each.object == WAY]
    assert {code for each in mine for code in each.codes} == needing(*premises) - IDLE
    assert {each.because[0] for each in mine if each.because} == {because}
    assert because in {found.code for found in result.found}


def test_a_channel_of_which_a_length_is_not_known_is_not_judged_by_what_needs_it() -> None:
    (mine,) = (each for each in judged(length="unknown").unjudged if each.object == WAY)
    assert set(mine.codes) == needing(Premise.LENGTHS_KNOWN) - IDLE - {"LOS312"}  # that is judged cable by cable


def test_a_channel_over_a_length_that_cannot_be_calculated_is_not_judged_by_what_needs_it() -> None:
    """The racks have no positions: `auto` comes to nothing, LEN104 says so, and no figure of 0 m passes."""
    floor = HEAD.replace("length = 20m", "length = auto; slack = 10%; tray = a")
    floor = floor.replace("trunk T1", "tray a at R1 -- R2\ntrunk T1")
    result = compile_texts({"x.mtp": floor + FAR + NEAR.format("acme.patch-mpo12-b-om4", "3m")})
    assert "LEN104" in {found.code for found in result.found}
    (mine,) = (each for each in result.unjudged if each.object == WAY)
    assert set(mine.codes) == needing(Premise.LENGTHS_KNOWN) - IDLE - {"LOS312"}
    assert mine.because
    assert mine.because[0] == "LEN104"
    assert result.proof().proved == 0


def test_what_is_exceeded_all_the_same_is_judged() -> None:
    """Over fibre of which one class is not stated: 103 m and more are over every reach of 100GBASE-SR4."""
    result = judged(without="fibre", length="500m")
    assert "LEN101" in {found.code for found in result.found}
    assert result.unjudged
    assert all("LEN101" not in each.codes for each in result.unjudged)


@pytest.mark.parametrize(
    ("without", "because", "codes"),
    [
        ("gender", "GEN104", {"GEN101", "GEN102", "GEN103"}),
        ("polish", "FIN104", {"FIN101", "FIN102", "FIN103"}),
        ("fibre", "FIB103", {"FIB101", "FIB102", "FIB104"}),
    ],
)
def test_a_mating_of_which_something_is_not_stated_is_not_judged_by_it(
    without: str, because: str, codes: set[str]
) -> None:
    result = judged(without=without)
    (open_,) = (each for each in result.unjudged if each.object == "near")
    assert set(open_.codes) == codes
    assert open_.because
    assert open_.because[0] == because
    assert codes <= needing(Premise.PARTS_COMPLETE, folders=("matings", "lanes"))


def test_a_module_on_fibre_it_has_no_figures_for_is_judged_by_the_mode_alone() -> None:
    floor = HEAD.replace("q28-100g-sr4", "q28-100g-psm4")
    result = compile_texts({"x.mtp": floor + FAR + NEAR.format("acme.patch-mpo12-b-om4", "3m")})
    assert {"FIB101", "FIN101"} <= {found.code for found in result.found}
    mine = [each for each in result.unjudged if "LEN101" in each.codes]
    assert mine
    assert all(each.because is not None for each in mine)


def test_an_open_end_without_a_circuit_is_not_judged() -> None:
    result = judged(more="")
    assert result.found == ()
    (open_,) = result.unjudged
    assert open_.object == "sw1.et-0/0/0"
    assert set(open_.codes) == needing(Premise.PATH_COMPLETE)
    assert open_.premise == "the light of sw1.et-0/0/0 reaches no port"


def test_an_open_end_where_something_was_not_placed_names_that() -> None:
    result = judged(more=FAR.replace("patch-mpo12-b-om4", "patch-mpo12-b-om6"))
    (open_,) = (each for each in result.unjudged if each.object == "sw1.et-0/0/0")
    assert open_.because
    assert open_.because[0] == "REF105"


def test_a_module_with_an_open_end_is_judged_by_the_fibre_in_it() -> None:
    floor = HEAD.replace("q28-100g-sr4", "q28-100g-psm4")
    result = compile_texts({"x.mtp": floor + NEAR.format("acme.patch-mpo12-b-om4-apc", "3m")})
    assert "FIB101" in {found.code for found in result.found}


def test_an_order_of_lanes_that_is_not_confirmed_is_not_judged() -> None:
    result = compiled(joined("cxp-100g-sr10", "cxp-100g-sr10", "patch-mpo24-b24n-om4"))
    assert [each.codes for each in result.unjudged] == [("POL102",)]
    assert needing(Premise.LANE_ORDER_KNOWN) == {"POL102", "POL104", "POL201"}


def test_which_port_a_lane_of_unconfirmed_order_reaches_is_not_proved() -> None:
    """The order of the lanes of 100GBASE-SR10 is recorded with low confidence: leg k need not be lane k."""
    result = compile_texts({"x.mtp": BREAKOUT})
    assert result.found == ()
    assert {each.codes for each in result.unjudged} == {("POL104", "POL201")}
    assert (result.proof().channels, result.proof().proved) == (10, 0)
