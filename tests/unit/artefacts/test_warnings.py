"""A plant that does not work may be built if the project says so: its documents say what is wrong, and where."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path

import pypdf
import pytest

from mtpc.artefacts._artefact import emit
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.result import Result
from tests.support.floors import changed

ROOT = Path(__file__).parents[3]
NOTE = "policy { severity { POL = note } }\n"


@cache
def built(*changes: tuple[str, str]) -> tuple[Result, dict[str, bytes]]:
    text = changed((ROOT / "specs" / "quickstart.mtp").read_text("utf-8"), *changes)
    result = compile_texts({"site.mtp": text.replace("project ", NOTE + "project ", 1)}, ROOT)
    assert not result.failed
    issue = Issue("2026-11-20", findings=result.diagnostics, known=result.by_object())
    return result, emit(result.plant, issue, None)


# One plate of two with its adapters key up to key up: every circuit is crossed once too often.
ALIGNED = (
    "plate  pp[1..2].1 : acme.plate-12mpo-opposed-pc",
    "plate  pp1.1 : acme.plate-12mpo-opposed-pc\nplate  pp2.1 : acme.plate-12mpo-aligned-pc",
)


def pages(name: str, *changes: tuple[str, str]) -> list[str]:
    return [" ".join(one.extract_text().split()) for one in pypdf.PdfReader(io.BytesIO(built(*changes)[1][name])).pages]


def table(name: str, *changes: tuple[str, str]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(built(*changes)[1][name].decode(), newline="")))


@pytest.mark.parametrize("name", ["cut-sheet.pdf", "patching.pdf"])
def test_the_first_page_warns_of_dark_circuits_and_lists_what_stands(name: str) -> None:
    first = pages(name, ALIGNED)[0]
    assert "WARNING" in first
    assert "NO LIGHT: Tx1 meets Tx1: circuit up1..4" in first
    assert "note POL101 at plate pp1.1: Tx1 of sw1.et-0/0/0 arrives at" in first  # the piece to change, then the ports
    assert "WARNING" not in pages(name)[0]


def test_a_dark_circuit_never_reads_as_a_pass() -> None:
    for row in table("path-sheet.csv", ALIGNED):
        assert (row["light"], row["loss_verdict"]) == ("NO LIGHT: Tx1 meets Tx1", "no light")
        port = int(row["circuit"][2:]) - 1
        assert row["reason"] == (f"POL101 at plate pp1.1: Tx1 of sw1.et-0/0/{port} arrives at Tx1 of sw2.et-0/0/{port}")
    words = pages("patching.pdf", ALIGNED)
    turn_ups = [text for text in words if "Circuits with a port here" in text]
    assert len(turn_ups) == 2
    for text in turn_ups:
        assert text.count("NO LIGHT: Tx1 meets Tx1") >= 4
        assert " pass " not in text
    assert sum(text.count("NO LIGHT: Tx1 meets Tx1; up") for text in pages("cut-sheet.pdf", ALIGNED)[1:]) == 12
    served = [row for row in table("cut-sheet.csv", ALIGNED) if row["links_served"]]
    assert len(served) == 12
    for row in served:
        assert row["notes"].startswith(f"NO LIGHT: Tx1 meets Tx1 ({row['links_served']})")


# Pins at both sides of every adapter: light would get through, but the plugs do not go together.
PINNED = ("{ cords = acme.patch-mpo12-b-om4;", "{ cords = acme.patch-mpo12-b-om4-open; gender = pinned;")
# 100GBASE-SR4 over OM4 reaches 100 m; the loss of 106 m, 0.318 dB and two pairs of 0.35 dB, is within 1.9 dB.
FAR = ("length = 20m", "length = 100m")


def test_a_mating_that_does_not_go_together_is_no_dark_lane_and_no_pass() -> None:
    lowered = ("test-tier = 1 }", "test-tier = 1 }\npolicy { severity { GEN = note } }")
    assert (
        "CANNOT BE MATED: pinned into module at sw1.et-0/0/0 (the module, CRD-BDV3PPUH end a1); "
        "both pinned at pp1.1.1 (CRD-BDV3PPUH end b1, T1 end a1); and 2 more: circuit up1 "
        in pages("patching.pdf", PINNED, lowered)[0]
    )
    for name in ("cut-sheet.pdf", "patching.pdf"):
        first = " ".join(pages(name, PINNED, lowered)[:2])
        assert "CANNOT BE MATED: by the plan the two plugs named" in first
        assert "note GEN103 at cord CRD-REOCG65D (pp2.1.1 -- sw2.et-0/0/0): cord pp2.1.1 -- sw2" in first
    for row in table("path-sheet.csv", PINNED, lowered):
        assert (row["verdict"], row["light"].partition(":")[0]) == ("error", "CANNOT BE MATED")
        assert f" at pp1.1.{row['circuit'][2:]} (CRD-" in row["light"]
        assert row["reason"].startswith("GEN101 at cord CRD-")
        assert "; GEN103 at cord CRD-" in row["reason"]
    assert not any("dB pass" in text for text in pages("patching.pdf", PINNED, lowered)[1:])


def test_a_circuit_that_is_too_long_never_reads_as_a_pass() -> None:
    lowered = ("test-tier = 1 }", "test-tier = 1 }\npolicy { severity { LEN = note } }")
    for row in table("path-sheet.csv", FAR, lowered):
        assert (row["verdict"], row["light"], row["loss_verdict"]) == ("fail", "ok", "pass")
        assert row["reason"] == (
            f"LEN101: {row['circuit']} is 106 m long; 100GBASE-SR4 reaches 100 m over OM4; trunk T1 is 100 m of them"
        )
    assert not any("dB pass" in text for text in pages("patching.pdf", FAR, lowered)[1:])
    assert any("dB pass" in text for text in pages("patching.pdf")[1:])


def test_a_circuit_whose_ports_no_fibre_joins_is_turned_up_with_that_word() -> None:
    swapped = (
        "-- sw2.et-0/0/[0..3]\n  via T1.[1..4] { cords = acme.patch-mpo12-b-om4; cord-length = 3m }",
        "-- sw2.et-0/0/[0..3]",
    )
    words = pages("patching.pdf", swapped)
    assert "NO LIGHT: no fibre joins its two ports: circuit up1..4" in words[0]
    assert sum(text.count("NO LIGHT: no fibre joins") for text in words[1:]) == 8


def test_notes_of_statements_reach_the_people_who_need_them() -> None:
    noted = ("circuit up[1..4]", "## patch after midnight\ncircuit up[1..4]")
    assert "trunk T1 pulled first; both ends carry pins" in pages("cut-sheet.pdf", noted)[0]
    assert "circuit up1..4 patch after midnight" in pages("cut-sheet.pdf", noted)[0]
    racks = [text for text in pages("patching.pdf", noted) if "Notes for this rack" in text]
    assert len(racks) == 2
    for text in racks:
        assert "trunk T1 pulled first" in text
        assert "circuit up1..4 patch after midnight" in text
    for row in table("cut-sheet.csv", noted):
        name = row["links_served"]
        assert row["notes"].count("patch after midnight") == bool(name)
        assert (f"circuit {name}: patch after midnight" in row["notes"]) == bool(name)
