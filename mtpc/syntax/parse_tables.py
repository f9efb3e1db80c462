"""The parse tables of grammar/mtp.lark: made by lark, kept in the user's cache folder, loaded without lark.

The cache is plain JSON that says what it was made of: the grammar, word for word, and every version that matters. It
is never looked for in the project tree, never trusted when somebody else could have written it, and a run without it
differs only in the time it takes.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtpc import __version__
from mtpc.assets import asset_folder, cache_folder
from mtpc.dataclass import dataclass

if TYPE_CHECKING:
    from lark import Lark
    from lark.grammar import Rule as LarkRule
    from lark.lexer import TerminalDef

LAYOUT = 1  # of the cached file
STARTS = ("spec", "hole")
# Read apart from the tokens: they stand between tokens in every state.
TRIVIA = ("CONT", "_SEP", "COMMENT")
_BLANK = r"[ \t]*+"


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


@cache
def load() -> Tables:
    """The tables, from the cache if it holds them."""
    grammar = (asset_folder("grammar") / "mtp.lark").read_text("utf-8")
    made_of = "\n".join((str(LAYOUT), __version__, sys.version, _lark_version(), grammar))
    folder = cache_folder()
    file = folder / f"tables-{zlib.crc32(made_of.encode()):08x}.json" if folder else None
    found = _read(file, made_of) if file else None
    if found is None:
        found = generate(grammar)
        if file:
            _write(file, made_of, found)
    return _from_plain(found)


# ---- the cache -------------------------------------------------------------------------------


def _lark_version() -> str:
    """Lark's version, without the cost of importing lark (a change of lark.__file__ is a change of lark)."""
    from importlib.machinery import PathFinder

    spec = PathFinder.find_spec("lark")
    if spec is None or not spec.origin:
        return ""
    try:
        about = os.stat(spec.origin)
    except OSError:
        return spec.origin
    return f"{spec.origin}:{about.st_size}:{about.st_mtime_ns}"


def _read(file: Path, made_of: str) -> dict[str, Any] | None:
    """What the cache holds; None if it is missing, broken, of another grammar, or could be somebody else's."""
    try:
        with open(file, "rb") as stream:
            if not _is_mine(os.fstat(stream.fileno())) or not _is_mine(os.stat(file.parent)):
                return None
            checksum, _, text = stream.read().partition(b"\n")
    except OSError:
        return None
    if checksum != _checksum(text):
        return None
    plain: dict[str, Any] = json.loads(text)
    return plain if plain["made_of"] == made_of else None


def _checksum(text: bytes) -> bytes:
    return f"{zlib.crc32(text):08x}".encode()


def _is_mine(about: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True
    return about.st_uid == os.getuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(file: Path, made_of: str, plain: dict[str, Any]) -> None:
    """Keep it for the next run: whole or not at all; where that cannot be done, nothing is lost."""
    import tempfile

    text = json.dumps({"made_of": made_of, **plain}, separators=(",", ":")).encode()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix="tables-", suffix=".tmp")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(_checksum(text) + b"\n" + text)
        os.replace(name, file)
    except OSError:
        Path(name).unlink(missing_ok=True)


def _from_plain(plain: dict[str, Any]) -> Tables:
    return Tables(
        rows=plain["rows"],
        rules=[Production(o, size, build, tuple(p), tuple(s)) for o, size, build, p, s in plain["rules"]],
        scanners=[_scanner(*one) for one in plain["scanners"]],
        scanner_of=plain["scanner_of"],
        entered_by=plain["entered_by"],
        starts=plain["starts"],
        ends=plain["ends"],
        trivia=plain["trivia"],
        anything=_scanner(*plain["anything"]),
    )


def _scanner(pattern: str, terminals: list[str], words: dict[str, str]) -> Scanner:
    return Scanner(pattern, tuple(terminals), words)


# ---- making them with lark -------------------------------------------------------------------


def generate(grammar: str) -> dict[str, Any]:
    """The tables as plain values."""
    lark = _lark(grammar)
    table = lark.parser.parser._parse_table
    rows, new = _rows(table.states, [table.start_states[start] for start in STARTS], lark.rules)
    ends = {start: new[state] for start, state in table.end_states.items()}
    for end in ends.values():
        rows[end].pop("$END", None)
    by_name = {terminal.name: terminal for terminal in lark.terminals}
    scanners, scanner_of = _scanners(rows, by_name)
    return {
        "rows": rows,
        "rules": [_rule(rule) for rule in lark.rules],
        "scanners": scanners,
        "scanner_of": scanner_of,
        "entered_by": _entered_by(rows),
        "starts": {start: new[state] for start, state in table.start_states.items()},
        "ends": ends,
        "trivia": _BLANK + "(?:" + "|".join(f"({by_name[name].pattern.to_regexp()})" for name in TRIVIA) + ")",
        "anything": scanner_for(set(by_name) - {*TRIVIA, "WS"}, by_name),
    }


