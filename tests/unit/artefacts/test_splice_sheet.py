"""The splice sheet: which fibre is joined to which, by closure, tube and colour.

By TIA-598 tubes and fibres count blue, orange, green, brown …; fibre 13 of tubes of 12 is blue, in the orange tube.
"""

from __future__ import annotations

import csv
import io
import json

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from tests.support.floors import PIGTAILS

PLANT = (
    f"""edition 2026
use "catalog:acme-fibre" as acme
{PIGTAILS}"""
    """part cable : trunk { fibre = os2; end [a, b][1..2] : splice12; map a[1..2].[1..12] -- b[1..2].[1..12] }
part german : trunk {
  fibre = os2; end [a, b][1..2] : splice12; map a[1..2].[1..12] -- b[1..2].[1..12]
  detail { colour_code = "din-vde-0888" }
}
part tray : plate { format = acme-slot; connector = splice12; count = 4 }
rack R[1..3] : acme.rack-42u
panel p[1..3] : acme.panel-4slot at R[1..3].U40
cassette p[1, 3].[1..2] : pigtails
plate p2.1 : tray
trunk K1 : cable at [p1.1.rear1, p1.2.rear1] -- p2.1.[1..2] { length = 300m }
trunk K2 : german at p2.1.rear[1..2] -- [p3.1.rear1, p3.2.rear1] { length = 200m }
"""
)
STREET = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
panel p[1..2] : acme.panel-4slot at R[1..2].U42
plate p[1..2].[1..2] : acme.plate-12lc
part street : trunk { fibre = os2; polish = upc; loss = 0.3dB; end [a, b][1..24] : lc-duplex DETAIL
  map a[1..24].L -- b[1..24].L; map a[1..24].R -- b[1..24].R }
trunk K : street at p1.[1..2].rear[1..12] -- p2.[1..2].rear[1..12] {
  length = 1850m; pathway = "duct 14"
  splice b { kind = fusion; loss = 0.08dB; map = straight }
  splice manhole-3 { kind = fusion; map = straight }
}
"""


def files(text: str) -> dict[str, bytes]:
    plant = compile_texts({"a.mtp": text}, today="2026-12-01").plant
    return emit(plant, Issue("2026-12-01"), frozenset({"splice-sheet"}))


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files(text)["splice-sheet.csv"].decode("utf-8-sig"))))


def side(row: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(row[f"{name}_{cell}"] for cell in ("cable", "tube", "tube_colour", "fibre", "fibre_colour", "colours"))


def test_two_cables_in_a_closure_are_told_by_tube_and_colour_each_by_its_own_code() -> None:
    here = [row for row in rows(PLANT) if row["closure"] == "p2"]
    assert [row["seq"] for row in here] == [str(number) for number in range(1, 25)]
    row = here[12]
    assert (row["place"], row["rack"], row["loss_max_db"]) == ("p2.1.2", "R2.U40", "0.3")
    assert side(row, "a") == ("K1", "2", "orange", "1", "blue", "TIA-598")
    assert side(row, "b") == ("K2", "2", "", "1", "red", "DIN VDE 0888")  # which counts tubes


def test_a_pigtail_is_named_by_the_port_it_ends_in() -> None:
    here = [row for row in rows(PLANT) if row["closure"] == "p1"]
    assert [row["b_cable"] for row in here[5:8]] == ["pigtail p1.1.6.L", "pigtail p1.1.1.R", "pigtail p1.1.2.R"]
    assert side(here[7], "a") == ("K1", "1", "blue", "8", "black", "TIA-598")


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("", ("K", "", "", "26", "", "")),
        ('\n  detail { fibres_per_tube = "12" }', ("K", "3", "green", "2", "orange", "TIA-598")),
    ],
)
def test_a_cable_of_duplex_legs_has_the_tubes_its_part_states(detail: str, told: tuple[str, ...]) -> None:
    here = rows(STREET.replace("DETAIL", detail))
    assert {row["closure"] for row in here} == {"K, end b", "K, manhole-3"}
    (row,) = [row for row in here if (row["closure"], row["seq"]) == ("K, end b", "26")]
    assert side(row, "a") == told
    assert (row["b_cable"], row["splice"], row["loss_max_db"]) == ("pigtail p2.2.rear1", "fusion", "0.08")
    (row,) = [row for row in here if (row["closure"], row["seq"]) == ("K, manhole-3", "26")]
    assert side(row, "a") == side(row, "b") == told
    assert row["loss_max_db"] == "0.3"  # none stated: what TIA-568.3 allows


def test_what_is_in_place_is_told() -> None:
    text = PLANT.replace("{ length = 300m }", "{ length = 300m; existing = true }")
    text = text.replace("{ length = 200m }", "{ length = 200m; existing = true }")
    assert {row["remark"] for row in rows(text) if row["closure"] == "p2"} == {"in place"}


def test_pages_have_a_section_a_closure_and_where_nothing_is_spliced_there_are_none() -> None:
    made = files(PLANT)
    assert set(made) == {f"splice-sheet.{form}" for form in ("csv", "html", "pdf", "xlsx")} | {"manifest.json"}
    page = made["splice-sheet.html"].decode()
    assert all(f">{closure}<" in page for closure in ("p1", "p2", "p3"))
    assert set(files(PLANT.partition("trunk K1")[0])) == {"manifest.json"}


def test_a_request_asks_no_end_face_of_bare_fibres_and_of_copper() -> None:
    copper = "part cu : cord { fibre = cat6a; end [a, b] : rj45; map a.1 -- b.1 }\n"
    copper += "part glass : cord { fibre = os2; end [a, b] : lc-duplex; map = duplex-ab }\n"
    copper += "device [x, y] : acme.sw-48t at R1.U[1, 3]\ncord x.xe-0/0/0 -- y.xe-0/0/0 : cu { length = 3m }\n"
    copper += "cord p1.1.1 -- p1.1.2 : glass { length = 3m }\n"
    plant = compile_texts({"a.mtp": PLANT + copper}, today="2026-12-01").plant
    orders = json.loads(emit(plant, Issue("2026-12-01"), frozenset({"orders"}))["orders/vendor-not-stated.json"])
    asked = {line["part"]: line["still_to_state"] for line in orders["lines"]}
    assert "polish" not in asked["cable"] + asked["cu"]
    assert "polish a" in asked["glass"]
