"""A statement of the shape KIND WHAT : TYPE at WHERE via ROUTE becomes told: every expression in it worked out."""

from __future__ import annotations

from bisect import bisect_left

from mtpc.diagnostics import Diagnostic
from mtpc.model.expand.expressions import evaluate, expand
from mtpc.model.expand.loops import Loops, branch, lets
from mtpc.model.expand.route import hops_of
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.slips import unit_fix
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.floor_values import Origin
from mtpc.model.kinds import taken_by
from mtpc.model.values import Each, Expansion, Fault, Ref, spelled
from mtpc.syntax import decls
from mtpc.text import Span


class StatementEvaluator:
    """Tells the things of one file, and keeps what is wrong inside them."""

    def __init__(self, loops: Loops) -> None:
        self.found: list[Diagnostic] = []
        self.skipped: list[tuple[int, int]] = []  # stretches of the file that could not be read, sorted
        self._loops = loops

    def report(self, fault: Fault) -> None:
        """Keep a finding, if there is something to say."""
        if fault.diagnostic:
            self.found.append(fault.diagnostic)

    def evaluate(
        self, statement: decls.Thing | decls.Block, scope: Scope, body: tuple[decls.Statement, ...]
    ) -> ExpandedStatement:
        """The statement with what `body` says of it; raises Fault, empty when what is wrong was reported."""
        if self._has_gap(statement):
            raise Fault(None)
        told_before = len(self.found)
        attributes: dict[str, Given] = {}
        children: list[ExpandedStatement] = []
        self._fill(body, scope, attributes, children)
        if len(self.found) > told_before:
            raise Fault(None)
        if isinstance(statement, decls.Block):
            return _block(statement, scope, attributes, tuple(children))
        return _thing(statement, scope, attributes, tuple(children))

    def attributes(self, body: tuple[decls.Statement, ...], scope: Scope) -> dict[str, Given]:
        """What a body of attributes only says; raises Fault."""
        told_before = len(self.found)
        attributes: dict[str, Given] = {}
        children: list[ExpandedStatement] = []
        self._fill(body, scope, attributes, children)
        if len(self.found) > told_before:
            raise Fault(None)
        if children:
            raise children[0].fault("TYP110", None, "only attributes stand here", "write `NAME = VALUE`")
        return attributes

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
        scope, faults = lets(body, scope)
        for fault in faults:
            self.report(fault)
        for statement in body:
            try:
                self._fill_one(statement, scope, attributes, children)
            except Fault as fault:
                self.report(fault)

    def _fill_one(
        self, statement: decls.Statement, scope: Scope, attributes: dict[str, Given], children: list[ExpandedStatement]
    ) -> None:
        match statement:
            case decls.Attribute():
                _add_attribute(statement, attributes, scope)
            case decls.Thing() | decls.Block():
                children.append(self.evaluate(statement, scope, statement.body or ()))
            case decls.If():
                self._fill(branch(statement, scope), scope, attributes, children)
            case decls.For():
                for turn in self._loops.turns(statement, scope):
                    self._fill(statement.body, turn, attributes, children)
            case decls.Let():
                pass  # worked out before
            case _:
                word = type(statement).__name__.lower()
                message = f"`{word}` cannot stand inside a statement"
                raise scope.fault("TYP110", statement, message, "write it on a line of its own, outside the { }")


def _block(
    statement: decls.Block, scope: Scope, attributes: dict[str, Given], children: tuple[ExpandedStatement, ...]
) -> ExpandedStatement:
    kind_span = Span(scope.path, statement.start, statement.kind_end)
    origin = Origin(scope.span(statement), kind_span, attributes=_places(attributes), context=scope.context)
    none = (None, None)
    return ExpandedStatement(
        statement.kind, None, (kind_span, None), None, None, none, (), attributes, children, origin, scope.groups
    )


def _thing(
    statement: decls.Thing, scope: Scope, attributes: dict[str, Given], children: tuple[ExpandedStatement, ...]
) -> ExpandedStatement:
    what, at = statement.what, statement.at
    origin = Origin(
        statement=scope.span(statement),
        what=scope.span(what),
        type=scope.span(statement.type) if statement.type else None,
        at=scope.span(at) if at else None,
        via=scope.span(statement.via) if statement.via else None,
        attributes=_places(attributes),
        context=scope.context,
        note=statement.note,
        groups=scope.groups,
    )
    return ExpandedStatement(
        kind=statement.kind,
        what=expand_ends(what, scope),
        what_spans=_end_spans(what, scope),
        type=_type(statement.type, scope),
        at=expand_ends(at, scope) if at else None,
        at_spans=_end_spans(at, scope) if at else (None, None),
        via=hops_of(statement.via, scope) if statement.via else (),
        attributes=attributes,
        children=children,
        origin=origin,
        groups=scope.groups,
    )


def _type(type_: decls.Expr | None, scope: Scope) -> str | None:
    if type_ is None:
        return None
    value = evaluate(type_, scope)
    if isinstance(value, Expansion | tuple | Each):
        raise scope.fault("TYP105", type_, "one statement has one type, this is a range", "write one statement each")
    return value if isinstance(value, Ref) else spelled(value)


def _add_attribute(attribute: decls.Attribute, attributes: dict[str, Given], scope: Scope) -> None:
    name_span = Span(scope.path, attribute.name_start, attribute.name_end)
    if attribute.name in attributes:
        raise scope.twice(attribute.name, name_span, attributes[attribute.name].name_span)
    span = scope.span(attribute.value)
    try:
        attributes[attribute.name] = Given(evaluate(attribute.value, scope), span, name_span)
    except Fault as fault:
        if isinstance(attribute.value, decls.Float):
            fault.mended_by(unit_fix(span, str(attribute.value.value), taken_by(attribute.name)))
        raise


def _places(attributes: dict[str, Given]) -> tuple[tuple[str, Span], ...]:
    return tuple((name, given.span) for name, given in attributes.items())


def expand_ends(ends: decls.Ends, scope: Scope) -> tuple[Expansion, Expansion | None]:
    """The names on both sides of `A -- B`; None where there is no right side. Raises Fault."""
    return expand(ends.left, scope), expand(ends.right, scope) if ends.right else None


def _end_spans(ends: decls.Ends, scope: Scope) -> tuple[Span, Span | None]:
    return scope.span(ends.left), scope.span(ends.right) if ends.right else None
