"""What was measured is counted, what was ordered is ordered; spares are ordered with the rest."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal

import pytest

from mtpc.artefacts._artefact import emit
from mtpc.channel.budget import budget
from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work
from mtpc.result import Result
from tests.support.floors import TWO_RACKS
from tests.support.marks import cases

FLOOR = f"""{TWO_RACKS}optic sw[1..2].et-0/0/0 : acme.q28-100g-sr4
trunk T1 : acme.trunk-mpo12-b-om4 at pp1.1.rear1 -- pp2.1.rear1 {{ length = 30m }}
trunk T2 : acme.trunk-mpo12-b-om4 at pp1.1.rear2 -- pp2.1.rear2 {{ length = unknown }}
cord sw1.et-0/0/0 -- pp1.1.1 : acme.patch-mpo12-b-om4 {{ length = 3m }}
cord pp2.1.1 -- sw2.et-0/0/0 : acme.patch-mpo12-b-om4 {{ length = 5m }}
"""
BUILT = """as-built T[1..2] { length = each(20.5m, 12m); tested = 2026-10-02; report = "O-1"; loss = 0.4dB }
as-built pp1.1.1 -- sw1.et-0/0/0 { length = 3.5m }
"""


def compiled(lines: str) -> Result:
    return compile_texts({"x.mtp": FLOOR + lines})


def codes(result: Result) -> list[str]:
    return [found.code for found in result.diagnostics]


def table(result: Result, name: str) -> list[dict[str, str]]:
    documents = emit(result.plant, Issue(today="2026-11-20", tool_version="0"), None)
    return list(csv.DictReader(io.StringIO(documents[name].decode())))


def test_the_measured_length_is_the_channels() -> None:
    result = compiled(BUILT)
    assert codes(result) == []
    # 3.5 m as built + 20.5 m as built + 5 m as ordered
    assert budget(result.plant, 0).length_m == Decimal("29.0")


def test_the_cut_sheet_shows_the_length_ordered_and_that_measured() -> None:
    result = compiled(BUILT)
    (trunk,) = (row for row in table(result, "cut-sheet.csv") if row["cable_id"] == "T1")
    assert (trunk["length_ordered"], trunk["as_built_length"]) == ("30", "20.5")
    assert (trunk["measured_loss_db"], trunk["result_file"]) == ("0.4", "O-1")
    assert "tested 2026-10-02" in trunk["notes"]
    assert trunk["status"] == "tested"
    model = json.loads(emit(result.plant, Issue(today="2026-11-20"), None)["model.json"])
    built = {cable["key"]: cable.get("as_built") for cable in model["cables"]}
    assert built["T1"] == {"length_m": "20.5", "loss_db": "0.4", "tested": "2026-10-02", "report": "O-1"}
    assert built["T2"]["length_m"] == "12"


def test_what_is_installed_is_not_ordered_again() -> None:
    def ordered(lines: str) -> list[tuple[str, str, str]]:
        rows = [row for row in table(compiled(lines), "bom.csv") if row["kind"] in ("trunk", "cord")]
        return [(row["kind"], row["length"], row["order_quantity"]) for row in rows]

    assert ordered("as-built T2 { length = 12m }\n") == [("trunk", "30", "1"), ("cord", "3", "1"), ("cord", "5", "1")]
    assert ordered(BUILT) == [("cord", "5", "1")]  # T1, T2 and the cord of 3 m are there
    assert ordered(BUILT + "policy { spares { trunk = 50%; cord = 50% } }\n") == [("cord", "5", "2")]
    direct = TWO_RACKS + "cord isl : acme.aoc-100g-q28 at sw1.et-0/0/1 -- sw2.et-0/0/1 { length = 20m }\n"
    for built, lengths in (("", ["20"]), ("as-built isl { length = 19m }\n", [])):
        result = compile_texts({"x.mtp": direct + built})
        assert codes(result) == []
        assert [row["length"] for row in table(result, "bom.csv") if row["length"]] == lengths


def test_a_cable_nobody_ordered_by_length_is_known_once_it_is_measured() -> None:
    assert codes(compiled("")) == ["LEN102"]
    assert codes(compiled("as-built T2 { length = 12m }")) == []
    assert codes(compiled("as-built T2 { tested = 2026-10-02 }")) == ["LEN102"]


MISFITS = """\
as-built T3 { length = 3m }  #! REF102 there is no cable T3
as-built sw1.et-0/0/0 -- pp2.1.1 { length = 3m }  #! REF102 there is no cable sw1.et-0/0/0 -- pp2.1.1
as-built T1.1 { length = 3m }  #! TYP101 T1.1 is a leg; a cable is measured as one
as-built T1 { length = 3m }; as-built T1 { loss = 1dB }  #! REF113 the as-built data of T1 is stated twice
as-built pp1.1.1 { length = 3m }  #! TYP101 pp1.1.1 is a port
as-built T1 {  }  #! TYP110 nothing is stated as built
spare acme.patch-mpo12-b-om4 { count = 2 }  #! TYP110 a spare cord without a length cannot be ordered
spare acme.q28-100g-sr4 { length = 2m; count = 2 }  #! TYP110 acme.q28-100g-sr4 is an optic and has no length
spare acme.q28-100g-sr4 {  }  #! TYP110 how many spares are kept is not stated
spare acme.q28-100g-sr4 { count = 0 }  #! TYP108 0 spares cannot be kept
spare acme.nothing { count = 1 }  #! REF105 catalogue acme-fibre has no part nothing
"""


@pytest.mark.parametrize(("line", "code", "message"), cases(MISFITS))
def test_what_does_not_fit_is_one_finding(line: str, code: str, message: str) -> None:
    result = compiled("as-built T2 { length = 12m }\n" + line)
    assert [(found.code, found.message) for found in result.diagnostics] == [(code, message)]


def test_spares_join_the_line_of_their_part_and_length() -> None:
    stock = (
        'policy { spares { cord = 50% } }\nspare acme.patch-mpo12-b-om4 { count = 4; length = 3m; at = "cage 2" }\n'
        "spare acme.q28-100g-sr4 { count = 2 }\nspare acme.patch-lc-om4 { count = 1; length = 2m }\n"
    )
    result = compiled(BUILT.splitlines()[0] + "\n" + stock)
    assert codes(result) == []
    lines = {(row["part"], row["length"]): row for row in table(result, "bom.csv")}
    cord = lines["patch-mpo12-b-om4", "3"]
    # one is needed and four are stated; half of this one and the one of 5 m is one, as long as the longer
    assert (cord["needed"], cord["spares"], cord["order_quantity"]) == ("1", "4", "5")
    assert cord["spare_rule"] == "50% of 2, kept as 5 m + 4 for stock"
    assert lines["patch-mpo12-b-om4", "5"]["spares"] == "1"
    assert "spares kept at cage 2" in cord["notes"]
    assert (lines["q28-100g-sr4", ""]["needed"], lines["q28-100g-sr4", ""]["spares"]) == ("2", "2")
    other = lines["patch-lc-om4", "2"]
    assert (other["needed"], other["spares"], other["spare_rule"]) == ("0", "1", "1 for stock")


def test_pieces_of_connectors_are_kept_as_spares() -> None:
    result = compiled(BUILT + 'spare acme.pins-mpo12 { count = 4; at = "cage 2" }')
    assert codes(result) == []
    row = next(row for row in table(result, "bom.csv") if row["part"] == "pins-mpo12")
    assert (row["kind"], row["needed"], row["order_quantity"], row["length"]) == ("accessory", "0", "4", "")


def test_a_piece_is_nothing_to_build_with() -> None:
    found = compiled(BUILT + "device x : acme.cap-mpo at R1.U4").diagnostics
    assert [(one.code, one.help) for one in found] == [("TYP101", "name a device")]


def patching(result: Result) -> str:
    html = emit(result.plant, Issue(today="2026-11-20", tool_version="0"), None)["patching.html"].decode()
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_paper_shows_both_lengths_and_the_measured_one_alone_where_none_was_ordered() -> None:
    documents = emit(compiled(BUILT).plant, Issue(today="2026-11-20", tool_version="0"), None)
    sheet = re.sub(r"<[^>]*>", " ", documents["cut-sheet.html"].decode())
    assert "3 m ordered, 3.5 m as built" in sheet
    for text in (sheet, patching(compiled(BUILT))):
        assert "30 m ordered, 20.5 m as built" in text
        assert " 12 m as built" in text
        assert "ordered, 12 m" not in text
        assert "5 m ordered" not in text  # the other cord was not measured


def test_what_is_installed_is_not_pulled_landed_or_fitted_at_either_end() -> None:
    one = "as-built T1 { length = 20.5m; tested = 2026-10-02 }\nas-built T2 { length = 12m }\n"
    text = patching(compiled(one))
    assert "in place, tested 2026-10-02: not to be pulled or landed" in text
    assert "in place: not to be pulled or landed" in text
    assert "in place: not to be fitted" in patching(compiled(BUILT))
    racks = Work(compiled("as-built T2 { length = 12m }\n").plant, Issue("2026-11-20")).racks
    assert [[line.cable_id for line in rack.pulls] for rack in racks] == [["T1"], ["T1"]]
    assert [[line.cable_id for line in rack.lands] for rack in racks] == [["T1"], ["T1"]]
    both = Work(compiled(BUILT).plant, Issue("2026-11-20")).racks
    assert [(rack.pulls, rack.lands) for rack in both] == [([], []), ([], [])]
    assert [len(rack.cords) for rack in both] == [0, 2]  # both ends of the other cord, in its rack
    assert "Trunks pulled by pull group" not in patching(compiled(BUILT))


def test_what_was_measured_stands_in_the_test_table_beside_the_limit_of_that_cable() -> None:
    text = patching(compiled(BUILT))
    # 2 x 0.35 dB and 20.5 m or 12 m at 3.0 and 1.5 dB/km
    for length, limits in (("30 m ordered, 20.5 m as built", "0.762; 0.731"), ("12 m as built", "0.736; 0.718")):
        assert f"{length} not given 850; 1300 {limits} at most 0.4 O-1 2026-10-02" in text
    (row,) = (row for row in table(compiled(BUILT), "cut-sheet.csv") if row["cable_id"] == "T2")
    assert (row["measured_loss_db"], row["loss_budget_db"]) == ("0.4", "0.736;0.718")
    bare = patching(compiled("as-built T2 { length = 12m }\n"))
    assert "12 m as built not given 850; 1300 0.736; 0.718 T" not in bare
    assert "at most 0" not in bare


def test_a_measured_loss_is_for_the_documents_alone() -> None:
    lossy = BUILT.replace("0.4dB", "2dB")
    assert budget(compiled(lossy).plant, 0) == budget(compiled(BUILT).plant, 0)
