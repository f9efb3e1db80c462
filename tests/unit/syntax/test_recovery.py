"""All faults of a text are reported in one run, each at its place, and what is whole is kept."""

from __future__ import annotations

import time

import pytest

from mtpc.syntax import decls as d
from tests.unit.syntax.shapes import parsed, shape

PLANTED = """edition 2026
rack A [01..16] : acme.rack-42u
rack B[01..16] : acme.rack-42u
device leaf [01..08] : acme.sw at A[01..08].U40
cord leaf01.a -> spine1.b : acme.patch
cord leaf01.a to spine1.b : acme.patch { length = 2m }
cord leaf01.a -- spine1.b : acme.patch {
  length =
  slack = 10%
}
policy { spares { trunk: 5%; patch = 10% } }
rack C[01..16 : acme.rack-42u
let pitch = 600mm
rack D01 : acme.rack-42u
"""


def kinds(statements: tuple[d.Statement, ...]) -> list[str]:
    return [one.kind if isinstance(one, (d.Thing, d.Block)) else type(one).__name__ for one in statements]


def test_eight_planted_faults_give_eight_reports() -> None:
    spec, found = parsed(PLANTED)
    assert found == [
        "2:8 SYN103", "4:13 SYN103", "5:15 SYN102", "6:15 SYN102",
        "8:10 SYN104", "11:24 SYN105", "12:7 SYN106", "13:5 SYN111",
    ]  # fmt: skip
    assert kinds(spec.statements) == ["Edition", "rack", "cord", "policy", "rack"]


def test_a_body_keeps_what_is_whole_in_it() -> None:
    spec, found = parsed("rack A01 : t {\n  pitch = = 3\n  origin = 0m\n  x y z\n  depth = 1m\n}\nrack A02")
    assert found == ["2:11 SYN101", "4:7 SYN130"]
    first, second = spec.statements
    assert isinstance(first, d.Thing)
    assert first.body is not None
    assert [one.name for one in first.body if isinstance(one, d.Attribute)] == ["origin", "depth"]
    assert kinds((second,)) == ["rack"]


def test_the_body_of_a_statement_that_cannot_be_read_is_still_checked() -> None:
    _, found = parsed("for x in 1..3 {\n  cord a -> b : t\n  rack A\n}\nrack B : : t")
    assert found == ["1:5 SYN111", "2:10 SYN102", "5:10 SYN101"]


def test_what_could_not_be_read_is_told() -> None:
    text = "rack A\ncord a -> b : t\nrack B"
    assert [text[start:end] for start, end in parsed(text)[0].skipped] == ["cord a -> b : t"]


def test_a_second_statement_or_property_on_a_line_is_read_too() -> None:
    spec, found = parsed("rack A : t { a = 1 b = 2, c = 3 } rack B : t\nrack C : t }\nrack D")
    assert found == ["1:20 SYN115", "1:25 SYN117", "1:35 SYN115", "2:12 SYN110"]
    assert kinds(spec.statements) == ["rack"] * 4
    first = spec.statements[0]
    assert isinstance(first, d.Thing)
    assert first.body is not None
    assert len(first.body) == 3


@pytest.mark.parametrize(
    ("text", "place", "kept"),
    [
        ("device a : t {\n  x = 1\n\ndevice b : t\ndevice c : t { y = 2 }\n", "1:14", ["device"] * 3),
        ("for $l in 1..2 {\n  cord a : t {\n    x = 1\n}\ndevice c : t\n", "2:14", ["For", "device"]),
        ("for $l in 1..2 {\n  cord a : t {\n    x = 1\n  cord b : t\n}\ndevice c : t\n", "2:14", ["For", "device"]),
        ("device a : t {\n  x = 1", "1:14", ["device"]),
        ("device a : t {\n  b {\n    c = 1\n  }\ndevice d\n", "1:14", ["device"] * 2),
    ],
)
def test_a_forgotten_brace_is_found_by_how_lines_are_indented(text: str, place: str, kept: list[str]) -> None:
    spec, found = parsed(text)
    assert found == [f"{place} SYN108"]
    assert kinds(spec.statements) == kept


