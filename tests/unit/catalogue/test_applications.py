"""Every cell of the table of applications stands in a record, its confidence not raised."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from mtpc.catalogue.load import Library
from tests.support.domain_tables import Record, Row, fibre_name, lowest, record, rows
from tests.support.listing import for_each

LIBRARY = Library.standard()
APPLICATIONS = rows("applications.csv")

# Of two confidences the lower holds: what stands lower in a text than in the table beside it, and where.
LOWERED_LIMITS = {
    ("10gbase-sr", "OM3", "loss"): ("medium", "applications.md 1.1: conf R/IL high/medium"),
    ("10gbase-sr", "OM4", "loss"): ("medium", "applications.md 1.1: conf R/IL high/medium"),
    ("40gbase-sr4", "OM4", "loss"): ("medium", "applications.md 1.1: conf R/IL high/medium"),
    ("40g-bidi", "OM3", "reach"): ("medium", "applications.md 1.2: conf R/IL medium/low"),
    ("40g-bidi", "OM4", "reach"): ("medium", "applications.md 1.2: conf R/IL medium/low"),
    ("100gbase-fr1", "OS2", "reach"): ("medium", "applications.md 1.1: conf R/IL medium/medium"),
    ("100gbase-fr1", "OS2", "loss"): ("medium", "applications.md 1.1: conf R/IL medium/medium; 9, point 1"),
    ("400gbase-lr4-6", "OS2", "loss"): ("low", "applications.md 1.1: conf R/IL high/low; 8: low confidence"),
    ("ib-xdr-2xdr4", "OS2", "reach"): ("medium", "applications.md 1.4: conf R/IL medium/low"),
}
FORMULA = "1.5 dB + length x 3.623 dB/km"  # the same note, shorter
SHORT_ROWS = {"40gbase-sr4": 2, "100gbase-sr10": 2}  # up to 100 m OM4 and OM5 may be checked as OM3: a row more each
READ_ROWS = {"100gbase-fr1": {"os2-io", "os1a"}, "800gbase-dr8": {"os2-io", "os1a"}}  # review.md 4, read at TIA FOTC
CONNECTIONS = {
    "no count limit in the PMD; sum of connections must fit connection_alloc_db": (
        "no limit of count; what all connections lose has to fit the allocation"
    ),
    "no count limit in the PMD; total loss plus reflectance_rule govern": (
        "no limit of count; total loss and the rule of reflectance govern"
    ),
    "4 ferrule-to-ferrule connections (two patch panels) assumed by the vendor reach": (
        "the vendor's reach assumes 4 ferrule-to-ferrule connections (two patch panels)"
    ),
}


Limit = Record


def confidence(row: Row, what: str) -> str:
    lower = LOWERED_LIMITS.get((row["app_id"], row["fibre_type"], what), ("high", ""))[0]
    return lowest(row["conf_reach" if what == "reach" else "conf_il"], lower)


def status_of(application: Record) -> str:
    drafts = "802.3dj - not confirmed as published (drafts seen); treat as draft"
    return {"published": "published", "draft": drafts}[application["status"]]


def reflectance_table(application: Record) -> str:
    return ";".join(f"{row['count']}:{row['db_max']}" for row in application.get("reflectance", ()) if "count" in row)


def reflectance_rule(application: Record) -> str:
    """The rule in the words of the table, from the figures of the record."""
    if "reflectance_counted_db" in application:
        return (
            f"count discrete reflectances worse than {application['reflectance_counted_db']} dB; "
            "each must be <= table value for that count (round count up)"
        )
    (row,) = application["reflectance"]
    if "(NVIDIA)" in application["reflectance_rule"]:
        return f"every mated pair RL >= {row['db_max'].lstrip('-')} dB (NVIDIA)"
    said = application["reflectance_rule"].partition(" dB")[2]
    return f"every discrete reflectance <= {row['db_max']} dB{said}"


def note_says(limit: Limit, row: Row) -> str:
    """The note of the table where the record's tells the same: shortened, or with what the review adds."""
    note = limit.get("note", "")
    if FORMULA in note and "L x 3.623" in row["notes"]:
        return row["notes"]
    return row["notes"] if note.startswith(row["notes"]) else note


