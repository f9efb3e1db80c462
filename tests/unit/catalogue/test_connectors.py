"""Connector families, grades and makes against the tables of the polarity and application references."""

from __future__ import annotations

from decimal import Decimal

from mtpc.catalogue.load import Library
from mtpc.catalogue.ranges import positions
from tests.support.domain_tables import record
from tests.support.listing import for_each

LIBRARY = Library.standard()

# name: rows, columns, positions with fibre, key, pins, confidence (polarity.md 1.1, 1.4; EK counts are low)
FAMILIES = {
    "mpo8": (1, 12, "1..4, 9..12", "centred", True, "high"),
    "mpo12": (1, 12, "1..12", "centred", True, "high"),
    "mpo24": (2, 12, "1..24", "centred", True, "medium"),
    "mpo16": (1, 16, "1..16", "offset", True, "medium"),
    "mpo32": (2, 16, "1..32", "offset", True, "medium"),
    "mpo36": (3, 12, "1..36", "centred", True, "low"),
    "mpo48": (4, 12, "1..48", "centred", True, "low"),
    "mpo60": (5, 12, "1..60", "centred", True, "low"),
    "mpo72": (6, 12, "1..72", "centred", True, "low"),
    "mmc12": (1, 12, "1..12", "its own", True, "low"),  # devices.csv: SN6810-LD; geometry by analogy
    "mmc16": (1, 16, "1..16", "its own", True, "medium"),
    "mmc24": (2, 12, "1..24", "its own", True, "medium"),
    "sn-mt8": (1, 8, "1..8", "its own", True, "low"),
    "sn-mt16": (1, 16, "1..16", "its own", True, "low"),
    "lc-duplex": (1, 2, "1..2", "latch up", False, "medium"),
    "sc-duplex": (1, 2, "1..2", "key up", False, "medium"),
    "lc-simplex": (1, 1, "1", "latch up", False, "high"),
    "sc-simplex": (1, 1, "1", "key up", False, "high"),
    "cs-duplex": (1, 2, "1..2", "its own", False, "medium"),
    "sn-duplex": (1, 2, "1..2", "its own", False, "low"),
    "mdc-duplex": (1, 2, "1..2", "its own", False, "low"),
    # no connectors: fibres of a tube, number to number (polarity.md 9.1, TIA-598)
    "splice2": (1, 2, "1..2", "none", False, "high"),
    "splice4": (1, 4, "1..4", "none", False, "high"),
    "splice6": (1, 6, "1..6", "none", False, "high"),
    "splice8": (1, 8, "1..8", "none", False, "high"),
    "splice12": (1, 12, "1..12", "none", False, "high"),
    "splice24": (1, 24, "1..24", "none", False, "high"),
    # conductors: four pairs that always go together count as one position
    "rj45": (1, 1, "1", "latch", False, "medium"),
    "idc": (1, 1, "1", "none", False, "medium"),
}

# name: maximum, typical, minimum return loss, confidence (applications.md 5, polarity.md 8.3, review.md 5.1)
GRADES = {
    "mtp-standard-mm": ("0.60", "0.20", "20", "medium"),
    "mtp-standard-sm-apc": ("0.75", "0.25", "60", "medium"),
    "mtp-elite-mm": ("0.35", "0.10", "20", "high"),
    "mtp-elite-sm-apc": ("0.35", "0.10", "60", "high"),
    "mpo-mm-apc-low": ("0.35", None, "35", "high"),
    "mpo-generic": ("0.75", None, None, "medium"),
    "lc-b-sm": ("0.25", None, "55", "high"),
    "lc-low-mm": ("0.15", None, None, "medium"),
    "tia-568": ("0.75", None, None, "high"),
    "iec-a-sm": ("0.15", "0.07", None, "low"),
    "iec-c-sm": ("0.50", "0.25", None, "medium"),
    "iec-d-sm": ("1.00", "0.50", None, "medium"),
    "iec-bm": ("0.6", "0.3", None, "low"),
    "iec-cm": ("1.0", "0.5", None, "low"),
    "iso-11801": ("0.75", "0.35", None, "medium"),
    "edge8-mtp-mm": ("0.30", None, None, "medium"),
    "edge8-mtp-sm": ("0.35", None, None, "medium"),
    "edge8-lc-sm": ("0.25", None, None, "medium"),
    "reference-mm": ("0.10", None, None, "medium"),
    "reference-sm": ("0.20", None, None, "medium"),
    "reference-to-standard": ("0.50", None, None, "low"),
}


def test_every_family_and_grade_stands_against_a_table() -> None:
    assert set(FAMILIES) == set(LIBRARY.names("families"))
    assert set(GRADES) == set(LIBRARY.names("grades"))


@for_each(FAMILIES)
def test_a_family_has_the_face_of_the_table(name: str) -> None:
    family, written = LIBRARY.family(name), record("families", name)
    assert family
    face = (family.rows, family.columns, family.lit, written["key"], family.gendered, family.fact.confidence)
    rows, columns, lit, *others = FAMILIES[name]
    assert face == (rows, columns, positions(lit), *others)
    assert written["ferrule"]
    assert written["standard"]


@for_each(FAMILIES)
def test_a_pitch_is_stated_only_where_it_was_found(name: str) -> None:
    family = LIBRARY.family(name)
    assert family
    known = {"mpo-centred": "0.25", "mpo-offset": "0.25", "lc": "6.25", "sc": "12.7"}.get(family.shell)
    assert family.pitch_mm == (None if known is None else Decimal(known))


@for_each(GRADES)
def test_a_grade_has_the_figures_of_the_table(name: str) -> None:
    grade = LIBRARY.grade(name)
    assert grade
    figures = (grade.loss_db, grade.typical_db, grade.return_loss_db)
    assert (*(None if figure is None else str(figure) for figure in figures), grade.fact.confidence) == GRADES[name]


def test_a_make_of_mpo_has_its_pieces_and_says_what_turning_the_key_ruins() -> None:
    pieces = {
        "dust-cap", "housing", "inner-housing", "ferrule", "guide-pins", "pin-clamp", "spring", "rear-body", "crimp",
        "boot",
    }  # fmt: skip
    for name in ("mpo", "mtp", "mtp-elite", "mtp-pro"):
        brand = record("brands", name)
        assert {piece["name"] for piece in brand["piece"]} == pieces
        (turned,) = [point for point in brand["point"] if point["about"] == "key turned in the field"]
        assert "on angled ones the bevel turns with the key" in turned["here"]
    assert "grades" not in record("brands", "mtp-pro"), "no loss of it was found, so it gives none"
