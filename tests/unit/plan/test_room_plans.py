"""Rooms are drawn to a scale that is stated, on a sheet that holds them, with what is not known said."""

from __future__ import annotations

import pytest

from mtpc.drawing.shapes import Box, Drawing, Stroke, Words
from mtpc.drawing.strokes import Layer
from mtpc.pipeline import compile_texts
from mtpc.plan.drawings.lit_way import lit_way
from mtpc.plan.drawings.room_plan import SCALES, room_plan, rooms_of
from tests.support.floors import HEAD
from tests.unit.plan.drawn import floor, outside, overlapping

TWO_ROWS = (
    f"{HEAD}room H\nrow A at H {{ offset = 0m }}\nrow B at H {{ offset = 2.4m }}\n"
    "rack A[1..3] : acme.rack-42u at A { row-origin = 0m; pitch = 600mm }\n"
    "rack B1 : acme.rack-42u at B { row-origin = 0m }\n"
)


def plans(spec: str) -> list[Drawing]:
    site = compile_texts({"x.mtp": spec}).plant.site
    return [room_plan(room) for room in rooms_of(site.racks, list(site.trays.values()))]


def texts(drawing: Drawing) -> list[str]:
    return [item.text for item in drawing.items if isinstance(item, Words)]


def test_racks_stand_to_scale() -> None:
    """A1 to A3 are 600 mm apart, B1 is 2.4 m from A1: at 1:50 that is 12 mm and 48 mm of paper."""
    (plan,) = plans(TWO_ROWS)
    assert plan.scale
    assert plan.scale.denominator == 50
    boxes = {item.says.split(",")[0]: item for item in plan.items if isinstance(item, Box) and item.says}
    assert boxes["rack A2"].left - boxes["rack A1"].left == pytest.approx(12)
    assert boxes["rack B1"].top - boxes["rack A1"].top == pytest.approx(48)
    assert "1 m   scale 1:50 on this sheet" in texts(plan)
    assert any("depth not stated, drawn as 1 m" in text for text in texts(plan))


def test_a_room_without_places_is_not_to_scale_and_says_so() -> None:
    (plan,) = plans(f"{HEAD}room H\nrack R[1..2] : acme.rack-42u at H\n")
    assert plan.scale is None
    assert texts(plan)[0].startswith("Not to scale: the places of the racks are not stated")
    assert texts(plan)[1:] == ["R1", "R2"]


def test_racks_without_a_place_are_named_beside_those_with_one() -> None:
    (plan,) = plans(f"{TWO_ROWS}rack C9 : acme.rack-42u at H\n")
    assert "Racks whose place is not stated: C9" in texts(plan)


@pytest.mark.parametrize(
    "more",
    [
        "rack C[1..400] : acme.rack-42u at C { row-origin = 0m; pitch = 600mm }",
        "rack C1 : acme.rack-42u at C { row-origin = 90km }",
        f'rack "{"k" * 300}" : acme.rack-42u at C {{ row-origin = 3m }}',
    ],
)
def test_a_room_of_any_size_is_on_a_sheet_of_a_printer(more: str) -> None:
    (plan,) = plans(f"{TWO_ROWS}row C at H {{ offset = 9m }}\n{more}\n")
    assert outside(plan) == []
    assert plan.width_mm <= 841
    assert plan.height_mm <= 841
    assert plan.scale
    assert plan.scale.denominator in SCALES or plan.scale.denominator > SCALES[-1]


def test_the_way_of_a_trunk_is_lit_from_rack_to_rack() -> None:
    """T03 goes from A03, 1.2 m along row A, by leaf-way to A01 and by spine-way to B01, 24 m across: at 1:100."""
    site = floor("specs/hall.mtp").plant.site
    way = lit_way(site, site.components_named("T03")[0])
    assert [(float(place.along_m), float(place.across_m)) for place in way.places] == [(1.2, 0), (0, 0), (0, 24)]
    (room,) = rooms_of(site.racks, list(site.trays.values()))
    plan = room_plan(room, way)
    lit = [item for item in plan.items if isinstance(item, Stroke) and item.layer is Layer.ROUTE]
    (x, y), (corner_x, corner_y), (end_x, end_y) = lit[-1].points
    moved_mm = (x - corner_x, y - corner_y, end_x - corner_x, end_y - corner_y)
    assert moved_mm == pytest.approx((12, 0, 0, 240))
    assert "T03: A03 to B01 by leaf-way, spine-way" in texts(plan)
    assert outside(plan) == []
    assert list(overlapping(plan)) == []


def test_a_way_that_nobody_states_is_not_drawn() -> None:
    site = floor("specs/quickstart.mtp").plant.site
    way = lit_way(site, site.components_named("T1")[0])
    assert (way.places, way.words) == ((), "T1: R1 to R2; the position of rack R1 is not stated: it has no row-origin")
