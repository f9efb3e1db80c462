"""A statement and all that stands in its { }: attributes, blocks, loops and conditions, every expression evaluated."""

from __future__ import annotations

from bisect import bisect_left

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.attribute_values import add_attribute
from mtpc.model.expand.clause_values import block_of, thing_of
from mtpc.model.expand.lets import lets
from mtpc.model.expand.loops import Loops, branch
from mtpc.model.expand.named_ranges import named_turns
from mtpc.model.expand.scope import Scope
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.values import Fault
from mtpc.syntax import decls


class StatementEvaluator:
    """Evaluates the statements of one file, and keeps the findings about them."""

    def __init__(self, loops: Loops) -> None:
        self.findings: list[Diagnostic] = []
        self.skipped: list[tuple[int, int]] = []  # stretches of the file that could not be read, sorted
        self._loops = loops

    def report(self, fault: Fault) -> None:
        """Keep a finding, if there is one."""
        if fault.diagnostic:
            self.findings.append(fault.diagnostic)

    def evaluate(
        self, statement: decls.Thing | decls.Block, scope: Scope, body: tuple[decls.Statement, ...]
    ) -> ExpandedStatement:
        """The statement with the content of `body`; raises Fault, empty where the finding was already reported."""
        if self._has_gap(statement):
            raise Fault(None)
        attributes, children = self._content(body, scope)
        if isinstance(statement, decls.Block):
            return block_of(statement, scope, attributes, tuple(children))
        return thing_of(statement, scope, attributes, tuple(children))

    def attributes(self, body: tuple[decls.Statement, ...], scope: Scope) -> dict[str, Given]:
        """What a body of attributes only says; raises Fault."""
        attributes, children = self._content(body, scope)
        if children:
            raise children[0].fault("TYP110", None, "only attributes can be written here", "write `NAME = VALUE`")
        return attributes

    def _content(
        self, body: tuple[decls.Statement, ...], scope: Scope
    ) -> tuple[dict[str, Given], list[ExpandedStatement]]:
        """Attributes and blocks of a body; raises Fault, empty, where a finding about one of them was reported."""
        reported_before = len(self.findings)
        attributes: dict[str, Given] = {}
        children: list[ExpandedStatement] = []
        self._fill(body, scope, attributes, children)
        if len(self.findings) > reported_before:
            raise Fault(None)
        return attributes, children

    def _has_gap(self, statement: decls.Node) -> bool:
        """Whether a piece of the statement could not be read, and was reported."""
        place = bisect_left(self.skipped, (statement.start, 0))
        return place < len(self.skipped) and self.skipped[place][0] < statement.end

    def _fill(
        self,
        body: tuple[decls.Statement, ...],
        scope: Scope,
        attributes: dict[str, Given],
        children: list[ExpandedStatement],
    ) -> None:
        self._loops.enter(body, scope)
        try:
            scope, faults = lets(body, scope)
            for fault in faults:
                self.report(fault)
            for statement in body:
                try:
                    self._fill_one(statement, scope, attributes, children)
                except Fault as fault:
                    self.report(fault)
        finally:
            self._loops.leave()

    def _fill_one(
        self, statement: decls.Statement, scope: Scope, attributes: dict[str, Given], children: list[ExpandedStatement]
    ) -> None:
        match statement:
            case decls.Attribute():
                add_attribute(statement, attributes, scope)
            case decls.Thing(ranges=(_, *_)):
                for turn in named_turns(statement, self._loops, scope):
                    children.append(self.evaluate(statement, turn, statement.body or ()))
            case decls.Thing() | decls.Block():
                children.append(self.evaluate(statement, scope, statement.body or ()))
            case decls.If():
                self._fill(branch(statement, scope), scope, attributes, children)
            case decls.For():
                for turn in self._loops.iterations(statement.binders, statement, scope):
                    self._fill(statement.body, turn, attributes, children)
            case decls.Let():
                pass  # evaluated before
            case _:
                word = type(statement).__name__.lower()
                message = f"`{word}` cannot be written inside a statement"
                raise scope.fault("TYP110", statement, message, "write it on a line of its own, outside the { }")