def test_two_forgotten_braces_are_two_reports() -> None:
    spec, found = parsed("device a {\n  x = 1\ndevice b {\n  x = 1\ndevice c\n")
    assert found == ["1:10 SYN108", "3:10 SYN108"]
    assert kinds(spec.statements) == ["device"] * 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("x = [a, b\ny = 1\nz = = 1", ["1:5 SYN106", "3:5 SYN101"]),
        ("x = f(a,\n  b c,\n  d)\nz = = 1", ["2:5 SYN101", "4:5 SYN101"]),
        ("cord flat(a -- b : t\ncord c -- d : t", ["1:10 SYN107"]),
        ('project "x\nproject "y"\nz = = 1', ["1:9 SYN109", "3:5 SYN101"]),
        ("cord a -- b -- c -- d", ["1:13 SYN101"]),
        ("} } rack A\n}", ["1:1 SYN110", "1:3 SYN110", "2:1 SYN110"]),
        ('x = "{$a} {1 +} {b c}"\ny = 1', ["1:14 SYN101", "1:20 SYN101"]),
        (r'x = "\q \n \d"', ["1:6 SYN131", "1:12 SYN131"]),
        ("x = 1 # }\ny = = 1 # {\nz = = 2", ["2:5 SYN101", "3:5 SYN101"]),
        ("cord a --\nrack b : t", ["1:8 SYN126"]),
    ],
)
def test_one_fault_is_one_report_at_its_place(text: str, found: list[str]) -> None:
    assert parsed(text)[1] == found


def test_fifty_reports_are_enough_and_the_rest_of_what_is_whole_above_is_kept() -> None:
    for fault in ("a b c\n", "rack B }\n"):
        spec, found = parsed("rack A\n" + fault * 300)
        assert len(found) == 50
        assert kinds(spec.statements)[:1] == ["rack"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a = " + "[" * 10_000 + "]" * 10_000 + "\nb = 1", ["1:205 SYN123"]),
        ("a = " + "(" * 10_000 + "1" + ")" * 10_000 + "\nb = 1", ["1:205 SYN123"]),
        ("a {\n" * 10_000 + "}\n" * 10_000 + "\nb = 1", ["201:3 SYN123"]),
        ("a = " + "f(" * 10_000, ["1:406 SYN123"]),
        ("a = " + "1 + " * 10_000 + "1\nb = 1", ["1:1 SYN123"]),
        ("a = " + "not " * 10_000 + "1\nb = 1", ["1:1 SYN123"]),
        ("a = [" + "1+[" * 150 + "1" + "]" * 151 + "\nb = 1", ["1:1 SYN123"]),
        ('a = "{' + "(" * 10_000 + '}"', ["1:207 SYN123"]),
        ("rack A[" + "1+" * 300 + "1]\nb = 1", ["1:1 SYN123"]),
    ],
    ids=["lists", "parentheses", "bodies", "calls", "sums", "nots", "sums in lists", "holes", "groups"],
)
def test_nesting_has_an_end(text: str, found: list[str]) -> None:
    spec, reports = parsed(text)
    assert reports == found
    assert ("Attribute", "b", ("Int", 1, "1")) in shape(spec.statements) or "b = 1" not in text  # type: ignore[operator]  # a tuple


def test_two_hundred_levels_are_allowed() -> None:
    assert parsed("a = " + "[" * 200 + "]" * 200)[1] == []
    assert parsed("a {" * 200 + "}" * 200)[1] == []
    assert parsed("a = " + "1 + " * 199 + "1")[1] == []


MEGABYTE = 1_000_000
HEAVY = {
    "one name": "a" * MEGABYTE,
    "steps": "a = a" + ".a" * (MEGABYTE // 2),
    "list": "a = [" + "1," * (MEGABYTE // 4) + "]",
    "sum": "a = 1" + "+1" * (MEGABYTE // 4),
    "opened": "a = " + "[(" * (MEGABYTE // 2),
    "braces": "{" * MEGABYTE,
    "closed": "}" * MEGABYTE,
    "newlines and a clause": "rack A" + "\n" * MEGABYTE + " at x",
    "spaces": " " * MEGABYTE + "x",
    "quotes": '"' * MEGABYTE,
    "backslashes": '"' + "\\" * MEGABYTE,
    "words": "x y z;" * (MEGABYTE // 6),
    "holes": 'a = "' + "{$a}" * 20_000 + '"',
    "open holes": 'a = "' + "{" * MEGABYTE + '"',
    "colons": "a" + ":1" * (MEGABYTE // 2),
    "digits": "a = " + "1" * MEGABYTE,
    "lines": "a = (1\n" * (MEGABYTE // 7),
    "dashes": "a" + "-" * MEGABYTE,
    "else": "if a { } " + "else if a { } " * 10_000,
    "nul": "\0" * MEGABYTE,
    "surrogates": "\udc80" * MEGABYTE,
}


@pytest.mark.slow
@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_a_megabyte_on_one_line_ends_in_reports(text: str) -> None:
    before = time.process_time()
    _, found = parsed(text)
    assert len(found) <= 50
    assert time.process_time() - before < 20
