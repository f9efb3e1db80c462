"""`mtpc build --order-since`: a change order against the JSON of an order that was sent before."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.support import mtpc

SPEC = """edition 2026
use "catalog:acme-fibre" as acme
project "P" { revision = "REV" }
rack R : acme.rack-42u
device s[1..2] : acme.sw-32x100 at R.U[1, 3]
optic s[1..2].et-0/0/[0..2] : acme.q28-100g-sr4
cord s1.et-0/0/0 -- s2.et-0/0/0 : acme.patch-mpo12-b-om4 { length = 3m }
"""
MORE = """cord s1.et-0/0/1 -- s2.et-0/0/1 : acme.patch-mpo12-b-om4 { length = 3m }
cord s1.et-0/0/2 -- s2.et-0/0/2 : acme.patch-mpo12-b-om4 { length = 5m }
"""


def build(folder: Path, text: str, out: str, *options: str) -> None:
    (folder / "a.mtp").write_text(text, "utf-8")
    done = mtpc("build", "a.mtp", "-o", out, "--only", "orders", *options, cwd=folder)
    assert done.returncode == 0, done.stderr


def changes(folder: Path) -> list[tuple[str, str, str, str]]:
    with (folder / "new" / "orders" / "acme.change.csv").open(encoding="utf-8") as file:
        return [(row["change"], row["part"], row["length"], row["difference"]) for row in csv.DictReader(file)]


def test_more_pieces_and_new_lines_are_told(tmp_path: Path) -> None:
    build(tmp_path, SPEC.replace("REV", "R1"), "old")
    build(tmp_path, SPEC.replace("REV", "R2") + MORE, "new", "--order-since", "old/orders/acme.json")
    assert changes(tmp_path) == [
        ("changed", "patch-mpo12-b-om4", "3", "1"),
        ("added", "patch-mpo12-b-om4", "5", "1"),
    ]


def test_what_is_gone_is_told(tmp_path: Path) -> None:
    build(tmp_path, SPEC + MORE, "old")
    build(tmp_path, SPEC, "new", "--order-since", "old/orders/acme.json")
    assert changes(tmp_path) == [
        ("changed", "patch-mpo12-b-om4", "3", "-1"),
        ("removed", "patch-mpo12-b-om4", "5", "-1"),
    ]


def test_an_order_that_is_the_same_changes_nothing(tmp_path: Path) -> None:
    build(tmp_path, SPEC + MORE, "old")
    build(tmp_path, SPEC + MORE, "new", "--order-since", "old/orders/acme.json")
    assert changes(tmp_path) == []


def test_a_vendor_of_whom_nothing_is_bought_any_more_has_all_lines_removed(tmp_path: Path) -> None:
    lines = [{"kind": "cord", "part": "x", "quantity": "4", "line": "1"}]
    (tmp_path / "zen.json").write_text(json.dumps({"schema": "mtpc-order/1", "vendor": "zen", "lines": lines}), "utf-8")
    build(tmp_path, SPEC, "new", "--order-since", "zen.json")
    told = (tmp_path / "new" / "orders" / "zen.change.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[0] for line in told] == ["change", "removed"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "is no order of mtpc"),
        ('{"schema": "mtpc-order/1", "lines": [1]}', "is no order of mtpc"),
        ('{"schema": "mtpc-order/1", "lines": [{"quantity": "-1"}]}', "line 1 has no quantity that can be: -1"),
        ('{"schema": "mtpc-order/1", "lines": [{"quantity": 4}]}', "line 1 has no quantity that can be: none"),
    ],
)
def test_what_is_no_order_is_refused_before_anything_is_read(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.mtp").write_text(SPEC, "utf-8")
    (tmp_path / "o.json").write_text(content, "utf-8")
    done = mtpc("build", "a.mtp", "-o", "new", "--order-since", "o.json", cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert not (tmp_path / "new").exists()
