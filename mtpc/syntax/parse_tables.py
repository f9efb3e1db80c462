"""The parse tables of grammar/mtp.lark: what they hold, and how they are read from where they are kept beside it."""

from __future__ import annotations

import json
import zlib

from mtpc.lazy_dataclass import dataclass

STARTS = ("spec", "hole")
# Read apart from the tokens: they stand between tokens in every state.
TRIVIA = ("CONT", "_SEP", "COMMENT")
KEPT = "tables.json"


@dataclass(frozen=True, slots=True)
class Production:
    """One production: `size` symbols off the stack, `origin` on it.

    `build` names the builder in tree.py; "" passes the only child through, "+" makes a list for the rule
    around. `picks` are the children it gets: an index, -1 for a clause that is not there; `spliced` are
    those that are lists to be laid in flat.
    """

    origin: str
    size: int
    build: str
    picks: tuple[int, ...]
    spliced: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scanner:
    """How the next token is read where the parser accepts these terminals."""

    pattern: str  # group k is terminals[k - 1]; blanks in front of it belong to no token
    terminals: tuple[str, ...]
    words: dict[str, str]  # spelling of a soft keyword -> its terminal


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the parser needs to know about the grammar.

    `rows[state][symbol]` is the next state, or `~n` to reduce by rule n.
    """

    rows: list[dict[str, int]]
    rules: list[Production]
    scanners: list[Scanner]
    scanner_of: list[int]  # state -> index into scanners
    entered_by: list[str]  # state -> the symbol every way into it shifts
    starts: dict[str, int]
    ends: dict[str, int]
    trivia: str  # pattern with a group for each of TRIVIA
    anything: Scanner  # every terminal: names what was found where nothing fits


def digest(grammar: str) -> str:
    """What is kept of a grammar to see whether it has changed."""
    return f"{zlib.crc32(grammar.encode()):08x}"


def read(text: str) -> tuple[str, Tables]:
    """The digest of the grammar that kept tables were made of, and the tables."""
    plain = json.loads(text)
    tables = Tables(
        rows=plain["rows"],
        rules=[
            Production(origin, size, build, tuple(picks), tuple(spliced))
            for origin, size, build, picks, spliced in plain["rules"]
        ],
        scanners=[_scanner(*fields) for fields in plain["scanners"]],
        scanner_of=plain["scanner_of"],
        entered_by=plain["entered_by"],
        starts=plain["starts"],
        ends=plain["ends"],
        trivia=plain["trivia"],
        anything=_scanner(*plain["anything"]),
    )
    return plain["grammar"], tables


def _scanner(pattern: str, terminals: list[str], words: dict[str, str]) -> Scanner:
    return Scanner(pattern, tuple(terminals), words)
