"""The way of a cable over trays that meet: lengths are worked out by hand, and the sums stand beside them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.unit.model.test_lengths import FLOOR, TRUNK, compiled, way_of


@pytest.mark.parametrize(
    ("ends", "more", "way_m", "trays"),
    [
        # the way that is worked out above where it is written, now found
        ("a02.1.rear1 -- b05.1.rear1", "slack = 0%", "14.1875", ("over-a", "across", "over-b")),
        ("b05.1.rear1 -- a02.1.rear1", "slack = 0%", "14.1875", ("over-b", "across", "over-a")),
    ],
)
def test_a_way_over_trays_that_meet_is_found(ends: str, more: str, way_m: str, trays: tuple[str, ...]) -> None:
    site = compiled(FLOOR + TRUNK.format(ends=ends, more=more)).plant.site
    assert way_of(ends, more) == Decimal(way_m)
    assert site.components.trays[-1] == trays


SHORT_CUT = FLOOR + "tray near at A03 -- B03 { drop = 1.2m }\n"


@pytest.mark.parametrize(
    ("more", "way_m", "trays"),
    [
        # by `near`: 0.9652 aside, 0.04445 + 1.2 up, 0.6 along over-a, 0.2667 between 3.0669 and 3.3336, 2.4 across,
        # 0.6 between 3.3336 and 2.7336, 1.2 along over-b, 0.6 + 0.31115 down
        ("slack = 0%", "8.1875", ("over-a", "near", "over-b")),
        ("slack = 0%; avoid = near", "14.1875", ("over-a", "across", "over-b")),
        ("slack = 0%; through = across", "14.1875", ("over-a", "across", "over-b")),
        ("slack = 0%; through = [over-a, over-b]", "8.1875", ("over-a", "near", "over-b")),
    ],
)
def test_the_shortest_way_is_taken_that_a_cable_allows(more: str, way_m: str, trays: tuple[str, ...]) -> None:
    ends = "a02.1.rear1 -- b05.1.rear1"
    assert way_of(ends, more, SHORT_CUT) == Decimal(way_m)
    assert compiled(SHORT_CUT + TRUNK.format(ends=ends, more=more)).plant.site.components.trays[-1] == trays


@pytest.mark.parametrize(
    ("more", "asked"),
    [("through = over-b; avoid = [near, across]", "through over-b, without across and near"),
     ("avoid = over-b", "without over-b"), ("through = [across, near, over-a, across]", "")],
)  # fmt: skip
def test_a_way_that_no_trays_allow_is_told_with_what_is_asked(more: str, asked: str) -> None:
    text = SHORT_CUT + TRUNK.format(ends="a02.1.rear1 -- b05.1.rear1", more=f"slack = 0%; {more}")
    found = compiled(text).diagnostics
    if not asked:  # back and forth, as it is asked: 2 × through `near` and `across` is a way
        assert found == ()
        return
    assert [finding.message.rpartition("lead from A02 to B05 ")[2] for finding in found] == [asked]


def test_a_tray_over_both_racks_is_taken_and_the_shorter_of_two() -> None:
    floor = FLOOR + "tray lower at A01 -- A10 { drop = 0.3m }\n"
    assert way_of("a01.1.rear1 -- a10.1.rear1", floor=floor) == Decimal("7.0541")  # 8.8541 - 2 × 0.9


RISER = """site S
room G at S
room H1 at S
row A at G { offset = 0m; origin = 1m; pitch = 600mm }
row B at H1 { offset = 3m; origin = 6m; pitch = 800mm; direction = backward }
rack A[1..3] : acme.rack-42u at A
rack B[1..3] : acme.rack-42u at B { numbered-from = top }
waypoint foot at G { along = 2.2m; across = 5m; height = 3m }
waypoint head at H1 { along = 0m; across = 3m; height = 2.5m }
tray low at A1 -- A3 { height = 2.5m }
tray over at A3 -- foot { height = 2.8m }
tray up at foot -- head { kind = riser; length = 7.5m }
tray high at head -- B1 { height = 2.5m }
panel a : acme.panel-4slot at A1.U40
panel b : acme.panel-4slot at B3.U1
plate [a, b].1 : acme.plate-12mpo-opposed-pc
"""


def test_a_riser_joins_two_rooms() -> None:
    # a is 1.8669 high at the top of its rack: 42 × 0.04445; U40 is 3 U below: 0.13335; 2.5 - 1.8669 = 0.6331 up to low;
    # A1 stands at 1 m, A3 at 2.2 m: 1.2 along low; 0.3 up to over; 5 across along over; 0.2 up to the foot at 3 m;
    # 7.5 up the riser; head and high are 2.5 m high; B1 stands at 6 m, B3 at 4.4 m: 4.4 along high; 0.6331 down;
    # U1 is the topmost unit of B3: 0.04445 down; 0.9652 at the sides
    assert way_of("a.1.rear1 -- b.1.rear1", floor=RISER) == Decimal("21.00920")
    site = compiled(RISER + TRUNK.format(ends="a.1.rear1 -- b.1.rear1", more="slack = 0%")).plant.site
    assert site.components.trays[-1] == ("low", "over", "up", "high")


def test_an_open_rack_has_units_of_its_own() -> None:
    part = "part orv3 : rack { units = 42; unit = 48mm; depth = 1m }\n"
    floor = part + FLOOR.replace("acme.rack-42u", "orv3")
    # 0.9652 + 2 × 0.048 + 2.4 + 5.4
    assert way_of("a01.1.rear1 -- a10.1.rear1", floor=floor) == Decimal("8.8612")
