"""The grammar is LALR(1) without conflict, and in every state each spelling is read as one terminal, on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from lark import Lark
from lark.lexer import TerminalDef

from mtpc.assets import asset_folder
from mtpc.syntax import mistakes
from mtpc.syntax._lark import is_word
from mtpc.syntax.automaton import CARRIES_ON, CLOSERS, OPENERS, grammar
from mtpc.syntax.parse_tables import STARTS, TRIVIA
from tests.support.listing import for_each

WORDS = """leaf et-0/0/30:2 osfp:[ at at-desk via for format in or div step true auto unknown else let on as not mod
    except and use xe-0 1 01 2027-03-31 2027-03 35m 0.5dB 5% 0.4dB/km 3.5 6..1 12A 0/1 1:2 1-2 100GBASE-SR4 1.6T-2xDR4
    64GFC-SW 64GFC 400GBASE-SR4.2 35m-2m 10G
    1000BASE-LX 2xlc-duplex 2xlc 2x100 6m-lc 35m-metres("""
SIGNS = """-- - -> -x -1 .. . .1 = == != < <= > >= + * ( ) [ ] { } , : :2 :[ $l "a" "a ; #x / %"""
NEWLINES = ["\n", "\r\n", "\n-- b", "\n  at x", "\nat = 1", "\nvia-north", "\nelse {", ";\n# c\n", "# x;", "# x\n"]
NEWLINES += ["# x\n-- b"]
# What stands in front of a spelling changes how it is read: a `[` against a name is another than a `[` after a space.
BEHIND = {
    "leaf": "[1] [ : :2 - . -- { (",
    "a.": '[1] 1 b "x" 2.3 100GBASE-SR4',
    "a[1]": "[2] -b b 2 :2 :[ /0 at .b -- - .. 2027-03-31 35m mod",
    "]": "[2] b ]",
    " ": "[1] - at -- ->",
}
CORPUS = [("", one) for one in (*WORDS.split(), *SIGNS.split(), *NEWLINES, '"a # b"')] + [
    (before, one) for before, spellings in BEHIND.items() for one in spellings.split()
]

# (read, passed over): why that is what the writer means.
OVERLAPS = {
    ("DATE", "INT"): "2027-03-31 is a day, not a number less two",
    ("MEDIA", "QTY"): "100GBASE-SR4 and 2xlc-duplex are names, 35m-2m is not",
    ("MEDIA", "INT"): "the same, longer",
    ("MEDIA", "FLOAT"): "1.6T-2xDR4",
    ("MEDIA", "PLAIN"): "a step spelt like an application: the path gets the same text",
    ("NUMBERED", "INT"): "2x100 is a name, not a number and another name",
    ("QTY", "NUMBERED"): "35m is a length; 2xlc has the shape of one, and is read as a name where one stands",
    ("MEDIA", "NUMBERED"): "100GBASE-SR4 is one name",
    ("QTY", "INT"): "35m is a length, not a number and a name",
    ("QTY", "FLOAT"): "0.5dB",
    ("FLOAT", "INT"): "3.5 is one number",
    ("_LG", "LSQB"): "a `[` against a name is the name's",
    ("TAIL", "IDENT"): "what stands against `]` belongs to the name in front",
    ("TAIL", "PLAIN"): "the same with a digit",
    ("TAIL", "COLON"): "osfp[1..4]:2 is a part of the port",
    ("TAIL", "SIGN"): "T[1..8]-b is a name; a minus wants a space in front",
    ("COMPARE", "EQUAL"): "`==` is one sign",
    ("DOTS", "DOT"): "`..` is one sign",
    ("_SEP", "COMMENT"): "a remark at the end of a line goes with the newline",
    ("CONT", "COMMENT"): "the same, where the next line goes on",
}  # fmt: skip


def _text() -> str:
    return (asset_folder("grammar") / "mtp.lark").read_text("utf-8")


@cache
def _lark() -> Lark:
    return Lark(_text(), parser="lalr", lexer="contextual", start=list(STARTS), strict=True)


@cache
def _terminals() -> dict[str, TerminalDef]:
    return {terminal.name: terminal for terminal in _lark().terminals}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_terminals()[name].pattern.to_regexp())


def test_the_grammar_has_no_conflict_in_strict_mode() -> None:
    assert {"MEDIA", "JOIN", "_LG"} <= set(_terminals())


def _accepted(state: int) -> list[str]:
    return [name for name in grammar().rows[state] if name in _terminals() and name not in TRIVIA]


def _read(state: int, text: str, position: int) -> str | None:
    """What the parser reads in a state: the state's own terminals first, then what stands between tokens."""
    match, names, words = grammar().scanner(state)
    found = match(text, position, len(text))
    if found is not None:
        name = names[found.lastindex or 0]
        return words.get(found.group().strip(), name) if name == "IDENT" else name
    between = grammar().trivia(text, position, len(text))
    return TRIVIA[(between.lastindex or 0) - 1] if between else None


def _overlaps() -> Iterator[tuple[int, str, str, str]]:
    """(state, text, what is read, what could have been read there and was not)."""
    seen = set()
    for state in range(len(grammar().rows)):
        accepted = _accepted(state)
        if frozenset(accepted) in seen:
            continue
        seen.add(frozenset(accepted))
        for before, spelling in CORPUS:
            text, position = before + spelling, len(before)
            read = _read(state, text, position)
            for name in (*accepted, *TRIVIA):
                if name != read and _pattern(name).match(text, position):
                    yield state, text, str(read), name


def test_where_two_terminals_fit_the_one_that_is_meant_is_read() -> None:
    unforeseen = {
        (read, other): (text, state)
        for state, text, read, other in _overlaps()
        if (read, other) not in OVERLAPS and not _is_part_of_a_word(text, other)
    }
    assert unforeseen == {}


def _is_part_of_a_word(text: str, keyword: str) -> bool:
    """`at` in `at-desk`, and IDENT where a soft keyword is read: a whole word is read, then looked up."""
    return is_word(_terminals()[keyword]) or (keyword == "IDENT" and text.strip("\n ]") in _soft_words())


def _soft_words() -> set[str]:
    return {str(terminal.pattern.value) for terminal in _terminals().values() if is_word(terminal)}


def test_every_overlap_that_is_allowed_can_happen() -> None:
    happened = {(read, other) for _, _, read, other in _overlaps()}
    assert set(OVERLAPS) - happened == set()


def test_a_soft_keyword_is_a_keyword_only_as_a_whole_word() -> None:
    for state in range(len(grammar().rows)):
        for word in _soft_words() & set(grammar().scanner(state)[2]):
            assert _read(state, f"{word}-x", 0) in {"IDENT", None}
            assert _read(state, word, 0) == grammar().scanner(state)[2][word]


def test_every_state_is_entered_by_one_symbol_only() -> None:
    assert len(grammar().entered_by) == len(grammar().rows)
    assert set(grammar().entered_by) >= OPENERS | CLOSERS | CARRIES_ON


def test_every_terminal_has_words_for_a_reader_or_needs_none() -> None:
    statements = {name for name in grammar().rows[grammar().tables.starts["spec"]] if name.isupper()} - {"IDENT"}
    silent = {*TRIVIA, "WS"} - {"_SEP"}
    nameless = set(_terminals()) - set(mistakes.IN_WORDS) - mistakes.UNSAID - statements - silent
    assert nameless == set()


def test_each_rule_says_what_it_is_on_the_floor() -> None:
    lines = _text().splitlines()
    bare = [line for above, line in pairwise(lines) if re.match(r"[?!]?_?[a-z]+_?:", line) and above.strip() == ""]
    assert bare == []


@for_each(sorted({*CARRIES_ON, *OPENERS, *CLOSERS}))
def test_a_terminal_the_parser_knows_by_name_is_in_the_grammar(name: str) -> None:
    assert name in _terminals()
