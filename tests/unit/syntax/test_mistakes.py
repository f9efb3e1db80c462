"""Each mistake that has a file comes back under its code, in words for the reader of the spec."""

from __future__ import annotations

import re

import pytest

from mtpc.diagnostics import Diagnostic, Edit
from mtpc.syntax.automaton import grammar
from mtpc.syntax.mistakes import Mistake, mistakes
from mtpc.syntax.parse import parse
from mtpc.text import Source

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
    found = found_in(mistake.specs)
    assert {one.code for one in found} == {mistake.code}
    assert len(found) >= len(lines) / 4


@pytest.mark.parametrize("mistake", mistakes(), ids=by_name)
def test_a_message_is_for_people(mistake: Mistake) -> None:
    for one in found_in(mistake.specs):
        assert not TOKEN_NAMES.search(one.message + one.help)
        assert "{" not in re.sub("`[^`]*`", "", one.message + one.help)
        assert not re.search(r"\b(?:invalid|please|unexpected)\b", one.message + one.help, re.IGNORECASE)
        assert one.help
        assert one.span is not None
        assert one.span.start < one.span.end


@pytest.mark.parametrize("mistake", [one for one in mistakes() if one.write], ids=by_name)
def test_a_fix_mends_the_mistake(mistake: Mistake) -> None:
    edits = [edit for one in found_in(mistake.specs) for fix in one.fixes for edit in fix.edits]
    assert edits
    assert [one.code for one in found_in(edited(mistake.specs, edits))] == []


def edited(text: str, edits: list[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span.start, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rack A01 : acme.rack-42u at", "behind `at` is missing the place"),
        ("rack A01 at via {", None),
        ("= 3", "a statement cannot begin with `=`"),
        ("edition twenty", "`twenty` cannot follow `edition`; what can: a number or `=`"),
        ("rack A01 : t { a = 1 + }",
         "`}` cannot follow `+`; what can: a name, a variable such as `$l`, a text in quotes, "
         "a number or a date"),
        ("x = b c", "`c` cannot follow `b`; what can: `(`, `.`, `..`, an operator or `except`"),
        ('x = "{1 +}"',
         "`}` cannot follow `+`; what can: a name, a variable such as `$l`, a text in quotes, "
         "a number or a date"),
        ("x = f(", "this `(` is not closed"),
        ("use acme", "`acme` cannot follow `use`; what can: a text in quotes or `=`"),
    ],
)  # fmt: skip
def test_anything_else_names_what_was_found_and_what_may_stand_there(text: str, message: str | None) -> None:
    found = found_in(text)
    assert len(found) == 1
    assert message is None or found[0].message == message
    assert not TOKEN_NAMES.search(found[0].message)


def test_what_cannot_be_shown_is_named() -> None:
    (nul,) = found_in("rack A\0 : t")
    assert "`U+0000`" in nul.message
    (half,) = found_in("rack A \udc80 : t")
    assert "`U+DC80`" in half.message
    half.message.encode("utf-8")
