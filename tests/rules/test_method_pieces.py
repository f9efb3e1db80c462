"""What each piece on a way allows, by the table of methods (polarity reference, 6.1 and 6.3), part by part."""

from __future__ import annotations

import pytest

from mtpc.catalogue.types import Alignment, WiredPart
from mtpc.channel.methods import METHODS, MethodPiece, pieces
from mtpc.channel.types import Hop, Route
from tests.support.chains import CROSSED
from tests.support.parts import cord, plug, reversed_map, straight, wired
from tests.support.sites import ALIGNED, OPPOSED, UNSTATED

MAPS = {"A": straight(12), "B": reversed_map(12), "C": CROSSED, "?": {**straight(12), 1: 3, 3: 1}, "-": {}}
DUPLEX = {"X": reversed_map(2), "=": straight(2), "-": {}}


def array(letter: str, kind: str = "cord", of: str = "mpo12") -> Hop:
    return Hop(cord(letter, plug("a1", of), plug("b1", of), MAPS[letter], kind), 0, 1)


def duplex(letter: str, kind: str = "cord") -> Hop:
    return Hop(cord(letter, plug("a1", "lc"), plug("b1", "lc"), DUPLEX[letter], kind), 0, 1)


def cassette(*ports: tuple[int, int], rear_first: bool = False) -> WiredPart:
    """Bores L and R of each port at a position of the array behind; its terminal is the last, or the first."""
    fronts = [plug(f"front{number}", "lc") for number in range(1, len(ports) + 1)]
    rear = 0 if rear_first else len(fronts)
    ends = [plug("rear1", "mpo12"), *fronts] if rear_first else [*fronts, plug("rear1", "mpo12")]
    wires = []
    for number, pair in enumerate(ports):
        front = number + (1 if rear_first else 0)
        for bore, position in enumerate(pair, start=1):
            wires.append((rear, position, front, bore) if rear_first else (front, bore, rear, position))
    return wired("cassette", ends, wires, "cassette")


STRAIGHT = [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12)]
U1 = [(1, 12), (2, 11), (3, 10), (4, 9), (5, 8), (6, 7)]
U2 = [(right, left) for left, right in U1]


def of(*hops: Hop, joints: tuple[Alignment, ...] = ()) -> list[MethodPiece]:
    between = joints or (OPPOSED,) * (len(hops) - 1)
    return pieces(Route(hops, (ALIGNED, *between, ALIGNED), ()))


def hops_of(found: list[MethodPiece]) -> list[tuple[str, set[str] | None]]:
    return [(one.what, None if one.allows is None else set(one.allows)) for one in found if not one.is_mating]


@pytest.mark.parametrize("rear_first", [False, True])
@pytest.mark.parametrize(
    ("ports", "what", "allows"),
    [
        (STRAIGHT, "wired straight", {"A", "B", "C"}),
        (STRAIGHT[::-1], "wired relabelled straight", {"B"}),
        ([STRAIGHT[1], STRAIGHT[0], STRAIGHT[2]], "wired by a map of its own", None),
        (U1, "wired U1", {"U1"}),
        (U2, "wired U2", {"U2"}),
        ([U1[0], U2[1]], "wired by a map of its own", None),  # one way round and the other
        ([(2, 1), (4, 3)], "wired by a map of its own", None),
        ([(1, 3), (5, 7)], "wired by a map of its own", None),
        ([(2, 3), (4, 5)], "wired by a map of its own", None),
        ([U1[0], (3, 4)], "wired by a map of its own", None),
        ([], "wired by a map of its own", None),
    ],
)
def test_a_cassette_is_told_by_how_its_bores_meet_positions(
    ports: list[tuple[int, int]], what: str, allows: set[str] | None, rear_first: bool
) -> None:
    part = cassette(*ports, rear_first=rear_first)
    ways = (1, 0) if rear_first else (0, len(part.terminals) - 1)
    hop = Hop(part, *(ways if ports else (0, 0)))
    assert hops_of(of(hop)) == [(what, allows)]


def test_a_cassette_with_two_arrays_behind_is_its_own() -> None:
    ends = [plug("front1", "lc"), plug("rear1", "mpo12"), plug("rear2", "mpo12")]
    part = wired("cassette", ends, [(0, 1, 1, 1), (0, 2, 2, 2)], "cassette")
    assert hops_of(of(Hop(part, 0, 1))) == [("wired by a map of its own", None)]


