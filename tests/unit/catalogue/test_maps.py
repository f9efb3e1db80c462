"""Maps and pin-outs of standards against the reference tables of polarity; the others are what their law says."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.standards import mirrored
from tests.support.listing import for_each
from tests.unit.catalogue.derived_maps import DERIVED

TABLES = Path(__file__).parents[2] / "data"
LIBRARY = Library.standard()
BORE_TO_PLUG = {"L": 2, "R": 1}  # a plug meets the bore it enters face to face


def rows(name: str) -> list[dict[str, str]]:
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# ---- pin-outs


@pytest.mark.parametrize(
    ("table", "pinout"), [("sr4", "mpo12-4p4-mm-upc"), ("sr8", "mpo16-8p8-mm-apc"), ("sr10", "mpo24-sr10-a")]
)
def test_pinout_agrees_with_the_plug_side_of_the_polarity_tables(table: str, pinout: str) -> None:
    record = LIBRARY.pinout(pinout)
    assert record
    family = LIBRARY.family(record.connector)
    assert family
    plug_positions = {f"Tx{lane}": mirrored(at, family.columns) for lane, at in enumerate(record.tx, start=1)}
    plug_positions |= {f"Rx{lane}": mirrored(at, family.columns) for lane, at in enumerate(record.rx, start=1)}
    assert plug_positions == {lane: int(plug) for lane, plug in polarity(f"xcvr_{table}")}


# ---- maps


def polarity(table: str) -> list[tuple[str, str]]:
    return [(row["from"], row["to"]) for row in rows("polarity_maps.csv") if row["table"] == table]


def in_faces(table: str, near: str, far: str) -> tuple[str, str]:
    """A row of a published table as a pair between the faces of our connectors."""
    if table.startswith("cassette"):
        port, bore = near.removeprefix("port").split(".")
        return f"front{port}.{bore}", f"rear1.{far}"
    if table.startswith("harness"):
        leg, bore = far.removeprefix("LC").split(".")
        return f"a1.{near}", f"b{leg}.{BORE_TO_PLUG[bore]}"
    if table.startswith("duplex"):
        return str(BORE_TO_PLUG[near]), str(BORE_TO_PLUG[far])
    if table.startswith("conv_c2x12"):
        return near.replace("leg", "front"), far.replace("trunk", "rear")
    if table.startswith("conv"):
        return far.replace("trunk", "a"), near.replace("leg", "b")
    return (f"a1.{near}", far.replace("leg", "b")) if table.startswith("split") else (near, far)


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


@for_each(MAPS)
def test_map_says_what_the_table_says(table: str) -> None:
    map_, published = LIBRARY.map(MAPS[table]), polarity(table)
    assert map_
    assert published
    assert sorted(map_.pairs) == sorted(in_faces(table, *row) for row in published)


# ---- maps that stand in no published table


@for_each(DERIVED)
def test_map_is_what_its_law_says(name: str) -> None:
    map_ = LIBRARY.map(name)
    assert map_
    assert len(map_.pairs) == len(DERIVED[name])
    assert set(map_.pairs) == DERIVED[name]
    assert "derived" in map_.fact.basis or map_.fact.basis == "seen"


@pytest.mark.parametrize("count", [24, 32])
def test_turning_one_key_makes_one_numeric_map_of_the_other_and_one_laid_map_of_the_other(count: int) -> None:
    for one, other in ((f"a{count}i", f"b{count}n"), (f"a{count}s", f"b{count}r")):
        turned = {(a, str(count + 1 - int(b))) for a, b in _pairs(one)}
        assert turned == _pairs(other)


def _pairs(name: str) -> set[tuple[str, str]]:
    known = LIBRARY.map(name)
    assert known
    return set(known.pairs)
