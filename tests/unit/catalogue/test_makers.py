"""Records of real makers against the published rows they were made of: nothing is lost, nothing is filled in."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.records import DATA
from mtpc.catalogue.types import DevicePart, DirectCable, OpticPart, PanelPart, PlatePart, Terminal, WiredPart, lowest
from mtpc.pipeline import compile_texts
from tests.support import ROOT
from tests.support.listing import for_each
from tests.unit.catalogue.makers import TABLES, Row, eligible, library, made, part_of, record_of, rows, shown

ALL_MADE = [(table, row) for table in TABLES for row in made(table)]
GENDER = {"male": "pinned", "male (pinned)": "pinned", "female": "unpinned"}
KIND = {"S": ("high", "medium", "low"), "D": ("low",)}


def case(table: str, row: Row) -> str:
    return f"{table}: {shown(row)}"


# ---- every row


def test_every_row_is_a_record_or_has_a_reason() -> None:
    assert {table: len(rows(table)) for table in TABLES} == {
        "optics": 289, "cables": 208, "cassettes_panels": 129, "devices": 298,
    }  # fmt: skip
    for table in TABLES:
        assert all(bool(row["record"]) != bool(row["reason"]) for row in rows(table))


def test_recalled_rows_are_no_records() -> None:
    recalled = [row for table in TABLES for row in rows(table) if row["confidence"] == "K"]
    assert len(recalled) == 57 + 5 + 0 + 4
    assert not [shown(row) for row in recalled if row["record"]]


def test_nearly_all_rows_whose_application_or_cage_there_is_are_records() -> None:
    """At least 95 of 100 of each table; cassettes and panels have neither, and their reasons are on the page."""
    figures = {
        table: (sum(bool(row["record"]) for row in eligible(table)), len(eligible(table)))
        for table in ("optics", "cables", "devices")
    }
    assert figures == {"optics": (202, 209), "cables": (187, 196), "devices": (244, 246)}
    assert all(made_of_them / there_are >= 0.95 for made_of_them, there_are in figures.values())


def test_every_record_is_made_of_a_row() -> None:
    catalogues = {row["record"].partition("/")[0] for _, row in ALL_MADE} - {"generic"}
    files = {
        path.relative_to(DATA / "vendors").with_suffix("").as_posix()
        for name in catalogues
        for path in (DATA / "vendors" / name).glob("*/*.toml")
    }
    assert {row["record"] for _, row in ALL_MADE if not row["record"].startswith("generic/")} == files


@for_each(ALL_MADE, case)
def test_a_record_is_never_more_certain_than_its_row(table: str, row: Row) -> None:
    part = part_of(row["record"])
    allowed = KIND[row["confidence"]]
    if row["source_kind"] == "library":
        allowed = ("low",)
    elif row["source_kind"] != "vendor":
        allowed = ("medium", "low")
    same_device = table == "devices" and row["port_names_nos"] == ""
    assert part.fact.confidence in allowed or same_device
    assert lowest([part.fact.confidence, part.number_confidence]) == part.number_confidence or not part.number
    assert part.fact.read_on in ("2026-11-29", "2026-12-01")


def test_a_name_that_is_not_what_is_ordered_and_a_part_no_longer_sold_are_asked_for() -> None:
    """NVIDIA orders by 980 numbers; a discontinued or planned part may have no number at all."""
    certain = [
        part for part in map(part_of, {row["record"] for _, row in ALL_MADE}) if part.number_confidence == "high"
    ]
    assert certain
    for part in certain:
        assert "status" not in part.detail, part.name
        numbers = [number for number in (part.number, *part.numbers.values()) if number]
        assert part.catalogue != "nvidia" or all(number.startswith("980-") for number in numbers), part.name


# ---- blank stays open


@for_each(made("cables"), shown)
def test_a_cable_states_gender_end_face_and_fibre_only_where_its_row_does(row: Row) -> None:
    part = part_of(row["record"])
    if not isinstance(part, WiredPart) or isinstance(part, DirectCable):
        return
    for side in "ab":
        for end in (end for end in part.terminals if end.side == side):
            gender = GENDER.get(row[f"gender_{side}"], "") if end.family.gendered else "none"
            assert (end.gender or "") == gender
            assert (end.polish or "") == row[f"polish_{side}"].lower()
    assert (part.fibre or "") == (re.match(r"(OM\d|OS2|)", row["fibre_class"]) or [""])[0].lower()


@for_each(made("cassettes_panels"), shown)
def test_a_cassette_states_only_what_its_row_does_and_no_map(row: Row) -> None:
    part = part_of(row["record"])
    wired = part.fixed if isinstance(part, PanelPart) else part
    if isinstance(wired, PlatePart):
        assert (wired.alignment or "") == (row["adapter_key"].split(" ")[0] or _of_the_family(wired))
    if not isinstance(wired, WiredPart):
        return
    assert wired.map_name == ""
    assert wired.wiring == ()
    for end in wired.terminals:
        if end.family.gendered:
            assert (end.gender or "") == GENDER.get(row["gender_inside"], "")
        if not end.family.is_spliced:
            front = end.side != "rear"
            assert (end.polish or "") == row["polish_front" if front else "polish_rear"].lower()
            assert end.loss_db is None


def _of_the_family(plate: PlatePart) -> str:
    return plate.family.alignment or ""


def test_types_a_af_and_universal_have_the_same_text_and_so_no_map() -> None:
    """FS words a Type A, an AF and a universal cassette alike: `1/2` is not left and right."""
    for name in ("FHD-1MTP6LCDOM4A", "FHD-1MTP6LCDOM4AF", "FHD-1MTP6LCDOM4U"):
        assert "F1=R1.1/2" in record_of(f"fs/cassette/{name}")["detail"]["ports_text"]
        assert "map" not in record_of(f"fs/cassette/{name}")


def test_an_adapter_says_how_keys_meet_where_its_maker_does() -> None:
    assert record_of("fs/plate/FHD-FAP12MTPHA")["mating"] == "opposed"
    assert record_of("fs/plate/FHD-FAP8MTPHB")["mating"] == "aligned"
    assert "mating" not in record_of("corning/plate/EDGE-CP48-90")


# ---- cables


def test_the_map_of_a_letter_is_derived() -> None:
    for name in ("nvidia/cord/MFP7E10", "nvidia/cord/MFP7E30", "cisco/cord/CB-M12-M12-MMF"):
        part = part_of(name)
        assert isinstance(part, WiredPart)
        assert part.map_name in ("b8", "b12")
        assert part.map_fact
        assert (part.map_fact.confidence, part.map_fact.basis) == ("low", "derived")


def test_what_the_requirement_page_says_is_no_property_of_a_cable() -> None:
    told = [row for row in made("cables") if row["grade_text"].startswith("requirement page")]
    assert len(told) == 21
    for row in told:
        part = part_of(row["record"])
        assert isinstance(part, WiredPart)
        assert all(end.loss_db is None and end.grade is None for end in part.terminals)


def test_requirement_rows_are_no_products() -> None:
    requirements = [row for row in rows("cables") if row["part_number"].startswith("requirement row")]
    assert len(requirements) == 5
    assert not [row for row in requirements if row["record"]]


def test_single_mode_is_not_os2_by_itself() -> None:
    for name in ("nvidia/cord/MFP7E30", "nvidia/harness/MFP7E40", "cisco/cord/CB-M12-M12-SMF"):
        part = part_of(name)
        assert isinstance(part, WiredPart)
        assert part.fibre is None


@for_each(made("cables"), shown)
def test_a_length_is_one_that_is_sold_with_its_number(row: Row) -> None:
    part = part_of(row["record"])
    text = row["lengths_sold"]
    if "length seen" in text:  # FS sells each length by an id of its own: it is that of the id, and of no other
        assert isinstance(part, WiredPart)
        assert part.lengths_m == (Decimal(text.split()[0]),)
        return
    if "to" in text or "(" in text or not text:
        assert not isinstance(part, WiredPart) or not part.lengths_m
        return
    assert isinstance(part, WiredPart)
    feet = Decimal("0.3048") if row["length_unit"] == "ft" else Decimal(1)
    for length in text.split(";"):
        sold_m = Decimal(length.strip()) * feet
        assert sold_m in part.lengths_m
        if "{len}" not in row["part_number"] and part.numbers:
            assert part.numbers[sold_m] in (row["part_number"], row["order_number"])


def test_one_record_is_for_all_lengths_of_a_family() -> None:
    part = part_of("nvidia/cord/MFP7E10")
    assert part.numbers[Decimal(15)] == "MFP7E10-N015"
    assert (len(part.numbers), min(part.numbers), max(part.numbers)) == (8, Decimal(3), Decimal(30))
    longer = part_of("nvidia/cord/MFP7E10-OM4")  # the maker's longer ones are of another fibre
    assert isinstance(longer, WiredPart)
    assert (longer.fibre, longer.numbers[Decimal(35)]) == ("om4", "MFP7E10-N035")


def test_several_order_numbers_of_one_part_are_asked_for() -> None:
    part = part_of("nvidia/direct-cable/MCA4K00")
    assert part.detail["order_numbers"] == "980-9IAM1-00X001; 980-9IAM2-00X001; 980-9IAM4-00X001"
    assert part.number_confidence == "low"
    assert isinstance(part, WiredPart)
    assert part.lengths_m == ()  # `up to 1.1 m`


# ---- optics


@for_each(made("optics"), shown)
def test_an_optic_has_the_gender_and_end_face_of_its_row_or_of_its_interface(row: Row) -> None:
    record, part = record_of(row["record"]), part_of(row["record"])
    assert isinstance(part, OpticPart)
    (port,) = record["port"]
    pinout = library().pinout(port["pinout"])
    assert pinout
    assert port.get("gender", "") == GENDER.get(row["receptacle_gender"], "")
    assert port.get("polish", "") == row["receptacle_polish"].lower()
    gendered = part.terminals[0].family.gendered
    assert port.get("by_interface", False) == ("polish" not in port or (gendered and "gender" not in port))
    for end in part.terminals:
        assert end.polish == (port.get("polish") or pinout.polish)
        assert end.gender == (GENDER.get(row["receptacle_gender"]) or pinout.gender or "none")
    assert len(part.terminals) == int(row["ports_per_module"] or 1)


def test_a_receptacle_is_pinned_and_male_is_pinned() -> None:
    stated, by_standard = part_of("nvidia/optic/MMA4Z00-NS"), part_of("nvidia/optic/MMS4X00-NM")
    assert isinstance(stated, OpticPart)
    assert isinstance(by_standard, OpticPart)
    assert record_of("nvidia/optic/MMA4Z00-NS")["port"][0]["gender"] == "pinned"
    assert "gender" not in record_of("nvidia/optic/MMS4X00-NM")["port"][0]
    assert {end.gender for end in (*stated.terminals, *by_standard.terminals)} == {"pinned"}


def test_the_end_face_of_200gbase_sr4_is_its_makers() -> None:
    part = part_of("cisco/optic/QSFP-200G-SR4-S")
    assert isinstance(part, OpticPart)
    assert part.terminals[0].polish is None
    assert part.terminals[0].gender == "pinned"


@for_each(made("optics"), shown)
def test_lanes_wavelength_and_reach_are_those_of_the_application(row: Row) -> None:
    record, part = record_of(row["record"]), part_of(row["record"])
    assert isinstance(part, OpticPart)
    application = library().application(part.application)
    assert application
    assert part.sends == application.sends
    assert not {"lanes", "wavelengths_nm", "reach_m"} & set(record)
    for limit in part.limits:  # the maker's own, never longer than the application's
        reaches = [each.reach_m for each in application.rows(limit.fibre or "os2") if each.reach_m]
        assert limit.reach_m is not None
        assert limit.reach_m < max(reaches)


def test_differences_of_lanes_wavelength_and_reach_are_listed() -> None:
    told = {(row["record"], row["difference"].split(" ")[0]) for row in rows("differences")}
    assert ("arista/OSFP-400G-DR4", "lanes") in told  # eight lanes of the host among four of light
    assert ("nvidia/MMA1L10-CR", "wavelength") in told  # one LR4 with the colours of CWDM
    assert ("nvidia/MMS4X00-NS", "reach") in told  # 100 m of 500


def test_a_recalled_value_in_a_row_is_low() -> None:
    """`(K)` lowers that value alone; a reach that is recalled and not shorter is the application's anyway."""
    for row in made("optics"):
        recalled = re.findall(r"(OM\d|SM) (\d+)[^;]*\(K\)", row["reach_m"])
        part = part_of(row["record"])
        for fibre, reach in recalled:
            found = [
                one for one in part.limits if one.reach_m == Decimal(reach) and (one.fibre or "sm").upper() == fibre
            ]
            assert all(one.fact.confidence == "low" for one in found)


