"""docs/editors/mtp.tmLanguage.json colours what grammar/mtp.lark reads: every terminal, every token, by its sort."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from mtpc.assets import asset_folder
from mtpc.syntax._lark import reading
from mtpc.syntax.decls import Attribute, Block, Call, Statement, Thing
from mtpc.syntax.tokens import Token, read_tokens
from tests.docs.test_docs import BLOCKS
from tests.support import ROOT, SPECS, tree_files
from tests.support.listing import for_each
from tests.support.textmate import TextMate

FILE = ROOT / "docs" / "editors" / "mtp.tmLanguage.json"
GRAMMAR = TextMate(FILE)
STATEMENT, CONTROL, CLAUSE = "keyword.other.statement", "keyword.control", "keyword.other.clause"
WORD, LANGUAGE, PROPERTY = "keyword.operator.word", "constant.language", "support.type.property-name"
NAME, KIND, TYPE, FUNCTION = "variable.other.name", "storage.type.kind", "entity.name.type", "entity.name.function"
NUMBER, QUANTITY = "constant.numeric.mtp", "constant.numeric.quantity"
BRACKETS, PARENS, BLOCK = "punctuation.section.brackets", "punctuation.section.parens", "punctuation.section.block"

# Terminal -> a line, the token in it, its scope. A word of the language may also name a property (`for = "x"`).
SAMPLES = {
    "EDITION": [("edition 2026", "edition", STATEMENT), ("x { edition = 1 }", "edition", PROPERTY)],
    "USE": [('use "a"', "use", STATEMENT)],
    "VERSION": [('use "a" version "1" as b', "version", CLAUSE)],
    "AS": [('use "a" version "1" as b', "as", CLAUSE)],
    "LET": [("for $a in 1..2 { let $b = $a }", "let", STATEMENT)],
    "FOR": [("for $a in 1..2 {", "for", CONTROL), ('  for = "storage"', "for", PROPERTY)],
    "IN": [("for $a in 1..2 {", "in", CONTROL)],
    "IF": [("if $a == 1 {", "if", CONTROL), ("} else if $a == 1 {", "if", CONTROL)],
    "ELSE": [("} else {", "else", CONTROL)],
    "TEMPLATE": [("template pod($n: number) {", "template", STATEMENT)],
    "APPLY": [("apply pods.pod(4) as east", "apply", STATEMENT)],
    "ALLOW": [("allow LOS301 on up07 {", "allow", STATEMENT)],
    "ON": [("allow LOS301 on up07 {", "on", CLAUSE)],
    "MOVED": [("moved a -> b", "moved", STATEMENT)],
    "OVERRIDE": [("override device leaf07 { a = 1 }", "override", STATEMENT), ("override rack x {", "rack", KIND)],
    "ASSERT": [('assert count(leaf) <= 32, "x"', "assert", STATEMENT)],
    "AT": [("panel p : a.b at R1.U42", "at", CLAUSE), ("  at a.1 -- b.1 {", "at", CLAUSE), ("at = 1", "at", PROPERTY)],
    "VIA": [("circuit a : B at c.1 -- d.1 via T1.3", "via", CLAUSE), ("  via [T1.3]", "via", CLAUSE)],
    "EXCEPT": [("cord a.[1..8] except a.5 -- b.1", "except", WORD)],
    "STEP": [("let $a = [6..1 step -1]", "step", WORD)],
    "OR": [("assert $a or $b", "or", WORD)],
    "AND": [("assert $a and $b", "and", WORD)],
    "NOT": [("assert not $a", "not", WORD)],
    "DIV": [("let $a = $b div 2", "div", WORD)],
    "MOD": [("let $a = $b mod 2", "mod", WORD)],
    "TRUE": [("a = true", "true", LANGUAGE)],
    "FALSE": [("a = false", "false", LANGUAGE)],
    "AUTO": [("length = auto", "auto", LANGUAGE)],
    "UNKNOWN": [("length = unknown", "unknown", LANGUAGE)],
    "STAR": [("let $a = 2 * 3", "*", "keyword.operator.arithmetic")],
    "MINUS": [("let $a = -3", "-", "keyword.operator.arithmetic")],
    "SIGN": [("let $a = 2 + 3", "+", "keyword.operator.arithmetic"), ("$l - 1", "-", "keyword.operator.arithmetic")],
    "COMPARE": [(f"assert $a {one} 3", one, "keyword.operator.compar") for one in ("==", "!=", "<=", ">=", "<", ">")],
    "JOIN": [("cord a.1 -- b.1", "--", "keyword.operator.join"), ("a--b", "--", "keyword.operator.join")],
    "ARROW": [("moved a -> b", "->", "keyword.operator.moved")],
    "DOTS": [("let $a = 1..8", "..", "keyword.operator.range"), ("[A..D]", "..", "keyword.operator.range")],
    "EQUAL": [("a = 1", "=", "keyword.operator.assignment"), ("a=1", "=", "keyword.operator.assignment")],
    "COLON": [
        ("rack A : x.y", ":", "punctuation.separator.type"),
        ("circuit a:10GBASE-SR", ":", "punctuation.separator.type"),
    ],
    "COMMA": [("let $a = [1, 2]", ",", "punctuation.separator.comma")],
    "DOT": [("cord a.1 -- b", ".", "punctuation.accessor")],
    "_SEP": [("a = 1; b = 2", ";", "punctuation.terminator.statement")],
    "LBRACE": [("policy {", "{", BLOCK)],
    "RBRACE": [("policy { }", "}", BLOCK)],
    "LPAR": [("x = port(a)", "(", PARENS)],
    "RPAR": [("x = port(a)", ")", PARENS)],
    "LSQB": [("x = [a]", "[", BRACKETS)],
    "RSQB": [("x = [a]", "]", BRACKETS)],
    "_LG": [("rack A[1..2] : x.y", "[", BRACKETS)],
    "VAR": [("for $lane_2 in 1..2 {", "$lane_2", "variable.parameter"), ('"row {$l}"', "$l", "variable.parameter")],
    "IDENT": [
        ("rack A01 : acme.rack-42u", "rack", KIND),
        ("as-built T3 { tested = 2026-10-02 }", "as-built", KIND),
        ("policy { prefer { grade = elite } }", "prefer", KIND),
        ("rack A01 : acme.rack-42u", "A01", NAME),
        ("rack A01 : acme.rack-42u", "rack-42u", TYPE),
        ("device d : part($r.model)", "part", FUNCTION),
        ("cord a.et-0/0/48 -- b", "et-0/0/48", NAME),
        ("cord a.osfp01:2 -- b", "osfp01:2", NAME),
        ("at-1 = 2", "at-1", PROPERTY),
        ("rack in-1 : x", "in-1", NAME),
    ],
    "TAIL": [("device leaf[01..32]-mgmt : x.y", "-mgmt", NAME), ("cord a[1..2]:3 -- b", ":3", NAME)],
    "PLAIN": [("cord lp01.2.3 -- b", "2", NAME), ("cord fca.0/7 -- b", "0/7", NAME), ("rack 12/a : x", "12/a", NAME)],
    "DATE": [("until = 2027-03-31", "2027-03-31", "constant.other.date")],
    "MEDIA": [
        (f"circuit a.1 -- b.1 : {one}", one, "constant.other.application")
        for one in ("100GBASE-SR4", "1.6T-2xDR4", "64GFC-SW", "400GBASE-SR4.2", "1000BASE-LX", "2xlc-duplex")
    ],
    "NUMBERED": [("circuit a.1 -- b.1 : 2x100", "2x100", "constant.other.application")],
    "QTY": [(f"a = {one}", re.split("[%a-zµ]", one)[0], QUANTITY) for one in ("35m", "0.5dB", "5%", "0.4dB/km")],
    "FLOAT": [("a = 0.5", "0.5", NUMBER)],
    "INT": [("let $a = 8", "8", NUMBER), ("U[04, 12]", "12", NUMBER)],
    "STRING": [('a = "text"', "text", "string.quoted.double"), ('a = "# no"', "# no", "string.quoted.double")],
    "COMMENT": [("a = 1 # why", "# why", "comment.line.number-sign"), ("## note", "## note", "comment.line.docu")],
}  # fmt: skip
SOFT = {"edition", "use", "let", "for", "if", "template", "apply", "allow", "moved", "override", "assert"}
NO_CHARACTERS = {"_BROKEN", "CONT", "WS"}


def terminals() -> set[str]:
    lark = reading((asset_folder("grammar") / "mtp.lark").read_text("utf-8"))
    return {terminal.name for terminal in lark.terminals}


def test_every_terminal_has_its_colour() -> None:
    assert terminals() - NO_CHARACTERS == SAMPLES.keys()


@for_each([sample for samples in SAMPLES.values() for sample in samples])
def test_a_token_has_the_colour_of_its_sort(line: str, token: str, scope: str) -> None:
    scopes = GRAMMAR.scopes(line + "\n")
    start = _place(line, token)
    assert {given[-1:] for given in scopes[start : start + len(token)]} == {(scopes[start][-1],)}
    assert scopes[start][-1].startswith(scope)


def _place(line: str, token: str) -> int:
    """Where the token stands: as a word of its own if it is one."""
    word = re.search(rf"(?<![\w.$-]){re.escape(token)}(?![\w])", line) if token[0].isalpha() else None
    return word.start() if word else line.index(token)


def test_a_text_without_its_second_quote_ends_with_its_line() -> None:
    made = GRAMMAR.scopes('a = "open {$b\nrack A : x.y\n')
    assert made[11][-1] == "variable.parameter.mtp"
    assert made[14:18] == [(f"{KIND}.mtp",)] * 4


# ---- whole specs -------------------------------------------------------------------------------

TEXTS = {path.relative_to(ROOT).as_posix(): path.read_bytes().decode("utf-8") for path in tree_files(".mtp")}
TEXTS |= {str(block.id): str(block.values[1]) for block in BLOCKS}


@cache
def read_texts() -> dict[str, tuple[tuple[Statement, ...], list[Token]]]:
    """Those that can be read, as their statements and tokens."""
    return {name: read for name, text in TEXTS.items() if (read := read_tokens(text)) is not None}


def test_there_are_specs_to_colour() -> None:
    assert {path.relative_to(ROOT).as_posix() for path in SPECS} <= read_texts().keys()
    assert {token.kind for _, tokens in read_texts().values() for token in tokens} >= {
        "IDENT",
        "QTY",
        "MEDIA",
        "TAIL",
        "VAR",
    }


@for_each(read_texts)
def test_every_token_of_a_spec_has_the_colour_of_its_sort(name: str) -> None:
    text, (statements, tokens) = TEXTS[name], read_texts()[name]
    innermost = [given[-1] if given else "" for given in GRAMMAR.scopes(text)]
    for token in tokens:
        for index in range(token.start, token.end):
            assert innermost[index] or text[index] in " \t\r\n", _line(text, index)
        if token.kind not in ("_SEP", "STRING"):
            given = innermost[token.start]
            assert given.startswith(_allowed(token.kind)), (token.kind, given, _line(text, token.start))
    for node in _nodes(statements):
        if isinstance(node, Thing | Block):
            assert innermost[node.start].startswith(KIND), _line(text, node.start)
        elif isinstance(node, Attribute):
            assert innermost[node.name_start].startswith(PROPERTY), _line(text, node.name_start)
        elif isinstance(node, Call) and innermost[node.start] != "string.quoted.double.mtp":
            assert innermost[node.start].startswith(FUNCTION), _line(text, node.start)


def _allowed(kind: str) -> tuple[str, ...]:
    """Scopes a terminal may have: those of its samples, and what a place in a line can make of it."""
    # a rack 12A looks like an amount, a mode 2x200g like an application
    more = {"PLAIN": (NUMBER, QUANTITY, "constant.other.application"), "DOT": (TYPE,), "IDENT": (PROPERTY,)}
    words = (PROPERTY,) if kind.lower() in SOFT else ()
    return (*(scope for _, _, scope in SAMPLES[kind]), *words, *more.get(kind, ()))


def _nodes(node: object) -> Iterator[object]:
    if isinstance(node, tuple):
        for inner in node:
            yield from _nodes(inner)
    elif is_dataclass(node):
        yield node
        for field in fields(node):
            yield from _nodes(getattr(node, field.name))


def _line(text: str, offset: int) -> str:
    """The line of an offset, from there on marked."""
    start = text.rfind("\n", 0, offset) + 1
    return f"{text[start:offset]}»{text[offset:].splitlines()[0]}"


def test_the_patterns_are_read_alike_by_oniguruma() -> None:
    """No possessive quantifiers, no look-behind of several widths, no named groups, no inline flags."""
    written = re.findall(r'"(?:match|begin|end)": "((?:[^"\\]|\\.)*)"', FILE.read_text("utf-8"))
    assert len(written) > 30
    for one in written:
        pattern = json.loads(f'"{one}"')
        re.compile(pattern)
        assert not re.search(r"[+*?}]\+|\(\?P|\(\?[a-zA-Z]|\\[AZzGK]|\(\?>", pattern), pattern
