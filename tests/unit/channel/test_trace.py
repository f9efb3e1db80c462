from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from mtpc.catalogue.types import Application, Confidence, WiredPart
from mtpc.channel.tracer import earlier, trace
from mtpc.channel.types import FibreEnd, Landing, LandingKind, Plant, Shape
from mtpc.text import natural_key
from tests.support.families import FACT
from tests.support.parts import SFP, SR4, SR8, cord, optic, plug, reversed_map, straight, wired
from tests.support.sites import ALIGNED, OPPOSED, UNSTATED, Floor

AB = cord("ab", plug("a1", "lc"), plug("b1", "lc"), reversed_map(2))
B12 = cord("b12", plug("a1", "mpo12"), plug("b1", "mpo12"), reversed_map(12))
ANY = Application("ANY", "", 1, "", "", (850,), "", (), FACT)


def joined(left: str, right: str, floor: Floor | None = None) -> Floor:
    """Two SFPs with a cord between them."""
    made = floor or Floor()
    one, other = made.add(left, SFP)[0], made.add(right, SFP)[0]
    a, b = made.add(f"{left} -- {right}", AB)
    made.join(a, one)
    made.join(b, other)
    return made


def names(plant: Plant) -> list[tuple[str, str]]:
    pairs = zip(plant.channels.near, plant.channels.far, strict=True)
    return [(plant.site.face_name(a), plant.site.face_name(b) if b >= 0 else "") for a, b in pairs]


def only(plant: Plant) -> Shape:
    assert len(plant.channels.shapes) == 1
    return plant.channels.shapes[0]


def trunk(legs: int) -> WiredPart:
    ends = [plug(f"{side}{leg}", "mpo12", gender="pinned") for side in "ab" for leg in range(1, legs + 1)]
    wires = [(leg, at, legs + leg, 13 - at) for leg in range(legs) for at in range(1, 13)]
    return wired("trunk", ends, wires, "trunk")


def test_a_channel_starts_at_the_port_whose_name_comes_first_in_natural_order() -> None:
    assert names(trace(joined("leaf10", "leaf9").done())) == [("leaf9", "leaf10")]


def test_a_circuit_decides_which_end_is_near_and_is_noted_in_either_direction() -> None:
    floor = joined("a", "b")
    for near, far in ((1, 0), (0, 1)):
        floor.circuit("c", near, far, ANY)
    plant = trace(floor.done())
    assert (names(plant), plant.channels.circuits) == ([("b", "a")], [(0, 1)])


def test_names_compare_as_their_natural_keys_do() -> None:
    texts = ["leaf9", "leaf10", "leaf", "spine1", "leaf1.et-0/0/2", "leaf1.et-0/0/10", "leaf01", "9", "a٣", "a2", "a"]
    for one in texts:
        for other in texts:
            assert earlier(one, other) == (natural_key(one) < natural_key(other))


def test_legs_of_a_trunk_plugged_in_either_way_round_are_one_shape() -> None:
    floor = Floor()
    for number in range(2):
        faces = floor.add(f"t{number}", trunk(4))
        for leg in range(4):
            ends = [faces[leg], faces[4 + leg]][:: 1 if number else -1]
            for side, face in zip("ab", ends, strict=True):
                near, far = floor.add(f"{side}{number}{leg}", B12)
                floor.join(floor.add(f"p-{side}{number}{leg}", SR4)[0], near)
                floor.join(far, face, OPPOSED)
    plant = trace(floor.done())
    assert len(plant.channels) == 8
    assert only(plant).verdict == "ok"
    assert [(hop.enter, hop.leave) for hop in only(plant).routes[0].hops] == [(0, 1), (0, 4), (0, 1)]
    assert only(plant).routes[0].alignments == (ALIGNED, OPPOSED, OPPOSED, ALIGNED)


def test_components_are_listed_from_near_to_far() -> None:
    floor = Floor()
    ports = [floor.add(name, SR4)[0] for name in ("z", "a")]
    cords = [floor.add(f"c{number}", B12) for number in range(3)]
    floor.join(cords[0][0], ports[0])
    floor.join(cords[0][1], cords[1][0], OPPOSED)
    floor.join(cords[1][1], cords[2][0], OPPOSED)
    floor.join(cords[2][1], ports[1])
    plant = trace(floor.done())
    path = plant.channels.components[0][0]
    assert [plant.site.components.name[component] for component in path] == ["c2", "c1", "c0"]