def test_a_conflict_of_reach_is_planned_with_the_shorter() -> None:
    (limit,) = part_of("nvidia/optic/MMS1X00-NS400").limits
    assert (limit.reach_m, limit.fact.confidence) == (Decimal(100), "low")


def test_words_for_form_factors_are_ours_and_a_bare_osfp_leaves_its_top_open() -> None:
    ours = {"OSFP IHS finned": "osfp", "OSFP flat-top": "osfp-rhs", "OSFP RHS": "osfp-rhs"}
    for row in made("optics"):
        part = part_of(row["record"])
        assert isinstance(part, OpticPart)
        if row["form_factor"] == "OSFP":
            assert (part.form_factor, part.form_factors) == ("", ("osfp", "osfp-rhs"))
        else:
            assert part.form_factor == ours.get(row["form_factor"], row["form_factor"].lower())


def test_dr8_does_not_tell_the_connector() -> None:
    assert [end.family.name for end in part_terminals("cisco/optic/OSFP-800G-DR8")] == ["mpo12", "mpo12"]
    assert [end.family.name for end in part_terminals("cisco/optic/OSFP-800G-DR8P")] == ["mpo16"]
    assert not [row for row in rows("optics") if row["record"] and not row["connector"]]


def part_terminals(name: str) -> tuple[Terminal, ...]:
    part = part_of(name)
    assert isinstance(part, OpticPart)
    return part.terminals