A = Callable[[Record, Limit, Row], object]
APPLICATION_CELLS: dict[str, A] = {
    "app_id": lambda made, limit, row: made["name"].lower(),
    "name": lambda made, limit, row: made.get("shown", made["name"]),
    "family": lambda made, limit, row: made["group"],
    "standard": lambda made, limit, row: made["standard"].removesuffix(f", {row['clause_or_msa']}"),
    "clause_or_msa": lambda made, limit, row: made["standard"].removeprefix(f"{row['standard']}, "),
    "status": lambda made, limit, row: status_of(made),
    "data_rate_gbps": lambda made, limit, row: made["data_rate_gbps"],
    "lanes_per_direction": lambda made, limit, row: made["lanes"],
    "wavelengths_per_fibre": lambda made, limit, row: made["wavelengths_per_fibre"],
    "lane_rate_gbps": lambda made, limit, row: made["lane_rate_gbps"],
    "signalling_gbd": lambda made, limit, row: made["signalling_gbd"],
    "modulation": lambda made, limit, row: made["modulation"],
    "host_fec": lambda made, limit, row: made["host_fec"],
    "lane_tech_key": lambda made, limit, row: made["lane_tech"],
    "fibres_total": lambda made, limit, row: made["tx_fibres"] + made["rx_fibres"] + made["bidi_fibres"],
    "tx_fibres": lambda made, limit, row: made["tx_fibres"],
    "rx_fibres": lambda made, limit, row: made["rx_fibres"],
    "bidi_fibres": lambda made, limit, row: made["bidi_fibres"],
    "wavelength_nm": lambda made, limit, row: made["wavelength_text"],
    "fibre_type": lambda made, limit, row: record("fibres", limit["fibre"])["shown"],
    "reach_min_m": lambda made, limit, row: limit["reach_min_m"],
    "reach_max_m": lambda made, limit, row: limit["reach_m"],
    "channel_il_max_db": lambda made, limit, row: limit["loss_db"],
    "connection_alloc_db": lambda made, limit, row: limit["allocation_db"],
    "cable_atten_db_per_km_assumed": lambda made, limit, row: limit["fibre_db_per_km"],
    "channel_il_min_db": lambda made, limit, row: limit.get("loss_min_db", ""),
    "il_alt_db": lambda made, limit, row: limit.get("loss_elsewhere", ""),
    "mdi_connector": lambda made, limit, row: made["mdi_connector"],
    "mdi_alternatives": lambda made, limit, row: made.get("mdi_alternatives", ""),
    "mdi_polish": lambda made, limit, row: made["mdi_polish"],
    "reflectance_rule": lambda made, limit, row: reflectance_rule(made),
    "reflectance_table_db": lambda made, limit, row: reflectance_table(made),
    "max_connections_rule": lambda made, limit, row: next(
        cell for cell, text in CONNECTIONS.items() if text == made["connections_rule"]
    ),
    "cabling_skew_max_ns": lambda made, limit, row: made.get("skew_max_ns", ""),
    "cabling_skew_variation_ns": lambda made, limit, row: made.get("skew_variation_max_ns", ""),
    "pinout_id": lambda made, limit, row: row["pinout_id"] if made["pinout"] == row["pinout_id"].lower() else None,
    "basis": lambda made, limit, row: limit["basis"],
    "source": lambda made, limit, row: limit["source"],
    "conf_mdi": lambda made, limit, row: made["mdi_confidence"],
    "notes": lambda made, limit, row: note_says(limit, row),
}


def test_the_table_of_applications_is_whole_and_every_column_of_it_is_read() -> None:
    assert len(APPLICATIONS) == 153
    assert set(APPLICATIONS[0]) == {*APPLICATION_CELLS, "conf_reach", "conf_il"}


@for_each(APPLICATIONS, lambda row: f"{row['app_id']}-{fibre_name(row['fibre_type'])}")
def test_every_cell_of_an_application_stands_in_its_record(row: Row) -> None:
    application = record("applications", row["app_id"])
    limit = [limit for limit in application["limit"] if limit["fibre"] == fibre_name(row["fibre_type"])][-1]
    said = {column: str(cell(application, limit, row)) for column, cell in APPLICATION_CELLS.items()}
    assert said == {column: row[column] for column in APPLICATION_CELLS}
    assert limit["reach_confidence"] == confidence(row, "reach")
    assert limit["loss_confidence"] == confidence(row, "loss")