def test_a_twin_port_optic_gives_two_channels_of_one_shape() -> None:
    floor = Floor()
    twin = optic("twin", "mpo12", (1, 2, 3, 4), (12, 11, 10, 9), receptacles=2)
    left, right = floor.add("left", twin), floor.add("right", twin)
    for one, other in zip(left, right, strict=True):
        a, b = floor.add(f"cord{one}", B12)
        floor.join(a, one)
        floor.join(b, other)
    plant = trace(floor.done())
    assert names(plant) == [("left:mdi1", "right:mdi1"), ("left:mdi2", "right:mdi2")]
    assert only(plant).near_terminal == 0


def test_a_breakout_is_one_channel_per_port_in_one_group_and_is_not_permuted() -> None:
    floor = Floor()
    legs = [plug(f"b{leg}", "mpo12") for leg in (1, 2)]
    wires = [(0, at, 1, 13 - at) for at in (1, 2, 3, 4)] + [(0, at, 2, 17 - at) for at in (5, 6, 7, 8)]
    wires += [(0, at, 2, 13 - at) for at in (9, 10, 11, 12)] + [(0, at, 1, 17 - at) for at in (13, 14, 15, 16)]
    split = wired("split", [plug("a1", "mpo16"), *legs], [(a, p, b, q) for a, p, b, q in wires if q <= 12], "harness")
    faces = floor.add("split", split)
    floor.join(faces[0], floor.add("far", SR8)[0])
    floor.join(faces[1], floor.add("b1", SR4)[0])
    floor.join(faces[2], floor.add("b2", SR4)[0])
    joined("x", "y", floor)
    plant = trace(floor.done())
    assert names(plant) == [("b1", "far"), ("b2", "far"), ("x", "y")]
    assert plant.channels.group == [0, 0, 1]
    shapes = [plant.channels.shapes[number] for number in plant.channels.shape]
    assert [(shape.verdict, shape.fault) for shape in shapes] == [("ok", "")] * 3
    assert [one.lane for shape in shapes[:2] for one in shape.back] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [one.far_lane for one in shapes[1].forward] == [5, 6, 7, 8]


def test_permuted_lanes_warn_unless_the_order_is_hardly_known() -> None:
    mixed = {1: 12, 2: 11, 3: 9, 4: 10, 9: 3, 10: 4, 11: 1, 12: 2}
    for order, verdict in ((Confidence.HIGH, "warn"), (Confidence.MEDIUM, "warn"), (Confidence.LOW, "ok")):
        floor = Floor()
        a, b = floor.add("c", cord("mixed", plug("a1", "mpo12"), plug("b1", "mpo12"), mixed))
        floor.join(a, floor.add("p1", replace(SR4, lane_order_confidence=order))[0])
        floor.join(b, floor.add("p2", SR4)[0])
        assert only(trace(floor.done())).verdict == verdict


def test_an_optic_with_nothing_plugged_in_is_no_channel() -> None:
    floor = Floor()
    floor.add("p", SR4)
    assert len(trace(floor.done()).channels) == 0


def test_cords_that_lead_nowhere_are_channels_without_a_far_port_and_no_fault() -> None:
    for parked, kind in ((False, "open"), (True, "parked")):
        floor = Floor()
        a, b = floor.add("c", AB)
        floor.join(a, floor.add("p", SFP)[0])
        if parked:
            floor.park(b)
        plant = trace(floor.done())
        assert names(plant) == [("p", "")]
        assert only(plant).forward == (Landing(1, FibreEnd(kind), far_position=1),)
        assert (only(plant).verdict, only(plant).fault, plant.channels.components) == ("ok", "", [()])


def test_a_mating_that_passes_no_light_is_an_error_and_not_also_dark() -> None:
    floor = Floor()
    c, d = floor.add("c", AB), floor.add("d", AB)
    floor.join(c[0], floor.add("p", SFP)[0])
    floor.join(d[1], floor.add("q", SFP)[0])
    floor.join(c[1], d[0], UNSTATED)
    shape = only(trace(floor.done()))
    assert (shape.verdict, shape.fault, shape.forward[0].kind) == ("error", "", "broken")


