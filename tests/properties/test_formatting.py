"""However a spec is written: formatted it means the same, says the same, and is formatted for good."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtpc.syntax.format.format_spec import Formatted, format_spec
from mtpc.syntax.parse import parse
from mtpc.syntax.tokens import read_tokens
from mtpc.text import Source
from tests.support import ROOT
from tests.support.listing import for_each
from tests.support.syntax_mutations import mutations
from tests.unit.syntax.shapes import shape

EXAMPLES = 60
FILES = [path for folder in ("specs", "tests/data") for path in sorted((ROOT / folder).rglob("*.mtp"))]
_REMARK = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*')

STATEMENTS = [
    f"{text[one.start : one.end]}\n"
    for path in FILES
    if path.parent.name != "broken"
    for text in [path.read_text("utf-8")]
    for one in parse(Source("x.mtp", text))[0].statements
]

# What may stand between two tokens of a line, between two statements, and within brackets.
BLANKS = st.sampled_from([" ", "  ", "\t", "        ", " \t "])
PARTINGS = st.sampled_from(
    [
        "\n",
        "\r\n",
        "\n\n\n",
        " ; ",
        ";;\n",
        "\n ;",
        "  # c\n",
        "\n# c\n\n",
        "\n\n  ## n\n",
        "# c;\n",
        "\n## n\n;",
        "\t\n",
    ]
)
BREAKS = st.sampled_from([" ", "\n", " # c ]\n\n ", "\n## n\n\t", "   "])


def remarks(text: str) -> list[str]:
    """The comments of a spec that can be read."""
    found = (match.group().rstrip() for match in _REMARK.finditer(text.replace("\r\n", "\n")))
    return [one for one in found if one.startswith("#")]


def check(text: str) -> str:
    """Format a text, hold what is promised to be so, and give it back."""
    made = format_spec(Source("x.mtp", text))
    formatted = made.text
    spec, unread = parse(Source("x.mtp", text))
    assert made.findings == unread
    if unread:
        assert formatted == text
        return formatted
    again, still = parse(Source("x.mtp", formatted))
    assert still == []
    assert shape(again.statements) == shape(spec.statements)
    assert remarks(formatted) == remarks(text)
    assert format_spec(Source("x.mtp", formatted)) == Formatted(Source("x.mtp", formatted), formatted, [])
    assert formatted in ("", formatted.strip("\n") + "\n")
    assert "\n\n\n" not in formatted
    assert not any(line.endswith((" ", "\t", "\r")) for line in formatted.split("\n"))
    return formatted


@for_each(FILES, lambda path: path.relative_to(ROOT).as_posix())
def test_every_spec_of_the_house_keeps_its_meaning(path: Path) -> None:
    check(path.read_bytes().decode("utf-8"))


def test_specs_with_a_token_wrong_keep_their_meaning_or_stay() -> None:
    for mutation in mutations(60, seed=3):
        check(mutation.text)


@settings(deadline=None, max_examples=EXAMPLES)
@given(st.data())
def test_however_blanks_and_lines_stand(data: st.DataObject) -> None:
    text = _written_anew(data, "".join(data.draw(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=3))))
    assert read_tokens(text) is not None
    check(text)


def _written_anew(data: st.DataObject, text: str) -> str:
    """The same tokens, otherwise apart."""
    read = read_tokens(text)
    assert read is not None
    made, last, depth = "", 0, 0
    for token in read[1]:
        gap, token_text = text[last : token.start], text[token.start : token.end]
        depth -= token_text in (")", "]")
        if token.kind == "_SEP":
            made += data.draw(PARTINGS)
        elif "\n" in gap or not gap:
            made += gap
        else:
            made += data.draw(BREAKS if depth else BLANKS)
        made += "" if token.kind == "_SEP" else token_text
        depth += token_text in ("(", "[")
        last = token.end
    return made


FRAGMENTS = st.sampled_from([
    "rack A : x.y", "a = 1", "let $a = 1 + -2", "cord a.1--b.1", "if $a {", "} else {", "}", "else { c = 2 }",
    "at R.U1", "if $a { b = 1; c = 2 }",
    "for $a in [1,\n", "2] {", "via x", "via = 2", "; via y", ";", "\n", "## n\n", "# c\n",
    "f = g(1,\n2)", "-- c", "x = a.1 .6T-2xDR4", "\t",
    f'b = "{"y" * 90}"; d = 1', f'p {{ e = "{"z" * 99}"; q {{ r = 1 }} }}',
])  # fmt: skip


@settings(deadline=None, max_examples=100)
@example([(f'p {{ e = "{"z" * 99}"; q {{ r = 1 }} }}', ""), ("; via y", "\n")])  # a `;` at the end of a line too long
@example([(f'p {{ e = "{"z" * 99}"; q {{ r = 1 }} }}', ""), (";", "# c\n"), ("via y", "\n")])
@given(st.lists(st.tuples(FRAGMENTS, st.sampled_from(["", " ", "\n", "\r\n"])), max_size=10))
def test_whatever_can_be_read_can_be_formatted_and_the_rest_stays(fragments: list[tuple[str, str]]) -> None:
    check("".join(map("".join, fragments)))