@for_each(sorted({row["app_id"] for row in APPLICATIONS}))
def test_a_record_has_no_limit_beside_those_of_the_table_but_the_known_ones(name: str) -> None:
    application, table = record("applications", name), [row for row in APPLICATIONS if row["app_id"] == name]
    fibres = Counter(fibre_name(row["fibre_type"]) for row in table)
    more = Counter(limit["fibre"] for limit in application["limit"]) - fibres
    assert more.keys() == ({"om4", "om5"} if name in SHORT_ROWS else READ_ROWS.get(name, set()))
    confidences = [row["conf_mdi"] for row in table]
    confidences += [confidence(row, what) for row in table for what in ("reach", "loss")]
    assert application["source"]["confidence"] == lowest(*confidences)


@for_each(SHORT_ROWS)
def test_a_shorter_row_for_om4_and_om5_has_the_figures_of_om3(name: str) -> None:
    application = LIBRARY.application(name.upper())
    assert application
    (om3,) = application.rows("om3")
    for fibre in ("om4", "om5"):
        short, long = application.rows(fibre)
        assert (short.reach_m, short.loss_db, short.allocation_db) == (om3.reach_m, om3.loss_db, om3.allocation_db)
        assert (str(long.reach_m), str(long.loss_db), str(long.allocation_db)) == ("150", "1.5", "1.0")
        assert short.loss_fact.confidence == "medium"


def test_every_lowered_confidence_says_where_it_is_lower_and_is_of_the_table() -> None:
    for (name, fibre, what), (lower, where) in LOWERED_LIMITS.items():
        (row,) = [row for row in APPLICATIONS if (row["app_id"], row["fibre_type"]) == (name, fibre)]
        assert lowest(lower, row["conf_reach" if what == "reach" else "conf_il"]) == lower
        assert ".md " in where


@for_each(LIBRARY.names("applications"))
def test_an_application_tells_its_rule_of_reflectance_in_words_too(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    for row in application.reflectance:
        assert f"{abs(row.db_max)} dB" in application.reflectance_rule
    counts = [row.count for row in application.reflectance]
    assert counts == sorted(counts, key=lambda count: count or 0)


@for_each(LIBRARY.names("applications"))
def test_the_wavelengths_loss_is_computed_at_are_those_of_the_application(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    bands = re.split(r" ?/ ?", application.wavelength_text) if application.wavelength_text else []
    assert bands or name.endswith("BASE-T")
    assert len(application.wavelengths_nm) == len(bands)
    for nm, band in zip(application.wavelengths_nm, bands, strict=True):
        low, _, high = band.partition("-")
        assert float(low) - 0.5 <= nm <= float(high or low) + 0.5


@for_each(LIBRARY.names("applications"))
def test_recalled_figures_are_never_of_high_confidence(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    for limit in application.limits:
        if limit.loss_fact.basis == "standard-recall" or "recall loss" in limit.loss_fact.basis:
            assert limit.loss_fact.confidence != "high"


@for_each(LIBRARY.names("applications"))
def test_an_application_names_a_pinout_and_fibres_that_are_here(name: str) -> None:
    made, application = record("applications", name.lower()), LIBRARY.application(name)
    assert application
    assert LIBRARY.pinout(made["pinout"])
    assert all(LIBRARY.fibre(limit.fibre) for limit in application.limits)


# How far the figures by number of reflections are to be trusted: applications.md 1.5 and 9, point 2.
READ_TABLE = {"800gbase-fr4-500"}  # "high for FR4-500"
RECALLED_TABLES = {"100gbase-fr1", "400gbase-fr4", "800g-2xfr4", "100gbase-lr1", "400gbase-lr4-6", "400g-lr4-10"}
FEW_RECALLED = {"100gbase-dr"}  # "the DR 6-10 rows and Cl.124's own table are low"; the rest of Cl.140 is medium
UNSURE_RULES = r"Cl\. (122|167)|Cl\.121"  # "the reflectance rule of clauses 121, 122 and 167"


@for_each(sorted({row["app_id"] for row in APPLICATIONS}))
def test_a_reflectance_is_as_sure_as_the_text_says(name: str) -> None:
    application = record("applications", name)
    (first,) = {row["clause_or_msa"] + row["reflectance_rule"] for row in APPLICATIONS if row["app_id"] == name}
    for row in application["reflectance"]:
        if "count" not in row:
            nvidia, unsure = "(NVIDIA)" in application["reflectance_rule"], re.search(UNSURE_RULES, first)
            assert row["confidence"] == ("high" if nvidia else "low" if unsure else "medium")
        elif name in READ_TABLE:
            assert row["confidence"] == "high"
        elif name in RECALLED_TABLES or (name in FEW_RECALLED and row["count"] < 6):
            assert row["confidence"] == "medium"
        else:
            assert row["confidence"] == "low"
