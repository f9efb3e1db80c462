"""Panels whose ports are built in: adapters without slots, and wired boxes that stand in rack units."""

from __future__ import annotations

import csv
import io

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.result import Result

HEAD = 'edition 2026\nuse "catalog:acme-fibre" as acme\nrack R[1..2] : acme.rack-42u\n'
LC = """\
panel p[1..2] : acme.panel-24lc at R[1..2].U40
device r[1..2] : acme.router-12x10 at R[1..2].U20
optic r[1..2].xe-0/0/0 : acme.sfp-10g-lr
trunk T : acme.trunk-48f-24lc-os2 at p1.rear[1..24] -- p2.rear[1..24] { length = 30m }
cord r[1..2].xe-0/0/0 -- p[1..2].7 : acme.patch-lc-os2 { length = 2m }
circuit c : 10GBASE-LR at r1.xe-0/0/0 -- r2.xe-0/0/0 via T.7
"""
BOX = """\
panel box : acme.shuffle-4x4-mpo12apc at R1.U30
device s[1..2] : acme.sw-64x-osfp2x400 at R[1..2].U20
optic s[1..2].osfp[01..02] : acme.osfp-800g-2xsr4
cord flat(s1.osfp[01..02]:[1..2]) -- box.in[1..4] : acme.patch-mpo12-b-om4-apc { length = 3m }
cord box.out[1..4] -- flat(s2.osfp[01..02]:[1..2]) : acme.patch-mpo12-a-om4-apc { length = 3m }
circuit flat(s1.osfp[01..02]:[1..2]:1) -- s2.osfp01:1:[1..4] : 100GBASE-SR1
circuit flat(s1.osfp[01..02]:[1..2]:2) -- s2.osfp01:2:[1..4] : 100GBASE-SR1
circuit flat(s1.osfp[01..02]:[1..2]:3) -- s2.osfp02:1:[1..4] : 100GBASE-SR1
circuit flat(s1.osfp[01..02]:[1..2]:4) -- s2.osfp02:2:[1..4] : 100GBASE-SR1
"""


def compiled(text: str) -> Result:
    return compile_texts({"a.mtp": HEAD + text})


def documents(text: str, name: str) -> list[dict[str, str]]:
    made = emit(compiled(text).plant, Issue(today="2026-11-20", tool_version="9.9", spec_digests=()), None)
    return list(csv.DictReader(io.StringIO(made[name].decode(), newline="")))


def test_light_passes_adapters_that_are_built_into_a_panel() -> None:
    result = compiled(LC)
    assert result.found == ()
    assert result.counts()["channels"] == 1
    assert [shape.verdict for shape in result.plant.channels.shapes] == ["ok"]


def test_lane_k_of_input_i_reaches_lane_i_of_output_k() -> None:
    result = compiled(BOX)
    assert result.found == ()
    assert result.counts()["channels"] == 16


def test_a_circuit_that_expects_another_lane_is_told() -> None:
    text = BOX.replace("-- s2.osfp01:1:[1..4]", "-- s2.osfp01:1:[2, 1, 3, 4]")
    assert {one.code for one in compiled(text).found} == {"POL201"}


def test_a_panel_with_built_in_ports_is_bought_once() -> None:
    assert [(row["part"], row["needed"]) for row in documents(LC, "bom.csv") if row["kind"] == "panel"] == [
        ("panel-24lc", "2")
    ]
    rows = documents(BOX, "bom.csv")
    assert [(row["part"], row["needed"]) for row in rows if "shuffle" in row["part"]] == [("shuffle-4x4-mpo12apc", "1")]


def test_labels_tell_the_side_of_the_panel() -> None:
    rows = documents(LC, "cut-sheet.csv")
    cord = next(
        row for row in rows if (row["assembly_kind"] == "cord" and row["b_device"] == "p1") or row["a_device"] == "p1"
    )
    assert "R1-40-F:07" in (cord["a_label"], cord["b_label"])
    leg = next(row for row in rows if row["assembly_kind"] == "trunk" and row["leg"] == "7 of 24")
    assert (leg["a_label"], leg["b_label"], leg["a_port"]) == ("R1-40-R:07", "R2-40-R:07", "7")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("cord p1.25 -- r1.xe-0/0/0 : acme.patch-lc-os2 { length = 2m }", "REF103", "panel p1 has no port 25"),
        ("plate p1.1 : acme.plate-12lc", "REF104", "p1 has no slots: its ports are built in"),
        ('reserve p1.25 { for = "ops" }', "REF103", "panel p1 has no port 25"),
    ],
)
def test_what_a_panel_does_not_have_is_told(text: str, code: str, said: str) -> None:
    found = compiled(LC.split("cord", maxsplit=1)[0] + text).found
    assert [(one.code, one.message) for one in found] == [(code, said)]


@pytest.mark.parametrize(
    "body",
    ["", "slots = [1..4]", "connector = mpo12", "slots = [1..4]; takes = x; connector = mpo12; count = 2"],
)
def test_a_panel_is_made_of_one_thing(body: str) -> None:
    found = compiled(f"part x : panel {{ height = 1U; {body} }}").found
    assert [one.code for one in found] == ["CAT104"]
    assert "a panel has slots and takes, or a connector and a count, or ports that are wired" in found[0].message


def test_a_wired_box_is_written_in_a_spec() -> None:
    part = (
        "part swap : panel { height = 1U; fibre = os2; loss = 0.3dB; return-loss = 55dB; polish = upc\n"
        "  port [in, out][1..2] : lc-duplex; map in[1..2].[1..2] -- out[2,1].[2,1] }\n"
    )
    text = LC.split("trunk", maxsplit=1)[0] + (
        "panel x : swap at R1.U30\ncord r1.xe-0/0/0 -- x.in1 : acme.patch-lc-os2 { length = 2m }\n"
        "cord x.out2 -- r2.xe-0/0/0 : acme.patch-lc-os2 { length = 2m }\n"
    )
    result = compiled(part + text + "circuit c : 10GBASE-LR at r1.xe-0/0/0 -- r2.xe-0/0/0\n")
    assert [one.code for one in result.found] == [], result.found