def test_a_mating_with_a_fault_is_an_error_though_light_would_pass() -> None:
    floor = Floor()
    a, b = floor.add("c", cord("b12", plug("a1", "mpo12", gender="pinned"), plug("b1", "mpo12"), reversed_map(12)))
    floor.join(a, floor.add("p", SR4)[0])
    floor.join(b, floor.add("q", SR4)[0])
    shape = only(trace(floor.done()))
    assert (shape.verdict, shape.fault, shape.forward[0].kind) == ("error", "", "rx")


def test_transmitters_that_reach_nothing_are_told_once_for_a_port_with_several_channels() -> None:
    floor = Floor()
    legs = [plug(f"b{leg}", "lc") for leg in (1, 2)]
    wires = [(0, 12, 1, 1), (0, 1, 1, 2), (0, 11, 2, 1), (0, 2, 2, 2)]
    faces = floor.add("h", wired("h", [plug("a1", "mpo12"), *legs], wires, "harness"))
    floor.join(faces[0], floor.add("a", SR4)[0])
    for leg in (1, 2):
        floor.join(faces[leg], floor.add(f"b{leg}", SFP)[0])
    plant = trace(floor.done())
    lanes = [[(one.lane, one.kind) for one in plant.channels.shapes[number].forward] for number in plant.channels.shape]
    assert lanes == [[(1, "rx"), (3, "no-fibre"), (4, "no-fibre")], [(2, "rx")]]


def test_a_receiver_joined_to_a_receiver_is_dark_though_no_transmitter_is_lost() -> None:
    floor = Floor()
    wires = [(0, 1, 1, 2), (0, 2, 1, 1)]
    a, b = floor.add("h", wired("h", [plug("a1", "mpo12", lit=(1, 2)), plug("b1", "lc")], wires, "harness"))
    floor.join(a, floor.add("a", optic("rx-only", "mpo12", (), (12, 11)))[0])
    floor.join(b, floor.add("b", SFP)[0])
    assert only(trace(floor.done())).fault == "dark"


def test_a_loopback_brings_light_back_to_its_own_port() -> None:
    floor = Floor()
    loop = wired("loop", [plug("a1", "lc")], [(0, 1, 0, 2)])
    floor.join(floor.add("loop", loop)[0], floor.add("p", SFP)[0])
    plant = trace(floor.done())
    assert names(plant) == [("p", "p")]
    assert only(plant).forward == (Landing(1, LandingKind.RX, 1, 2, 0),)
    assert only(plant).back == ()


def test_cords_in_a_ring_without_a_port_are_no_channel_and_do_not_hang() -> None:
    floor = Floor()
    cords = [floor.add(f"c{number}", AB) for number in range(3)]
    for number in range(3):
        floor.join(cords[number][1], cords[(number + 1) % 3][0])
    assert len(trace(floor.done()).channels) == 0


def test_a_thousand_cords_in_a_row_are_followed() -> None:
    floor = Floor()
    cords = [floor.add(f"c{number}", AB) for number in range(1000)]
    for one, other in pairwise(cords):
        floor.join(one[1], other[0])
    floor.join(cords[0][0], floor.add("p", SFP)[0])
    floor.join(cords[-1][1], floor.add("q", SFP)[0])
    plant = trace(floor.done())
    assert len(plant.channels.components[0][0]) == 1000


def test_a_position_with_two_fibres_sends_light_one_way_and_ends() -> None:
    floor = Floor()
    odd = wired("odd", [plug("a1", "lc"), plug("b1", "lc")], [(0, 1, 1, 1), (0, 1, 1, 2), (0, 2, 1, 1), (1, 1, 1, 1)])
    faces = floor.add("odd", odd)
    floor.join(faces[0], floor.add("p", SFP)[0])
    floor.join(faces[1], floor.add("q", SFP)[0])
    kinds = [one.kind for shape in trace(floor.done()).channels.shapes for one in shape.forward + shape.back]
    assert kinds == ["no-fibre", "no-fibre"]


def test_a_straight_duplex_cord_joins_transmitter_to_transmitter() -> None:
    floor = Floor()
    a, b = floor.add("aa", cord("aa", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    floor.join(a, floor.add("p", SFP)[0])
    floor.join(b, floor.add("q", SFP)[0])
    shape = only(trace(floor.done()))
    assert (shape.verdict, shape.fault) == ("fail", "tx-meets-tx")
