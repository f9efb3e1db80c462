"""Where a finding about lanes stands and what it says it rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.catalogue.types import Alignment, Confidence, Fact, OpticPart, WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Unjudged
from mtpc.rules.judge import judge
from mtpc.rules.lanes.pol101_tx_meets_tx import RULE
from tests.support.chains import array, chain
from tests.support.examples import on_the_floor
from tests.support.parts import SFP, SR4, cord, optic, plug, reversed_map, straight, wired
from tests.support.sites import ALIGNED, OPPOSED, UNSTATED, Floor, placed
from tests.unit.channel.rows import application


def at(found: Diagnostic) -> int:
    assert found.span is not None
    return found.span.start // 10


def thin(missing: int, kind: str = "cord") -> WiredPart:
    moves = {here: 13 - here for here in range(1, 13) if here != missing}
    return replace(cord("thin", plug("a1", "mpo12"), plug("b1", "mpo12"), moves, kind), map_name="thin")


def only(plant: Plant, code: str = "POL103") -> Diagnostic:
    (found,) = (one for one in judge(plant)[0] if one.code == code)
    return found


@pytest.mark.parametrize("first", [True, False])
def test_a_lane_that_stops_is_told_at_the_part_it_stops_in(first: bool) -> None:
    """A trunk, though a cord is cheaper; the first component of the floor as well as a later one."""
    floor = Floor()
    trunk = floor.add("trunk", thin(12, "trunk")) if first else []
    near, far = floor.add("a", SR4)[0], floor.add("b", SR4)[0]
    ends = floor.add("cord", array("A"))
    trunk = trunk or floor.add("trunk", thin(12, "trunk"))
    for one, other, mating in ((near, trunk[0], ALIGNED), (trunk[1], ends[0], OPPOSED), (ends[1], far, ALIGNED)):
        floor.join(one, other, mating)
    site = placed(floor.done())
    found = only(trace(site))
    assert at(found) == site.components.name.index("trunk")
    assert found.object == "a -- b"


def test_where_nothing_mends_light_that_meets_light_the_finding_stands_at_the_far_port() -> None:
    floor = Floor()
    near, far = floor.add("a", SR4)[0], floor.add("b", SR4)[0]
    one, two = floor.add("box", array("A", kind="cassette"))
    floor.join(near, one)
    floor.join(two, far)
    found = only(trace(placed(floor.done())), "POL101")
    assert (at(found), found.object) == (1, "a -- b")


def test_a_finding_that_can_be_mended_stands_at_what_is_to_change() -> None:
    made = chain(array("B"), array("A", kind="trunk"), array("B"))
    found = only(trace(placed(made.site)), "POL101")
    assert made.site.components.name[at(found)] == "cord1"
    assert found.object == "cord1"
    assert found.help.startswith("either replace cord cord1 (type B) with one of type A, or ")


@pytest.mark.parametrize(
    ("facts", "notes"),
    [
        ([None, None], []),
        ([Fact("a drawing", Confidence.HIGH), None], []),
        ([Fact("a drawing", Confidence.LOW), None], ["the map map C is not confirmed (low)"]),
        (
            [Fact("a drawing", Confidence.MEDIUM)] * 2,
            ["the map map C is not confirmed (medium)", "the map map B is not confirmed (medium)"],
        ),
    ],
)
def test_maps_that_are_not_sure_are_told(facts: list[Fact | None], notes: list[str]) -> None:
    parts = [replace(array(letter), map_fact=fact) for letter, fact in zip("CB", facts, strict=True)]
    sure = replace(SR4, lane_order_confidence=Confidence.HIGH)
    found = only(chain(*parts, near=sure, far=sure), "POL102")
    assert list(found.notes) == notes


@pytest.mark.parametrize(
    ("orders", "notes"),
    [
        (("high", "high"), []),
        (("medium", "high"), ["the order of lanes of ONE is not confirmed (medium)"]),
        (("high", "medium"), ["the order of lanes of OTHER is not confirmed (medium)"]),
    ],
)
def test_an_order_of_lanes_that_is_not_sure_is_told_of_either_port(orders: tuple[str, str], notes: list[str]) -> None:
    near = replace(SR4, application="ONE", lane_order_confidence=Confidence(orders[0]))
    far = replace(SR4, application="OTHER", lane_order_confidence=Confidence(orders[1]))
    found = only(chain(array("C"), array("B"), near=near, far=far), "POL102")
    assert list(found.notes) == notes


def test_the_order_of_lanes_says_nothing_about_light_that_stops() -> None:
    found = only(chain(thin(12)))
    assert found.notes == ()


@pytest.mark.parametrize(("mating", "told"), [(ALIGNED, 4), (UNSTATED, 3)])
def test_one_leg_that_cannot_be_judged_keeps_no_other_silent(mating: Alignment, told: int) -> None:
    floor = Floor()
    port = floor.add("a", SR4)[0]
    ends = (plug("a1", "mpo12"), *(plug(f"b{leg}", "lc") for leg in (1, 2, 3, 4)))
    wires = [wire for leg in (1, 2, 3, 4) for wire in ((0, 13 - leg, leg, 2), (0, leg, leg, 1))]  # Tx meets Tx
    trunk, *legs = floor.add("h", wired("h", ends, wires, "harness"))
    floor.join(port, trunk)
    for number, leg in enumerate(legs):
        one, two = floor.add(f"c{number}", cord("x", plug("a1", "lc"), plug("b1", "lc"), reversed_map(2)))
        floor.join(leg, one, mating if number == 3 else ALIGNED)
        floor.join(two, floor.add(f"s{number}", SFP)[0])
    assert len(only(trace(floor.done()), "POL101").consequences) == told


# ---- optics


@pytest.mark.parametrize(
    ("far", "bands", "told", "unjudged"),
    [
        (SFP, (), ["a -- b"], []),  # the same positions send: light meets a transmitter whatever it carries
        (SFP, ((850, 900),), [], ["a -- b"]),  # each fibre carries both directions
        (optic("other", "lc", (2,), (1,)), (), [], ["a -- b"]),  # other positions send
    ],
)
def test_lanes_of_modules_that_do_not_understand_each_other_are_compared_where_their_pin_outs_are_alike(
    far: OpticPart, bands: tuple[tuple[int, ...], ...], told: list[str], unjudged: list[str]
) -> None:
    moves = straight(2) if far is SFP else reversed_map(2)
    near = replace(SFP, application="NEAR", bands=bands)
    made = chain(cord("x", plug("a1", "lc"), plug("b1", "lc"), moves), near=near, far=replace(far, application="FAR"))
    for name in ("NEAR", "FAR"):
        made.site.applications[name] = replace(application(name), lane_tech=name)
    assert RULE.check
    judged = list(RULE.check(trace(made.site)))
    names = [one.object for found in judged if isinstance(found, Diagnostic) for one in found.consequences]
    assert names == told
    assert [one.object for one in judged if isinstance(one, Unjudged)] == unjudged


def test_light_beside_a_lane_is_told_at_the_cable_in_the_sender() -> None:
    beside = optic("beside", "mpo12", (1, 2, 3, 5), (12, 11, 10, 8))
    made = chain(array("B", kind="trunk"), array("A", kind="trunk"), far=beside)
    found = only(trace(placed(made.site)))
    assert made.site.components.name[at(found)] == "trunk1"


def test_lanes_in_another_order_say_how_sure_the_order_is() -> None:
    cords = "cord leaf01.et-0/0/48 -- lp01.1.1 : acme.patch-mpo12-a-om4 { length = 2m }\n"
    cords += "cord spine1.et-0/0/0 -- sp01.1.1 : acme.patch-mpo12-c-om4 { length = 2m }"
    (found,) = on_the_floor(cords).diagnostics
    assert found.code == "POL102"
    assert "the order of lanes of 100GBASE-SR4 is not confirmed (medium)" in found.notes
