"""Makes the parse tables of a grammar with lark, and keeps them as text.

This is the only module that knows how lark holds its tables and grammar rules, and no run for a user comes here: the
tables are kept in grammar/tables.json.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping

from lark import Lark
from lark.grammar import Rule, Terminal
from lark.lexer import TerminalDef

from mtpc.syntax.parse_tables import STARTS, TRIVIA, Production, Scanner, Tables, digest

_BLANK = r"[ \t]*+"


def generate(grammar: str) -> Tables:
    """The tables of a grammar."""
    lark = reading(grammar)
    table = lark.parse_interactive(start=STARTS[0]).parser_state.parse_conf.parse_table
    rows, new = _rows(table.states, [table.start_states[start] for start in STARTS], lark.rules)
    ends = {start: new[state] for start, state in table.end_states.items()}
    for end in ends.values():
        rows[end].pop("$END", None)
    by_name = {terminal.name: terminal for terminal in lark.terminals}
    scanners, scanner_of = _scanners(rows, by_name)
    return Tables(
        rows=rows,
        rules=[_production(rule) for rule in lark.rules],
        scanners=scanners,
        scanner_of=scanner_of,
        entered_by=_entered_by(rows),
        starts={start: new[state] for start, state in table.start_states.items()},
        ends=ends,
        trivia=_BLANK + "(?:" + "|".join(f"({by_name[name].pattern.to_regexp()})" for name in TRIVIA) + ")",
        anything=_scanner(set(by_name) - {*TRIVIA, "WS"}, by_name),
    )


def reading(grammar: str) -> Lark:
    """Lark's own parser of a grammar."""
    return Lark(grammar, parser="lalr", start=list(STARTS), maybe_placeholders=True)


def written(grammar: str, tables: Tables) -> str:
    """The tables as they are kept: JSON, one state, rule or scanner a line."""
    plain = {"grammar": digest(grammar), **dataclasses.asdict(tables)}
    plain["rules"] = [list(rule.values()) for rule in plain["rules"]]
    plain["scanners"] = [list(scanner.values()) for scanner in plain["scanners"]]
    plain["anything"] = list(plain["anything"].values())
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {_lines(value)}" for name, value in plain.items()) + "\n}\n"


def _lines(value: object) -> str:
    if isinstance(value, list) and isinstance(value[0], dict | list):
        return "[\n" + ",\n".join(map(json.dumps, value)) + "\n]"
    return json.dumps(value)


def _rows(
    states: Mapping[int, Mapping[str, tuple[object, int | Rule]]], starts: list[int], rules: list[Rule]
) -> tuple[list[dict[str, int]], dict[int, int]]:
    """Lark's actions as numbers, and its states counted anew in the order they are reached: the same in every run."""
    number = {rule: ~index for index, rule in enumerate(rules)}
    new = {state: index for index, state in enumerate(starts)}
    rows: list[dict[str, int]] = []
    for state in (reached := list(starts)):
        row = {}
        for symbol, (_, argument) in sorted(states[state].items()):
            if not isinstance(argument, int):
                row[symbol] = number[argument]
                continue
            if argument not in new:
                new[argument] = len(reached)
                reached.append(argument)
            row[symbol] = new[argument]
        rows.append(row)
    return rows, new


def _production(rule: Rule) -> Production:
    """A rule of lark, its children shaped as lark would shape them."""
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
    return Production(origin, len(rule.expansion), build, tuple(picks), tuple(spliced))


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


def _scanners(rows: list[dict[str, int]], by_name: Mapping[str, TerminalDef]) -> tuple[list[Scanner], list[int]]:
    """One scanner for each set of terminals that some state accepts, and which of them a state has."""
    numbers: dict[frozenset[str], int] = {}
    scanner_of: list[int] = []
    for row in rows:
        accepted = frozenset(name for name in row if name in by_name and name not in TRIVIA)
        scanner_of.append(numbers.setdefault(accepted, len(numbers)))
    return [_scanner(accepted, by_name) for accepted in numbers], scanner_of


def _scanner(accepted: Iterable[str], by_name: Mapping[str, TerminalDef]) -> Scanner:
    """Higher priority first, then what can be longer, as lark orders them.

    A soft keyword is never a pattern of its own: a whole word is read, then looked up.
    """
    terminals = {by_name[name] for name in accepted}
    soft = {terminal for terminal in terminals if is_word(terminal)}
    ordered = sorted(terminals - soft | ({by_name["IDENT"]} if soft else set()), key=_order)
    pattern = "|".join(f"({terminal.pattern.to_regexp()})" for terminal in ordered) or "(?!)"
    words = {terminal.pattern.value: terminal.name for terminal in sorted(soft, key=lambda terminal: terminal.name)}
    return Scanner(f"{_BLANK}(?:{pattern})", tuple(terminal.name for terminal in ordered), words)


def _order(terminal: TerminalDef) -> tuple[int, int, int, str]:
    pattern = terminal.pattern
    return -terminal.priority, -pattern.max_width, -len(pattern.value), terminal.name


def is_word(terminal: TerminalDef) -> bool:
    """Whether a terminal is a soft keyword: at, via, for …"""
    return terminal.pattern.type == "str" and terminal.pattern.value.isalpha()
