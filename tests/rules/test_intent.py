"""Which circuits are not served and what becomes of their light, on floors of a few cords."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic
from mtpc.model.floor_values import Circuit, Subport
from mtpc.model.gaps import Gap
from mtpc.pipeline import compile_texts
from mtpc.repair.ends import lanes_of, unfit_ends
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.types import FactKind
from mtpc.rules._naming import channel_name
from mtpc.rules.lanes._telling import told as told_of
from mtpc.rules.lanes.pol101_tx_meets_tx import RULE
from tests.rules.test_direct_cables import FLOOR as CAGES
from tests.support.parts import SFP, SR4, cord, plug, reversed_map, straight, wired
from tests.support.sites import OPPOSED, ORIGIN, Floor
from tests.unit.channel.rows import application

ONE_LANE, FOUR_LANES = application("ONE"), replace(application("FOUR"), lanes=4)


def told(plant: Plant) -> list[str]:
    """What is told of each circuit by itself: the code, then the sentence up to its place."""
    facts = failing_of(plant).of(Standing.FAILS)
    each = [told_of(plant, fact) for fact in facts if fact.kind is FactKind.CIRCUIT]
    return [f"{one.code} {one.message.partition(': ')[0]}" for one in each]


def duplex(*pairs: str, want: str, parts: str = "") -> Plant:
    """SFPs named by letters; `parts`: a letter a cord, X crossing and A not; one circuit."""
    floor = Floor()
    ports = {name: floor.add(name, SFP)[0] for name in sorted(set("".join(pairs) + want))}
    for number, (pair, part) in enumerate(zip(pairs, parts or "X" * len(pairs), strict=True)):
        moves = reversed_map(2) if part == "X" else straight(2)
        a, b = floor.add(f"cord{number}", cord(part, plug("a1", "lc"), plug("b1", "lc"), moves))
        floor.join(ports[pair[0]], a)
        floor.join(b, ports[pair[1]])
    floor.circuit("up", ports[want[0]], ports[want[1]], ONE_LANE)
    return trace(floor.done())


@pytest.mark.parametrize(
    ("pairs", "want", "expected"),
    [
        (["ab"], "ab", []),
        (["ab"], "ba", []),  # served from either end
        (["ba"], "ab", []),
        (["ac"], "ab", ["POL201 a reaches c, not b"]),
        (["cb"], "ab", ["POL201 b reaches c, not a"]),
        (["bc"], "ba", ["POL201 b reaches c, not a"]),
        (["ac", "bd"], "ab", ["POL201 a reaches c, not b"]),  # once, from the near end
        (["cd"], "ab", ["POL201 a reaches nothing"]),
    ],
)
def test_a_circuit_is_told_by_where_its_light_goes(pairs: list[str], want: str, expected: list[str]) -> None:
    assert told(duplex(*pairs, want=want)) == expected


def arrays(missing: tuple[int, ...], of: str = "mpo12") -> Floor:
    """SR4 to SR4 over a type B cord without some positions of its near plug: 12 is in front of Tx1 of a."""
    floor = Floor()
    near, far = floor.add("a", SR4)[0], floor.add("b", SR4)[0]
    moves = {at: 13 - at for at in range(1, 13) if at not in missing}
    one, other = floor.add("cord", cord("part", plug("a1", of), plug("b1", of), moves))
    floor.join(near, one)
    floor.join(other, far)
    floor.circuit("up", near, far, FOUR_LANES)
    return floor


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ((), []),
        ((6,), []),  # no lane is there
        ((12,), ["POL103 Tx1 of a reaches nothing"]),
        ((10,), ["POL103 Tx3 of a reaches nothing"]),
        ((10, 11), ["POL103 Tx2 of a reaches nothing"]),  # the first of two
        ((9, 10, 11, 12), ["POL201 a reaches nothing"]),
        ((4,), ["POL103 Tx4 of b reaches nothing"]),  # 4 comes to 9 of the far plug, in front of Tx4 of b
        ((1, 2, 3, 4), ["POL201 b reaches nothing"]),
        ((12, 4), ["POL103 Tx1 of a reaches nothing"]),
    ],
)
def test_lanes_that_stop_are_told_from_the_end_that_sends_them(missing: tuple[int, ...], expected: list[str]) -> None:
    assert told(trace(arrays(missing).done())) == expected


def test_a_plug_that_does_not_fit_says_all_there_is_to_say() -> None:
    assert told(trace(arrays((), of="mpo16").done())) == []


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        (Gap("REF103", None, touches=("c",)), ["POL201 a reaches nothing"]),
        (Gap("REF103", None, declares=("a",)), ["POL201 a reaches nothing"]),
        (Gap("REF103", None, touches=("a",)), []),
        (Gap("REF103", None, touches=("b",)), []),
        (Gap("SYN101", None, whole_floor=True), []),
    ],
)
def test_what_was_not_placed_may_be_what_is_missing(gap: Gap, expected: list[str]) -> None:
    site = duplex("cd", want="ab").site
    site.gaps.add(gap)
    assert told(trace(site)) == expected


def breakout(want_lane: int, sfp: int, *, turned: bool = False) -> Plant:
    """SR4 over a harness to four SFPs, lane n at SFP n; one circuit between a lane and an SFP."""
    floor = Floor()
    port = floor.add("a", SR4)[0]
    ends = (plug("a1", "mpo12"), *(plug(f"b{leg}", "lc") for leg in (1, 2, 3, 4)))
    # Tx n at position n touches 13 - n of the plug, and R of an LC plug touches L of a port, where the SFP receives.
    wires = [wire for leg in (1, 2, 3, 4) for wire in ((0, 13 - leg, leg, 1), (0, leg, leg, 2))]
    trunk, *legs = floor.add("harness", wired("harness", ends, wires, "harness"))
    floor.join(port, trunk)
    faces = [floor.add(f"s{number}", SFP)[0] for number in (1, 2, 3, 4)]
    for leg, face in zip(legs, faces, strict=True):
        floor.join(leg, face)
    pair = (Subport(port, (want_lane,), f"a:{want_lane}"), Subport(faces[sfp - 1], (), f"s{sfp}"))
    near, far = pair[::-1] if turned else pair
    floor.site.circuits.append(Circuit("lane", ONE_LANE, near, far, (), (), ORIGIN))
    return trace(floor.done())


@pytest.mark.parametrize(
    ("lane", "sfp", "turned", "expected"),
    [
        (1, 1, False, []),
        (4, 4, True, []),
        (2, 3, False, ["POL201 a:2 reaches s2, not s3"]),
        (3, 2, True, ["POL201 s2 reaches lane 2 of a, not a:3"]),  # the right port on another lane
    ],
)
def test_a_lane_of_a_breakout_is_wanted_by_itself(lane: int, sfp: int, turned: bool, expected: list[str]) -> None:
    assert told(breakout(lane, sfp, turned=turned)) == expected


def test_lanes_are_those_named_else_all() -> None:
    floor = arrays(())
    face = floor.site.circuits[0].near.face
    assert lanes_of(floor.site, Subport(face, (), "a")) == (1, 2, 3, 4)
    assert lanes_of(floor.site, Subport(face, (3,), "a:3")) == (3,)


@pytest.mark.parametrize(
    ("lanes", "positions", "unfit"),
    [(4, 0, 0), (1, 0, 2), (8, 4, 0), (4, 1, 2)],  # a fibre may carry several wavelengths
)
def test_ends_have_as_many_lanes_as_the_application_has_positions(lanes: int, positions: int, unfit: int) -> None:
    plant = trace(arrays(()).done())
    asked = replace(FOUR_LANES, lanes=lanes, tx_positions=positions)
    assert len(unfit_ends(plant, replace(plant.site.circuits[0], application=asked))) == unfit


def test_a_circuit_of_another_number_of_lanes_is_not_judged_here() -> None:
    floor = arrays((12,))
    floor.site.circuits[0] = replace(floor.site.circuits[0], application=ONE_LANE)
    assert told(trace(floor.done())) == []


DAC = "cord sw1.qdd1 -- sw2.qdd1 : acme.dac-100g-q28-3m\ncord sw1.qdd2 -- sw2.qdd2 : acme.dac-100g-q28-3m\n"


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ("sw1.qdd1 -- sw2.qdd1", []),
        ("sw2.qdd1 -- sw1.qdd1", []),
        ("sw1.qdd1 -- sw2.qdd2", ["sw1.qdd1 reaches sw2.qdd1, not sw2.qdd2"]),
        ("sw2.qdd2 -- sw1.qdd1", ["sw2.qdd2 reaches sw1.qdd2, not sw1.qdd1"]),
    ],
)
def test_a_direct_cable_leads_to_the_cage_at_its_other_end(ends: str, expected: list[str]) -> None:
    found = compile_texts({"a.mtp": f"{CAGES}{DAC}circuit up : 100GBASE-CR4 at {ends}\n"}).diagnostics
    assert [one.message for one in found if one.code == "POL201"] == expected


def test_of_a_direct_cable_only_the_far_end_may_be_in_its_place() -> None:
    lines = f"{CAGES}{DAC}optic sw1.qdd3 : acme.q28-100g-sr4\ncircuit up : 100GBASE-SR4 at sw1.qdd3 -- sw2.qdd1\n"
    found = compile_texts({"a.mtp": lines}).diagnostics
    assert [one.message for one in found if one.code == "POL201"] == ["sw2.qdd1 reaches sw1.qdd1, not sw1.qdd3"]


# ---- what a channel is called, and what is silent where a circuit already says it


def test_a_channel_is_called_as_its_circuit_else_by_its_ports() -> None:
    assert channel_name(duplex("ab", want="ab"), 0) == "up"
    assert channel_name(duplex("ab", want="cd"), 0) == "a -- b"
    floor = Floor()
    port, (a, _) = floor.add("a", SFP)[0], floor.add("cord", cord("x", plug("a1", "lc"), plug("b1", "lc"), straight(2)))
    floor.join(port, a)
    plant = trace(floor.done())
    assert [channel_name(plant, channel) for channel in range(len(plant.channels))] == ["a"]


def test_the_first_port_of_a_floor_has_a_name_at_the_far_end_too() -> None:
    floor = Floor()
    far, near = floor.add("b", SFP)[0], floor.add("a", SFP)[0]
    one, two = floor.add("cord", cord("x", plug("a1", "lc"), plug("b1", "lc"), reversed_map(2)))
    floor.join(near, one)
    floor.join(two, far)
    assert channel_name(trace(floor.done()), 0) == "a -- b"


def test_the_first_of_several_circuits_names_a_channel() -> None:
    site = duplex("ab", want="ab").site
    site.circuits.append(replace(site.circuits[0], name="again"))
    assert channel_name(trace(site), 0) == "up"


@pytest.mark.parametrize(
    ("pairs", "want", "parts", "spoken"),
    [
        (["ab"], "ce", "A", ["a -- b"]),
        (["ac", "bd"], "ab", "XA", []),  # b -- d fails, and b is where the circuit of a should end
        (["df", "ae"], "de", "XA", []),  # the same with e at the far end
        (["ac", "de"], "ab", "XA", ["d -- e"]),
    ],
)
def test_lanes_are_silent_at_ports_whose_circuit_leads_elsewhere(
    pairs: list[str], want: str, parts: str, spoken: list[str]
) -> None:
    plant = duplex(*pairs, want=want, parts=parts)
    assert RULE.check
    assert [
        one.object for found in RULE.check(plant) if isinstance(found, Diagnostic) for one in found.consequences
    ] == spoken


def test_adapters_between_cords_leave_a_circuit_served() -> None:
    floor = Floor()
    near, far = floor.add("a", SR4)[0], floor.add("b", SR4)[0]
    parts = [cord(name, plug("a1", "mpo12"), plug("b1", "mpo12"), moves)
             for name, moves in (("B", reversed_map(12)), ("A", straight(12)))]  # fmt: skip
    (one, two), (three, four) = floor.add("c1", parts[0]), floor.add("c2", parts[1])
    floor.join(near, one)
    floor.join(two, three, OPPOSED)
    floor.join(four, far)
    floor.circuit("up", near, far, FOUR_LANES)
    assert told(trace(floor.done())) == []
