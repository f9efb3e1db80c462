"""A maker's number stands wherever a part is named, and brings its length; what is sold is in the published rows."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from mtpc.pipeline import compile_paths, compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.result import Result

HEAD = """edition 2026
use "catalog:generic" as std
use "catalog:nvidia" as nvidia
use "catalog:cisco" as cisco
use "catalog:corning" as corning
use "catalog:panduit" as panduit
rack R[1..2] : std.rack-48u
device sw[1..2] : nvidia.QM9700 at R[1..2].U40
optic sw[1..2].P[0..3] : nvidia.MMS4X00-NM
"""


def compiled(text: str) -> Result:
    return compile_texts({"a.mtp": HEAD + text}, today="2026-12-01")


def codes(text: str) -> list[str]:
    return sorted(found.code for found in compiled(text).diagnostics)


def cables(result: Result) -> Counter[tuple[str, Decimal | None]]:
    site = result.plant.site
    return Counter((site.part_of(one).name, site.ordered_m(one)) for one in site.cables())


def ordered(result: Result) -> list[tuple[str, str]]:
    return [
        (line["length"], line["number_on_record"])
        for order in Work(result.plant, Issue()).orders
        for line in order.lines
        if line["length"]
    ]


def test_a_number_places_the_record_of_its_family_with_its_length() -> None:
    result = compiled(
        'cord sw1.P[0..1]:0 -- sw2.P[0..1]:0 : nvidia."MFP7E30-N010" { fibre = os2 }\n'
        "cord sw1.P2:0 -- sw2.P2:0 : nvidia.MFP7E30-N030 { fibre = os2 }\n"
        "cord sw1.P3:0 -- sw2.P3:0 : nvidia.MFP7E30 { length = 10m; fibre = os2 }\n"
    )
    assert not [found for found in result.diagnostics if found.severity == "error"]
    assert cables(result) == {("MFP7E30", Decimal(10)): 3, ("MFP7E30", Decimal(30)): 1}


def test_the_same_length_may_stand_beside_it_and_another_may_not() -> None:
    cord = "cord sw1.P0:0 -- sw2.P0:0 : nvidia.MFP7E30-N010 {{ fibre = os2; length = {} }}"
    assert "PRT109" not in codes(cord.format("10m"))
    (found,) = [one for one in compiled(cord.format("15m")).diagnostics if one.code == "PRT109"]
    assert found.help == "remove `length`, or write MFP7E30-N015"
    assert "PRT109" in codes(cord.format("auto"))


def test_circuits_and_spares_take_numbers_too() -> None:
    text = "circuit up : IB-NDR-DR4 at sw1.P0:0 -- sw2.P0:0 { cords = nvidia.MFP7E30-N007; cord-length = 5m }"
    assert "PRT109" in codes(text)
    result = compiled(text.replace("; cord-length = 5m", "; fibre = os2") + "\nspare nvidia.MFP7E30-N003 { count = 2 }")
    assert cables(result) == {("MFP7E30", Decimal(7)): 1}
    assert [(spare.part.name, spare.length_m) for spare in result.plant.site.spares] == [("MFP7E30", Decimal(3))]


@pytest.mark.parametrize(
    ("number", "name", "length_m"),
    [  # feet stay on the maker's order: 120 ft are 36.576 m; Cisco's sign of a spare does not change what a cord is
        ("corning.G757512TPNDDU120F", "G757512TPNDDU120F", "36.576"),
        ("panduit.FZTRL5N5NANM012", "FZTRL5N5NANM012", "12"),
        ("cisco.CB-M12-M12-MMF10M", "CB-M12-M12-MMF", "10"), ('cisco."CB-M12-M12-MMF1.5="', "CB-M12-M12-MMF", "1.5"),
        ("panduit.FZ8RP5NLSQNM005", "FZ8RP5NLSQNM", "5"),
    ],
)  # fmt: skip
def test_numbers_of_other_makers(number: str, name: str, length_m: str) -> None:
    (spare,) = compiled(f"spare {number} {{ count = 1 }}").plant.site.spares
    assert (spare.part.name, spare.length_m) == (name, Decimal(length_m))


def test_parts_without_a_length_are_named_by_their_numbers() -> None:
    result = compiled('device sw3 : nvidia."920-9B210-00FN-0M0" at R1.U20\npanel p : cisco."PP-72X100G-MMF=" at R1.U10')
    assert Counter(one.part.name for one in result.plant.site.equipment) == {"QM9700": 3, "PP-72X100G-MMF": 1}


def test_a_number_that_no_source_lists_is_told_and_asked_for() -> None:
    """No source lists lengths of MFP7E40, and what its N says is a guess; of MFP7E30 ten are listed."""
    result = compiled("spare nvidia.MFP7E40-N010 { count = 1 }")
    assert [found.code for found in result.diagnostics] == ["PRT117"]
    assert ("10", "MFP7E40-N010") in ordered(result)
    assert codes("spare nvidia.MFP7E30-N012 { count = 1 }") == ["PRT116"]
    assert codes("spare nvidia.MFP7E3-N010 { count = 1 }") == ["REF105"]


OWN = """edition 2026
use "catalog:acme-fibre" as acme
{use}
rack R : acme.rack-42u
device s[1..2] : acme.sw-32x400 at R.U[1..2]
optic s[1..2].et-0/0/0 : acme.qdd-400g-sr4
cord s1.et-0/0/0 -- s2.et-0/0/0 : {name}
"""
PART = """part mf : cord {
  vendor = "Example"; number-confidence = high; source = "data sheet 2026-10"; confidence = high
  fibre = om3; loss = 0.35dB; polish = apc; gender = unpinned; map = b8; end [a, b] : mpo8
  lengths = [3m, 5m]; numbers = ["EX-N003", "EX 5.0"]
}
"""


@pytest.mark.parametrize(("name", "length_m"), [("EX-N003", 3), ('"EX 5.0"', 5)])
def test_numbers_of_parts_written_in_the_spec(name: str, length_m: int) -> None:
    result = compile_texts({"a.mtp": OWN.format(use=PART, name=name)}, today="2026-12-01")
    assert not result.diagnostics
    assert cables(result) == {("mf", Decimal(length_m)): 1}
    assert [number for _, number in ordered(result)] == [name.strip('"')]


END = '[[end]]\nname = "{}"\nconnector = "mpo8"\ngender = "unpinned"\npolish = "apc"\n'
RECORD = f"""name = "mf"
family = "cord"
description = "cord of 8 fibres"
number_confidence = "high"
fibre = "om3"
map = "b8"
lengths_m = ["3", "5"]
numbers = ["EX-N003", "EX-N005"]
{END.format("a")}{END.format("b")}[source]
title = "data sheet"
read_on = 2026-11-20
confidence = "high"
"""


def test_numbers_of_a_catalogue_of_the_project(tmp_path: Path) -> None:
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/catalogue.toml").write_text('name = "ours"\nversion = "1"\n', "utf-8")
    (tmp_path / "ours/mf.toml").write_text(RECORD, "utf-8")
    (tmp_path / "a.mtp").write_text(OWN.format(use='use "./ours" as ours', name="ours.EX-N005"), "utf-8")
    result = compile_paths([tmp_path / "a.mtp"])
    assert cables(result) == {("mf", Decimal(5)): 1}
