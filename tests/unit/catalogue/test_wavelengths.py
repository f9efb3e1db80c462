"""Wavelengths as bands, and the applications for one fibre against the reference table."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from mtpc.catalogue.colours import colours_of, common, meet, shown, within
from mtpc.catalogue.load import Library
from mtpc.catalogue.types import WiredPart
from tests.support.domain_tables import record, rows
from tests.support.listing import for_each

LIBRARY = Library.standard()
SURE = ("low", "medium", "high")
PAIRS = {row["id"]: row for row in rows("wdm.csv") if row["kind"] == "bx"}
# One lane in each position is all that is written: four lanes each way on one fibre is another make-up.
FOUR_LANES = {"100G-BX-ZR4-U", "100G-BX-ZR4-D"}
STATED = sorted(name for name, row in PAIRS.items() if row["tx_nm"] and name not in FOUR_LANES)


@pytest.mark.parametrize(
    ("text", "bands"),
    [
        ("1310", [("1310", "1310")]),
        ("1260-1355", [("1260", "1355")]),
        ("1291/1271", [("1271", "1271"), ("1291", "1291")]),
        ("832-868 / 882-918", [("832", "868"), ("882", "918")]),
    ],
)
def test_bands_are_read(text: str, bands: list[tuple[str, str]]) -> None:
    assert colours_of(text) == tuple((Decimal(low), Decimal(high)) for low, high in bands)


@pytest.mark.parametrize("text", ["", "1355-1260", "green", "1310 nm", "13", "1310/"])
def test_what_is_no_band_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a wavelength"):
        colours_of(text)


def test_bands_compare_at_their_edges() -> None:
    channel, edge, beyond = colours_of("1544.5-1557.5"), colours_of("1544.5"), colours_of("1544.4-1550")
    assert within(edge, channel)
    assert not within(beyond, channel)
    assert meet(beyond, channel)
    assert not meet(colours_of("1544.4"), channel)
    assert common(beyond, channel) == colours_of("1544.5-1550")
    assert common(colours_of("1524.5-1537.5"), channel) == ()
    assert shown(channel) == "1544.5-1557.5 nm"


@for_each(STATED)
def test_an_end_of_a_pair_is_as_in_the_table(name: str) -> None:
    row, application, made = PAIRS[name], LIBRARY.application(name), record("applications", name.lower())
    assert application
    assert (made["wavelength_text"], made["hears_nm"]) == (row["tx_nm"], row["rx_nm"])
    (limit,) = application.limits
    assert str(limit.reach_m) == row["reach_m"]
    assert (str(limit.loss_db) if limit.loss_db is not None else "") == row["loss_max_db"]
    assert SURE.index(limit.reach_fact.confidence) <= SURE.index(row["confidence"])
    powers = {power["what"]: power["dbm"] for power in made.get("power", ())}
    assert powers == {key: row[key] for key in ("tx_dbm_min", "tx_dbm_max", "rx_dbm_min", "rx_dbm_max") if row[key]}
    assert limit.loss_min_open == bool(row["tx_dbm_max"])  # strong enough to overload, and the least loss is not stated


@for_each(STATED)
def test_the_other_end_hears_what_it_sends(name: str) -> None:
    near, far = LIBRARY.application(name), LIBRARY.application(PAIRS[name]["mates_with"])
    assert near
    assert far
    assert (near.sends, near.hears, near.lane_tech) == (far.hears, far.sends, far.lane_tech)
    assert near.sends != near.hears


def test_what_has_no_wavelength_in_the_table_is_no_record() -> None:
    names = set(LIBRARY.names("applications"))
    assert not names & {name for name, row in PAIRS.items() if not row["tx_nm"]} | names & FOUR_LANES
    assert set(STATED) <= names


# ---- grids


@for_each([row["id"] for row in rows("wdm.csv") if row["kind"] in ("cwdm", "dwdm")])
def test_a_wavelength_of_a_grid_is_as_in_the_table(name: str) -> None:
    row = next(row for row in rows("wdm.csv") if row["id"] == name)
    band = LIBRARY.wavelength(name.lower() if row["kind"] == "cwdm" else f"dwdm-{name.lower()}")
    assert band == ((Decimal(row["low_nm"]), Decimal(row["high_nm"])),)
    assert Decimal(row["low_nm"]) < Decimal(row["tx_nm"]) < Decimal(row["high_nm"])


def test_wavelengths_of_a_grid_do_not_overlap() -> None:
    for grid in ("cwdm", "dwdm"):
        names = LIBRARY.wavelength_names(grid)
        assert len(names) == sum(row["kind"] == grid for row in rows("wdm.csv"))
        bands = sorted(band for name in names for band in LIBRARY.wavelength(name) or ())
        assert all(one[1] < other[0] for one, other in pairwise(bands))


def test_what_is_no_wavelength_of_a_grid_is_none() -> None:
    assert LIBRARY.wavelength("cwdm-1560") is None
    assert LIBRARY.wavelength("fwdm-1550") is None


# ---- classes of passive optical networks

CLASSES = {
    row["id"]: row
    for row in rows("pon_splitters.csv")
    if row["kind"] == "pon-class" and row["path_loss_max_db"] and row["path_loss_min_db"] and row["down_nm"]
}
FAMILY = {"gpon": "GPON", "xgspon": "XGS-PON", "epon": "1000BASE", "10gepon": "10G-EPON", "ngpon2": "NG-PON2"}


@for_each(CLASSES)
def test_a_class_is_as_in_the_table(name: str) -> None:
    row, (family, _, which) = CLASSES[name], name.partition("-")
    olt, onu = (LIBRARY.application(f"{FAMILY[family]}-{end}-{which}") for end in ("OLT", "ONU"))
    assert olt
    assert onu
    assert (olt.sends, olt.hears) == (onu.hears, onu.sends)
    for end, text in ((olt, row["down_nm"]), (onu, row["up_nm"])):
        assert text.startswith(record("applications", end.name.lower())["wavelength_text"])
        (limit,) = end.limits
        assert (str(limit.loss_db), str(limit.loss_min_db)) == (row["path_loss_max_db"], row["path_loss_min_db"])
        assert limit.reach_m == (Decimal(row["reach_km"]) * 1000 if row["reach_km"] else None)
        assert SURE.index(limit.loss_fact.confidence) <= SURE.index(row["confidence"])


def test_every_end_is_of_a_class() -> None:
    ends = [name for name in LIBRARY.names("applications") if "-OLT-" in name or "-ONU-" in name]
    assert len(ends) == 2 * len(CLASSES)


@for_each([row["id"] for row in rows("pon_splitters.csv") if row["kind"] == "splitter" and row["loss_max_db"]])
def test_a_demonstration_splitter_loses_what_the_table_says(name: str) -> None:
    row = next(row for row in rows("pon_splitters.csv") if row["id"] == name)
    catalogue = LIBRARY.catalogue("acme-fibre")
    part = catalogue and catalogue.part(f"split-{name}-sc-os2") if row["inputs"] == "1" else None
    assert not part or (isinstance(part, WiredPart) and str(part.through_db) == row["loss_max_db"])
    assert part or row["inputs"] == "2"
