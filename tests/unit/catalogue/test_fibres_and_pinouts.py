"""Every cell of the tables of fibres and of pin-outs stands in a record, its confidence not raised."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from mtpc.catalogue.load import Library
from mtpc.catalogue.standards import mirrored
from tests.support.domain_tables import Record, Row, fibre_name, lowest, record, rows
from tests.support.listing import for_each

LIBRARY = Library.standard()
# Of two confidences the lower holds: what stands lower in a text than in the table beside it, and where.
LOWERED_PINOUTS = {
    "mpo16-8p8-mm-apc": ("medium", "review.md 3: agree on side, medium on order"),
    "mpo16-8p8-sm-apc": ("medium", "review.md 3: agree on side, medium on order"),
    "mpo32-sr16": ("low", "review.md 3: agree by analogy, low"),
}
# Where a record says otherwise than the table, and why.
REWORDED_SOURCE = {"mpo16-8p8-mm-apc": "review.md 3: IEC 61754-7-3 is likely wrong for one row of 16"}
FAMILY_NAMES = {"MPO-12": "mpo12", "MPO-16": "mpo16", "MPO-24": "mpo24", "MPO-32": "mpo32", "LC duplex": "lc-duplex"}
FAMILY_NAMES |= {"CS duplex x2": "cs-duplex", "SN duplex x4": "sn-duplex", "MDC duplex x4": "mdc-duplex"}
# ---- fibres

FIBRES = rows("fibre.csv")
FIBRE_CELLS = {
    "fibre_type": "shown",
    "mode": "mode",
    "core_or_mfd_um": "core_text",
    "cladding_um": "cladding_um",
    "na": "numerical_aperture",
    "iec_type": "iec_type",
    "tia_spec": "tia_type",
    "itu": "itu_type",
    "jacket_colour_tia598": "jacket_colour",
    "bend_fibre": "bend_fibre",
    "bend_cable_rule": "bend_cable",
    "mix_rule": "mixing",
}
WAVELENGTH_CELLS = {
    "wavelength_nm": "wavelength_nm",
    "atten_max_tia_db_km": "tia_db_per_km",
    "atten_max_iso_db_km": "iso_db_per_km",
    "atten_assumed_by_pmd_db_km": "assumed",
    "atten_bare_fibre_max_db_km": "bare_db_per_km",
    "atten_cable_typical_db_km": "typical_db_per_km",
    "ofl_bw_min_mhz_km": "overfilled_mhz_km",
    "emb_min_mhz_km": "effective_mhz_km",
    "group_index": "group_index",
    "delay_ns_per_m": "delay_ns_per_m",
    "basis": "basis",
    "source": "source",
    "conf_atten": "confidence",
    "conf_bandwidth": "bandwidth_confidence",
    "conf_index": "delay_confidence",
    "notes": "note",
}


# Rank, and metres of a permanent link at second hand: abacable.com (Cat 6), idealindustries.de (5e); Cat 8 recalled.
CATEGORIES = {"cat5e": (1, Decimal(90)), "cat6": (2, Decimal(90)), "cat6a": (3, Decimal(90)), "cat8": (4, Decimal(24))}


@for_each(CATEGORIES)
def test_a_category_has_its_rank_and_its_permanent_link(name: str) -> None:
    category = LIBRARY.fibre(name)
    assert category
    assert category.is_copper
    assert (category.rank, category.permanent_link_m) == CATEGORIES[name]
    assert category.fact.confidence != "high"
    assert not category.attenuation


def test_the_table_of_fibres_is_whole_and_every_column_of_it_is_read() -> None:
    assert len(FIBRES) == 21
    assert set(FIBRES[0]) == {*FIBRE_CELLS, *WAVELENGTH_CELLS}
    assert {fibre_name(row["fibre_type"]) for row in FIBRES} == set(LIBRARY.names("fibres")) - set(CATEGORIES)


@for_each(FIBRES, lambda row: f"{fibre_name(row['fibre_type'])}-{row['wavelength_nm']}")
def test_every_cell_of_a_fibre_stands_in_its_record(row: Row) -> None:
    fibre = record("fibres", fibre_name(row["fibre_type"]))
    (at,) = [at for at in fibre["attenuation"] if str(at["wavelength_nm"]) == row["wavelength_nm"]]
    said = {column: str(fibre.get(key, "")) for column, key in FIBRE_CELLS.items()}
    said |= {column: str(at.get(key, "")) for column, key in WAVELENGTH_CELLS.items()}
    assert said == row
    if fibre["mode"] == "MM":
        assert row["core_or_mfd_um"].startswith(f"{fibre['core']} ")


@for_each(LIBRARY.names("fibres"))
def test_an_attenuation_nobody_states_is_not_there(name: str) -> None:
    fibre = LIBRARY.fibre(name)
    assert fibre
    stated = [row for row in FIBRES if fibre_name(row["fibre_type"]) == name and row["atten_max_tia_db_km"]]
    assert [str(row.wavelength_nm) for row in fibre.attenuation] == [row["wavelength_nm"] for row in stated]
    assert [str(row.db_per_km) for row in fibre.attenuation] == [row["atten_max_tia_db_km"] for row in stated]


# ---- pin-outs

PINOUTS = rows("transceivers.csv")
BY_PINOUT: defaultdict[str, list[Row]] = defaultdict(list)
for _row in PINOUTS:
    BY_PINOUT[_row["pinout_id"].lower()].append(_row)


OF_ONE_FIBRE = {"lc-simplex-bidi", "sc-simplex-bidi", "rj45"}  # one position that sends and hears: nothing to tabulate
OF_ANY_POLISH = {"mpo12-4p4-mm", "mpo12-4p4-sm"}  # the lanes of those that end in -upc and -apc


def test_the_table_of_pinouts_is_whole() -> None:
    assert len(PINOUTS) == 272
    assert set(BY_PINOUT) == set(LIBRARY.names("pinouts")) - OF_ONE_FIBRE - OF_ANY_POLISH


def role_of(pinout: Record, position: int, receptacle: int) -> tuple[str, str]:
    """What the table calls a position, and the lane there, lanes of the next receptacle counted on."""
    tx, rx = pinout["tx_receptacle"], pinout["rx_receptacle"]
    lane = next((ways.index(position) + 1 for ways in (tx, rx) if position in ways), 0)
    if not lane:
        return "dark", ""
    counted = str(lane + (receptacle - 1) * len(tx))
    if set(tx) & set(rx):
        half = len(tx) // 2
        first = tx.index(position) < half
        said = "Tx 850 / Rx 910" if first else "Tx 910 / Rx 850"
        lane = tx.index(position) % half + 1
        shown = f"{'TR' if first else 'RT'} ({said if 'tx_nm' in pinout else 'both directions'})"
        return shown, str(lane) if "tx_nm" in pinout else ""
    return ("Tx" if position in tx else "Rx"), "" if pinout["name"] == "lc-duplex" else counted


def plug_of(pinout: Record, position: int) -> str:
    """The position of the plug that enters; of two round ferrules the letter of the cord's end."""
    if "gender" in pinout:
        return str(mirrored(position, pinout["columns"]))
    if set(pinout["tx_receptacle"]) & set(pinout["rx_receptacle"]):
        return "n/a"
    sends = position in pinout["tx_receptacle"]
    return "B (cord end at the transmitter)" if sends else "A (cord end at the receiver)"


