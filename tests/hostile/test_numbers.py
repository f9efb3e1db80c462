"""Numbers of thousands of digits, and digits of other scripts: a finding wherever a number is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtpc.text import DIGITS_MAX, natural_key, whole_number
from tests.hostile.attack import CLEAN, EDITION, RACK, SPEC, USE, Attack, Family, each, holds

LONG = "9" * 5000
TRUNK = f"{RACK}trunk T1 : acme.trunk-12lc-om4-10m\n"
SPECS = {
    "a number": f"{EDITION}let $a = {LONG}\n",
    "a number with a point": f"{EDITION}let $a = 1.{LONG}\n",
    "a length": f"{EDITION}let $a = {LONG}m\n",
    "a range": f"{EDITION}room r[1..{LONG}]\n",
    "a step": f"{EDITION}room r[1..9 step {LONG}]\n",
    "a unit": f"{RACK}panel p : acme.panel at A01.U{LONG}\n",
    "a leg": f"{USE}circuit c : 100GBASE-SR4 = a.1 -- b.1 via T1.{LONG}\n",
    "a part of a port": f"{USE}circuit c : 100GBASE-SR4 = a.1:{LONG} -- b.1\n",
    "a reserved leg": f"{USE}reserve T1.{LONG}\n",
    "a number in a text": f'{EDITION}for $i in 1.."{LONG}" {{ room r[$i] }}\n',
    "a unit in other digits": f'{RACK}for $i in ["٣"] {{ panel p : acme.panel at place(A01, $i) }}\n',
}
LOOP = f'{RACK}use "t.csv" as t\n'
CELLS = {
    "a range to a cell": "for $r in t { for $i in 1..$r.n { room r[$i] } }\n",
    "a unit in a cell": "for $r in t { panel p : acme.panel at place(A01, $r.n) }\n",
}
ANY = {"room": "room r{0}\nroom r{0}1", "step": "room r{0}-1", "list": "let $a = [x{0}, y{0}]"}
WRITTEN = {"long": LONG, "arabic": "٣", "fullwidth": "３", "superscript": "²"}


def book(path: Path) -> None:
    import openpyxl

    made = openpyxl.Workbook()
    made.active.append(["name"])  # type: ignore[union-attr]  # a new book has a sheet
    made.active.append([LONG])  # type: ignore[union-attr]  # as above
    made.save(path)


ATTACKS = [
    *(Attack(Family.SIZES, f"{name} of 5,000 digits", {SPEC: text}) for name, text in SPECS.items()),
    *(
        Attack(
            Family.TABLES, name, {SPEC: f"{LOOP}{text}", "t.csv": f"n\n{written}\n"}, says=(f"{SPEC}:",), variant=script
        )
        for name, text in CELLS.items()
        for script, written in WRITTEN.items()
    ),
    *(
        Attack(
            Family.SIZES,
            "a name with 5,000 digits",
            {SPEC: f"{EDITION}{text.format(LONG)}\n"},
            code=CLEAN,
            variant=name,
        )
        for name, text in ANY.items()
    ),
    Attack(
        Family.WORKBOOKS,
        "a number of 5,000 digits",
        {
            SPEC: f'{EDITION}use "t.xlsx" as t\nfor $r in t {{ for $i in 1..$r.name {{ room r[$i] }} }}\n',
            "t.xlsx": book,
        },
        says=("TYP107", f"more than {DIGITS_MAX} digits"),
    ),
]


@each(ATTACKS)
def test_it_is_a_finding_or_a_name(attack: Attack, tmp_path: Path) -> None:
    holds(attack, tmp_path)


def test_names_with_long_numbers_are_sorted_by_the_number() -> None:
    names = [f"R{LONG}", "R2", f"R1{'0' * 5000}", "R10", f"R{'0' * 5000}3", "S1"]
    assert sorted(names, key=natural_key) == ["R2", f"R{'0' * 5000}3", "R10", f"R{LONG}", f"R1{'0' * 5000}", "S1"]


@pytest.mark.parametrize(
    ("text", "number"), [("0", 0), ("007", 7), ("9" * 19, 10**19 - 1), ("9" * 20, None), ("٣", None), ("²", None),
                         ("", None), ("-1", None), (" 1", None), ("1_0", None)],
)  # fmt: skip
def test_a_whole_number_is_digits_of_a_stated_count(text: str, number: int | None) -> None:
    assert whole_number(text) == number
