from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.channel.types import Plant
from mtpc.pipeline import compile_texts
from mtpc.plan.part_words import all_on_paper
from mtpc.plan.rows.cut_blanks import blank_columns, why_blank
from mtpc.plan.rows.cut_columns import COLUMNS, NAMES
from mtpc.plan.rows.cut_row import CutRow, totals
from mtpc.plan.rows.folded_names import folded
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from tests.unit.plan.small_site import small_plant

RECOMMENDED = list(
    csv.DictReader(
        (Path(__file__).parents[2] / "data" / "cutsheet_recommended_columns.csv").open("r", encoding="utf-8")
    )
)


def cut_sheet(plant: Plant | None = None) -> tuple[CutRow, ...]:
    return Work(plant or small_plant(), Issue("2026-11-20")).cuts


def of_cable(name: str, rows: tuple[CutRow, ...] | None = None) -> list[CutRow]:
    return [row for row in rows or cut_sheet() if row["cable_id"] == name]


def test_columns_are_the_recommended_ones_in_order() -> None:
    named = {"loss_predicted_db": "cable_typical_db"}  # says of what it is and which figure, as its neighbours do
    assert [named.get(row["column"], row["column"]) for row in RECOMMENDED] == list(NAMES)[:61]
    assert [column.need for column in COLUMNS][:61] == [row["need"] for row in RECOMMENDED]
    assert NAMES[61:] == ("channel_limit_db", "channel_maximum_db")  # of the channel, apart from those of the cable


def test_a_figure_of_loss_says_of_what_it_is_and_which_in_name_and_heading() -> None:
    titles = {column.name: column.title for column in COLUMNS}
    assert titles["loss_budget_db"] == "Cable limit dB"
    assert titles["cable_typical_db"] == "Cable typical dB"
    assert titles["channel_limit_db"] == "Channel limit dB"
    assert titles["channel_maximum_db"] == "Channel maximum dB"


def test_a_cable_has_one_row_a_leg_and_both_its_ends() -> None:
    first, second = of_cable("T1")
    assert [row["leg"] for row in (first, second)] == ["1 of 2", "2 of 2"]
    assert (second["a_device"], second["a_slot"], second["a_port"], second["a_face"]) == ("p1", "2", "2", "rear")
    assert (second["b_device"], second["b_rack"], second["b_ru"]) == ("p2", "R10", "42")
    assert (second["a_gender"], second["a_connector"]) == ("M", "MPO12/PC")


def test_a_harness_has_one_row_a_branch() -> None:
    landed, hanging = of_cable("H1")
    assert landed["a_port"] == hanging["a_port"] == "osfp1:1"
    assert landed["b_port"] == "sfp1"
    assert (hanging["b_rack"], hanging["b_port"]) == ("", "")
    assert "b2" in hanging["notes"]


def test_every_needed_cell_is_filled_or_its_blank_explained() -> None:
    unexplained = []
    for row in cut_sheet():
        for column in COLUMNS:
            if column.needed and not row[column.name] and not why_blank(row, column.name):
                unexplained.append((row["cable_id"], column.name))
    assert unexplained == []


def test_columns_that_are_blank_are_listed_with_their_reasons() -> None:
    listed = dict(blank_columns(cut_sheet()))
    assert {"change", "length_calc_m", "slack_m", "test_tier", "part_number"} <= listed.keys()
    assert listed["change"] == "there is no earlier issue to compare with"
    assert "a_rack" not in listed
    assert listed["b_rack"] == "this end is parked: it is not to be plugged in"
    assert all(listed.values())


def test_a_rack_that_is_merely_missing_is_not_explained_away() -> None:
    (row, *_) = of_cable("T1")
    for column in ("a_rack", "b_device", "a_gender", "a_slot", "cable_id", "revision"):
        assert why_blank(row, column) == ""


def test_rows_sort_by_pull_group_with_numbers_as_numbers() -> None:
    groups = list(dict.fromkeys(row["pull_group"] for row in cut_sheet()))
    assert groups == ["R2>R2", "R2>R10", "R10>R10"]


def test_inside_a_group_the_top_of_the_rack_comes_first() -> None:
    units = [row["a_ru"] for row in cut_sheet() if row["pull_group"] == "R2>R10"]
    assert units == ["42", "42", "40", "40"]
    seqs = [row["seq"] for row in cut_sheet() if row["pull_group"] == "R2>R10"]
    assert seqs == ["1", "2", "3", "4"]


