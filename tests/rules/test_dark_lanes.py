"""Lanes in the dark: receivers that nothing sends to, and light that stops on the way, seen from either port."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.catalogue.types import OpticPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.pipeline import compile_texts
from mtpc.rules.judge import judge
from tests.support.chains import array, chain
from tests.support.examples import FLOOR
from tests.support.floors import TWO_RACKS
from tests.support.parts import SR4, cord, optic, plug
from tests.support.sites import Floor

# Over type B position p comes to 13 - p: Tx1 at 1 to Rx1 at 12, and so on.
TWO_OF_FOUR = optic("deaf", "mpo12", (1, 2), (12, 11, 10, 9))  # sends two lanes, listens to four
THREE = optic("three", "mpo12", (1, 2, 3), (12, 11, 10))


def check(plant: Plant) -> list[Diagnostic]:
    return [one for one in judge(plant)[0] if one.code == "POL103"]


def found(near: OpticPart, far: OpticPart) -> list[Diagnostic]:
    return check(chain(array("B"), near=near, far=far))


@pytest.mark.parametrize(
    ("near", "far", "starved"),
    [
        (TWO_OF_FOUR, SR4, {"Rx3 of b", "Rx4 of b"}),  # at 10 and 9, joined to 3 and 4 of a, where nothing is sent
        (SR4, TWO_OF_FOUR, {"Rx3 of a", "Rx4 of a"}),
        (TWO_OF_FOUR, TWO_OF_FOUR, {"Rx3 of a", "Rx4 of a", "Rx3 of b", "Rx4 of b"}),
        (THREE, TWO_OF_FOUR, {"Rx3 of a", "Rx4 of b"}),
    ],
)
def test_a_receiver_that_no_lane_is_joined_to_is_told(near: OpticPart, far: OpticPart, starved: set[str]) -> None:
    (one,) = found(near, far)
    assert one.code == "POL103"
    receiver, _, rest = one.message.partition(" gets ")
    assert receiver in starved
    assert rest == "no light: no lane is joined to it"
    assert one.object == "a -- b"


TX, RX = ((1, 2, 3, 4), (1, 2)), ((12, 11, 10, 9), (10, 9, 12, 11))


@pytest.mark.parametrize("twin_is", ["near", "far"])
def test_each_receptacle_of_a_twin_port_has_lanes_of_its_own(twin_is: str) -> None:
    """The second sends on 1 and 2 and listens at 9 and 10 too; the first, which is not joined, sends on four."""
    twin = replace(optic("twin", "mpo12", (1, 2), (12, 11), receptacles=2), tx=TX, rx=RX)
    floor = Floor()
    names = ("a", "b") if twin_is == "near" else ("b", "a")
    (_, second), (other,) = floor.add(names[0], twin), floor.add(names[1], SR4)
    one, two = floor.add("cord", array("B"))
    floor.join(second, one)
    floor.join(two, other)
    (told,) = check(trace(floor.done()))
    assert told.message in {f"Rx{lane} of {names[1]} gets no light: no lane is joined to it" for lane in (3, 4)}
    four = replace(twin, tx=((1, 2), (1, 2, 3, 4)), rx=((12, 11, 10, 9), (12, 11, 10, 9)))
    floor.site.components.article[0] = four
    assert check(trace(floor.site)) == []


def test_ports_whose_lanes_all_meet_have_none_in_the_dark() -> None:
    assert found(SR4, SR4) == []
    assert found(THREE, THREE) == []


@pytest.mark.parametrize("sender", ["a", "b"])
def test_light_stops_in_the_cord_that_has_no_fibre_there(sender: str) -> None:
    """Position 12 of the plug touches Tx1 of the port it is in; each cord lacks one of the outer fibres."""
    missing = 12 if sender == "a" else 1
    moves = {at: 13 - at for at in range(1, 13) if at != missing}
    part = replace(cord("thin", plug("a1", "mpo12"), plug("b1", "mpo12"), moves), map_name="thin")
    (one,) = check(chain(part))
    assert one.message == f"Tx1 of {sender} stops in cord cord1: position 12 there carries no fibre"
    assert one.help == "use parts whose maps carry every lit position of the port; `mtpc trace` shows the path"


def test_light_beside_the_lanes_of_a_port_is_told_with_its_position() -> None:
    beside = optic("beside", "mpo12", (1, 2, 3, 5), (12, 11, 10, 8))
    messages = [one.message for one in found(SR4, beside)]
    assert messages == ["Tx4 of a arrives at receptacle position 9 of b, which has no lane"]


OPEN = "circuit leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : 10GBASE-SR\n"
REAR = (
    "cassette lp01.2 : acme.cassette-6lc-u1-om4\ncord leaf01.xe-0/0/0 -- lp01.2.1 : acme.patch-lc-om4 { length = 2m }\n"
)
THROUGH = "plate lp01.2 : acme.plate-12lc\ncord leaf01.xe-0/0/0 -- lp01.2.3 : acme.patch-lc-om4 { length = 2m }\n"


@pytest.mark.parametrize(
    ("lines", "place"),
    [
        (OPEN, "leaf01.xe-0/0/0"),  # the port itself is empty
        (REAR + OPEN, "lp01.2.rear1"),  # the cassette's own connector
        (THROUGH + OPEN, "lp01.2.rear3"),
    ],
)
def test_where_nothing_is_plugged_in_the_place_is_named(lines: str, place: str) -> None:
    (one,) = compile_texts({"a.mtp": FLOOR + lines}).diagnostics
    assert one.message == f"leaf01.xe-0/0/0 reaches nothing: nothing is plugged into {place}"


def test_the_first_socket_of_a_floor_is_a_place_as_well() -> None:
    text = """edition 2026
