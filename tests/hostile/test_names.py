"""Names that are not what they look like, written, in quotes or from a table.

What is drawn alike is taken from Unicode (UTS 39, confusables.txt); every case says the character by its code point.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.case import CLEAN, FINDINGS, Case, carried_out, each

USE = 'edition 2026\nuse "catalog:acme-fibre" version "2026.2" as acme\nrack A01 : acme.rack-42u\n'
KNOWN = "device leaf01 : acme.sw-48x10-6x100 at A01.U20\n"
ROWS = 'use "t.csv" as t\nfor $r in t { device $r.name : acme.sw-48x10-6x100 at $r.place }\n'
# Name that looks like leaf01 -> the character that tells it apart.
ALIKE = {
    "le\u0430f01": "U+0430 CYRILLIC SMALL LETTER A", "l\u0435af01": "U+0435 CYRILLIC SMALL LETTER IE",
    "le\u03b1f01": "U+03B1 GREEK SMALL LETTER ALPHA", "\uff4ceaf01": "U+FF4C FULLWIDTH LATIN SMALL LETTER L",
    "\u04cfeaf01": "U+04CF CYRILLIC SMALL LETTER PALOCHKA", "leaf\uff101": "U+FF10 FULLWIDTH DIGIT ZERO",
    "leaf0\u0661": "U+0661 ARABIC-INDIC DIGIT ONE", "leaf0\u0967": "U+0967 DEVANAGARI DIGIT ONE",
    "leaf\U0001d7ce1": "U+1D7CE MATHEMATICAL BOLD DIGIT ZERO", "lea\U0001d41f01": "U+1D41F MATHEMATICAL BOLD SMALL F",
}  # fmt: skip
UNSEEN = {
    "zero width space": "\u200b", "zero width joiner": "\u200d", "left-to-right mark": "\u200e",
    "word joiner": "\u2060", "soft hyphen": "\u00ad", "choseong filler": "\u115f", "hangul filler": "\u3164",
    "half filler": "\uffa0", "variation selector": "\ufe0f", "tag": "\U000e0061", "grapheme joiner": "\u034f",
    "byte order mark": "\ufeff", "override": "\u202e", "isolate": "\u2067", "nul": "\0",
    "escape": "\x1b", "csi": "\x9b",
}  # fmt: skip
PEOPLES = ["Zürich", "Łódź-1", "Ångström", "東京", "Москва", "Αθήνα", "القاهرة", "naïve", "Façade"]


def table(name: str, code: int, word: str) -> Case:
    files = {"x.mtp": f"{USE}{KNOWN}{ROWS}", "t.csv": f"name,place\n{name},A01.U30\n"}
    return Case(f"{name!a} in a table", ("check", "x.mtp"), code, word, files)


def quoted(name: str, code: int, word: str) -> Case:
    spec = f'{USE}{KNOWN}device "{name}" : acme.sw-48x10-6x100 at A01.U30\n'
    return Case(f"{name!a} in quotes", ("check", "x.mtp"), code, word, {"x.mtp": spec})


CASES = [
    *(make(name, FINDINGS, f"looks like leaf01 and is another name: it has {sign}")
      for name, sign in ALIKE.items() for make in (quoted, table)),
    *(table(f"le{sign}af02", FINDINGS, f"U+{ord(sign):04X}") for sign in UNSEEN.values()),
    *(quoted(f"le{sign}af02", FINDINGS, "") for sign in UNSEEN.values()),
    quoted("spine\u0661", FINDINGS, "U+0661 ARABIC-INDIC DIGIT ONE"),
    *(make(name, CLEAN, "no findings") for name in PEOPLES for make in (quoted, table)),
]  # fmt: skip


@each(CASES)
def test_a_name_is_what_it_looks_like(case: Case, tmp_path: Path) -> None:
    carried_out(case, tmp_path)


def test_two_spellings_of_one_letter_are_one_name_to_the_eye(tmp_path: Path) -> None:
    spec = f'{USE}rack "\u00c501" : acme.rack-42u\nrack "A\u030a01" : acme.rack-42u\n'
    carried_out(Case("", ("check", "x.mtp"), FINDINGS, "U+030A COMBINING RING ABOVE", {"x.mtp": spec}), tmp_path)


def test_a_name_is_told_once(tmp_path: Path) -> None:
    spec = f'{USE}rack "A\u200b02" : acme.rack-42u\nrack "B\u0430" : acme.rack-42u\nrack Ba : acme.rack-42u\n'
    case = Case("", ("check", "x.mtp", "--output-format", "concise"), FINDINGS, files={"x.mtp": spec})
    lines = carried_out(case, tmp_path).stdout.splitlines()
    assert [line.split()[1] for line in lines] == ["REF123", "REF124"]


@pytest.mark.parametrize("column", [1, 12])
def test_a_mark_at_the_start_shifts_no_column(column: int, tmp_path: Path) -> None:
    line = f"{' ' * (column - 1)}crod a -- b\n"
    case = Case("", ("check", "x.mtp", "--output-format", "concise"), FINDINGS, f"x.mtp:1:{column}:",
                {"x.mtp": f"\ufeff{line}"})  # fmt: skip
    carried_out(case, tmp_path)


@pytest.mark.parametrize("word", ["N/A", "n/a", "TBD", "tba", "none", "None", "NULL", "unknown", "-", "--"])
def test_a_word_for_nothing_is_no_name(word: str, tmp_path: Path) -> None:
    files = {"x.mtp": f"{USE}{ROWS}", "t.csv": f"name,place\n{word},A01.U30\n"}
    done = carried_out(Case("", ("check", "x.mtp"), FINDINGS, "REF125", files), tmp_path)
    assert "leave out such rows with `if`" in done.stdout


@pytest.mark.parametrize("word", ["N/A", "TBD", "none"])
def test_an_end_that_is_open_is_told_how_to_be_written(word: str, tmp_path: Path) -> None:
    spec = f'{USE}{KNOWN}use "t.csv" as t\nfor $r in t {{ cord $r.b -- $r.a : acme.patch-mpo12-a-om4 }}\n'
    files = {"x.mtp": spec, "t.csv": f"a,b\nleaf01.et-0/0/48,{word}\n"}
    done = carried_out(Case("", ("check", "x.mtp"), FINDINGS, "REF102", files), tmp_path)
    assert "an end that is open, is not written" in done.stdout


def test_a_device_may_be_called_so_where_it_is_written(tmp_path: Path) -> None:
    carried_out(Case("", ("check", "x.mtp"), CLEAN, files={"x.mtp": f"{USE}room none\n"}), tmp_path)
