"""The parser's stacks, and how they are repaired after a syntax fault.

A fault is recorded as it was met, the statement is taken off the stacks, and the raw text is searched for the place to
go on from: one fault, one report. A statement that is whole in front of the fault is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from mtpc.syntax import recover
from mtpc.syntax.automaton import CLOSERS, END, FAULTS_MAX, OPENERS, SyntaxFault, grammar
from mtpc.syntax.tree import Build, Children


class Stacks:
    """States, values, and the offsets the values start at, side by side; there is one state more than values."""

    def __init__(self, text: str, faults: list[SyntaxFault]) -> None:
        self.grammar = grammar()
        self.text = text
        self.stop = len(text)
        self.faults = faults
        self.states: list[int] = []
        self.values: Children = []
        self.starts: list[int] = []
        self.skipped: list[tuple[int, int]] = []
        self.stuck = -1  # where the last fault was met
        self.unclosed: int | None = None  # the `{` still open at the end
        self.carried: tuple[int, int, int] | None = None  # a newline that ended no statement: height, start, end
        self.reductions: list[tuple[int, str, Build | None]] = []  # by rule: size, origin, builder

    # ---- faults --------------------------------------------------------------------------------

    def _fault(self, start: str, kind: str, begin: int, end: int) -> int | None:
        """Record what cannot stand at `begin`, make the stacks ready to go on, and say from where."""
        if start == "hole":
            if len(self.faults) < FAULTS_MAX:
                self._record(kind, begin, end)
            return None
        braces = self._open({"LBRACE"}, {"RBRACE"}, 0)
        if kind == END and braces:
            self.unclosed = self._innermost_brace()
        if self.unclosed is not None or len(self.faults) >= FAULTS_MAX:
            return self._give_up()
        if kind == "RBRACE" and not braces:
            return self._stray_brace(begin, end)
        if begin == self.stuck:  # reported already: what cannot be got over is stepped over
            return self._give_up() if kind == END else end
        self.stuck = begin
        blamed = self._blame_newline(begin) or self._blame_bracket(begin)
        return self._blame_token(kind, begin, end) if blamed is None else blamed

    def _blame_token(self, kind: str, begin: int, end: int) -> int:
        """What stands at `begin` is the fault; if the statement was whole in front of it, it is kept."""
        self._record(kind, begin, end)
        if self._may_part(kind, begin):
            self._feed("_SEP", begin)
            return end if kind == "COMMA" else begin
        depth = self._open_brackets()
        first = self._drop_statement(begin)
        return self._resume(first, recover.statement_end(self.text, begin, self.stop, depth, self.grammar.trivia))

    def _stray_brace(self, begin: int, end: int) -> int:
        """A `}` where no `{` is open: the statement in front of it is kept if it is whole."""
        self._record(recover.Slip.STRAY_BRACE, begin, end)
        if not self.grammar.shiftable(self.states, "_SEP"):
            self.skipped.append((self._drop_statement(begin), begin))
        return end

    def _record(self, terminal: str, start: int, end: int) -> None:
        expected = (name for name in self.grammar.rows[self.states[-1]] if name.isupper() or name == "_SEP")
        taken = frozenset(name for name in expected if self.grammar.shiftable(self.states, name))
        before = (self.starts[-1], recover.before_blanks(self.text, start)) if self.starts else (start, start)
        self.faults.append(SyntaxFault(self.states[-1], terminal, start, end, before, taken))

    def _blame_newline(self, begin: int) -> int | None:
        """A statement stops at an operator, and the next line was taken for its operand: the newline is the fault."""
        if self.carried is None or self._bracket() is not None:
            return None
        height, newline, resumed = self.carried
        if height >= len(self.states) or not re.compile(recover.ONE_WORD).fullmatch(self.text, resumed, begin):
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
        self._record(recover.UNCLOSED[self.text[opened]], opened, opened + 1)
        first = self._drop_statement(opened)
        return self._resume(first, recover.line_end(self.text, opened + 1, self.stop))

    def _may_part(self, kind: str, begin: int) -> bool:
        """Whether the statement is whole and another begins here without a newline between."""
        if not self.grammar.shiftable(self.states, "_SEP") or self._bracket() is not None:
            return False
        if self.text[recover.before_blanks(self.text, begin) - 1] == "}":
            return kind == "IDENT"
        names = [self.grammar.entered_by[state] for state in self.states[self._statement_at() + 1 :]]
        return "EQUAL" in names and re.compile(recover.ATTRIBUTE).match(self.text, begin, self.stop) is not None

    def _too_deep(self, start: str, begin: int, end: int) -> int | None:
        """The opening bracket just taken is one level too many."""
        self._cut(len(self.states) - 1)
        self._record(recover.Slip.TOO_DEEP, begin, end)
        if start == "hole":
            return None
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
        return next(index for index in self._outside_pairs() if rows[self.states[index]].get("LET", -1) >= 0)

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

    def _shift(self, symbol: str, begin: int) -> None:
        self.states.append(self.grammar.rows[self.states[-1]][symbol])
        self.values.append("")
        self.starts.append(begin)

    def _feed(self, symbol: str, begin: int) -> None:
        """Let the parser take a terminal that is not written there, and that it is known to take."""
        rows = self.grammar.rows
        end = recover.before_blanks(self.text, begin)
        while (action := rows[self.states[-1]][symbol]) < 0:
            size, origin, build = self.reductions[~action]
            height = len(self.states) - size
            children, start = self.values[height - 1 :], self.starts[height - 1] if size else begin
            self._cut(height)
            self.states.append(rows[self.states[-1]][origin])
            self.values.append(children[0] if build is None else build(start, end, children))
            self.starts.append(start)
        self._shift(symbol, begin)

    def _give_up(self) -> int:
        """Nothing more can be read: what is open is dropped, what was whole at the top is kept."""
        names = [self.grammar.entered_by[state] for state in self.states]
        if "LBRACE" in names:
            self._cut(names.index("LBRACE"))
        if not self.grammar.shiftable(self.states, END):
            self._drop_statement(self.stop)
        return self.stop

    def _open_brackets(self) -> int:
        return self._open(OPENERS, CLOSERS, self._statement_at() + 1)

    def _open(self, openers: Set[str], closers: Set[str], above: int) -> int:
        names = [self.grammar.entered_by[state] for state in self.states[above:]]
        return sum(name in openers for name in names) - sum(name in closers for name in names)

    def _innermost_brace(self) -> int:
        names = self.grammar.entered_by
        index = next(index for index in self._outside_pairs() if names[self.states[index]] == "LBRACE")
        return self.starts[index - 1]

    def _bracket(self) -> int | None:
        """Where on the stack the innermost open ( or [ of the statement is."""
        for index in self._outside_pairs():
            symbol = self.grammar.entered_by[self.states[index]]
            if symbol in ("LBRACE", "_SEP"):
                return None
            if symbol in OPENERS:
                return index
        return None

    def _outside_pairs(self) -> Iterator[int]:
        """Indices of the states from the top down, without brackets that are closed and what is between them."""
        depth = 0
        for index in range(len(self.states) - 1, -1, -1):
            step = self.grammar.step[self.states[index]]
            if depth or step < 0:
                depth -= step
            else:
                yield index
