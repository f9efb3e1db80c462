"""Which cable is proposed to be replaced, and what light does with its opposite; positions worked out on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtpc.catalogue.types import Alignment, OpticPart
from mtpc.channel.tracer import trace
from mtpc.channel.types import Plant, ShapeFault
from mtpc.pipeline import compile_texts
from mtpc.rules.lanes._swap import Swap, _right_after, arrivals, best_swap, map_shown, swap_fix, swap_help
from tests.rules.test_loss_findings import SKEWED
from tests.support.chains import CROSSED, array, chain
from tests.support.examples import FLOOR
from tests.support.families import family
from tests.support.parts import SFP, SR4, SR8, cord, optic, plug, reversed_map, straight, wired
from tests.support.sites import ALIGNED, OPPOSED, Floor

ROWS_24 = {at: at + 12 if at <= 12 else at - 12 for at in straight(24)}  # the other row, the same column
COLUMNS_24 = {at: 13 - at if at <= 12 else 37 - at for at in straight(24)}  # the same row, the other column
ROWS_32 = {at: at + 16 if at <= 16 else at - 16 for at in straight(32)}
COLUMNS_32 = {at: 17 - at if at <= 16 else 49 - at for at in straight(32)}


def proposed(plant: Plant) -> tuple[str, str, str] | None:
    swap = best_swap(plant, 0, range(len(plant.channels)))
    return (plant.site.components.name[swap.component], swap.is_now, swap.replacement) if swap else None


@pytest.mark.parametrize(
    ("of", "moves", "shown"),
    [
        ("lc", straight(2), "A-to-A"),
        ("lc", reversed_map(2), "A-to-B"),
        ("mpo12", straight(12), "type A"),
        ("mpo12", reversed_map(12), "type B"),
        ("mpo12", {1: 1, 12: 12}, "type A"),  # what is there decides, not how much of it
        ("mpo12", CROSSED, "its own"),
        ("mpo12", {}, "its own"),
        ("mpo16", straight(16), "type A"),
        ("mpo24", straight(24), "A24I"),
        ("mpo24", reversed_map(24), "B24N"),
        ("mpo24", ROWS_24, "A24S"),
        ("mpo24", COLUMNS_24, "B24R"),
        ("mpo24", {**straight(24), 1: 2, 2: 1}, "its own"),
        ("mpo32", straight(32), "A32I"),
        ("mpo32", reversed_map(32), "B32N"),
        ("mpo32", ROWS_32, "A32S"),
        ("mpo32", COLUMNS_32, "B32R"),
    ],
)
def test_a_map_is_named_by_what_it_does(of: str, moves: dict[int, int], shown: str) -> None:
    assert map_shown(replace(cord("x", plug("a1", of), plug("b1", of), moves), map_name="its own")) == shown


def test_maps_of_more_than_two_rows_have_no_letter() -> None:
    three = replace(plug("a1", "mpo12"), family=family("mpo36", 3, 12, "mpo-centred"))
    assert map_shown(replace(cord("x", three, three, straight(36)), map_name="its own")) == "its own"


@pytest.mark.parametrize(
    ("letters", "mating", "swapped", "to"),
    [
        ("B", OPPOSED, -1, "reversed"),  # module, B, module: three changes of side
        ("B", OPPOSED, 0, "straight"),
        ("A", OPPOSED, -1, "straight"),
        ("A", OPPOSED, 0, "reversed"),
        ("BA", OPPOSED, -1, "reversed"),
        ("BA", ALIGNED, -1, "straight"),  # the adapter is a fourth
        ("BA", ALIGNED, 1, "reversed"),
        ("BB", OPPOSED, -1, "straight"),
        ("BBB", ALIGNED, 2, "straight"),  # two modules, two adapters, two cables
    ],
)
def test_positions_arrive_by_the_number_of_changes_of_side(
    letters: str, mating: Alignment, swapped: int, to: str
) -> None:
    (shape,) = chain(*map(array, letters), between=mating).channels.shapes
    assert arrivals(shape, 0, swapped) == {"straight": straight(12), "reversed": reversed_map(12)}[to]


def test_what_has_no_fibre_does_not_arrive() -> None:
    some = cord("some", plug("a1", "mpo12"), plug("b1", "mpo12"), {12: 1, 11: 2, 1: 12})
    (shape,) = chain(some).channels.shapes
    assert arrivals(shape, 0) == {1: 12, 2: 11, 12: 1}


def test_type_c_moves_to_the_neighbour_both_ways() -> None:
    (shape,) = chain(array("C"), array("B")).channels.shapes
    assert [arrivals(shape, 0)[at] for at in (1, 2, 11, 12)] == [11, 12, 1, 2]  # 1: 12, 11, opposed 11, 2, 11


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("A", ("cord1", "type A", "type B")),
        ("BAB", ("cord2", "type A", "type B")),  # the one that is unlike the others
        ("BB", ("cord1", "type B", "type A")),  # the nearest of likes
        ("AC", ("cord1", "type A", "type B")),  # C has no opposite
        ("BC", ("cord2", "map C", "")),  # lanes in another order: no swap is proposed, and what is odd is named
        ("CC", ("cord1", "map C", "")),
    ],
)
def test_one_cord_is_proposed(letters: str, said: tuple[str, str, str]) -> None:
    assert proposed(chain(*map(array, letters))) == said


def test_a_cord_is_cheaper_than_a_trunk() -> None:
    parts = (array("B"), array("A", kind="trunk"), array("B"))
    assert proposed(chain(*parts)) == ("cord1", "type B", "type A")


def test_a_cassette_is_not_proposed() -> None:
    assert proposed(chain(array("A", kind="cassette"))) is None
    assert proposed(chain(array("A", kind="cassette"), array("A", kind="trunk"), array("A", kind="cassette"))) == (
        "trunk2",
        "type A",
        "type B",
    )


def test_where_light_ends_in_the_open_nothing_is_proposed() -> None:
    floor = Floor()
    near, (a, _) = floor.add("near", SR4)[0], floor.add("cord1", array("A"))
    floor.join(near, a)
    plant = trace(floor.done())
    assert all(best_swap(plant, channel, [channel]) is None for channel in range(len(plant.channels)))


TWO = optic("two", "mpo12", (1, 2), (12, 11))


@pytest.mark.parametrize(("near", "far"), [(SR4, TWO), (TWO, SR4)])
def test_the_smaller_port_has_to_be_served_whichever_end_it_is(near: OpticPart, far: OpticPart) -> None:
    assert proposed(chain(array("A"), near=near, far=far)) == ("cord1", "type A", "type B")


OUTSIDE = optic("outside", "mpo12", (2, 3), (11, 10))  # its lanes meet 2 and 3 of four
ELSEWHERE = optic("elsewhere", "mpo12", (5, 6), (8, 7))
HALF = optic("half", "mpo12", (1, 2), (6, 7))  # is served, and serves nobody


@pytest.mark.parametrize(("far", "by"), [(OUTSIDE, "type B"), (ELSEWHERE, ""), (HALF, "")])
def test_a_swap_that_serves_only_one_way_is_not_proposed(far: OpticPart, by: str) -> None:
    assert proposed(chain(array("A"), far=far)) == ("cord1", "type A", by)


def breakout(of_cord: str, *letters: str) -> Plant:
    """SR4, an array cord, a harness to LC plugs, an adapter and a duplex cord for each SFP."""
    floor = Floor()
    port, (a, b) = floor.add("sr4", SR4)[0], floor.add("cord", array(of_cord))
    ends = (plug("a1", "mpo12"), *(plug(f"b{leg}", "lc") for leg in (1, 2, 3, 4)))
    wires = [wire for leg in (1, 2, 3, 4) for wire in ((0, leg, leg, 2), (0, 13 - leg, leg, 1))]
    trunk, *legs = floor.add("harness", wired("harness", ends, wires, "harness"))
    floor.join(port, a)
    floor.join(b, trunk, OPPOSED)
    for number, (letter, leg) in enumerate(zip(letters, legs, strict=True), start=1):
        moves = reversed_map(2) if letter == "X" else straight(2)
        duplex = cord(f"duplex-{letter}", plug("a1", "lc"), plug("b1", "lc"), moves)
        one, other = floor.add(f"duplex{number}", duplex)
        floor.join(leg, one)
        floor.join(other, floor.add(f"sfp{number}", SFP)[0])
    return trace(floor.done())


def of_group(plant: Plant) -> set[tuple[str, str]]:
    """For each channel that fails what is proposed for the whole of its group; by nothing where no swap helps all."""
    columns = plant.channels
    bad = [channel for channel in range(len(columns)) if columns.shape_of(channel).fault]
    swaps = [best_swap(plant, channel, range(len(columns))) for channel in bad]
    return {
        (plant.site.components.name[swap.component], swap.replacement) if swap and swap.replacement else ("", "")
        for swap in swaps
    }


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("XXXX", set()),
        ("AAAA", {("cord", "type B")}),  # one cord that all legs share, instead of four
        ("XAXX", {("duplex2", "A-to-B")}),  # another array cord would darken the three that are well
        ("XXXA", {("duplex4", "A-to-B")}),
        ("AAXX", {("", "")}),
        ("AAAX", {("", "")}),
    ],
)
def test_a_swap_has_to_leave_every_leg_of_a_breakout_well(letters: str, said: set[tuple[str, str]]) -> None:
    assert of_group(breakout("A", *letters)) == said


def test_nothing_is_said_or_edited_without_a_swap() -> None:
    plant = chain(array("A"))
    for none in (None, Swap(0, "type A", "")):
        assert swap_help(plant.site, none) == ""
        assert swap_fix(plant, none) == ()
    assert swap_help(plant.site, best_swap(plant, 0, [0])) == (
        "replace cord cord1 (type A) with one of type B; every lane then reaches a receiver"
    )


def test_sixteen_positions_are_turned_on_sixteen() -> None:
    turned = cord("a", plug("a1", "mpo16"), plug("b1", "mpo16"), straight(16))
    plant = chain(turned, near=SR8, far=SR8)
    (shape,) = plant.channels.shapes
    assert arrivals(shape, 0, 0) == reversed_map(16)
    assert proposed(plant) == ("cord1", "type A", "type B")


def test_a_channel_of_two_ways_is_left_well_by_a_swap_that_is_not_on_it() -> None:
    plant_ = compile_texts({"a.mtp": SKEWED.replace("LENGTH", "10m")}).plant
    names = plant_.site.components.name
    assert len(plant_.channels.shape_of(0).routes) == 2
    assert not any(_right_after(plant_, 0, names.index(name)) for name in ("S", "T", "G1", "G2"))
    beside = next(number for number, kind in enumerate(plant_.site.components.kind) if kind == "optic")
    assert _right_after(plant_, 0, beside)
    broken = plant_.channels.shapes[0]
    plant_.channels.shapes[0] = replace(broken, fault=ShapeFault.DARK)
    assert not _right_after(plant_, 0, beside)


# ---- a swap as an edit


ONE_CORD = "cord leaf01.et-0/0/48 -- spine1.et-0/0/0 : acme.patch-mpo12-a-om4 { length = 2m }\n"
TWO_CORDS = "cord leaf01.et-0/0/[48..49] -- spine1.et-0/0/[0..1] : acme.patch-mpo12-a-om4 { length = 2m }\n"


def test_a_swap_is_an_edit_where_one_cable_is_made_there_and_one_part_is_its_twin() -> None:
    (fault,) = compile_texts({"a.mtp": FLOOR + ONE_CORD}).diagnostics
    (fix,) = fault.fixes
    (edit,) = fix.edits
    text = FLOOR + ONE_CORD
    assert text[edit.span.start : edit.span.end] == "patch-mpo12-a-om4"
    assert edit.text == "patch-mpo12-b-om4"
    assert compile_texts({"a.mtp": text[: edit.span.start] + edit.text + text[edit.span.end :]}).diagnostics == ()


def test_a_statement_of_two_cables_is_not_edited_for_one() -> None:
    (fault,) = compile_texts({"a.mtp": FLOOR + TWO_CORDS}).diagnostics
    assert fault.count == 2
    assert fault.fixes == ()