def test_the_order_of_statements_changes_nothing() -> None:
    forth, back = (cut_sheet(small_plant(backwards=turned)) for turned in (False, True))
    assert [row.cells for row in forth] == [row.cells for row in back]


def test_the_pass_limit_is_both_end_pairs_and_the_fibre() -> None:
    trunk = of_cable("T1")[0]
    assert trunk["limit_wavelengths"] == "850;1300"
    assert trunk["loss_budget_db"] == "0.79;0.745"  # 2 x 0.35 + 0.030 km x 3.0 and x 1.5 dB/km


def test_the_figures_of_the_cable_and_those_of_the_channel_stand_apart() -> None:
    """Limit and value side by side are compared: each pair of columns is of one thing (applications reference, 6)."""
    trunk = of_cable("T1")[0]
    assert trunk["cable_typical_db"] == ""  # its part states a maximum and no typical loss
    assert trunk["channel_maximum_db"] == "0.811"  # 37 m at 3.0 dB/km and two mated pairs
    assert trunk["channel_limit_db"] == "1.9"  # 100GBASE-SR4 over OM4


def test_a_cable_is_expected_to_lose_what_is_typical_of_its_grade() -> None:
    text = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
trunk T1 : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 { length = 20m }
"""
    (trunk,) = cut_sheet(compile_texts({"x.mtp": text}).plant)
    assert trunk["loss_budget_db"] == "0.76;0.73"  # 2 x 0.35 (MTP Elite) + 0.020 km x 3.0 and x 1.5 dB/km
    assert trunk["cable_typical_db"] == "0.26;0.23"  # 2 x 0.10 and the same fibre
    assert (trunk["channel_limit_db"], trunk["channel_maximum_db"]) == ("", "")  # no channel runs over it


def test_what_is_unknown_is_blank_and_never_nought() -> None:
    harness = of_cable("H1")[0]
    assert [harness[name] for name in ("length_ordered", "length_unit", "loss_budget_db", "cable_typical_db")] == [
        ""
    ] * 4
    assert (harness["loss_grade"], harness["jacket"]) == ("", "")


def test_settings_of_the_cable_and_the_project_reach_the_row() -> None:
    trunk = of_cable("T1", cut_sheet(small_plant(test_tier="1")))[0]
    assert trunk["test_tier"] == "T1"
    assert trunk["revision"] == "R1"
    assert "pulled first" in trunk["notes"]
    assert "pulling eye: b" in trunk["notes"]
    assert trunk["status"] == "planned"


def test_the_second_connector_of_a_twin_optic_is_not_counted_again() -> None:
    plant = small_plant()
    ends = Work(plant, Issue()).ends
    faces = [plant.site.sockets.inner[at] for at, name in enumerate(plant.site.sockets.name) if "osfp1" in name]
    assert [ends.of(face).transceiver for face in faces] == ["twin", "N/A"]


def test_a_leg_names_the_circuits_that_ride_on_it() -> None:
    assert [row["links_served"] for row in of_cable("T1")] == ["up1", "up2"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (["up2", "up1", "up10", "up3"], "up1..3; up10"),
        (["a", "b"], "a; b"),
        (["l01-1", "l01-2", "l01-3", "l01-4"], "l01-1..4"),
        (["x9 -- y1", "x10 -- y2", "x11 -- y3"], "x9..11 -- y1..3"),
        ([f"leaf01.xe-0/0/{n} -- srv{n + 8:03}.eth0" for n in range(4)], "leaf01.xe-0/0/0..3 -- srv008..011.eth0"),
        ([], ""),
    ],
)
def test_runs_of_names_are_folded(names: list[str], shown: str) -> None:
    assert folded(names) == shown


def test_kinds_legs_and_circuits_are_counted_apart() -> None:
    plant = small_plant()
    assert totals(plant.site, cut_sheet(plant)) == [
        ("trunk", 1), ("harness", 1), ("cords", 4), ("legs", 8), ("circuits", 2), ("optics", 6),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("exact", "shown"),
    [(["0.7225"], "0.723"), (["0.7045", "0.709"], "0.705; 0.709"), (["0.79"], "0.79"), (["1.0004"], "1"), ([], "")],
)
def test_figures_on_paper_have_three_decimals_half_rounded_up(exact: list[str], shown: str) -> None:
    assert all_on_paper(map(Decimal, exact)) == shown


def test_a_legs_own_fibres_are_counted_beside_those_of_the_cable() -> None:
    assert [(row.leg.fibres, row["fibre_count"]) for row in of_cable("T1")] == [(12, "24")] * 2
