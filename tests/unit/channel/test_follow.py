"""The way of light, connector by connector, on a floor of a breakout and a few cords."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from mtpc.catalogue.types import Alignment, WiredPart
from mtpc.channel.follow import Way, fibre_way, lane_way, legs, passed
from mtpc.channel.tracer import trace
from mtpc.channel.types import FibreEnd, Plant
from mtpc.model.floor_values import Subport
from tests.support.parts import SFP, SR4, cord, plug, reversed_map, straight, wired
from tests.support.sites import ALIGNED, OPPOSED, UNSTATED, Floor

LEGS = (1, 2, 3, 4)


def harness(kind: str = "harness") -> WiredPart:
    """Lane n of an array on leg n: from R of a leg to position n, from L to 13 - n."""
    ends = (plug("a1", "mpo12"), *(plug(f"b{leg}", "lc") for leg in LEGS))
    return wired("h", ends, [wire for leg in LEGS for wire in ((0, 13 - leg, leg, 1), (0, leg, leg, 2))], kind)


@dataclass
class Made:
    """A floor, by the faces of what is on it."""

    plant: Plant
    port: int
    sfps: list[int]
    cord: list[int]
    trunk: list[int]


def floor(alignment: Alignment = OPPOSED, of: str = "mpo12") -> Made:
    """SR4 `a`, type B cord, adapter, harness to SFPs `s1` to `s3`; leg 4 hangs."""
    made = Floor()
    port = made.add("a", SR4)[0]
    one, two = made.add("c", cord("B", plug("a1", "mpo12"), plug("b1", of), reversed_map(12)))
    trunk = made.add("h", harness())
    made.join(port, one)
    made.join(two, trunk[0], alignment)
    sfps = [made.add(f"s{leg}", SFP)[0] for leg in LEGS]
    for leg, face in list(zip(trunk[1:], sfps, strict=True))[:3]:
        made.join(leg, face)
    return Made(trace(made.done()), port, sfps, [one, two], trunk)


def test_light_is_followed_to_the_port_and_over_which_connectors() -> None:
    made = floor()
    way = fibre_way(made.plant, made.port, 1)
    # 1 touches 12 of the plug, type B brings it to 1, opposed keys leave it: R of leg 1, which touches L.
    assert way == Way(
        ((made.cord[0], made.cord[1]), (made.trunk[0], made.trunk[1])), FibreEnd.PORT, made.sfps[0], {1: 1}
    )


def test_light_is_followed_back_the_same_way() -> None:
    made = floor()
    way = fibre_way(made.plant, made.sfps[1], 1)
    # L touches R of leg 2, that is position 2, opposed 2, type B 11, which touches 2 of the port
    assert way == Way(((made.trunk[2], made.trunk[0]), (made.cord[1], made.cord[0])), FibreEnd.PORT, made.port, {1: 2})


@pytest.mark.parametrize(
    ("lanes", "lane", "leg"),
    [((), 0, 1), ((), 1, 1), ((), 3, 3), ((2,), 0, 2), ((3, 2), 0, 3), ((3, 2), 2, 2), ((2,), 3, 3)],
)
def test_a_lane_is_the_one_asked_for_else_the_first_of_the_end(lanes: tuple[int, ...], lane: int, leg: int) -> None:
    made = floor()
    assert lane_way(made.plant, Subport(made.port, lanes, "a"), lane).face == made.sfps[leg - 1]


def test_light_ends_in_the_open_or_at_a_leg_that_is_parked() -> None:
    made = floor()
    way = fibre_way(made.plant, made.port, 4)
    assert (way.end, way.face, way.position, len(way.hops)) == ("open", made.trunk[4], 2, 2)
    made.plant.site.faces.parked[made.trunk[4]] = True
    assert fibre_way(made.plant, made.port, 4).end == "parked"
    alone = fibre_way(made.plant, made.sfps[3], 1)
    assert alone == Way((), FibreEnd.OPEN, made.sfps[3], {1: 1})


def test_light_ends_where_no_fibre_is() -> None:
    made = floor()
    way = fibre_way(made.plant, made.port, 6)
    assert (way.end, way.face, way.position) == ("no-fibre", made.trunk[0], 6)


@pytest.mark.parametrize(("alignment", "of"), [(UNSTATED, "mpo12"), (OPPOSED, "mpo16"), (UNSTATED, "mpo16")])
def test_light_ends_at_a_mating_that_passes_none(alignment: Alignment, of: str) -> None:
    made = floor(alignment, of)
    way = fibre_way(made.plant, made.port, 1)
    assert (way.end, way.face, way.position, way.hops) == ("broken", made.trunk[0], 1, ((made.cord[0], made.cord[1]),))


def test_aligned_keys_change_the_side() -> None:
    made = floor(ALIGNED)
    way = fibre_way(made.plant, made.port, 12)  # 1, B 12, aligned 1: leg 1
    assert (way.end, way.face) == ("port", made.sfps[0])


def test_legs_are_those_of_trunks_and_harnesses_counted_where_there_are_more() -> None:
    made = floor()
    for leg in (1, 2, 3):
        there, back = fibre_way(made.plant, made.port, leg), fibre_way(made.plant, made.sfps[leg - 1], 1)
        for way in (there, back):
            assert [(one.number, one.name) for one in legs(made.plant.site, way.hops)] == [(leg, f"h.{leg}")]
            assert made.plant.site.components.name[legs(made.plant.site, way.hops)[0].component] == "h"


def test_legs_stand_in_the_order_of_the_way_and_a_cord_has_none() -> None:
    made = Floor()
    near, far = made.add("a", SFP)[0], made.add("b", SFP)[0]
    ends = [plug(f"{side}{number}", "lc") for side in "ab" for number in (1, 2)]
    wires = [(number, at, number + 2, 3 - at) for number in (0, 1) for at in (1, 2)]
    first, second = made.add("T1", wired("t", ends, wires, "trunk")), made.add("T2", wired("t", ends, wires, "trunk"))
    one, two = made.add("c", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    made.join(near, first[1])
    made.join(first[3], one)
    made.join(two, second[0])
    made.join(second[2], far)
    plant = trace(made.done())
    assert [leg.name for leg in legs(plant.site, fibre_way(plant, near, 1).hops)] == ["T1.2", "T2.1"]
    assert [leg.name for leg in legs(plant.site, fibre_way(plant, far, 1).hops)] == ["T2.1", "T1.2"]


def test_a_channel_passes_the_parts_between_its_ports_and_no_other_leg() -> None:
    made = floor()
    assert by_far_port(made.plant, made.port) == {
        sfp: [(made.cord[0], made.cord[1]), (made.trunk[0], made.trunk[leg])]
        for leg, sfp in zip(LEGS, made.sfps[:3], strict=False)
    }


def test_a_channel_passes_what_any_of_its_positions_passes() -> None:
    made = Floor()
    far, other, near = (made.add(name, SFP)[0] for name in ("z", "y", "a"))
    parting = wired("p", [plug(name, "lc") for name in ("a1", "b1", "b2")], [(0, 1, 1, 1), (0, 2, 2, 2)], "harness")
    one, left, right = made.add("p", parting)
    for port, end in ((near, one), (far, left), (other, right)):
        made.join(port, end)
    assert by_far_port(trace(made.done()), near) == {far: [(one, left)], other: [(one, right)]}


@pytest.mark.parametrize(("alignment", "of"), [(OPPOSED, "mpo16"), (ALIGNED, "mpo16")])
def test_a_channel_is_shown_past_connectors_that_do_not_fit(alignment: Alignment, of: str) -> None:
    made = floor(alignment, of)
    there = [(made.cord[0], made.cord[1]), (made.trunk[0], made.trunk[1]), (made.sfps[0], None)]
    back = [(made.trunk[1], made.trunk[0]), (made.cord[1], made.cord[0]), (made.port, None)]
    assert by_far_port(made.plant, made.port) == {-1: there}
    assert by_far_port(made.plant, made.sfps[0]) == {-1: back}


def test_a_channel_is_shown_up_to_keys_nobody_states_and_to_a_position_without_fibre() -> None:
    made = floor(UNSTATED)
    assert by_far_port(made.plant, made.port) == {-1: [(made.cord[0], made.cord[1]), (made.trunk[0], None)]}
    bare = Floor()
    port, one = bare.add("a", SFP)[0], bare.add("c", cord("bare", plug("a1", "lc"), plug("b1", "lc"), {}))[0]
    bare.join(port, one)
    assert by_far_port(trace(bare.done()), port) == {-1: [(one, None)]}


def by_far_port(plant: Plant, port: int) -> dict[int, list[tuple[int, int | None]]]:
    """What the channels of a port pass, by the port they lead to."""
    ends = enumerate(zip(plant.channels.near, plant.channels.far, strict=True))
    return {far: passed(plant, channel) for channel, (near, far) in ends if near == port}
