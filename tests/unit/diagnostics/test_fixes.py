"""Fixes of names say which characters change, and are offered only where one name was meant."""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic, Edit, Fix
from mtpc.diagnostics.fixes import exact, respell
from mtpc.text import Source, Span


def placed(text: str, wrong: str, *known: str) -> list[str]:
    """The text after each fix that is offered for a word in it."""
    fixes = respell(Span("a", 0, len(text)), wrong, known)
    found = exact(Diagnostic("REF102", "", None, fixes=fixes), {"a": Source("a", text)})
    made = []
    for fix in found.fixes:
        for edit in sorted(fix.edits, key=lambda edit: -edit.span.start):
            text = text[: edit.span.start] + edit.text + text[edit.span.end :]
        made.append(text)
    return made


@pytest.mark.parametrize(
    ("text", "wrong", "known", "becomes"),
    [
        ("laef01.et-0/0/48", "laef01", ["leaf01", "leaf02"], "leaf01.et-0/0/48"),
        ("laef[01..04].et-0/0/48", "laef01", ["leaf01", "leaf02"], "leaf[01..04].et-0/0/48"),
        ("leaf01.te-0/0/[48..49]", "te-0/0/48", ["et-0/0/48", "et-0/0/49"], "leaf01.et-0/0/[48..49]"),
        ("[laef01.a, laef01.b]", "laef01", ["leaf01"], "[leaf01.a, leaf01.b]"),
        ("acme.patch-bb-om4", "patch-bb-om4", ["patch-b-om4", "patch-a-om4"], "acme.patch-b-om4"),
        ("LEAF1", "LEAF1", ["leaf1"], "leaf1"),
    ],
)
def test_exactly_the_wrong_characters_change(text: str, wrong: str, known: list[str], becomes: str) -> None:
    assert placed(text, wrong, *known) == [becomes]


@pytest.mark.parametrize(
    ("text", "wrong", "known"),
    [
        ("leaf03", "leaf03", ["leaf04"]),  # another number is another thing
        ("leafx", "leafx", ["leafa", "leafb"]),  # either may be meant
        ("$name.et1", "laef01", ["leaf01"]),  # the word does not stand there
        ("xlaef01", "laef01", ["leaf01"]),
        ("laef01", "laef01", ["le af01"]),  # cannot be written as it is
        ("spine", "spine", ["rack"]),
    ],
)
def test_no_fix_where_it_is_not_certain(text: str, wrong: str, known: list[str]) -> None:
    assert placed(text, wrong, *known) == []


def test_a_word_of_the_language_is_safe_only_one_slip_away() -> None:
    span = Span("a", 0, 6)
    assert [fix.safe for fix in respell(span, "lenght", ["length", "tray"], safe=True)] == [True]
    assert [fix.safe for fix in respell(span, "lnegth", ["length"], safe=True)] == [True]
    assert [fix.safe for fix in respell(span, "lngt", ["length"], safe=True)] == [False]
    assert [fix.safe for fix in respell(span, "lenght", ["length"])] == [False]


def test_a_fix_with_an_edit_that_has_no_place_is_left_out_whole() -> None:
    whole = Fix("", (Edit(Span("a", 0, 1), "x"), Edit(Span("a", 0, 3), "y", "zzz")))
    assert exact(Diagnostic("REF102", "", None, fixes=(whole,)), {"a": Source("a", "abc")}).fixes == ()
