"""Numbers of thousands of digits, and digits of other scripts: a finding wherever a number is read."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mtpc.text import DIGITS_MAX, natural_key, whole_number
from tests.support.attacks import CLEAN, EDITION, Attack, holds

USE = f'{EDITION}use "catalog:acme-fibre" version "2026.2" as acme\n'
LONG = "9" * 5000
RACK = "rack A01 : acme.rack-42u\n"
TRUNK = f"{USE}{RACK}trunk T1 : acme.trunk-12lc-om4-10m\n"
SPECS = {
    "a number": f"{EDITION}let $a = {LONG}\n",
    "a number with a point": f"{EDITION}let $a = 1.{LONG}\n",
    "a length": f"{EDITION}let $a = {LONG}m\n",
    "a range": f"{EDITION}room r[1..{LONG}]\n",
    "a step": f"{EDITION}room r[1..9 step {LONG}]\n",
    "a unit": f"{USE}{RACK}panel p : acme.panel at A01.U{LONG}\n",
    "a leg": f"{USE}circuit c : 100GBASE-SR4 = a.1 -- b.1 via T1.{LONG}\n",
    "a part of a port": f"{USE}circuit c : 100GBASE-SR4 = a.1:{LONG} -- b.1\n",
    "a reserved leg": f"{USE}reserve T1.{LONG}\n",
    "a number in a text": f'{EDITION}for $i in 1.."{LONG}" {{ room r[$i] }}\n',
    "a unit in other digits": f'{USE}{RACK}for $i in ["٣"] {{ panel p : acme.panel at place(A01, $i) }}\n',
}
LOOP = f'{USE}{RACK}use "t.csv" as t\n'
CELLS = {
    "a range to a cell": "for $r in t { for $i in 1..$r.n { room r[$i] } }\n",
    "a unit in a cell": "for $r in t { panel p : acme.panel at place(A01, $r.n) }\n",
}


@pytest.mark.parametrize("name", SPECS)
def test_a_number_that_is_too_long_is_a_finding(name: str, tmp_path: Path) -> None:
    holds(Attack(name, {"site.mtp": SPECS[name]}), tmp_path)


@pytest.mark.parametrize("written", [LONG, "٣", "３", "²"], ids=["long", "arabic", "fullwidth", "superscript"])
@pytest.mark.parametrize("name", CELLS)
def test_a_cell_that_is_no_number_is_a_finding(name: str, written: str, tmp_path: Path) -> None:
    spec = f'{EDITION}use "catalog:acme-fibre" version "2026.2" as acme\nuse "t.csv" as t\n{RACK}{CELLS[name]}'
    holds(Attack(name, {"site.mtp": spec, "t.csv": f"n\n{written}\n"}, says=("site.mtp:",)), tmp_path)


@pytest.mark.parametrize("statement", ["room r{0}\nroom r{0}1", "room r{0}-1", "let $a = [x{0}, y{0}]"])
def test_a_name_may_have_as_many_digits_as_it_likes(statement: str, tmp_path: Path) -> None:
    holds(Attack(statement, {"site.mtp": f"{EDITION}{statement.format(LONG)}\n"}, exit_code=CLEAN), tmp_path)


def test_a_workbook_with_a_long_number_is_a_finding_or_a_name(tmp_path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.append(["name"])  # type: ignore[union-attr]  # a new book has a sheet
    book.active.append([LONG])  # type: ignore[union-attr]  # as above
    content = io.BytesIO()
    book.save(content)
    spec = f'{EDITION}use "t.xlsx" as t\nfor $r in t {{ for $i in 1..$r.name {{ room r[$i] }} }}\n'
    attack = Attack(
        "cell", {"site.mtp": spec, "t.xlsx": content.getvalue()}, says=("TYP107", f"more than {DIGITS_MAX} digits")
    )
    holds(attack, tmp_path)


def test_names_with_long_numbers_are_sorted_by_the_number() -> None:
    names = [f"R{LONG}", "R2", f"R1{'0' * 5000}", "R10", f"R{'0' * 5000}3", "S1"]
    assert sorted(names, key=natural_key) == [
        "R2", f"R{'0' * 5000}3", "R10", f"R{LONG}", f"R1{'0' * 5000}", "S1"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("007", 7), ("9" * 19, 10**19 - 1), ("9" * 20, None), ("٣", None), ("²", None),
                         ("", None), ("-1", None), (" 1", None), ("1_0", None)],
)  # fmt: skip
def test_a_whole_number_is_digits_of_a_stated_count(text: str, number: int | None) -> None:
    assert whole_number(text) == number
