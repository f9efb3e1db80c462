from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from mtpc.catalogue.catalogues import Vendor
from mtpc.catalogue.types import Confidence, PartKind
from mtpc.channel.types import Plant
from mtpc.model.floor_values import Policy
from mtpc.model.values import Index
from mtpc.plan.rows.bom_lines import BomLine
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.order_files import ORDER, RFQ, OrderFile
from mtpc.plan.rows.spare_pools import spares
from mtpc.plan.rows.work import Work
from mtpc.units import Quantity, parse_quantity
from tests.support.parts import plug, wired
from tests.unit.plan.small_site import PATCH, small_plant


def bom(plant: Plant | None = None) -> dict[tuple[str, str], BomLine]:
    lines = Work(plant or small_plant(), Issue()).bom
    return {(line.part.name, str(line.length_m)): line for line in lines}


# What a record has to say of a cord besides what mtpc reads, before it can be ordered by its number.
STATED = {
    "brand": "MTP", "jacket": "LSZH", "length_definition": "tip to tip", "length_tolerance": "-0 / +5 %",
    "test_report": "loss of every fibre", "approval": "none",
}  # fmt: skip


def sold_by(
    vendor: Vendor | None, *, number: str = "", confidence: str = "low", detail: dict[str, str] | None = None
) -> OrderFile:
    """The order of the small site with the patch cords sold under this number."""
    plant = small_plant()
    made = replace(PATCH, number=number, number_confidence=Confidence(confidence), detail=detail or STATED)
    articles = plant.site.components.article
    articles[:] = [made if article is PATCH else article for article in articles]
    if vendor:
        plant.site.vendors["test"] = vendor
    (order,) = Work(plant, Issue()).orders
    return order


def lines_of(order: OrderFile, part: str) -> list[dict[str, str]]:
    found = [line for line in order.lines if line["part"] == part]
    assert found, f"nothing of {part} is ordered"
    return found


def test_like_parts_of_one_length_are_one_line() -> None:
    lines = bom()
    assert lines["patch", "2"].needed == lines["patch", "5"].needed == 2
    assert lines["trunk-2", "30"].needed == 1
    assert lines["sr4", "None"].needed == 4
    assert lines["twin", "None"].needed == 1
    assert lines["panel", "None"].needed == 2


@pytest.mark.parametrize(
    ("rule", "needed", "extra"), [("5%", 100, 5), ("5%", 1, 1), ("10%", 11, 2), ("2", 50, 2), ("0%", 9, 0)]
)
def test_spares_are_a_share_never_rounded_down_or_a_count(rule: str, needed: int, extra: int) -> None:
    assert spares(parse_quantity(rule) or Index(int(rule), rule), needed) == extra


def test_the_order_quantity_is_what_is_needed_and_the_spares() -> None:
    plant = small_plant()
    plant.site.policy = Policy(spares={"cord": Quantity(Decimal(10), "share", "10%"), "optic": Index(2, "2")})
    lines = bom(plant)
    assert (lines["patch", "2"].spares, lines["patch", "2"].quantity) == (0, 2)  # 10 % of 4 is one, and as long as any
    assert (lines["patch", "5"].spares, lines["patch", "5"].quantity) == (1, 3)
    assert lines["sr4", "None"].quantity == 6
    assert lines["trunk-2", "30"].quantity == 1


@pytest.mark.parametrize(
    ("demonstration", "confidence", "kind"),
    [(False, "high", ORDER), (False, "medium", RFQ), (False, "low", RFQ), (True, "high", RFQ)],
)
def test_only_a_sure_number_of_a_real_vendor_is_ordered(demonstration: bool, confidence: str, kind: str) -> None:
    order = sold_by(Vendor("test", "Test", demonstration, ()), number="N-1", confidence=confidence)
    for line in lines_of(order, "patch"):
        assert line["request"] == kind
        assert line["part_number"] == ("N-1" if kind == ORDER else "")


@pytest.mark.parametrize("open_field", sorted(STATED))
def test_a_number_that_leaves_a_needed_field_open_is_no_order(open_field: str) -> None:
    vendor = Vendor("test", "Test", False, (("Item", "number"),))
    detail = {name: text for name, text in STATED.items() if name != open_field}
    order = sold_by(vendor, number="N-1", confidence="high", detail=detail)
    for line in lines_of(order, "patch"):
        assert line["request"] == RFQ
        assert line["part_number"] == "N-1"
        assert len(line["still_to_state"].split("; ")) == 1


