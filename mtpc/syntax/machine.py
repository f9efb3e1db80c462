"""The parser: tokens one by one, the tables of the grammar, nodes built as productions are complete.

It is a plain LALR(1) automaton. Each state has its own scanner, so a word is a keyword only where one may stand. Three
stacks run side by side: states, values, and the offsets the values start at. Line and column are never known here.
A fault is recorded as it was met; recover.py says where reading goes on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass
from functools import cache
from typing import Any

from mtpc.syntax import recover
from mtpc.syntax.decls import Expr
from mtpc.syntax.tables import TRIVIA, Rule, Tables, load
from mtpc.syntax.tree import DEEPEST, Build, Builder, Children


MOST_FAULTS = 50
# A newline after one of these does not end the statement.
CARRIES_ON = frozenset(
    "COMMA EQUAL COLON JOIN ARROW STEP SIGN MINUS STAR DIV MOD COMPARE VIA AT ON IN AND OR NOT EXCEPT DOTS".split()
)
OPENERS = frozenset({"LBRACE", "LPAR", "LSQB", "_LG"})
CLOSERS = frozenset({"RBRACE", "RPAR", "RSQB"})
END = "$END"

Match = Callable[[str, int, int], "re.Match[str] | None"]


@dataclass(slots=True)
class Fault:
    """Something that cannot stand where it stands.

    `found` is a terminal, `$END`, a character no terminal starts with, or a word of recover.py such as `unclosed [`.
    """

    state: int  # of the parser, when it met it
    found: str
    start: int
    end: int
    before: tuple[int, int]  # the token in front of it
    expected: frozenset[str]


class Grammar:
    """The tables, ready to run: scanners are compiled when their state is first entered."""

    def __init__(self, tables: Tables):
        self.tables = tables
        self.rows = tables.rows
        self.trivia: Match = re.compile(tables.trivia).match
        self.step = [(name in OPENERS) - (name in CLOSERS) for name in tables.entered_by]
        self.entered_by = tables.entered_by
        self.carries_on = [name in CARRIES_ON for name in tables.entered_by]
        self._compiled: dict[int, tuple[Match, tuple[str, ...], dict[str, str]]] = {}

    def scanner(self, state: int) -> tuple[Match, tuple[str, ...], dict[str, str]]:
        """How tokens are read in a state: a pattern, its groups' terminals, the soft keywords."""
        which = self.tables.scanner_of[state]
        if which not in self._compiled:
            one = self.tables.scanners[which]
            self._compiled[which] = (re.compile(one.pattern).match, ("", *one.terminals), one.words)
        return self._compiled[which]

    @property
    def anything(self) -> tuple[Match, tuple[str, ...]]:
        """A scanner of every terminal, for naming what was found."""
        one = self.tables.anything
        return re.compile(one.pattern).match, ("", *one.terminals)

    def shiftable(self, states: list[int], symbol: str) -> bool:
        """Whether the parser, standing as it does, would take this terminal."""
        stack = list(states)
        while True:
            action = self.rows[stack[-1]].get(symbol)
            if action is None:
                return False
            if action >= 0:
                return True
            rule = self.tables.rules[~action]
            if rule.size:
                del stack[-rule.size :]
            stack.append(self.rows[stack[-1]][rule.origin])


@cache
def grammar() -> Grammar:
    """The grammar of this installation."""
    return Grammar(load())


