"""The one style, rule by rule: how a spec was written, and how it is written then."""

from __future__ import annotations

import pytest

from mtpc.syntax.format.format_spec import format_spec, same
from mtpc.text import Source
from tests.unit.syntax.shapes import clean


def formatted(text: str) -> str:
    spec = format_spec(Source("x.mtp", text))
    assert spec.findings == []
    again = format_spec(Source("x.mtp", spec.text))
    assert (again.text, again.findings) == (spec.text, [])
    return spec.text


LONG = "acme.trunk-144-12xmpo12-b-om4-with-a-name-that-fills-the-line-from-one-end-to-the-other-and-then-some-more"

PAIRS = {
    "one blank around marks": (
        "cord  a.1--b.1:acme.x{length=3m}\n",
        "cord a.1 -- b.1 : acme.x { length = 3m }\n",
    ),
    "operators apart, ranges and signs glued": (
        "let $a=1+2*$b-3m\nlet $c = [6 .. 1 step - 1]\nlet $d = not($a<=2)and $b\n",
        "let $a = 1 + 2 * $b - 3m\nlet $c = [6..1 step -1]\nlet $d = not ($a <= 2) and $b\n",
    ),
    "lists and calls": (
        "let $a = [ a ,b,  c, ]\nlet $b = port ( $r.panel,1 )\nplate p[1,2].[ 1..4 ] : x . y\n",
        "let $a = [a, b, c,]\nlet $b = port($r.panel, 1)\nplate p[1, 2].[1..4] : x.y\n",
    ),
    "a dot before a number stays apart where gluing makes another token": (
        "let $a = x.1 .6T-2xDR4\n",
        "let $a = x.1 .6T-2xDR4\n",
    ),
    "a body on one line stays on it": (
        "rack A : x.y {a = 1 ;b = 2;}\nrack B : x.y {}\n",
        "rack A : x.y { a = 1; b = 2 }\nrack B : x.y { }\n",
    ),
    "a body on several lines": (
        "rack A : x.y { a = 1; b = 2\n      c = 3 }\n",
        "rack A : x.y {\n  a = 1; b = 2\n  c = 3\n}\n",
    ),
    "a body that does not fit": (
        f"trunk T : {LONG} {{ length = 3m; tray = way }}\n",
        f"trunk T : {LONG} {{\n  length = 3m\n  tray = way\n}}\n",
    ),
    "statements of one line that do not fit": (
        f"trunk T : {LONG}; trunk U : x.y {{ a = 1; b = 2 }}\n",
        f"trunk T : {LONG}\ntrunk U : x.y {{ a = 1; b = 2 }}\n",
    ),
    "clauses on lines of their own": (
        "for $l in 1..2 {\ntrunk T[$l] : x.y\nat a.1\n         -- b.1\n      via [P.1,\nP.2] {\nlength = 3m\n}\n}\n",
        "for $l in 1..2 {\n  trunk T[$l] : x.y\n    at a.1\n    -- b.1\n    via [P.1,\n      P.2] {\n"
        "    length = 3m\n  }\n}\n",
    ),
    "brackets over several lines": (
        "circuit a : X-1 at b.1 -- c.1 via [\nP.1,  # first\n\n    # second\n P.2\n    ]\n",
        "circuit a : X-1 at b.1 -- c.1 via [\n  P.1,  # first\n  # second\n  P.2\n]\n",
    ),
    "else": (
        'if $a { b = 1 }\n   else { b = 2 }\nif $a == "x" {\n b = 1\n}\n\n  else if $c {\n b = 2 }\n',
        'if $a { b = 1 }\nelse { b = 2 }\nif $a == "x" {\n  b = 1\n} else if $c {\n  b = 2\n}\n',
    ),
    "a comment in front of else": (
        "if $a {\nb = 1\n} # why\n# because\nelse {\nb = 2\n}\n",
        "if $a {\n  b = 1\n}  # why\n# because\nelse {\n  b = 2\n}\n",
    ),
    "templates": (
        "template pod($n:number=4,$sw :part){\nrack A:$sw\n}\napply p.pod (4,sw=x.y) as q[1..2]{a=1}\n",
        "template pod($n: number = 4, $sw: part) {\n  rack A : $sw\n}\napply p.pod(4, sw = x.y) as q[1..2] { a = 1 }\n",
    ),
    "living with the plant": (
        'allow LOS301,LOS302 on a.1--b.1,c{until=2027-01-01}\nmoved a[1..2]->b[1..2]\noverride device a{part=x.y}\n'
        'assert count(leaf)<=32,"too many"\n',
        'allow LOS301, LOS302 on a.1 -- b.1, c { until = 2027-01-01 }\nmoved a[1..2] -> b[1..2]\n'
        'override device a { part = x.y }\nassert count(leaf) <= 32, "too many"\n',
    ),
    "comments, notes and empty lines": (
        "\n\n#top  \n\n\n\n##note\n  rack A : x.y#behind\n"
        "for $a in 1..2 { # loop\n\n## of b\nrack b : x.y\n\n# last\n\n}\n\n\n# end\n\n",
        "#top\n\n##note\nrack A : x.y  #behind\n"
        "for $a in 1..2 {  # loop\n  ## of b\n  rack b : x.y\n\n  # last\n}\n\n# end\n",
    ),
    "what is no note does not become one": (
        "## no note\n; rack A : x.y\n## nor this\n\n\nrack B : x.y\n",
        "## no note\n\nrack A : x.y\n## nor this\n\nrack B : x.y\n",
    ),
    "a semicolon that keeps a statement from being a clause": (
        "rack A : x.y; # here\nvia west\nrack B : x.y;\n",
        "rack A : x.y;  # here\nvia west\nrack B : x.y\n",
    ),
    "line ends, tabs, byte order mark": (
        "\ufeffrack\tA : x.y \t\r\n\tlet $a = \"a\tb\"   \r\n# c\t \r\n\r\n",
        "rack A : x.y\nlet $a = \"a\tb\"\n# c\n",
    ),
    "nothing": ("", ""),
    "only empty lines": (" \n\n\t\n", ""),
    "columns lined up by hand stay": (
        "panel  mda       : x.panel-4u   at B01.U30   # core\npanel  lp[01..08] : x.p         at A01.U42   # leaf\n\n"
        "rack a { row = 0m;   pitch = 1m }\nrack b { row = 3.6m; pitch = 1m }\n",
        "panel  mda : x.panel-4u         at B01.U30   # core\npanel  lp[01..08] : x.p         at A01.U42   # leaf\n\n"
        "rack a { row = 0m;   pitch = 1m }\nrack b { row = 3.6m; pitch = 1m }\n",
    ),
    "a column moves right as far as it must": (
        "plate    a     : x.y\ncassette [b,c] : x.y\n\nplate    a : x.y  # one\nplate   b  : x.y  # two\n",
        "plate    a      : x.y\ncassette [b, c] : x.y\n\nplate a    : x.y  # one\nplate b    : x.y  # two\n",
    ),
    "a column is seen over lines without it, not over an empty line": (
        "policy {\n  spares   { a = 1 }\n  # kept\n  require  { b = 2 }\n\n"
        "  severity { c = 3 }\n  prefer   { d = 4 }\n}\n"
        "rack  a\n\nrack  b\n",
        "policy {\n  spares   { a = 1 }\n  # kept\n  require  { b = 2 }\n\n"
        "  severity { c = 3 }\n  prefer   { d = 4 }\n}\n"
        "rack a\n\nrack b\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("written", "style"), PAIRS.values(), ids=PAIRS.keys())
def test_a_spec_is_written_in_the_one_style(written: str, style: str) -> None:
    assert formatted(written) == style


def test_a_spec_that_cannot_be_read_is_not_touched() -> None:
    written = "rack   A : x.y\nrack B : : x.y\n"
    spec = format_spec(Source("x.mtp", written))
    assert spec.text == written
    assert [one.code for one in spec.findings] == ["SYN101"]


def test_nodes_are_the_same_when_they_differ_in_their_offsets_alone() -> None:
    assert same(clean("rack A : x.y { a = 1 }\n"), clean("\n\nrack  A:x.y {\na = 1\n}\n"))
    for other in ("rack A : x.y { a = 01 }", "rack A : x.y { a = 1; b = 1 }", "## n\nrack A : x.y { a = 1 }", "rack A"):
        assert not same(clean("rack A : x.y { a = 1 }\n"), clean(other + "\n"))
