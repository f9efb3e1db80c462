"""Copper: which port reaches which, over which category and how far; no signal is calculated."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.catalogue.load import Library
from mtpc.catalogue.types import Alignment
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.cut_blanks import why_blank
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.plug_and_mate import mate_words
from mtpc.plan.rows.turn_ups import turn_up_lines
from mtpc.plan.rows.work import Work
from mtpc.result import Result
from tests.support import mtpc
from tests.support.floors import changed

LIBRARY = Library.standard()
# Reach in metres over each category, and how sure: Fluke and Siemon on TSB-155 (37 m; 55 m where alien crosstalk is
# low), comms-express.com (1000BASE-T, 10GBASE-T), Siemon on 2.5G/5GBASE-T (Cat 6A sure, less not), Cat 8 second-hand.
REACHES = {
    "1000BASE-T": {"cat5e": (100, "medium"), "cat6": (100, "medium"), "cat6a": (100, "medium"), "cat8": (30, "low")},
    "2.5GBASE-T": {"cat5e": (100, "low"), "cat6": (100, "low"), "cat6a": (100, "medium"), "cat8": (30, "low")},
    "5GBASE-T": {"cat5e": (100, "low"), "cat6": (100, "low"), "cat6a": (100, "medium"), "cat8": (30, "low")},
    "10GBASE-T": {"cat6": (37, "high"), "cat6a": (100, "high"), "cat8": (30, "low")},
    "25GBASE-T": {"cat8": (30, "medium")},
    "40GBASE-T": {"cat8": (30, "medium")},
}
FLOOR = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
device sw : acme.sw-48t at R1.U40
device srv[1..2] : acme.server-1u-t at R2.U[10, 12]
panel pp[1..2] : acme.panel-24rj45-cat6a at R[1..2].U42
trunk L[1..2] : acme.link-cat6a at pp1.rear[1..2] -- pp2.rear[1..2] { length = 45m }
cord sw.xe-0/0/[0..1] -- pp1.[1..2] : acme.patch-rj45-cat6a { length = 3m }
cord pp2.[1..2] -- srv[1..2].eth0 : acme.patch-rj45-cat6a { length = 2m }
circuit c[1..2] : 10GBASE-T at sw.xe-0/0/[0..1] -- srv[1..2].eth0
"""


def compiled(*changes: tuple[str, str]) -> Result:
    return compile_texts({"spec.mtp": changed(FLOOR, *changes)}, today="2026-12-01")


def found(result: Result) -> set[str]:
    return {finding.code for finding in result.diagnostics}


@pytest.mark.parametrize("name", REACHES)
def test_an_application_reaches_as_far_as_its_sources_say(name: str) -> None:
    application = LIBRARY.application(name)
    assert application
    stated = {row.fibre: (int(row.reach_m or 0), str(row.reach_fact.confidence)) for row in application.limits}
    assert stated == REACHES[name]
    assert all(row.loss_db is None for row in application.limits)


def test_channels_through_panels_are_proved_without_a_loss() -> None:
    result = compiled()
    assert not result.diagnostics
    assert (result.proof().channels, result.proof().proved) == (2, 2)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ([("45m", "91m")], {"LEN108"}),  # 96 m in all, 91 m of them between the panels
        ([("45m", "90m")], set()),
        ([("45m", "90m"), ("3m", "9m")], {"LEN101", "LEN109"}),  # 9 + 90 + 2 = 101 m, 11 m of cords
        ([("patch-rj45-cat6a { length = 3m", "patch-rj45-cat5e { length = 3m")], {"FIB102", "FIB105"}),
        ([("patch-rj45-cat6a { length = 3m", "patch-rj45-nocategory { length = 3m")], {"FIB103"}),
        ([("45m", "unknown")], {"LEN102"}),
        ([("panel-24rj45-cat6a", "panel-24rj45-cat6"), ("45m", "30m")], {"FIB102"}),  # 35 m of 37 m
        ([("panel-24rj45-cat6a", "panel-24rj45-cat6"), ("45m", "33m")], {"FIB102", "LEN101"}),  # 38 m of 37 m
        ([("10GBASE-T", "1000BASE-T"), ("eth0", "mgmt")], set()),
        ([("pp2.[1..2] --", "pp2.[2..1 step -1] --")], {"POL201"}),
        ([("10GBASE-T", "25GBASE-T")], {"OPT103"}),
    ],
)
def test_what_is_found(changes: list[tuple[str, str]], codes: set[str]) -> None:
    assert found(compiled(*changes)) == codes


