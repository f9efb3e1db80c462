"""Statements about the model as a whole: assertions, moves, overrides and waivers, kept until all is expanded."""

from __future__ import annotations

from dataclasses import field

from mtpc.lazy_dataclass import dataclass
from mtpc.model.expand.assertions import Assertion
from mtpc.model.expand.clause_values import names_of
from mtpc.model.expand.moves import Move
from mtpc.model.expand.overrides import ExpandedOverride
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.statements import StatementEvaluator
from mtpc.model.expand.waivers import ExpandedWaiver
from mtpc.model.floor_values import Origin
from mtpc.syntax import decls


@dataclass(slots=True)
class FloorStatements:
    """Statements of all files about the model as a whole, in written order."""

    assertions: list[Assertion] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    overrides: list[ExpandedOverride] = field(default_factory=list)
    waivers: list[ExpandedWaiver] = field(default_factory=list)

    def add(
        self,
        statement: decls.Allow | decls.Moved | decls.Override | decls.Assert,
        scope: Scope,
        evaluator: StatementEvaluator,
    ) -> None:
        """Keep a statement with its names and attributes evaluated; raises Fault."""
        match statement:
            case decls.Assert():
                self.assertions.append(Assertion(statement, scope))
            case decls.Moved():
                old, new = (names_of(ends, scope) for ends in (statement.old, statement.new))
                self.moves.append(Move(old, new, scope.span(statement), scope.span(statement.new), scope.context))
            case decls.Override():
                attributes = evaluator.attributes(statement.body, scope)
                what = scope.span(statement.what)
                word = scope.span(statement.kind)
                names = names_of(statement.what, scope)
                self.overrides.append(
                    ExpandedOverride(str(statement.kind.parts[0]), word, names, what, attributes, scope.context)
                )
            case decls.Allow():
                attributes = evaluator.attributes(statement.body, scope)
                codes = tuple((str(code.parts[0]), scope.span(code)) for code in statement.codes)
                objects = tuple((name, scope.span(what)) for what in statement.whats for name in names_of(what, scope))
                origin = Origin(scope.span(statement), objects[0][1], context=scope.context)
                self.waivers.append(ExpandedWaiver(codes, objects, attributes, origin))

    def new_names(self) -> dict[str, str]:
        """Old name -> new name of everything that was moved."""
        return {old: new for move in self.moves for old, new in zip(move.old, move.new, strict=False)}
