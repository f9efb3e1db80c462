"""Each mistake that has a file comes back under its code, in words for the reader of the spec."""

from __future__ import annotations

import re

import pytest

from mtpc.diagnostics import Diagnostic, Edit
from mtpc.syntax.automaton import grammar
from mtpc.syntax.mistakes import Mistake, mistakes
from mtpc.syntax.parse import parse
from mtpc.text import Source
from tests.support.listing import for_each

TERMINALS = {name for row in grammar().rows for name in row if name.isupper()}
TOKEN_NAMES = re.compile(rf"\b(?:{'|'.join(sorted(TERMINALS))})\b|``|`the end")


def found_in(text: str) -> list[Diagnostic]:
    return parse(Source("x.mtp", text))[1]


def by_name(mistake: Mistake) -> str:
    return mistake.message[:40]


def test_there_are_many() -> None:
    assert len(mistakes()) > 30


@pytest.mark.parametrize("mistake", mistakes(), ids=by_name)
def test_each_mistake_is_reported_under_its_own_code(mistake: Mistake) -> None:
    lines = [line for line in mistake.specs.splitlines() if line.strip() and not line.startswith("#")]
    findings = found_in(mistake.specs)
    assert {finding.code for finding in findings} == {mistake.code}
    assert len(findings) >= len(lines) / 4


@for_each(mistakes(), by_name)
def test_a_message_is_for_people(mistake: Mistake) -> None:
    for finding in found_in(mistake.specs):
        assert not TOKEN_NAMES.search(finding.message + finding.help)
        assert "{" not in re.sub("`[^`]*`", "", finding.message + finding.help)
        assert not re.search(r"\b(?:invalid|please|unexpected)\b", finding.message + finding.help, re.IGNORECASE)
        assert finding.help
        assert finding.span is not None
        assert finding.span.start < finding.span.end


@for_each([finding for finding in mistakes() if finding.write or finding.removes], by_name)
def test_a_fix_mends_the_mistake(mistake: Mistake) -> None:
    edits = [edit for finding in found_in(mistake.specs) for fix in finding.fixes for edit in fix.edits]
    assert edits
    assert [finding.code for finding in found_in(edited(mistake.specs, edits))] == []


@for_each(mistakes(), by_name)
def test_each_mistake_shows_a_line_without_it(mistake: Mistake) -> None:
    (good,) = [line.removeprefix("# good: ") for line in mistake.specs.splitlines() if line.startswith("# good: ")]
    assert found_in(good) == []


WRITTEN_AND_MEANT = [
    ("cord a.1 -- b.1 : p.x { length = 18,5m }", "cord a.1 -- b.1 : p.x { length = 18.5m }"),
    ("cord a.1 -- b.1 : p.x { length = 18,5 m; slack = 3% }", "cord a.1 -- b.1 : p.x { length = 18.5m; slack = 3% }"),
    ("cord a.1 — b.1 : p.x", "cord a.1 -- b.1 : p.x"),
    ("cord a.[1..2] – b.[1..2] : p.x { length = 3m }", "cord a.[1..2] -- b.[1..2] : p.x { length = 3m }"),
    ("trunk T : p.x at a.1.rear1 in b.1.rear1", "trunk T : p.x at a.1.rear1 -- b.1.rear1"),
    ("trunk T : p.x from a.1 to b.1", "trunk T : p.x at a.1 -- b.1"),
    ('project "x" { owner = "netops@example.net }', 'project "x" { owner = "netops@example.net" }'),
    ('project "x" {\n  owner = "netops@example.net\n}', 'project "x" {\n  owner = "netops@example.net"\n}'),
    ('project "x" { owner = netops" }', 'project "x" { owner = "netops" }'),
    ('project "x" { owner = netops@example.net; n = 1 }', 'project "x" { owner = "netops@example.net"; n = 1 }'),
    ('project "x" { ticket = CHG#48213 }', 'project "x" { ticket = "CHG#48213" }'),
    ("project “Hall 2” { n = 1 }", 'project "Hall 2" { n = 1 }'),
    ("device x : acme.y on R1.U40", "device x : acme.y at R1.U40"),
    ("device x : acme.y at R1 U40", "device x : acme.y at R1.U40"),
    ("device x at R1.U40 : acme.y", "device x : acme.y at R1.U40"),
    ("cord a.1 -- b.1 : p.x { length 2m }", "cord a.1 -- b.1 : p.x { length = 2m }"),
    ("cord a.1 -- b.1 : p.x { length 2 m }", "cord a.1 -- b.1 : p.x { length = 2m }"),
    ("cord a.1 -- b.1 : p.x { length: 18m }", "cord a.1 -- b.1 : p.x { length= 18m }"),
    ("cord a.1 -- b.1 : p.x { length = 18 metres }", "cord a.1 -- b.1 : p.x { length = 18m }"),
    ("cord a.1 -- b.1 : p.x { length = 18\u00a0m }", "cord a.1 -- b.1 : p.x { length = 18m }"),
    ("cord a.1 -- b.1 : part length = 3m", "cord a.1 -- b.1 : part { length = 3m }"),
    ("use catalog:acme-fibre as acme", 'use "catalog:acme-fibre" as acme'),
    ('use "catalog:acme-fibre as acme', 'use "catalog:acme-fibre" as acme'),
    ("rack R[1..2] acme.rack-42u", "rack R[1..2] : acme.rack-42u"),
    ("rack R [1..2] : acme.rack-42u", "rack R[1..2] : acme.rack-42u"),
    ("rack R：acme.rack-42u", "rack R:acme.rack-42u"),
    ("optic sw1 et-0/0/1 : acme.x", "optic sw1.et-0/0/1 : acme.x"),
    ("circuit a : 100G SR4 at x.1 -- y.1", "circuit a : 100GBASE-SR4 at x.1 -- y.1"),
]


