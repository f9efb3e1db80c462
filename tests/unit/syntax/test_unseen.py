"""Characters nobody sees: what a reader is shown is what is checked.

Source: Unicode 15.1, 5.8: which characters some editors end a line at.
"""

from __future__ import annotations

import pytest

from mtpc.diagnostics import Diagnostic
from mtpc.syntax.parse import parse
from mtpc.text import Source

PLACES = ["rack Q # {}\n", "# {}\n", "## note {}\n", 'project "x{}y"\n', 'x = "\\"{}" # "\n', "rack Q {{ # {}\n}}\n"]
IN_COMMENT = [True, True, True, False, False, True]


def found_in(text: str) -> list[Diagnostic]:
    return parse(Source("x.mtp", text))[1]


def codes(text: str) -> list[str]:
    return [finding.code for finding in found_in(text)]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("sign", "code"),
    [(chr(number), "SYN163") for number in (0, 1, 7, 8, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x84, 0x86, 0x9F, 0xFEFF)]
    + [(chr(number), "SYN165") for number in (0x0B, 0x0C, 0x85, 0x2028, 0x2029)],
)
def test_each_is_one_finding_at_its_place(place: str, sign: str, code: str) -> None:
    text = place.format(sign)
    (one,) = found_in(text)
    assert (one.code, one.span and text[one.span.start : one.span.end]) == (code, sign)


@pytest.mark.parametrize(
    "text",
    [
        "rack Q\t# a\tb\r\n# c\n",  # tabs and both ends of lines belong to the language
        '\ufeff# written by an editor that marks UTF-8\nproject "x"\n',
        '# Zürich, Łódź, 東京, ‘quoted’, 3 × 2 µm, \u00a0no break\nproject "Größe 2\u00a0m"\n',
        '# a word from right to left, with its marks: \u200f\u05d0\u200e\nproject "\u0627"\n',
        "# a family: \U0001f468\u200d\U0001f469\n",
    ],
)
def test_what_people_write_is_none(text: str) -> None:
    assert found_in(text) == []


def test_two_in_a_row_are_one_and_two_apart_are_two() -> None:
    assert codes("# a\x00\x00b\n") == ["SYN163"]
    assert codes("# a\x00b\x00\n") == ["SYN163", "SYN163"]
    assert codes("# a\x00\u2028\n") == ["SYN163", "SYN165"]


def test_a_line_that_only_some_editors_end_hides_no_statement() -> None:
    assert codes("# old\rrack Q\r") == ["SYN165", "SYN165"]  # a file of lone CR is one comment to the parser
    assert codes("# old\r\nrack Q\r\n") == []


@pytest.mark.parametrize(("place", "is_comment"), list(zip(PLACES, IN_COMMENT, strict=True)))
def test_leaving_it_out_is_safe_only_where_nothing_reads_it(place: str, is_comment: bool) -> None:
    text = place.format("\x00")
    (one,) = found_in(text)
    (fix,) = one.fixes
    (edit,) = fix.edits
    assert (fix.safe, edit.text) == (is_comment, "")
    assert found_in(text[: edit.span.start] + text[edit.span.end :]) == []


def test_outside_of_texts_and_comments_it_is_one_syntax_finding() -> None:
    assert codes("rack A01\x00 : acme.rack-42u\n") == ["SYN133"]
    assert codes("rack A01 : acme.rack-42u\u202e\n") == ["SYN133"]


def test_the_statement_around_it_is_read() -> None:
    file, _ = parse(Source("x.mtp", 'project "x\x00"\nrack Q : a.b # \x00\n'))
    assert len(file.statements) == 2
    assert file.skipped == ()