use "catalog:acme-fibre" as acme
rack R : acme.rack-42u
panel p : acme.panel-4slot at R.U1
plate p.1 : acme.plate-12lc
device s : acme.sw-48x10 at R.U3
optic s.xe-0/0/[0..1] : acme.sfp-10g-sr
cord s.xe-0/0/0 -- p.1.1 : acme.patch-lc-om4 { length = 2m }
circuit s.xe-0/0/0 -- s.xe-0/0/1 : 10GBASE-SR
"""
    (one,) = compile_texts({"a.mtp": text}).diagnostics
    assert one.message.endswith("nothing is plugged into p.1.rear1")
    (other,) = compile_texts({"a.mtp": text.replace("p.1.1 :", "p.1.rear1 :")}).diagnostics
    assert other.message.endswith("nothing is plugged into p.1.1")


def test_fibres_that_part_ways_between_unlike_cassettes_are_told() -> None:
    """Port 1 of a universal cassette is 1 and 12, of a straight one 1 and 2: over type B no lane of e1 lands."""
    spec = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device [a, b] : acme.sw-48x10 at R[1..2].U40
optic [a, b].xe-0/0/[1, 2, 6] : acme.sfp-10g-sr
panel p[1..2] : acme.panel-4slot at R[1..2].U42
cassette p1.1 : acme.cassette-6lc-u1-om4
cassette p2.1 : acme.cassette-6lc-b1-om4
trunk M : acme.trunk-mpo12-b-om4 at p1.1.rear1 -- p2.1.rear1 { length = 30m }
cord a.xe-0/0/[1, 2, 6] -- p1.1.[1, 2, 6] : acme.patch-lc-om4 { length = 3m }
cord p2.1.[1, 2, 6] -- b.xe-0/0/[1, 2, 6] : acme.patch-lc-om4 { length = 3m }
circuit e[1, 2, 6] : 10GBASE-SR at a.xe-0/0/[1, 2, 6] -- b.xe-0/0/[1, 2, 6]
"""
    result = compile_texts({"unlike.mtp": spec})
    assert result.failed
    assert {finding.code for finding in result.diagnostics} <= {"POL101", "POL103", "POL201"}


@pytest.mark.parametrize("via", ["", " via T"])
def test_over_a_part_without_a_map_neither_arrival_nor_route_is_judged(via: str) -> None:
    lines = f"""{TWO_RACKS}optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 {{ length = 20m }}
cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4-nomap {{ length = 3m }}
cord pp2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 {{ length = 3m }}
circuit c : 100GBASE-SR4 at sw1.et-0/0/0 -- sw2.et-0/0/0{via}
"""
    result = compile_texts({"x.mtp": lines})
    assert [finding.code for finding in result.found] == ["CAT201"]
    codes = {code for each in result.unjudged if each.object == "c" for code in each.codes}
    assert {"POL101", "POL103", "POL201"} <= codes
    assert ("POL202" in codes) == bool(via)