@pytest.mark.parametrize(("written", "meant"), WRITTEN_AND_MEANT)
def test_a_slip_is_one_finding_and_its_fix_writes_what_was_meant(written: str, meant: str) -> None:
    (one,) = found_in(written + "\nrack Z")
    assert one.code != "SYN101"
    (fix,) = one.fixes
    assert edited(written + "\nrack Z", list(fix.edits)) == meant + "\nrack Z"
    assert found_in(meant) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('project "x" { owner = "netops }\nrack Z', '"'),
        ("cord a.1 -- b.1 : p.x { length = 18,5m }", ","),
        ("cord a.1 -- b.1 : p.x { length 2m }", "2m"),
        ("device x : acme.y on R1.U40", "on"),
        ("cord a.1 — b.1 : p.x", "—"),
        ("use catalog:acme-fibre as acme", "catalog:acme-fibre"),
    ],
)
def test_the_place_is_where_the_reader_has_to_write(text: str, place: str) -> None:
    (one,) = found_in(text)
    assert one.span is not None
    assert text[one.span.start : one.span.end] == place


def edited(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rack A01 : acme.rack-42u at", "the place is missing after `at`"),
        ("rack A01 at via {", None),
        ("= 3", "a statement cannot begin with `=`"),
        ("edition twenty", "`twenty` cannot follow `edition`; what can: a number or `=`"),
        ("rack A01 : t { a = 1 + }",
         "`}` cannot follow `+`; what can: a name, a variable such as `$l`, a text in quotes, "
         "a number or a date"),
        ("x = 1 1", "`1` cannot follow `1`; what can: `..`, an operator, `except` or the end of the line"),
        ('x = "{1 +}"',
         "`}` cannot follow `+`; what can: a name, a variable such as `$l`, a text in quotes, "
         "a number or a date"),
        ("x = f(", "this `(` is not closed"),
        ("use = = 1", "`=` cannot follow `=`; what can: a name, a variable such as `$l`, a text in quotes, "
         "a number or a date"),
    ],
)  # fmt: skip
def test_anything_else_names_what_was_found_and_what_may_stand_there(text: str, message: str | None) -> None:
    found = found_in(text)
    assert len(found) == 1
    assert message is None or found[0].message == message
    assert found[0].help
    assert not TOKEN_NAMES.search(found[0].message)


def test_what_cannot_be_shown_is_named() -> None:
    (nul,) = found_in("rack A\0 : t")
    assert "`U+0000`" in nul.message
    (half,) = found_in("rack A \udc80 : t")
    assert "`U+DC80`" in half.message
    half.message.encode("utf-8")
