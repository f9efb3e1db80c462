"""Records beyond the tables: applications the review misses, documents, other names, brands, what mates."""

from __future__ import annotations

from mtpc.catalogue.load import Library
from tests.support.domain_tables import record, rows
from tests.support.listing import for_each

LIBRARY = Library.standard()
APPLICATIONS = rows("applications.csv")
OF_GRIDS = ["1G-CWDM", "1G-DWDM", "10G-CWDM", "10G-DWDM"]  # wdm.csv, kind app: see test_wavelengths
OF_CLASSES = [name for name in LIBRARY.names("applications") if "-OLT-" in name or "-ONU-" in name]  # the same
OF_COPPER = {"1000BASE-T", "2.5GBASE-T", "5GBASE-T", "10GBASE-T", "25GBASE-T", "40GBASE-T"}  # test_copper
STRONG = [row["id"] for row in rows("wdm.csv") if row["kind"] == "bx" and row["tx_dbm_max"]]
OF_ONE_FIBRE = [row["id"] for row in rows("wdm.csv") if row["kind"] == "bx" and row["tx_nm"].isdecimal()]
OF_ONE_FIBRE += ["100G-BX-1L-U", "100G-BX-1L-D"]  # 1304.58 and 1309.14 nm: see test_wavelengths

# ---- what the tables miss: review.md, section 4

ADDED = {  # with a figure that is known
    "1000BASE-SX", "1000BASE-LX", "1000BASE-LX10", "10GBASE-LRM", "40GBASE-ER4", "40G-SWDM4", "100G-SRBD", "40G-SRBD",
    "50GBASE-LR", "25GBASE-ER", "50GBASE-ER", "200GBASE-ER4", "400GBASE-ER8", "100GBASE-ER4", "100G-4WDM-10",
    "400G-PLR4", "400G-2FR4", "800G-2XLR4", "800G-2XDR4-2", "800G-PLR8", "200GBASE-DR1-2", "400GBASE-DR2-2",
    "1.6T-2XFR4", "1.6T-2XFR4-500", "1.6T-2XDR4-2", "IB-EDR-SR4", "IB-HDR-FR4", "IB-XDR-DR4", "IB-NDR-DR4",
    "4GFC-SW", "8GFC-SW", "200G-DR2", "IB-NDR200-SR2", "IB-NDR200-DR2",
}  # fmt: skip
REFUSED = {
    "100G-LR1-20": "only its code was read; no reach or loss limit was found",
    "100G-ER1-30": "only its code was read; no reach or loss limit was found",
    "100G-ER1-40": "only its code was read; no reach or loss limit was found",
    "100GBASE-ZR": "coherent: planned by power and OSNR, not by a limit of loss",
    "400G-ZR": "coherent: planned by power and OSNR, not by a limit of loss",
    "800G-ZR": "coherent: planned by power and OSNR, not by a limit of loss",
    "800GBASE-LR1": "coherent draft; its wavelengths are in no source, so its fibre loss cannot be computed",
    "800GBASE-ER1-20": "coherent draft; no limit of loss was found",
    "800GBASE-ER1": "coherent draft; no limit of loss was found",
    "800G-LR4-10": "no specification of that name was found; 800GBASE-LR4 is the row",
    "800GBASE-SR4": "no multimode application at 200G a lane is published",
    "DAC": "a cable without a fibre channel: a kind of part, not an application",
    "AOC": "a cable without a fibre channel: a kind of part, not an application",
    "EDGE8-TAP": "a part that splits light, not an application",
}


def test_what_the_review_misses_is_here_or_refused_for_a_reason() -> None:
    names = set(LIBRARY.names("applications"))
    names -= OF_COPPER
    assert names == ADDED | {row["app_id"].upper() for row in APPLICATIONS} | {*OF_ONE_FIBRE, *OF_GRIDS, *OF_CLASSES}
    assert not names & set(REFUSED)
    assert all(LIBRARY.alias(name) is None and why for name, why in REFUSED.items())