@for_each(BY_PINOUT)
def test_every_position_of_a_pinout_stands_in_its_record(name: str) -> None:
    pinout, table = record("pinouts", name), BY_PINOUT[name]
    family = LIBRARY.family(pinout["connector"])
    assert family
    receptacles = pinout.get("receptacles", 1)
    assert len(table) == receptacles * family.count
    lower, source = LOWERED_PINOUTS.get(name, ("high", ""))[0], pinout["source"]
    for cells in table:
        row = {**cells, "notes": cells["notes"].replace("polarity.md 2.3", "the polarity reference, section 2.3")}
        position = (int(row["receptacle_row"]) - 1) * pinout["columns"] + int(row["receptacle_pos"])
        role, lane = role_of(pinout, position, int(row["mdi_index"]))
        lit = role != "dark"
        assert row == {
            "pinout_id": row["pinout_id"],
            "applies_to": pinout["applies_to"],
            "mdi_index": row["mdi_index"] if 1 <= int(row["mdi_index"]) <= receptacles else "?",
            "connector": row["connector"] if FAMILY_NAMES[row["connector"]] == pinout["connector"] else "?",
            "ferrule_rows": str(family.rows),
            "positions_per_row": str(pinout["columns"]),
            "receptacle_gender": {"pinned": "pinned (male)", None: "n/a"}[pinout.get("gender")],
            "receptacle_polish": pinout["polish"],
            "key_orientation": pinout["key"],
            "receptacle_row": row["receptacle_row"],
            "receptacle_pos": row["receptacle_pos"],
            "role": role,
            "lane": lane,
            "mating_plug_fibre": plug_of(pinout, position),
            "plug_gender_required": "unpinned (female)" if "gender" in pinout else "n/a",
            "view": row["view"] if row["view"].startswith("looking into the module receptacle") else "?",
            "wavelength": pinout["wavelength_text"] if lit else "",
            "basis": source["basis"],
            "source": row["source"] if name in REWORDED_SOURCE else source["title"],
            "conf_role": row["conf_role"] if lowest(row["conf_role"], lower) == source["confidence"] else "?",
            "conf_lane_order": pinout["lane_order_confidence"] if lit else "",
            "notes": row["notes"] if name in REWORDED_SOURCE else source.get("note", ""),
        }
    built = LIBRARY.pinout(name)
    assert built
    assert (list(built.tx), list(built.rx)) == (pinout["tx_receptacle"], pinout["rx_receptacle"])
    assert built.receptacles == receptacles
