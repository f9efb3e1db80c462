"""Stock and receipts are for the line of the same part, length and choices; whatever they do not say is not assumed."""

from __future__ import annotations

import pytest

from mtpc.pipeline import compile_texts
from mtpc.plan.rows.issue import Issue
from mtpc.plan.rows.work import Work

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
use "./t.csv" as t
policy { order { TABLE = t }; prefer { gender = pinned-trunk } }
rack R[1..2] : acme.rack-42u
panel pp[1..2] : acme.panel-4slot at R[1..2].U42
plate pp[1..2].1 : acme.plate-12mpo-opposed-pc
device sw1 : acme.sw-32x100 at R1.U40
optic sw1.et-0/0/[0..1] : acme.q28-100g-sr4
trunk T[1..2] : acme.trunk-mpo12-b-om4 at pp1.1.rear[1..2] -- pp2.1.rear[1..2] { length = 20m; pull-eye = a }
cord sw1.et-0/0/[0..1] -- pp1.1.[1..2] : acme.patch-mpo12-b-om4-open { length = 3m }
"""


def balance(rows: str, table: str = "stock") -> dict[tuple[str, str], dict[str, str]]:
    header = "part,count,length,gender_a,gender_b,place"
    result = compile_texts({"x.mtp": SPEC.replace("TABLE", table), "t.csv": f"{header}\n{rows}\n"})
    assert result.diagnostics == ()
    return {(row["part"], row["design"]): row for row in Work(result.plant, Issue()).balance}


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("patch-mpo12-b-om4-open,1,3m,,,", "not stated: gender_a, gender_b"),
        ("patch-mpo12-b-om4-open,1,3m,F,,", "not stated: gender_b"),
        ("patch-mpo12-b-om4-open,1,3m,M,M,", "what is needed has other ends, fibre or polarity"),
        ("patch-mpo12-b-om4-open,1,5m,F,F,", "nothing of that length is needed"),
        ("patch-mpo12-b-om4-open,1,,F,F,cage 2", "nothing of that length is needed; at cage 2"),
        ("patch-mpo12-a-om4,1,3m,,,", "nothing of that name or number is needed"),
        ("trunk-mpo12-b-om4,1,20m,,,", "what is needed has a pulling eye"),
    ],
)
def test_what_finds_no_line_is_left_over_with_the_reason(row: str, reason: str) -> None:
    left = balance(row)[row.split(",", maxsplit=1)[0], "0"]
    assert (left["in_stock"], left["left_over"], left["ordered"], left["notes"]) == ("1", "1", "0", reason)


@pytest.mark.parametrize("gender", ["F", "unpinned", "female", "F unpinned", "UNPINNED"])
def test_what_says_all_that_the_part_leaves_open_is_taken_first(gender: str) -> None:
    row = balance(f"acme-fibre.patch-mpo12-b-om4-open,5,3m,{gender},{gender},")["patch-mpo12-b-om4-open", "2"]
    assert (row["in_stock"], row["ordered"], row["left_over"]) == ("5", "0", "3")


def test_what_has_come_has_the_pulling_eye_it_was_ordered_with() -> None:
    row = balance("trunk-mpo12-b-om4,1,20m,,,", "received")["trunk-mpo12-b-om4", "2"]
    assert (row["received"], row["ordered"], row["left_over"]) == ("1", "1", "0")
