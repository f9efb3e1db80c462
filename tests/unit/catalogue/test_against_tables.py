"""Records of standards, cell by cell, against the reference tables of the trade."""

from __future__ import annotations

import csv
import re
import tomllib
from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.records import DATA
from mtpc.catalogue.standards import mirrored
from mtpc.catalogue.types import CONFIDENCES
from tests.unit.catalogue.derived_maps import DERIVED

TABLES = Path(__file__).parents[2] / "data"
LIBRARY = Library.standard()
# Of two confidences the lower holds: these stand lower in the text beside the tables than in the tables.
LOSS_MEDIUM = {("10GBASE-SR", "om3"), ("10GBASE-SR", "om4"), ("40GBASE-SR4", "om4")}  # applications, section 1.1
PINOUT_LOWER = {"mpo16-8p8-mm-apc": "medium", "mpo16-8p8-sm-apc": "medium", "mpo32-sr16": "low"}  # review, section 3
SHORT_ROWS = ("40GBASE-SR4", "100GBASE-SR10")  # up to 100 m OM4 and OM5 may be checked as OM3
BORE_TO_PLUG = {"L": 2, "R": 1}  # a plug meets the bore it enters face to face


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decimal_or_none(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None


def lowest(words: list[str]) -> str:
    return max(words, key=CONFIDENCES.index)


# ---- applications


def application_rows() -> dict[str, list[dict[str, str]]]:
    by_id = defaultdict(list)
    for row in rows("domain/applications.csv"):
        by_id[row["app_id"].upper()].append(row)
    return by_id


@pytest.mark.parametrize("name", LIBRARY.names("applications"))
def test_application_says_what_the_table_says(name: str) -> None:
    table, application = application_rows()[name], LIBRARY.application(name)
    assert application
    first = table[0]
    assert application.name == name
    assert first["name"].replace(" ", "-").startswith(name)
    assert application.standard == f"{first['standard']}, {first['clause_or_msa']}"
    assert application.lanes == int(first["lanes_per_direction"])
    assert application.lane_tech == first["lane_tech_key"]
    assert application.host_fec == first["host_fec"]
    assert application.wavelength_text == first["wavelength_nm"]
    assert application.fact.confidence == lowest(
        [row[key] for row in table for key in ("conf_reach", "conf_il", "conf_mdi")]
    )
    limits = [limit for limit in application.limits if limit is application.rows(limit.fibre)[-1]]
    assert [limit.fibre for limit in limits] == [row["fibre_type"].lower() for row in table]
    for limit, row in zip(limits, table, strict=True):
        figures = (limit.reach_m, limit.reach_min_m, limit.loss_db, limit.loss_min_db, limit.allocation_db)
        cells = ("reach_max_m", "reach_min_m", "channel_il_max_db", "channel_il_min_db", "connection_alloc_db")
        assert figures == tuple(decimal_or_none(row[cell]) for cell in cells)
        assert str(limit.loss_db) == row["channel_il_max_db"]  # its decimals tell how it was rounded
        lower = "medium" if (name, limit.fibre) in LOSS_MEDIUM else "high"
        assert limit.reach_fact.confidence == row["conf_reach"]
        assert limit.loss_fact.confidence == lowest([row["conf_il"], lower])
        assert limit.reach_fact.basis == limit.loss_fact.basis == row["basis"]


@pytest.mark.parametrize("name", LIBRARY.names("applications"))
def test_an_application_with_several_rows_for_a_fibre_says_so_on_purpose(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    several = {limit.fibre for limit in application.limits if len(application.rows(limit.fibre)) > 1}
    assert several == ({"om4", "om5"} if name in SHORT_ROWS else set())
    om3 = application.rows("om3")
    for fibre in several:
        short, long = application.rows(fibre)
        assert (short.reach_m, short.loss_db, short.allocation_db) == (om3[0].reach_m, om3[0].loss_db, Decimal("1.5"))
        assert (long.reach_m, long.loss_db, long.allocation_db) == (Decimal(150), Decimal("1.5"), Decimal("1.0"))
        assert short.loss_fact.confidence == "medium"


@pytest.mark.parametrize("name", LIBRARY.names("applications"))
def test_an_application_tells_its_rule_of_reflectance(name: str) -> None:
    application, row = LIBRARY.application(name), application_rows()[name][0]
    assert application
    for figure in re.findall(r"-\d\d", row["reflectance_rule"] + row["reflectance_table_db"]):
        assert f"{figure} dB" in application.reflectance_rule


@pytest.mark.parametrize("name", LIBRARY.names("applications"))
def test_the_wavelength_loss_is_computed_at_lies_in_the_range_of_the_table(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    low, high = map(Decimal, application.wavelength_text.split("-"))
    assert all(low <= nm <= high for nm in application.wavelengths_nm)
    assert application.wavelengths_nm == ((850,) if application.lane_tech.startswith("MM") else (1310,))


@pytest.mark.parametrize("name", LIBRARY.names("applications"))
def test_recalled_figures_are_never_of_high_confidence(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    for limit in application.limits:
        if limit.loss_fact.basis == "standard-recall" or "recall loss" in limit.loss_fact.basis:
            assert limit.loss_fact.confidence != "high"


def test_applications_of_hall_and_cases_are_here() -> None:
    wanted = (
        "10GBASE-SR 10GBASE-LR 25GBASE-SR 40GBASE-SR4 100GBASE-SR4 100GBASE-SR10 100GBASE-DR 100GBASE-FR1 "
        "400GBASE-SR8 400GBASE-SR4 100GBASE-SR1 200GBASE-SR4 400GBASE-DR4 800GBASE-SR8"
    )
    assert set(wanted.split()) <= set(LIBRARY.names("applications"))


# ---- fibre


@pytest.mark.parametrize("name", LIBRARY.names("fibres"))
def test_fibre_says_what_the_table_says(name: str) -> None:
    table = [row for row in rows("domain/fibre.csv") if row["fibre_type"].lower() == name]
    fibre = LIBRARY.fibre(name)
    assert fibre
    assert (fibre.shown, fibre.mode) == (table[0]["fibre_type"], table[0]["mode"])
    assert fibre.jacket_colour == table[0]["jacket_colour_tia598"]
    if fibre.mode == "MM":
        assert table[0]["core_or_mfd_um"].startswith(f"{fibre.core} ")
    stated = [row for row in table if row["atten_max_tia_db_km"]]
    assert [row.wavelength_nm for row in fibre.attenuation] == [int(row["wavelength_nm"]) for row in stated]
    for made, row in zip(fibre.attenuation, stated, strict=True):
        assert made.db_per_km == Decimal(row["atten_max_tia_db_km"])
        assert (made.fact.confidence, made.fact.basis) == (row["conf_atten"], row["basis"])


def test_an_attenuation_nobody_states_is_not_there() -> None:
    om4 = LIBRARY.fibre("om4")
    assert om4
    assert [row.wavelength_nm for row in om4.attenuation] == [850, 1300]  # 953 nm is not specified for OM4


@pytest.mark.parametrize("name", LIBRARY.names("fibres"))
def test_the_iso_column_is_kept_beside_the_tia_one(name: str) -> None:
    table = {row["wavelength_nm"]: row for row in rows("domain/fibre.csv") if row["fibre_type"].lower() == name}
    record = tomllib.loads((DATA / f"standards/fibres/{name}.toml").read_text("utf-8"))
    for row in record["attenuation"]:
        assert row.get("iso_db_per_km", "") == table[str(row["wavelength_nm"])]["atten_max_iso_db_km"]


# ---- pin-outs


@pytest.mark.parametrize("name", LIBRARY.names("pinouts"))
def test_pinout_says_what_the_table_says(name: str) -> None:
    table = [row for row in rows("domain/transceivers.csv") if row["pinout_id"].lower() == name]
    pinout = LIBRARY.pinout(name)
    assert pinout
    columns = int(table[0]["positions_per_row"])
    for way, made in (("Tx", pinout.tx), ("Rx", pinout.rx)):
        lanes = {int(row["lane"] or 1): row for row in table if row["role"] == way}
        assert len(lanes) == len(made)
        for lane, position in enumerate(made, start=1):
            row = lanes[lane]
            assert position == (int(row["receptacle_row"]) - 1) * columns + int(row["receptacle_pos"])
            if row["mating_plug_fibre"].isdecimal():
                assert mirrored(position, columns) == int(row["mating_plug_fibre"])
    orders = [row["conf_lane_order"] for row in table if row["conf_lane_order"]]
    assert pinout.lane_order_confidence == lowest(orders)
    assert pinout.fact.confidence == lowest([PINOUT_LOWER.get(name, "high"), *(row["conf_role"] for row in table)])


@pytest.mark.parametrize(
    ("table", "pinout"), [("sr4", "mpo12-4p4-mm-upc"), ("sr8", "mpo16-8p8-mm-apc"), ("sr10", "mpo24-sr10-a")]
)
def test_pinout_agrees_with_the_plug_side_of_the_polarity_tables(table: str, pinout: str) -> None:
    known = LIBRARY.pinout(pinout)
    assert known
    family = LIBRARY.family(known.connector)
    assert family
    made = {f"Tx{lane}": mirrored(at, family.columns) for lane, at in enumerate(known.tx, start=1)}
    made |= {f"Rx{lane}": mirrored(at, family.columns) for lane, at in enumerate(known.rx, start=1)}
    assert made == {lane: int(plug) for lane, plug in polarity(f"xcvr_{table}")}


# ---- maps


def polarity(table: str) -> list[tuple[str, str]]:
    return [(row["from"], row["to"]) for row in rows("polarity_maps.csv") if row["table"] == table]


def in_faces(table: str, one: str, other: str) -> tuple[str, str]:
    """A row of a published table as a pair between the faces of our connectors."""
    if table.startswith("cassette"):
        port, bore = one.removeprefix("port").split(".")
        return f"front{port}.{bore}", f"rear1.{other}"
    if table.startswith("harness"):
        leg, bore = other.removeprefix("LC").split(".")
        return f"a1.{one}", f"b{leg}.{BORE_TO_PLUG[bore]}"
    if table.startswith("duplex"):
        return str(BORE_TO_PLUG[one]), str(BORE_TO_PLUG[other])
    if table.startswith("conv_c2x12"):
        return one.replace("leg", "front"), other.replace("trunk", "rear")
    if table.startswith("conv"):
        return other.replace("trunk", "a"), one.replace("leg", "b")
    return (f"a1.{one}", other.replace("leg", "b")) if table.startswith("split") else (one, other)


MAPS = {
    **{f"cable_{letter}{count}": f"{letter}{count}".lower() for letter in "ABC" for count in (8, 12, 16)},
    **{f"cable_{name}": name.lower() for name in ("A24I", "A24S", "B24N", "B24R", "C24")},
    "duplex_AB": "duplex-ab",
    "duplex_AA": "duplex-aa",
    **{f"cassette_{name}": f"cassette-{name.replace('_', '-')}" for name in ("straight12", "b2_12", "u1_12", "u2_12")},
    "cassette_u1_8": "cassette-u1-8",
    **{
        name: name.replace("_", "-")
        for name in (
            "harness_lc4_pair",
            "harness_lc4_consecutive",
            "split_s16_2x8_cross",
            "split_s16_2x8_straight",
            "conv_c2x12_3x8_sym",
            "conv_c2x12_3x8_naive",
            "conv_h24_3x8_seq",
            "conv_y24_2x12_rows",
            "shuffle_4x4",
        )
    },
    "shuffle_8x8_mpo16": "shuffle-8x8",
}


def test_every_map_stands_against_a_table_or_a_law() -> None:
    assert set(MAPS.values()) | set(DERIVED) == set(LIBRARY.names("maps"))
    assert not set(MAPS.values()) & set(DERIVED)


# Tables of the polarity reference that are no map of a part, and what they are here.
NO_MAP = {
    **{
        f"mate_{stance}_{count}": "geometry.touching" for stance in ("aligned", "opposed") for count in (12, 16, 24, 32)
    },
    **{f"xcvr_{module}": "a pin-out" for module in ("sr4", "sr8", "sr10")},
    "duplex_adapter_rear_to_front": "an adapter is a mating: aligned",
    "tia598": "colours of documents; a colour is no polarity",
}


def test_every_row_of_the_polarity_reference_is_accounted_for() -> None:
    tables = {row["table"] for row in rows("polarity_maps.csv")}
    assert tables == set(MAPS) | set(NO_MAP)
    assert len(rows("polarity_maps.csv")) == 830


@pytest.mark.parametrize("table", MAPS)
def test_map_says_what_the_table_says(table: str) -> None:
    known, published = LIBRARY.map(MAPS[table]), polarity(table)
    assert known
    assert published
    assert sorted(known.pairs) == sorted(in_faces(table, *row) for row in published)