# ---- devices


@for_each(made("devices"), shown)
def test_a_device_has_as_many_port_names_as_cages(row: Row) -> None:
    part = part_of(row["record"])
    assert isinstance(part, DevicePart)
    names = [name for family in part.families for name in family.names]
    assert len(set(names)) == len(names)
    counts = [(int(count), cage) for count, cage in re.findall(r"(\d+) x ([^+]+)", row["cages"])]
    open_ = sum(count for count, cage in counts if cage.strip() == "RJ45")  # of no stated speed: no ports of the record
    assert len(names) + open_ == int(row["ports_total"]), row["cages"]
    copper = [family for family in part.families if family.cage == "rj45"]
    assert len([name for family in copper for name in family.names]) == sum(
        count for count, cage in counts if "RJ45 (" in cage
    )


@for_each(made("devices"), shown)
def test_a_blank_twin_port_is_open_and_not_no(row: Row) -> None:
    part = part_of(row["record"])
    assert isinstance(part, DevicePart)
    if row["twin_port"] != "yes":
        assert (
            "twin_port" not in part.detail or part.detail["twin_port"] == row["twin_port"] or not row["port_names_nos"]
        )
        assert all(family.subports_from is None for family in part.families)


# ---- only what is named is read


def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The shipped records that are read from now on, within the catalogues."""
    read: list[str] = []
    real = Path.read_bytes

    def spy(path: Path) -> bytes:
        content = real(path)
        _, in_catalogue, name = path.as_posix().partition("/data/vendors/")
        read.extend([name] if in_catalogue else [])
        return content

    monkeypatch.setattr(Path, "read_bytes", spy)
    return read


def test_a_part_is_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reads(monkeypatch)
    catalogue = Library.standard().catalogue("nvidia")
    assert catalogue
    assert catalogue.part("MFP7E10")
    assert read == ["nvidia/catalogue.toml", "nvidia/cord/MFP7E10.toml"]


def test_the_quickstart_reads_the_parts_that_it_names(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "specs/quickstart.mtp").read_text("utf-8")
    read = reads(monkeypatch)
    assert not compile_texts({"quickstart.mtp": text}).found
    named = {"rack-42u", "sw-32x100", "panel-4slot", "plate-12mpo-opposed-pc", "q28-100g-sr4", "patch-mpo12-b-om4"}
    assert {Path(name).stem for name in read} == {*named, "trunk-144-12xmpo12-b-om4", "catalogue", "vendor"}
    assert {name.partition("/")[0] for name in read} == {"acme-fibre"}
