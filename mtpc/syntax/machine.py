"""The parser: tokens one by one, the tables of the grammar, nodes built as productions are complete.

It is a plain LALR(1) automaton. Each state has its own scanner, so a word is a keyword only where one may stand. Three
stacks run side by side: states, values, and the offsets the values start at. Line and column are never known here.
What happens after a fault is in repairs.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtpc.syntax import recover
from mtpc.syntax.automaton import END, FAULTS_MAX, StateScanner, SyntaxFault
from mtpc.syntax.decls import Expr, Thing
from mtpc.syntax.parse_tables import TRIVIA, Production
from mtpc.syntax.repairs import Stacks
from mtpc.syntax.tree import DEPTH_MAX, Build, Children, NodeBuilder


class Machine(Stacks):
    """One run over one text."""

    def __init__(self, text: str, faults: list[SyntaxFault], *, closes: Sequence[int] = ()) -> None:
        super().__init__(text, faults)
        self.closes = list(closes)  # offsets in front of which a `}` was forgotten
        self._inner: Machine | None = None  # reads holes
        self._builder = NodeBuilder(text, self._hole, self._report)
        self.reductions = [self._reduction(rule) for rule in self.grammar.tables.rules]

    # One loop, with everything at hand in locals: a call more for each token would double the time of the whole.
    def run(self, start: str, first: int, stop: int) -> Any:  # noqa: C901, PLR0912, PLR0915  # as the line above says
        """The value of a start symbol read from `first` up to `stop`; None for a hole that cannot be read."""
        grammar = self.grammar
        rows, step, reductions, scanner = grammar.rows, grammar.step, self.reductions, grammar.scanner
        text = self.text
        self.stop, self.carried = stop, None
        states: list[int] = [grammar.tables.starts[start]]
        values: list[Any] = []
        starts: list[int] = []
        self.states, self.values, self.starts = states, values, starts
        final = grammar.tables.ends[start]
        state, position, end, depth = states[0], first, first, 0
        ready: dict[int, StateScanner] = {}
        while True:
            row, scan = rows[state], ready.get(state)
            if scan is None:
                scan = ready[state] = scanner(state)
            match, names, words = scan
            token = match(text, position, stop)
            if token is not None:
                index = token.lastindex or 0
                kind = names[index]
                begin, position = token.span(index)
                value = text[begin:position]
                if words and kind == "IDENT":
                    kind = words.get(value, kind)
            else:
                kind, begin, position = self.between(state, position)
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
                    begun = starts[-size]
                    del values[-size:], states[-size:], starts[-size:]
                    values.append(build(begun, end, children))
                    starts.append(begun)
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
                if depth > DEPTH_MAX and step[state] > 0:
                    going_on = self._too_deep(start, begin, end)
                    if going_on is None:
                        return None
                    position = end = going_on
                    state = states[-1]
                    depth = sum(map(step.__getitem__, states))

    # ---- between tokens ------------------------------------------------------------------------

    def between(self, state: int, position: int) -> tuple[str, int, int]:
        """What stands here when no terminal of the state does; "" when it was nothing and reading goes on."""
        text = self.text
        trivia = self.grammar.trivia(text, position, self.stop)
        if trivia is None:
            return self._foreign(position)
        which = trivia.lastindex or 0
        begin, end = trivia.span(which)
        if TRIVIA[which - 1] != "_SEP" or self._goes_on(state, begin, end):
            return "", begin, end
        return self._forgotten(begin, end) or ("_SEP", begin, end)

    def _forgotten(self, begin: int, end: int) -> tuple[str, int, int] | None:
        """The `}` that is known to be missing in front of `end`, each one once."""
        if end not in self.closes:
            return None
        self.closes.remove(end)
        return "RBRACE", begin, begin

    def _goes_on(self, state: int, begin: int, end: int) -> bool:
        """Whether the newline at `begin` is inside ( ) or [ ], or after a comma or an operator."""
        if self.text[begin] == ";":
            return False
        if self.grammar.carries_on[state]:
            self.carried = (len(self.states), begin, end)
            return True
        return self._bracket() is not None

    def _foreign(self, position: int) -> tuple[str, int, int]:
        """The end, a terminal that is not expected here, or a character."""
        begin = recover.after_blanks(self.text, position, self.stop)
        if begin == self.stop:
            return self._forgotten(begin, begin) or (END, begin, begin)
        match, names = self.grammar.anything
        token = match(self.text, begin, self.stop)
        if token is None:
            return self.text[begin], begin, begin + 1
        return names[token.lastindex or 0], begin, token.end()

    # ---- productions ---------------------------------------------------------------------------

    def _reduction(self, rule: Production) -> tuple[int, str, Build | None]:
        """How to carry out a rule; without a builder the only value stays where it is."""
        if rule.build == "" and rule.size == 1:
            return rule.size, rule.origin, None
        return rule.size, rule.origin, _picking(rule, self._made_by(rule))

    def _made_by(self, rule: Production) -> Build:
        if rule.build == "+":
            return lambda start, end, children: children
        if rule.build == "":
            return lambda start, end, children: children[0]
        build = self._builder.named(rule.build)
        return self._with_properties(build) if rule.build in ("thing", "block") else build

    def _with_properties(self, build: Build) -> Build:
        """`build`, once it is clear that no property in the body was written without its `=`."""

        def checked(start: int, end: int, children: Children) -> object:
            bare = [node for node in children[-1] or () if type(node) is Thing and _bare(node)]
            if bare:
                children[-1] = tuple(node for node in children[-1] if node not in bare)
                self._without_equals(bare)
            return build(start, end, children)

        return checked

    def _without_equals(self, bare: list[Thing]) -> None:
        for statement in bare:
            self.skipped.append((statement.start, statement.end))
            if len(self.faults) < FAULTS_MAX:
                before = (statement.start, statement.kind_end)
                self.faults.append(
                    SyntaxFault(-1, recover.Slip.NO_EQUALS, statement.what.start, statement.end, before, frozenset())
                )

    def _hole(self, start: int, end: int) -> Expr | None:
        if self._inner is None:
            self._inner = Machine(self.text, self.faults)
        value: Expr | None = self._inner.run("hole", start, end)
        return value

    def _report(self, slip: recover.Slip, start: int, end: int) -> None:
        """Record a fault that the tables of the grammar cannot know."""
        if len(self.faults) < FAULTS_MAX:
            self.faults.append(SyntaxFault(-1, slip, start, end, (start, start), frozenset()))


def _bare(statement: Thing) -> bool:
    """Whether a statement is two words and nothing else, as `length 3m`."""
    return all(
        part is None for part in (statement.what.right, statement.type, statement.at, statement.via, statement.body)
    )


def _picking(rule: Production, build: Build) -> Build:
    """`build`, handed the children it asks for."""
    picks, spliced = rule.picks, rule.spliced
    if picks == tuple(range(rule.size)) and not spliced:
        return build
    if not spliced:
        return lambda start, end, given: build(start, end, [given[pick] if pick >= 0 else None for pick in picks])
    grows = spliced[0] == 0
    return lambda start, end, given: build(start, end, _flattened(given, picks, spliced, grows))


def _flattened(given: Children, picks: tuple[int, ...], spliced: tuple[int, ...], grows: bool) -> Children:
    """The children, lists among them opened; a list that comes first grows in place, however long it is."""
    children: Children = given[picks[0]] if grows else []
    for place in range(1 if grows else 0, len(picks)):
        index = picks[place]
        if place in spliced:
            children += given[index]
        else:
            children.append(given[index] if index >= 0 else None)
    return children