@pytest.mark.parametrize(
    ("change", "missing"),
    [({"gender": None}, "gender a"), ({"polish": None}, "polish a"), ({"loss_db": None}, "grade")],
)
def test_one_open_end_keeps_a_line_from_being_an_order(change: dict[str, None], missing: str) -> None:
    plant = small_plant()
    a, b = PATCH.terminals
    made = replace(PATCH, number="N", number_confidence="high", detail=STATED, terminals=(replace(a, **change), b))  # type: ignore[arg-type]  # fields of an end
    articles = plant.site.components.article
    articles[:] = [made if article is PATCH else article for article in articles]
    plant.site.vendors["test"] = Vendor("test", "Test", False, ())
    (order,) = Work(plant, Issue()).orders
    for line in lines_of(order, "patch"):
        assert line["request"] == RFQ
        assert missing in line["still_to_state"]


def test_a_cassette_says_what_its_record_states() -> None:
    ends = [plug("front1", "lc", polish="upc", loose=False), plug("rear1", "mpo12", loose=False)]
    cassette = replace(wired("cassette", ends, [(0, 1, 1, 1), (0, 2, 1, 12)], "cassette"), map_name="own")
    plant = small_plant()
    components = plant.site.components
    components.article[:] = [replace(cassette, vendor="cassettes")] * len(components)
    components.kind[:] = [PartKind.CASSETTE] * len(components)
    (line, *_) = next(one for one in Work(plant, Issue()).orders if one.vendor == "cassettes").lines
    told = ("connector_a", "connector_b", "polish_a", "polish_b", "gender_a", "gender_b", "fibre_type", "polarity")
    assert [line[name] for name in told] == ["LC", "MPO12", "UPC", "PC", "", "F unpinned", "OM4", "own map"]
    assert "gender a" not in line["still_to_state"]
    assert "loss grade" in line["still_to_state"]
    assert "length" not in line["still_to_state"]


def test_leg_labels_nobody_stated_are_left_blank() -> None:
    (trunk,) = lines_of(sold_by(None), "trunk-2")
    assert trunk["leg_labels"] == ""
    assert "leg labels" in trunk["still_to_state"]


def test_a_vendor_nobody_knows_gets_a_request() -> None:
    assert {line["request"] for line in sold_by(None, number="N-1", confidence="high").lines} == {RFQ}


def test_a_request_says_what_is_known_and_what_is_still_to_state() -> None:
    (trunk,) = lines_of(sold_by(None), "trunk-2")
    assert (trunk["gender_a"], trunk["polish_b"], trunk["polarity"]) == ("M pinned", "PC", "B")
    assert (trunk["leg_count_a"], trunk["fibre_count_total"], trunk["pulling_eye"]) == ("2", "24", "b")
    assert trunk["length_tolerance"] == ""
    assert "length tolerance" in trunk["still_to_state"]
    assert "gender a" not in trunk["still_to_state"]
    assert trunk["jacket"] == "LSZH"


def test_a_length_nobody_knows_is_never_ordered() -> None:
    (harness,) = lines_of(sold_by(Vendor("test", "Test", False, ())), "breakout")
    assert harness["request"] == RFQ
    assert "length" in harness["still_to_state"].split("; ")


def test_an_order_has_the_vendors_columns_first_and_what_a_number_need_not_hold_after_them() -> None:
    vendor = Vendor("test", "Test", False, (("Item", "number"), ("Qty", "quantity")))
    order = sold_by(vendor, number="N-1", confidence="high")
    assert order.columns[:2] == (("Item", "part_number"), ("Qty", "quantity"))
    assert ("still to state", "still_to_state") in order.columns
    fields = [field for _, field in order.columns]
    assert len(set(fields)) == len(fields)
    assert {"length", "length_unit", "gender_a", "gender_b", "polish_a", "polish_b", "polarity"} <= set(fields)
    (line, *_) = lines_of(order, "patch")
    assert (line["request"], line["length"], line["gender_a"], line["polarity"]) == (ORDER, "2", "F unpinned", "B")
