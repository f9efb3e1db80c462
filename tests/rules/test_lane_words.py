"""Where a finding about lanes stands and what it says it rests on; where optics and fibres do not go together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from mtpc.catalogue.types import Alignment, Fact, WiredPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Landing, LandingKind, Plant, ShapeFault
from mtpc.diagnostics import Diagnostic
from mtpc.model.site import Origin, Site
from mtpc.rules._fibres import modules_on_wrong_fibre
from mtpc.rules.lanes._lanes import Stray, channel_name, faulty_groups
from mtpc.rules.lanes.opt101_lanes_cannot_talk import check as optics_apart
from mtpc.rules.lanes.pol102_lanes_permuted import check as permuted
from mtpc.rules.lanes.pol103_dark_lane import RULE
from mtpc.rules.lanes.pol103_dark_lane import check as dark
from mtpc.text import Span
from tests.rules.test_swaps import array, chain
from tests.support.sites import (
    ALIGNED,
    OPPOSED,
    SFP,
    SR4,
    UNSTATED,
    Floor,
    cord,
    optic,
    plug,
    reversed_map,
    straight,
    wired,
)
from tests.unit.channel.rows import OM4, OS2, application, limit, plant


def placed(site: Site) -> Site:
    """Each component stands at ten times its number."""
    for number in range(len(site.components.origin)):
        span = Span("test.mtp", 10 * number, 10 * number + 1)
        site.components.origin[number] = Origin(span, span)
    return site


def at(found: Diagnostic) -> int:
    assert found.span is not None
    return found.span.start // 10


def thin(missing: int, kind: str = "cord") -> WiredPart:
    moves = {here: 13 - here for here in range(1, 13) if here != missing}
    return replace(cord("thin", plug("a1", "mpo12"), plug("b1", "mpo12"), moves, kind), map_name="thin")


@pytest.mark.parametrize("first", [True, False])
def test_a_lane_that_stops_is_told_at_the_cable_it_stops_in(first: bool) -> None:
    """A trunk, though a cord is cheaper; the first component of the floor as well as a later one."""
    floor = Floor()
    trunk = floor.add("trunk", thin(12, "trunk")) if first else []
    near, far = floor.add("a", SR4)[0], floor.add("b", SR4)[0]
    ends = floor.add("cord", array("A"))
    trunk = trunk or floor.add("trunk", thin(12, "trunk"))
    for one, other, mating in ((near, trunk[0], ALIGNED), (trunk[1], ends[0], OPPOSED), (ends[1], far, ALIGNED)):
        floor.join(one, other, mating)
    site = placed(floor.done())
    (found,) = dark(trace(site))
    assert at(found) == site.components.name.index("trunk")
    assert found.object == "a -- b"
    (label,) = found.labels
    assert (label.message, label.span.start // 10) == ("in b, the far end", site.components.name.index("b"))


def test_where_no_cable_is_on_the_way_a_finding_stands_at_the_far_port() -> None:
    floor = Floor()
    near, far = floor.add("a", SR4)[0], floor.add("b", SR4)[0]
    one, two = floor.add("box", array("A", kind="cassette"))
    floor.join(near, one)
    floor.join(two, far)
    made = trace(placed(floor.done()))
    stray = Stray(made, 0, Landing(1, LandingKind.TX, 1, 1, 0), near, far, (0,))
    found = stray.finding(RULE, "told", generic="do this")
    assert (at(found), found.help, found.object) == (1, "do this", "a -- b")
    assert at(stray.finding(RULE, "told", generic="", at=0)) == 0  # the first component is one, too


def test_a_finding_about_light_that_reaches_no_port_stands_at_the_port_it_comes_from() -> None:
    floor = Floor()
    near = floor.add("z", SFP)[0], floor.add("a", SR4)[0]
    floor.join(near[1], floor.add("cord", array("A"))[0])
    made = trace(placed(floor.done()))
    channel = made.channels.near.index(near[1])
    found = Stray(made, channel, Landing(1, LandingKind.OPEN), near[1], -1, (channel,)).finding(
        RULE, "told", generic=""
    )
    assert (at(found), found.labels, found.object) == (1, (), "a")


@pytest.mark.parametrize(
    ("facts", "notes"),
    [
        ([None, None], []),
        ([Fact("a drawing", "high"), None], []),
        ([Fact("a drawing", "low"), None], ["the map map C is not confirmed (low)"]),
        ([Fact("a drawing", "medium"), Fact("a drawing", "medium")], ["the map map C is not confirmed (medium)",
                                                                     "the map map B is not confirmed (medium)"]),
    ],
)  # fmt: skip
def test_maps_that_are_not_sure_are_told(facts: list[Fact | None], notes: list[str]) -> None:
    parts = [replace(array(letter), map_fact=fact) for letter, fact in zip("CB", facts, strict=True)]
    sure = replace(SR4, lane_order_confidence="high")
    (found,) = permuted(chain(*parts, near=sure, far=sure))
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
    near = replace(SR4, application="ONE", lane_order_confidence=orders[0])
    far = replace(SR4, application="OTHER", lane_order_confidence=orders[1])
    (found,) = permuted(chain(array("C"), array("B"), near=near, far=far))
    assert list(found.notes) == notes


def test_the_order_of_lanes_says_nothing_about_light_that_stops() -> None:
    (found,) = dark(chain(thin(12)))
    assert found.notes == ()


@pytest.mark.parametrize(("mating", "groups"), [(ALIGNED, 1), (UNSTATED, 0)])
def test_one_leg_that_cannot_be_judged_keeps_its_whole_breakout_silent(mating: Alignment, groups: int) -> None:
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
    assert len(list(faulty_groups(trace(floor.done()), ShapeFault.TX_MEETS_TX))) == groups


# ---- fibre


MULTI, SINGLE = application("MULTI", limit()), application("SINGLE", limit(of="os2"))


@pytest.mark.parametrize(
    ("near", "far", "fibre", "said"),
    [
        ("SINGLE", "MULTI", OM4, ("cord cord0", "a", "SINGLE", "OM4", "single-mode")),
        ("MULTI", "SINGLE", OM4, ("cord cord1", "b", "SINGLE", "OM4", "single-mode")),
        ("MULTI", "SINGLE", OS2, ("cord cord0", "a", "MULTI", "OS2", "multimode")),
        ("MULTI", "MULTI", OM4, None),
        ("SINGLE", "SINGLE", OS2, None),
        ("OTHER", "SINGLE", OS2, None),  # nobody knows what OTHER needs
    ],
)
def test_the_module_on_the_other_fibre_is_told_with_the_cable_in_it(
    near: str, far: str, fibre: object, said: tuple[str, ...] | None
) -> None:
    of = OM4 if fibre is OM4 else OS2
    made = plant(["2", "2"], fibres=[of, of], applications=(MULTI, SINGLE), near=near, far=far)
    found = [(one.name, one.port, one.application, one.fibre, one.wanted) for one in modules_on_wrong_fibre(made)]
    assert found == ([] if said is None else [said])


# ---- optics


def apart(wanted: str = "", near: str = "NEAR", far: str = "FAR") -> Plant:
    """Two ports of unlike lanes; `wanted`: the application of the circuit between them."""
    known = {
        name: replace(application(name), lane_tech=tech, host_fec=fec)
        for name, tech, fec in (("NEAR", "one", "no FEC"), ("FAR", "other", "RS(544,514)"), ("THIRD", "third", ""))
    }
    made = plant(["2"], applications=tuple(known.values()), wanted=known.get(wanted), near=near, far=far)
    return trace(placed(made.site))


@pytest.mark.parametrize(
    ("wanted", "blamed", "other"),
    [("", "b", "a"), ("NEAR", "b", "a"), ("FAR", "a", "b"), ("THIRD", "a", "b")],
)
def test_the_optic_that_is_not_what_the_circuit_says_is_told(wanted: str, blamed: str, other: str) -> None:
    made = apart(wanted)
    (found,) = optics_apart(made)
    names = made.site.components.name
    assert found.message == "a is NEAR and b is FAR: their lanes do not talk"
    assert found.notes == ("a sends one, host FEC no FEC, b sends other, host FEC RS(544,514)",)
    assert (found.object, at(found)) == (blamed, names.index(blamed))
    (label,) = found.labels
    assert (label.message, label.span.start // 10) == (f"{other}, at the other end", names.index(other))
    assert found.help == "use optics of one lane technology at both ends"


def test_the_first_circuit_of_a_channel_says_what_is_meant() -> None:
    site = apart("FAR").site
    site.circuits.append(replace(site.circuits[0], name="later", application=site.applications["NEAR"]))
    (found,) = optics_apart(trace(site))
    assert found.object == "a"


TECHS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    (
        "MM850-NRZ25",
        "MM850-PAM50",
        lambda told: told.startswith("a and b do not talk: NEAR has lanes of 25G (NRZ), FAR"),
    ),
    (
        "MM850-PAM50",
        "MM850-NRZ25",
        lambda told: told.startswith("a and b do not talk: FAR has lanes of 25G (NRZ), NEAR"),
    ),
)


@pytest.mark.parametrize(("one", "other", "right"), TECHS)
def test_a_known_pair_is_told_in_its_own_order(one: str, other: str, right: Callable[[str], bool]) -> None:
    known = [replace(application(name), lane_tech=tech) for name, tech in (("NEAR", one), ("FAR", other))]
    (found,) = optics_apart(plant(["2"], applications=tuple(known), near="NEAR", far="FAR"))
    assert right(found.message)
    assert found.notes[1].startswith("source: lane rate and line code")


def test_lanes_that_are_apart_are_no_fault_of_their_order() -> None:
    """Ports that cannot talk may have other lanes too: only light that meets a transmitter is told."""
    straight_cord = cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2))
    for bands, told in (((), ["a -- b"]), (((850, 900),), [])):
        near = replace(SFP, application="NEAR", bands=bands)
        made = chain(straight_cord, near=near, far=replace(SFP, application="FAR"))
        for name in ("NEAR", "FAR"):
            made.site.applications[name] = replace(application(name), lane_tech=name)
        found = faulty_groups(trace(made.site), ShapeFault.TX_MEETS_TX)
        assert [channel_name(group.plant, group.channel) for group in found] == told


def test_light_beside_a_lane_is_told_at_the_cable_in_the_sender() -> None:
    beside = optic("beside", "mpo12", (1, 2, 3, 5), (12, 11, 10, 8))
    made = chain(array("B", kind="trunk"), array("A", kind="trunk"), far=beside)
    (found,) = dark(trace(placed(made.site)))
    assert made.site.components.name[at(found)] == "trunk1"