class Machine:
    """One run over one text."""

    def __init__(self, text: str, faults: list[Fault], *, closes: dict[int, int] | None = None):
        self.grammar = grammar()
        self.text = text
        self.faults = faults
        self.states: list[int] = []
        self.values: Children = []
        self.starts: list[int] = []
        self.before = (0, 0)
        self.stop = len(text)
        self.closes = dict(closes or {})  # offset of a statement -> the `{` that has to be closed in front of it
        self.unclosed: int | None = None
        self.carried: tuple[int, int, int] | None = None  # a newline that did not end a statement: stack, start, end
        self.skipped: list[tuple[int, int]] = []
        self._inner: Machine | None = None  # reads holes
        self._builder = Builder(text, self._hole, self._noticed)
        self._reduce = [self._reduction(rule) for rule in self.grammar.tables.rules]

    def run(self, start: str, first: int, stop: int) -> Any:
        """The value of a start symbol read from `first` up to `stop`; None for a hole that cannot be read."""
        grammar = self.grammar
        rows, step, reductions, scanner = grammar.rows, grammar.step, self._reduce, grammar.scanner
        text = self.text
        self.stop, self.before = stop, (first, first)
        states, values, starts = [grammar.tables.starts[start]], [], []  # type: ignore[var-annotated]
        self.states, self.values, self.starts = states, values, starts
        final = grammar.tables.ends[start]
        state, position, end, depth = states[0], first, first, 0
        ready: dict[int, Any] = {}
        while True:
            row, known = rows[state], ready.get(state)
            if known is None:
                known = ready[state] = scanner(state)
            match, names, words = known
            found = match(text, position, stop)
            if found is not None:
                index = found.lastindex
                kind = names[index]  # type: ignore[index]
                begin, position = found.span(index)  # type: ignore[arg-type]
                value = text[begin:position]
                if words and kind == "IDENT":
                    kind = words.get(value, kind)
            else:
                kind, begin, position = self._between(state, position)
                if not kind:
                    continue
                value = text[begin:position]
            action = row.get(kind)
            while action is not None and action < 0:
                size, origin, build = reductions[~action]
                if build is None:
                    states[-1] = state = rows[states[-2]][origin]
                elif size:
                    children = values[-size:]
                    at = starts[-size]
                    del values[-size:], states[-size:], starts[-size:]
                    values.append(build(at, end, children))
                    starts.append(at)
                    state = rows[states[-1]][origin]
                    states.append(state)
                else:
                    values.append(build(begin, begin, []))
                    starts.append(begin)
                    state = rows[state][origin]
                    states.append(state)
                action = rows[state].get(kind)
            if action is None:
                if state == final and kind == END:
                    return values[0]
                going_on = self._fault(start, kind, begin, position)
                if going_on is None:
                    return None
                position = end = going_on
                state = states[-1]
                depth = sum(map(step.__getitem__, states))
                continue
            state = action
            states.append(state)
            values.append(value)
            starts.append(begin)
            end = position
            if step[state]:
                depth += step[state]
                if depth > DEEPEST and step[state] > 0:
                    position = end = self._too_deep(begin, end)
                    state = states[-1]
                    depth = sum(map(step.__getitem__, states))

    # ---- between tokens ------------------------------------------------------------------------

    def _between(self, state: int, position: int) -> tuple[str, int, int]:
        """What stands here when no terminal of the state does; "" when it was nothing and reading goes on."""
        text = self.text
        found = self.grammar.trivia(text, position, self.stop)
        if found is None:
            return self._foreign(position)
        which = found.lastindex or 0
        begin, end = found.span(which)
        if TRIVIA[which - 1] != "_SEP" or self._goes_on(state, begin, end):
            return "", begin, end
        if self.closes.pop(end, None) is not None:
            return "RBRACE", begin, begin
        return "_SEP", begin, end

    def _goes_on(self, state: int, begin: int, end: int) -> bool:
        """Whether the newline at `begin` is inside ( ) or [ ], or after a comma or an operator."""
        if self.text[begin] == ";":
            return False
        if self.grammar.carries_on[state]:
            self.carried = (len(self.states), begin, end)
            return True
        return self._bracket() is not None

    def _bracket(self) -> int | None:
        """Where on the stack the innermost open ( or [ of the statement is."""
        index = self._below_closed()
        while index > 0:
            symbol = self.grammar.entered_by[self.states[index]]
            if symbol in ("LBRACE", "_SEP"):
                return None
            if symbol in OPENERS:
                return index
            index -= 1
        return None

    def _below_closed(self) -> int:
        """The top of the stack, or what is below a pair of brackets that was closed just now."""
        step = self.grammar.step
        index = len(self.states) - 1
        if step[self.states[index]] >= 0:
            return index
        depth = -1
        while depth:
            index -= 1
            depth += step[self.states[index]]
        return index - 1

    def _foreign(self, position: int) -> tuple[str, int, int]:
        """The end, a terminal that has no business here, or a character."""
        begin = recover.after_blanks(self.text, position, self.stop)
        if begin == self.stop:
            return END, begin, begin
        match, names = self.grammar.anything
        found = match(self.text, begin, self.stop)
        if found is None:
            return self.text[begin], begin, begin + 1
        return names[found.lastindex or 0], begin, found.end()

    # ---- productions ---------------------------------------------------------------------------

    def _reduction(self, rule: Rule) -> tuple[int, str, Build | None]:
        """How to carry out a rule; without a builder the only value stays where it is."""
        if rule.build == "" and rule.size == 1:
            return rule.size, rule.origin, None
        return rule.size, rule.origin, _picking(rule, self._made_by(rule))

    def _made_by(self, rule: Rule) -> Build:
        if rule.build == "+":
            return lambda start, end, children: children
        if rule.build == "":
            return lambda start, end, children: children[0]
        return self._builder.named(rule.build)

    def _hole(self, start: int, end: int) -> Expr | None:
        if self._inner is None:
            self._inner = Machine(self.text, self.faults)
        value: Expr | None = self._inner.run("hole", start, end)
        return value

    def _noticed(self, found: str, start: int, end: int) -> None:
        """A fault that is none of the grammar's."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(-1, found, start, end, (start, start), frozenset()))

    # ---- faults --------------------------------------------------------------------------------

    def _fault(self, start: str, kind: str, begin: int, end: int) -> int | None:
        """Record what cannot stand at `begin`, make the stacks ready to go on, and say from where."""
        if start == "hole":
            self._record(kind, begin, end)
            return None
        braces = self._open({"LBRACE"}, {"RBRACE"}, 0)
        if kind == END and braces:
            self.unclosed = self._innermost_brace()
            return self._give_up()
        if len(self.faults) >= MOST_FAULTS:
            return self._give_up()
        if kind == "RBRACE" and not braces:
            self._record("stray }", begin, end)
            self._finish_statement(begin)
            return end
        blamed = self._blame_newline(begin) or self._blame_bracket(begin)
        if blamed is not None:
            return blamed
        self._record(kind, begin, end)
        if self._may_part(kind, begin):
            self._feed("_SEP", begin)
            return end if kind == "COMMA" else begin
        depth = self._open_brackets()
        first = self._drop_statement(begin)
        return self._resume(first, recover.statement_end(self.text, begin, self.stop, depth, self.grammar.trivia))

    def _record(self, found: str, start: int, end: int) -> None:
        expected = (name for name in self.grammar.rows[self.states[-1]] if name.isupper() or name == "_SEP")
        taken = frozenset(name for name in expected if self.grammar.shiftable(self.states, name))
        before = (self.starts[-1], recover.before_blanks(self.text, start)) if self.starts else (start, start)
        self.faults.append(Fault(self.states[-1], found, start, end, before, taken))

    def _blame_newline(self, begin: int) -> int | None:
        """A statement stops at an operator, and the next line was taken for its operand: the newline is the fault."""
        if self.carried is None or self._bracket() is not None:
            return None
        height, newline, resumed = self.carried
        if height >= len(self.states) or not recover.ONE_WORD.fullmatch(self.text, resumed, begin):
            return None
        self._cut(height)
        self._record("_SEP", newline, newline)
        return self._resume(self._drop_statement(newline), newline)

    def _blame_bracket(self, begin: int) -> int | None:
        """Something cannot stand inside ( ) or [ ] that is never closed: the opening one is the fault."""
        index = self._bracket()
        if index is None:
            return None
        depth = self._open_brackets()
        if recover.closed_end(self.text, begin, self.stop, depth, self.grammar.trivia) is not None:
            return None
        opened = self.starts[index - 1]
        self._record(f"unclosed {self.text[opened]}", opened, opened + 1)
        first = self._drop_statement(opened)
        return self._resume(first, recover.line_end(self.text, opened + 1, self.stop))

    def _may_part(self, kind: str, begin: int) -> bool:
        """Whether the statement is whole and another begins here without a newline between."""
        if not self.grammar.shiftable(self.states, "_SEP") or self._bracket() is not None:
            return False
        if self.text[recover.before_blanks(self.text, begin) - 1] == "}":
            return kind == "IDENT"
        names = [self.grammar.entered_by[state] for state in self.states[self._statement_at() + 1 :]]
        return "EQUAL" in names and recover.ATTRIBUTE.match(self.text, begin, self.stop) is not None

    def _too_deep(self, begin: int, end: int) -> int:
        """The opening bracket just taken is one level too many."""
        self._cut(len(self.states) - 1)
        self._record("too deep", begin, end)
        depth = self._open_brackets()
        first = self._drop_statement(begin)
        if self.text[begin] != "{":
            return self._resume(first, recover.statement_end(self.text, begin, self.stop, depth, self.grammar.trivia))
        after = recover.block_end(self.text, begin, self.stop)
        return self._resume(first, after) if after is not None else self._give_up()

    # ---- the stacks after a fault ----------------------------------------------------------------

    def _statement_at(self) -> int:
        """How far down the stack a statement may begin."""
        rows = self.grammar.rows
        index = self._below_closed()
        while rows[self.states[index]].get("LET", -1) < 0:
            index -= 1
        return index

    def _cut(self, height: int) -> None:
        del self.states[height:], self.values[height - 1 :], self.starts[height - 1 :]

    def _drop_statement(self, begin: int) -> int:
        """Take what was read of the statement off the stacks; tells where it began."""
        height = self._statement_at() + 1
        first = self.starts[height - 1] if height <= len(self.starts) else begin
        self._cut(height)
        self.carried = None
        return first

    def _resume(self, first: int, after: int) -> int:
        """A statement that could not be read stands at `first`; reading goes on at `after`."""
        self.skipped.append((first, after))
        self._shift("_BROKEN", first)
        return after

    def _finish_statement(self, begin: int) -> None:
        """Keep the statement if it is whole, drop it if not."""
        if self.grammar.shiftable(self.states, "_SEP"):
            return
        self.skipped.append((self._drop_statement(begin), begin))

    def _shift(self, symbol: str, begin: int) -> None:
        self.states.append(self.grammar.rows[self.states[-1]][symbol])
        self.values.append("")
        self.starts.append(begin)

    def _feed(self, symbol: str, begin: int) -> None:
        """Let the parser take a terminal that is not written there, and that it is known to take."""
        rows = self.grammar.rows
        end = recover.before_blanks(self.text, begin)
        while (action := rows[self.states[-1]][symbol]) < 0:
            size, origin, build = self._reduce[~action]
            height = len(self.states) - size
            children, at = self.values[height - 1 :], self.starts[height - 1] if size else begin
            self._cut(height)
            self.states.append(rows[self.states[-1]][origin])
            self.values.append(children[0] if build is None else build(at, end, children))
            self.starts.append(at)
        self._shift(symbol, begin)

    def _give_up(self) -> int:
        """Nothing more can be read: what is open is dropped, what was whole at the top is kept."""
        names = [self.grammar.entered_by[state] for state in self.states]
        if "LBRACE" in names:
            self._cut(names.index("LBRACE"))
        self._drop_statement(self.stop)
        return self.stop

    def _open_brackets(self) -> int:
        return self._open(OPENERS, CLOSERS, self._statement_at() + 1)

    def _open(self, openers: Set[str], closers: Set[str], above: int) -> int:
        names = [self.grammar.entered_by[state] for state in self.states[above:]]
        return sum(name in openers for name in names) - sum(name in closers for name in names)

    def _innermost_brace(self) -> int:
        names = [self.grammar.entered_by[state] for state in self.states[: self._below_closed() + 1]]
        return self.starts[len(names) - 2 - names[::-1].index("LBRACE")]


def _picking(rule: Rule, build: Build) -> Build:
    """`build`, handed the children it asks for."""
    picks, spliced = rule.picks, rule.spliced
    if picks == tuple(range(rule.size)) and not spliced:
        return build
    if not spliced:
        return lambda start, end, given: build(start, end, [given[i] if i >= 0 else None for i in picks])
    grows = spliced[0] == 0
    return lambda start, end, given: build(start, end, _laid_flat(given, picks, spliced, grows))


def _laid_flat(given: Children, picks: tuple[int, ...], spliced: tuple[int, ...], grows: bool) -> Children:
    """The children, lists among them opened; a list that comes first grows in place, however long it is."""
    children: Children = given[picks[0]] if grows else []
    for place in range(1 if grows else 0, len(picks)):
        index = picks[place]
        if place in spliced:
            children += given[index]
        else:
            children.append(given[index] if index >= 0 else None)
    return children