@for_each(
    [
        ("1000BASE-SX", "om1", "275", "2.6"),
        ("1000BASE-SX", "om2", "550", "3.56"),
        ("1000BASE-LX", "os2", "5000", "4.57"),
        ("1000BASE-LX10", "os2", "10000", "6.0"),
        ("10GBASE-LRM", "om3", "220", "1.9"),
        ("40GBASE-ER4", "os2", "30000", "18.5"),
        ("40G-SWDM4", "om5", "440", None),
        ("100G-SRBD", "om3", "70", None),
        ("50GBASE-LR", "os2", "10000", "6.3"),
        ("400GBASE-ER8", "os2", "30000", "18"),
        ("100G-4WDM-10", "os2", "10000", "6.5"),
        ("1.6T-2XFR4-500", "os2", "500", "3.5"),
        ("4GFC-SW", "om2", "150", "2.06"),
        ("4GFC-SW", "om3", "380", "2.88"),
        ("4GFC-SW", "om5", "400", "2.95"),
        ("8GFC-SW", "om2", "50", "1.68"),
        ("8GFC-SW", "om3", "150", "2.04"),
        ("8GFC-SW", "om4", "190", "2.19"),
        ("100GBASE-FR1", "os1a", "1000", "4.0"),
        ("800GBASE-DR8", "os1a", "250", "3.0"),
        ("IB-EDR-SR4", "om4", "100", "1.9"),
    ]
)
def test_what_was_added_has_the_figures_of_the_review(name: str, fibre: str, reach: str, loss: str | None) -> None:
    application = LIBRARY.application(name)
    assert application
    (limit,) = application.rows(fibre)
    assert (str(limit.reach_m), limit.loss_db and str(limit.loss_db)) == (reach, loss)


def test_fibre_channel_is_not_specified_below_half_a_metre_at_any_rate() -> None:
    """Every multimode row of the reference says 0.5 m (1.5); that of 4GFC and 8GFC is taken from them, as noted."""
    for name in [name for name in LIBRARY.names("applications") if "GFC-SW" in name]:
        application = LIBRARY.application(name)
        assert application
        assert {str(limit.reach_min_m) for limit in application.limits} == {"0.5"}, name


def test_a_least_loss_nobody_states_is_open_and_one_that_is_stated_is_not() -> None:
    stated = {"10GBASE-ER": "5", "40GBASE-ER4": "9.0"}
    for name in LIBRARY.names("applications"):
        application = LIBRARY.application(name)
        assert application
        open_ = {limit.loss_min_open for limit in application.limits}
        assert open_ == {name in ("25GBASE-ER", "50GBASE-ER", "100GBASE-ER4", "200GBASE-ER4", "400GBASE-ER8", *STRONG)}
        least = {str(limit.loss_min_db) for limit in application.limits if limit.loss_min_db is not None}
        assert name in OF_CLASSES or least == ({stated[name]} if name in stated else set())


def test_another_name_of_an_application_stands_for_one_that_is_here() -> None:
    for name in LIBRARY.names("aliases"):
        assert LIBRARY.application(record("aliases", name)["stands_for"])
        assert not LIBRARY.application(name)


def test_a_superseded_document_leads_to_the_current_one() -> None:
    for name in LIBRARY.names("documents"):
        document = record("documents", name)
        for other in (*document.get("superseded_by", ()), *document.get("not_to_be_taken_for", ())):
            assert LIBRARY.document(other), other
        for newer in document.get("superseded_by", ()):
            assert "superseded_by" not in record("documents", newer), "one step leads to the current edition"
    assert record("documents", "tia-568-c.3")["superseded_by"] == ["tia-568.3-e"]
    assert record("documents", "gr-326")["not_to_be_taken_for"] == ["gr-1435"]


def test_a_brand_names_families_and_grades_that_are_here_and_whose_mark_it_is() -> None:
    for name in LIBRARY.names("brands"):
        brand = record("brands", name)
        assert all(LIBRARY.family(family) for family in brand["families"])
        assert all(LIBRARY.grade(grade) for grade in brand.get("grades", ()))
        assert brand.get("trademark_of") == (None if name == "mpo" else "US Conec")
        assert brand.get("durability_confidence", "low") == "low"


def test_families_agree_on_what_mates() -> None:
    """A pair is told the same from both sides, and as shell, rows and columns decide it."""
    for name in LIBRARY.names("families"):
        family = LIBRARY.family(name)
        for pair in record("families", name).get("pair", ()):
            other = LIBRARY.family(pair["with"])
            assert family
            assert other
            alike = (family.shell, family.rows, family.columns) == (other.shell, other.rows, other.columns)
            assert pair["mates"] == alike