def _lark(grammar: str) -> Lark:
    from lark import Lark
    from lark.lexer import Lexer

    class NoLexer(Lexer):
        """Keeps lark from compiling lexers that nobody uses, and from checking them with interegular."""

        def __init__(self, conf: object) -> None:
            pass

        def lex(self, lexer_state: object, parser_state: object) -> Any:
            raise NotImplementedError

    return Lark(grammar, parser="lalr", lexer=NoLexer, start=list(STARTS), maybe_placeholders=True)


def _rows(
    states: dict[int, dict[str, tuple[object, Any]]], starts: list[int], rules: list[LarkRule]
) -> tuple[list[dict[str, int]], dict[int, int]]:
    """Lark's actions as numbers, and its states counted anew in the order they are reached: the same in every run."""
    number = {rule: ~n for n, rule in enumerate(rules)}
    new = {state: n for n, state in enumerate(starts)}
    rows: list[dict[str, int]] = []
    for state in (reached := list(starts)):
        row = {}
        for symbol, (action, argument) in sorted(states[state].items()):
            if str(action) != "Shift":
                row[symbol] = number[argument]
                continue
            if argument not in new:
                new[argument] = len(reached)
                reached.append(argument)
            row[symbol] = new[argument]
        rows.append(row)
    return rows, new


def _rule(rule: LarkRule) -> list[object]:
    """The production as the fields of `Production`, children shaped as lark would shape them."""
    from lark.grammar import Terminal

    picks: list[int] = []
    spliced: list[int] = []
    missing = rule.options.empty_indices or (False,) * len(rule.expansion)
    empty = _runs(missing)
    for index, symbol in enumerate(rule.expansion):
        picks += [-1] * empty[index]
        if isinstance(symbol, Terminal) and symbol.filter_out and not rule.options.keep_all_tokens:
            continue
        if not symbol.is_term and symbol.name.startswith("_"):
            spliced.append(len(picks))
        picks.append(index)
    picks += [-1] * empty[len(rule.expansion)]
    origin = str(rule.origin.name)
    build = "+" if origin.startswith("_") else rule.alias or origin
    if rule.options.expand1 and not rule.alias and len(picks) == 1:
        build = ""
    return [origin, len(rule.expansion), build, picks, spliced]


def _runs(missing: tuple[bool, ...]) -> list[int]:
    """Lark marks absent clauses as a row of booleans: how many are absent before each symbol, and at the end."""
    text = "".join("1" if absent else "0" for absent in missing)
    return [len(run) for run in text.split("0")]


def _entered_by(rows: list[dict[str, int]]) -> list[str]:
    entered = [""] * len(rows)
    for row in rows:
        for symbol, action in row.items():
            if action >= 0:
                assert entered[action] in ("", symbol), "a state of an LR automaton has one symbol"
                entered[action] = symbol
    return entered


def _scanners(
    rows: list[dict[str, int]], by_name: dict[str, TerminalDef]
) -> tuple[list[tuple[str, list[str], dict[str, str]]], list[int]]:
    """One scanner for each set of terminals that some state accepts."""
    made: dict[frozenset[str], int] = {}
    scanners: list[tuple[str, list[str], dict[str, str]]] = []
    scanner_of: list[int] = []
    for row in rows:
        accepted = frozenset(name for name in row if name in by_name and name not in TRIVIA)
        if accepted not in made:
            made[accepted] = len(scanners)
            scanners.append(scanner_for(accepted, by_name))
        scanner_of.append(made[accepted])
    return scanners, scanner_of


def scanner_for(accepted: Iterable[str], by_name: Mapping[str, TerminalDef]) -> tuple[str, list[str], dict[str, str]]:
    """The fields of a `Scanner`: higher priority first, then what can be longer, as lark orders them.

    A soft keyword is never a pattern of its own: a whole word is read, then looked up.
    """
    wanted = {by_name[name] for name in accepted}
    soft = {terminal for terminal in wanted if is_word(terminal)}
    kept = wanted - soft | ({by_name["IDENT"]} if soft else set())
    ordered = sorted(kept, key=lambda t: (-t.priority, -t.pattern.max_width, -len(t.pattern.value), t.name))
    pattern = "|".join(f"({t.pattern.to_regexp()})" for t in ordered) or "(?!)"
    words = {terminal.pattern.value: terminal.name for terminal in sorted(soft, key=lambda t: t.name)}
    return f"{_BLANK}(?:{pattern})", [t.name for t in ordered], words


def is_word(terminal: TerminalDef) -> bool:
    """Whether a terminal is a soft keyword: at, via, for …"""
    return terminal.pattern.type == "str" and terminal.pattern.value.isalpha()