@pytest.mark.parametrize(
    ("letter", "trunk", "patch"),
    [
        ("A", {"A", "U1"}, {"A", "C", "U1"}),  # one of type A among two arrays: U1 may have it
        ("B", {"B", "U1", "U2"}, set(METHODS)),
        ("C", {"C"}, set()),
        ("?", None, None),
        ("-", None, None),
    ],
)
def test_an_array_is_judged_as_trunk_or_as_cord(letter: str, trunk: set[str] | None, patch: set[str] | None) -> None:
    what = {"?": "wired by a map of its own", "-": "wired by a map of its own"}.get(letter, f"type {letter}")
    other = "type B", set(METHODS)
    laid = "type B", {"B", "U1", "U2"}
    assert hops_of(of(array("B"), array(letter, "trunk"))) == [other, (what, trunk)]
    assert hops_of(of(array(letter), array("B", "trunk"))) == [(what, patch), laid]


@pytest.mark.parametrize(
    ("letters", "spare"),
    [("BA", True), ("BAB", False), ("BBAB", True), ("AA", False), ("AAB", False), ("AAAB", False)],
)
def test_u1_has_one_of_type_a_where_arrays_are_even(letters: str, spare: bool) -> None:
    hops = [array(letter, "trunk") for letter in letters]
    assert [("U1" in (allows or ())) for what, allows in hops_of(of(*hops)) if what == "type A"] == [
        spare
    ] * letters.count("A")


def test_duplex_cords_are_not_counted_among_the_arrays() -> None:
    ways = [duplex("X"), Hop(cassette(*U1), 0, 6), array("B", "trunk"), array("A")]
    assert hops_of(of(*ways))[3] == ("type A", {"A", "C", "U1"})
    assert hops_of(of(*ways[:3], array("B"), array("A")))[4] == ("type A", {"A", "C"})


def test_without_a_trunk_what_lies_between_the_outer_two_is_laid() -> None:
    found = hops_of(of(array("C"), array("C"), array("C"), array("C")))
    assert [allows for _, allows in found] == [set(), {"C"}, {"C"}, set()]


@pytest.mark.parametrize(
    ("letter", "kind", "what", "allows"),
    [
        ("X", "cord", "A-to-B", set(METHODS)),
        ("=", "cord", "A-to-A", {"A"}),
        ("=", "trunk", "A-to-A", set(METHODS)),  # what is laid is turned at its ends
        ("-", "cord", "A-to-A", {"A"}),
    ],
)
def test_a_duplex_cord_is_a_to_b_but_one_in_method_a(letter: str, kind: str, what: str, allows: set[str]) -> None:
    found = of(duplex(letter, kind), Hop(cassette(*STRAIGHT), 0, 6))
    assert hops_of(found)[0] == (what, allows)
    assert [one for one in found if one.is_mating] == []  # two LC plugs have no keys to speak of


def test_a_fan_out_and_two_rows_cannot_be_told() -> None:
    fan = wired("f", [plug("a1", "mpo12"), plug("b1", "lc")], [(0, 1, 1, 1), (0, 2, 1, 2)], "harness")
    for hop in (Hop(fan, 0, 1), Hop(fan, 1, 0)):
        assert hops_of(of(array("B"), array("B"), hop))[2] == ("a harness from array to single connectors", None)
    rows = wired("r", [plug("a1", "mpo24"), plug("b1", "mpo12")], [(0, 1, 1, 1)], "harness")
    for hop in (Hop(rows, 0, 1), Hop(rows, 1, 0)):
        what, allows = hops_of(of(array("B"), array("B"), hop))[2]
        assert allows is None
        assert "two rows" in what


@pytest.mark.parametrize(
    ("mating", "what", "allows"),
    [(ALIGNED, "aligned keys", {"B", "U2"}), (OPPOSED, "opposed keys", {"A", "C", "U1"})],
)
def test_keys_of_adapters_between_arrays_decide(mating: Alignment, what: str, allows: set[str]) -> None:
    found = [one for one in of(array("B"), array("B"), array("B"), joints=(OPPOSED, mating)) if one.is_mating]
    assert [(one.hop, one.what, set(one.allows or ())) for one in found][1] == (1, what, allows)
    assert len(found) == 2


def test_keys_nobody_states_leave_the_method_open() -> None:
    (joint,) = (one for one in of(array("B"), array("B"), joints=(UNSTATED,)) if one.is_mating)
    assert joint.allows is None


def test_pieces_tell_which_hop_they_are() -> None:
    found = of(array("B"), array("B"), array("B"))
    assert [(one.hop, one.is_mating) for one in found] == [(0, False), (1, False), (2, False), (0, True), (1, True)]


@pytest.mark.parametrize("way", [[array("B")], [duplex("X")], [duplex("X"), duplex("=")]])
def test_without_arrays_between_panels_there_is_no_method(way: list[Hop]) -> None:
    assert of(*way) == []
