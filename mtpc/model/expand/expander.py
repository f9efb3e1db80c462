"""Runs a file's loops, conditions and templates: statements in, expanded statements out.

Statements about the model as a whole (overrides, moves, waivers, assertions) are kept until all is expanded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.certain_turns import CertainTurns
from mtpc.model.expand.context import ExpansionContext
from mtpc.model.expand.gaps import cause_of, gaps_of_statement, opens
from mtpc.model.expand.lets import lets
from mtpc.model.expand.loops import Loops, branch
from mtpc.model.expand.named_ranges import Naming, as_one_statement, named_turns
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.statements import StatementEvaluator
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.gaps import Gap
from mtpc.model.values import Fault
from mtpc.syntax import decls


class Expander:
    """Collects what the statements of one file become, and what is wrong with them."""

    def __init__(self, file: decls.SpecFile, context: ExpansionContext, unread: Sequence[Diagnostic] = ()) -> None:
        self.statements: list[ExpandedStatement] = []
        self.gaps: list[Gap] = []  # what was reported and is not expanded
        self._unread = unread  # findings of reading
        self._file = file
        self._context = context
        self._made = 0  # objects made; a statement of many objects counts as many
        self._full = False  # a limit is reached and was reported
        uses = context.uses[file.path]
        self._loops = Loops(uses.broken, context.limits)
        templates = (statement for statement in file.statements if isinstance(statement, decls.Template))
        self._certain = CertainTurns({template.name: template.body for template in templates})
        self._evaluator = StatementEvaluator(self._loops)
        self._evaluator.skipped = sorted(file.skipped)
        self._scope = Scope(file.path, {}, uses.tables, limits=context.limits)

    @property
    def findings(self) -> list[Diagnostic]:
        """The findings so far."""
        return self._evaluator.findings

    def declare(self) -> None:
        """Evaluate the `let`s of the file, and enter its templates for all files."""
        self._scope, faults = lets(self._file.statements, self._scope)
        for statement in self._file.statements:
            if isinstance(statement, decls.Template):
                faults += self._context.templates.declare(statement, self._scope)
        for fault in faults:
            self._evaluator.report(fault)

    def run(self) -> None:
        """Expand every statement of the file."""
        self._run(self._file.statements, self._scope)

    def _statements(self, statements: tuple[decls.Statement, ...], scope: Scope) -> None:
        self._loops.enter(statements, scope)
        try:
            scope, faults = lets(statements, scope)
            for fault in faults:
                self._evaluator.report(fault)
            self._run(statements, scope)
        finally:
            self._loops.leave()

    def _run(self, statements: tuple[decls.Statement, ...], scope: Scope) -> None:
        for statement in statements:
            reported_before = len(self.findings)
            try:
                self._statement(statement, scope)
            except Fault as fault:
                self._evaluator.report(fault)
                self._give_up(statement, scope, self.findings[reported_before:])
            if self._made > self._context.limits.statements and not self._full:
                self._evaluator.report(scope.too_many_statements(statement))
                del self.statements[self._context.limits.statements :]
                self._full = True
                self.gaps.append(Gap("TYP107", self.findings[-1].span, whole_floor=True))
            if self._full or self._loops.full:
                return

    def _statement(self, statement: decls.Statement, scope: Scope) -> None:
        if isinstance(statement, Naming) and statement.ranges:
            self._named(statement, scope)
            return
        match statement:
            case decls.Thing() | decls.Block():
                self._thing(statement, scope)
            case decls.For():
                self._loop(statement, scope)
            case decls.If():
                self._statements(branch(statement, scope), scope)
            case decls.Apply():
                self._apply(statement, scope)
            case decls.Allow() | decls.Moved() | decls.Override() | decls.Assert():
                self._context.of_the_floor.add(statement, scope, self._evaluator)
            case decls.Attribute():
                message = f"`{statement.name}` is outside any statement"
                raise scope.fault("TYP110", statement, message, "move it into the { } of what it is about")
            case decls.Edition():
                _check_edition(statement, scope)
            case decls.Use() | decls.Template() if statement not in self._file.statements:
                word = type(statement).__name__.lower()
                raise scope.fault("TYP110", statement, f"`{word}` stands at the top of a file", "move it there")

    def _give_up(self, statement: decls.Statement, scope: Scope, findings: list[Diagnostic]) -> None:
        """Keep what a statement would have declared and touched: it is not reported as missing."""
        cause = findings[-1] if findings else cause_of(scope.span(statement), [*self._unread, *self.findings])
        self.gaps += gaps_of_statement(statement, scope, self._context.templates.bodies, cause)

    def _thing(self, statement: decls.Thing | decls.Block, scope: Scope) -> None:
        if isinstance(statement, decls.Block) or not opens(statement):
            self._add(self._evaluator.evaluate(statement, scope, statement.body or ()))
            return
        body = statement.body or ()
        own = tuple(inner for inner in body if isinstance(inner, decls.Attribute))
        expanded = self._evaluator.evaluate(statement, scope, own)
        if len(expanded.names) > 1:
            raise scope.fault("TYP105", statement.what, f"one {expanded.kind} has one name", "write one statement each")
        self._add(expanded)
        inside = scope.inside(scope.variables, group=expanded.names[0])
        self._statements(tuple(inner for inner in body if not isinstance(inner, decls.Attribute)), inside)

    def _add(self, statement: ExpandedStatement) -> None:
        self.statements.append(statement)
        self._made += max(1, len(statement.names))

    def _loop(self, loop: decls.For, scope: Scope) -> None:
        self._loops.expect(self._certain.of(loop), loop, scope)
        for turn in self._loops.iterations(loop.binders, loop, scope):
            self._statements(loop.body, turn)
            if self._full:
                return

    def _named(self, statement: Naming, scope: Scope) -> None:
        """Expand a statement whose ranges have names, once for each of their values."""
        self._loops.expect(self._certain.of(statement), statement, scope)
        first, reported_before = len(self.statements), len(self.findings)
        once = replace(statement, ranges=())
        for turn in named_turns(statement, self._loops, scope):
            self._run((once,), turn)
            if self._full:
                return
        span = scope.span(statement)
        turns = [made for made in self.statements[first:] if made.origin.statement == span]
        try:
            as_one_statement(turns, complete=len(self.findings) == reported_before)
        except Fault:
            del self.statements[first:]
            raise

    def _apply(self, call: decls.Apply, scope: Scope) -> None:
        self._loops.expect(self._certain.of(call), call, scope)
        for body, inside in self._context.templates.apply(call, scope):
            self._loops.count(call, scope)
            self._statements(body, inside)
            if self._full or self._loops.full:
                return


def _check_edition(edition: decls.Edition, scope: Scope) -> None:
    if edition.year.value != decls.EDITION:
        message = f"this spec is written for edition {edition.year.text}, this mtpc reads {decls.EDITION}"
        raise scope.fault("TYP104", edition.year, message, f"write `edition {decls.EDITION}`")
