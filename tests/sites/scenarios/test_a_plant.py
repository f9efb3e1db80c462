"""Scenario a: a permanent plant. Lengths are worked out by hand beside the test."""

from __future__ import annotations

from decimal import Decimal

from mtpc.model.auto_length_values import AutoLength
from mtpc.pipeline import compile_texts
from mtpc.plan.show.shown_floor import ShownFloor
from mtpc.plan.show.statement_text import StatementText
from tests.support import ROOT

SPEC = ROOT / "specs" / "scenarios" / "a_plant" / "a_plant.mtp"


def test_the_plant_is_clean_and_each_trunk_is_as_long_as_its_way() -> None:
    result = compile_texts({"a.mtp": SPEC.read_text("utf-8")}, base=SPEC.parent)
    assert result.diagnostics == ()
    site = result.plant.site
    # mda fills U36 to U39 of 48: 13 U from its lower edge to the top, 0.57785; re is in U46: 3 U, 0.13335.
    # 2 × 0.4826 + 0.57785 + 1.2 + 3 + 1.2 + 0.13335 = 7.0764 to row 1; each row is 2.4 further.
    ways = [measured.way_m for measured in site.lengths.values() if isinstance(measured, AutoLength)]
    assert ways == [Decimal("7.0764"), Decimal("9.4764"), Decimal("11.8764"), Decimal("14.2764")]
    # 5 %: 7.43022, 9.95022, 12.47022, 14.99022
    assert [site.components.length_m[trunk] for trunk in site.lengths] == [8, 10, 13, 15]
    assert [site.components.name[trunk] for trunk in site.lengths] == ["T1", "T2", "T3", "T4"]
    assert result.counts()["mated_pairs"] == 0  # nothing is plugged in front yet


def test_how_a_length_came_about_is_told() -> None:
    plant = compile_texts({"a.mtp": SPEC.read_text("utf-8")}, base=SPEC.parent).plant
    thing = next(iter(ShownFloor(plant).things("T4")))
    assert ("route", "0.48 m to the side of M1 + 0.58 m up M1 + 1.2 m up to t-main + 10.2 m along t-main + "
            "1.2 m down from t-main + 0.13 m down R4E + 0.48 m from the side of R4E = 14.28 m; "
            "5% slack, 0.71 m, makes 14.99 m; next whole metre 15 m") in thing.rows  # fmt: skip
    shapes = [shape for kind, shape in StatementText(plant.site).lines() if kind in ("rack", "tray")]
    assert "rack M2 : acme-fibre.rack-48u at M { row-origin = 0.8m }" in shapes
    assert "tray t-main at M1 -- R4E { drop = 1.2m }" in shapes
    assert [row for thing in ShownFloor(plant).things("t-main") for row in thing.rows] == [
        ("trunk", f"T{number}") for number in range(1, 5)
    ]
