"""The tables of the grammar, ready to run, and what a fault is."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from mtpc.assets import asset_folder
from mtpc.lazy_dataclass import dataclass
from mtpc.syntax.parse_tables import KEPT, Tables, digest, read

FAULTS_MAX = 50
# A newline after one of these does not end the statement.
CARRIES_ON = frozenset({
    "COMMA", "EQUAL", "COLON", "JOIN", "ARROW", "DOTS", "STEP", "SIGN", "MINUS", "STAR", "DIV", "MOD", "COMPARE",
    "VIA", "AT", "ON", "IN", "AND", "OR", "NOT", "EXCEPT",
})  # fmt: skip
OPENERS = frozenset({"LBRACE", "LPAR", "LSQB", "_LG"})
CLOSERS = frozenset({"RBRACE", "RPAR", "RSQB"})
END = "$END"

Match = Callable[[str, int, int], "re.Match[str] | None"]
StateScanner = tuple[Match, tuple[str, ...], dict[str, str]]  # a pattern, its groups' terminals, the soft keywords


@dataclass(slots=True)
class SyntaxFault:
    """Something that is not allowed where it is written.

    `found` is a terminal, `$END`, a character no terminal starts with, or a slip of recover.py.
    """

    state: int  # of the parser, when it met it
    found: str
    start: int
    end: int
    before: tuple[int, int]  # the token in front of it
    expected: frozenset[str]


class Grammar:
    """The tables, ready to run: scanners are compiled when their state is first entered."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.rows = tables.rows
        self.trivia: Match = re.compile(tables.trivia).match
        self.step = [(name in OPENERS) - (name in CLOSERS) for name in tables.entered_by]
        self.entered_by = tables.entered_by
        self.carries_on = [name in CARRIES_ON for name in tables.entered_by]
        self._compiled: dict[int, StateScanner] = {}

    def scanner(self, state: int) -> StateScanner:
        """How tokens are read in a state."""
        number = self.tables.scanner_of[state]
        if number not in self._compiled:
            scanner = self.tables.scanners[number]
            self._compiled[number] = (re.compile(scanner.pattern).match, ("", *scanner.terminals), scanner.words)
        return self._compiled[number]

    @property
    def anything(self) -> tuple[Match, tuple[str, ...]]:
        """A scanner of every terminal, for naming what was found."""
        scanner = self.tables.anything
        return re.compile(scanner.pattern).match, ("", *scanner.terminals)

    def shiftable(self, states: list[int], symbol: str) -> bool:
        """Whether the parser, standing as it does, would take this terminal."""
        stack = list(states)
        while True:
            action = self.rows[stack[-1]].get(symbol)
            if action is None:
                return symbol == END and stack[-1] in self.tables.ends.values()
            if action >= 0:
                return True
            rule = self.tables.rules[~action]
            if rule.size:
                del stack[-rule.size :]
            stack.append(self.rows[stack[-1]][rule.origin])


@cache
def grammar() -> Grammar:
    """The grammar of this installation."""
    return Grammar(load_tables())


@cache
def load_tables() -> Tables:
    """The tables that lark made of the grammar beforehand; made anew where the grammar was changed since."""
    folder = asset_folder("grammar")
    text = (folder / "mtp.lark").read_text("utf-8")
    made_of, tables = read((folder / KEPT).read_text("utf-8"))
    if made_of == digest(text):
        return tables
    from mtpc.syntax._lark import generate

    return generate(text)