@pytest.mark.parametrize(
    "change", [("patch-rj45-cat6a { length = 3m", "patch-rj45-nocategory { length = 3m"), ("45m", "unknown")]
)
def test_a_category_or_a_length_that_is_not_known_is_never_a_pass(change: tuple[str, str]) -> None:
    result = compiled(change)
    assert result.proof().proved == 0
    assert {"c1", "c2"} <= {subject.object for subject in result.unjudged}


@pytest.mark.parametrize(
    ("link_m", "cord_m", "codes"),
    [  # two cords of the same length; 10 m are for them, and (90 - link) / 1.5 m more
        (90, "5", set()), (84, "7", set()), (85, "7", {"LEN109"}), (60, "15", set()), (60, "15.5", {"LEN109"}),
        (60, "20", {"LEN109"}), (60, "21", {"LEN101", "LEN109"}),
    ],
)  # fmt: skip
def test_longer_cords_want_a_shorter_cable_between_the_panels(link_m: int, cord_m: str, codes: set[str]) -> None:
    result = compiled(("length = 45m", f"length = {link_m}m"), ("3m", f"{cord_m}m"), ("2m", f"{cord_m}m"))
    assert found(result) == codes
    assert result.proof().proved == (0 if codes else 2)


def test_the_limit_a_tester_is_set_to_stands_in_cut_sheet_and_test_table() -> None:
    result = compiled(("45m }", '45m; test-limit = "TIA Cat 6A Perm. Link" }'))
    sheet = Work(result.plant, Issue("2026-12-01")).cuts
    trunks, cords = ([row for row in sheet if row.kind == kind] for kind in ("trunk", "cord"))
    assert {row.test_limit for row in trunks} == {"TIA Cat 6A Perm. Link"}
    assert {row.test_limit for row in cords} == {""}
    assert all("tester set to: TIA Cat 6A Perm. Link" in row["notes"] for row in trunks)
    assert all("copper" in why_blank(row, "loss_budget_db") for row in sheet)


def test_the_patching_instructions_say_lengths_and_jacks() -> None:
    result = compiled()
    lines = list(turn_up_lines(Work(result.plant, Issue("2026-12-01")).uses))
    assert {(line.expected, line.verdict) for _, line in lines} == {("50 of 100 m", "ok")}
    site = result.plant.site
    plugs = [face for cable in site.cables() for face in site.faces_of(cable)]
    words = {mate_words(site, face, site.mate_of(face), Alignment.ALIGNED) for face in plugs}
    assert words == {"port of the device", "panel"}


def test_what_is_required_of_fibre_is_not_required_of_copper() -> None:
    asked = "polish = apc; grade = low; pair-loss = 0.5dB; min-margin = 0.5dB; loss-method = statistical"
    assert not compiled(("rack R", f"policy {{ require {{ {asked} }} }}\nrack R")).diagnostics


@pytest.mark.parametrize(
    "stated", ["polish = upc", "loss = 0.3dB", "grade = low", "gender = pinned", "return-loss = 40dB"]
)
def test_a_connector_of_conductors_states_nothing_of_fibre(stated: str) -> None:
    part = f"part p : cord {{ fibre = cat6a; end [a, b] : rj45 {{ {stated} }}; map a.1 -- b.1 }}\nrack R"
    (finding,) = compiled(("rack R", part)).diagnostics
    assert finding.code == "CAT104"
    assert finding.span
    assert finding.span.start == FLOOR.index("rack R") + part.index(stated) + stated.index("=") + 2


def test_a_policy_may_name_the_limit_for_all() -> None:
    result = compiled(("rack R", 'policy { prefer { test-limit = "Class EA PL" } }\nrack R'))
    assert {row.test_limit for row in Work(result.plant, Issue("2026-12-01")).cuts} == {"Class EA PL"}


def test_a_port_of_copper_is_called_a_port_and_no_optic(tmp_path: Path) -> None:
    (tmp_path / "a.mtp").write_text(CALLED, "utf-8")
    traced = mtpc("trace", "a.mtp", cwd=tmp_path).stdout
    assert "  path    port 10GBASE-T " in traced
    shown = mtpc("show", "a.mtp", cwd=tmp_path).stdout + mtpc("show", "a.mtp", "--name", "ap1.lan", cwd=tmp_path).stdout
    assert "optic" not in traced + shown
    assert "port ap1.lan of ap\n" in shown


CALLED = """edition 2026
use "catalog:acme-fibre" as acme
rack R[1..2] : acme.rack-42u
part cat6a-cord : cord { fibre = cat6a; end [a, b] : rj45; map a.1 -- b.1 }
part ap : device { height = 1U; port lan : rj45 { application = 10GBASE-T; pinout = rj45 } }
device ap[1..2] : ap at R[1..2].U1
cord ap1.lan -- ap2.lan : cat6a-cord { length = 30m }
"""
