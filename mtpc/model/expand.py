"""Runs a file's loops and works out every expression: statements in, told statements out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.evaluate import Scope, evaluate, expand
from mtpc.model.site import Origin
from mtpc.model.told import Given, Told
from mtpc.model.values import Expansion, Fault, Record, Ref, Value, described, items_of, spelled
from mtpc.syntax import decls
from mtpc.text import Span

EDITION = 2026
STATEMENTS_MAX = 500_000  # of one file, its loops run; a larger floor is several files
TURNS_MAX = 1_000_000  # of all loops of one file together
_LATER_HELP = "leave it out, or write what it would make"


class Expander:
    """Collects what one file tells, and what is wrong with it."""

    def __init__(self, path: str, tables: dict[str, tuple[Record, ...]], unread: set[str] | None = None) -> None:
        """`unread` names the tables that were reported and are not there."""
        self.told: list[Told] = []
        self.found: list[Diagnostic] = []
        self.broken: list[str] = []  # names of what was reported and is not told
        self._turned = 0
        self._full = False  # a limit is reached and was reported
        self.gaps = False  # something was not told whose names cannot be worked out
        self._scope = Scope(path, {}, tables)
        self._unread = unread or set()

    def run(self, file: decls.SpecFile) -> None:
        """Tell every statement of a file."""
        self._skipped = sorted(file.skipped)
        self._statements(file.statements, self._scope)

    def _statements(self, statements: tuple[decls.Statement, ...], scope: Scope) -> None:
        variables = dict(scope.variables)
        inner = Scope(scope.path, variables, scope.tables, scope.context)
        for statement in statements:
            try:
                self._statement(statement, inner, variables)
            except Fault as fault:
                self._report(fault)
                self._give_up(statement, inner)
            if len(self.told) > STATEMENTS_MAX:
                self.found.append(_too_much(statement, inner))
                del self.told[STATEMENTS_MAX:]
                self.gaps = self._full = True
            if self._full:
                return

    def _statement(self, statement: decls.Statement, scope: Scope, variables: dict[str, Value]) -> None:
        match statement:
            case decls.Thing() | decls.Block():
                self.told.append(self._tell(statement, scope))
            case decls.For():
                self._loop(statement, scope)
            case decls.Let():
                variables[statement.var.name] = evaluate(statement.value, scope)
            case decls.Later():
                message = f"`{statement.word}` is not carried out by this version"
                raise scope.fault("TYP109", statement, message, _LATER_HELP)
            case decls.Attribute():
                message = f"`{statement.name}` stands outside of any statement"
                raise scope.fault("TYP110", statement, message, "move it into the { } of what it is about")
            case decls.Edition():
                _check_edition(statement, scope)
            case decls.Use():
                pass  # read before anything else

    def _report(self, fault: Fault) -> None:
        if fault.diagnostic:
            self.found.append(fault.diagnostic)

    def _give_up(self, statement: decls.Statement, scope: Scope) -> None:
        """Keep the names a statement would have declared, so that nobody misses them."""
        if isinstance(statement, decls.Block | decls.Use | decls.Edition):
            return
        try:
            names = expand(statement.what.left, scope).names if isinstance(statement, decls.Thing) else ()
        except Fault:
            names = ()
        self.broken += names
        self.gaps = self.gaps or not names

    def _has_gap(self, statement: decls.Thing | decls.Block) -> bool:
        """Whether a piece of the statement could not be read, and was reported."""
        if not self._skipped:
            return False
        place = bisect_left(self._skipped, (statement.start, 0))
        return place < len(self._skipped) and self._skipped[place][0] < statement.end

    # ---- loops

    def _loop(self, loop: decls.For, scope: Scope) -> None:
        for turn in self._turns(loop.binders, scope):
            self._turned += 1
            if self._turned > TURNS_MAX:
                self._full = True
                raise scope.fault(
                    "TYP107", loop, f"loops turn more than {TURNS_MAX:,} times", "make their ranges smaller"
                )
            self._statements(loop.body, turn)
            if self._full:
                return

    def _turns(self, binders: tuple[decls.Binder, ...], scope: Scope) -> Iterator[Scope]:
        if not binders:
            yield scope
            return
        binder, rest = binders[0], binders[1:]
        values = evaluate(binder.values, scope)
        if isinstance(values, Ref):
            raise self._no_table(binder, values, scope)
        for value in items_of(values):
            yield from self._turns(rest, _bound(binder, value, scope))

    def _no_table(self, binder: decls.Binder, name: str, scope: Scope) -> Fault:
        if name in self._unread:
            return Fault(None)
        near = near_sentence("table", name, scope.tables) or f'write `use "./{name}.csv" as {name}` at the top'
        return scope.fault("REF109", binder.values, f"there is no table or list {name}", near)

    # ---- statements

    def _tell(self, statement: decls.Thing | decls.Block, scope: Scope) -> Told:
        if self._has_gap(statement):
            raise Fault(None)
        told_before = len(self.found)
        attributes, children = self._body(statement.body or (), scope)
        if len(self.found) > told_before:
            raise Fault(None)
        if isinstance(statement, decls.Block):
            kind_span = Span(scope.path, statement.start, statement.kind_end)
            origin = Origin(scope.span(statement), kind_span, attributes=_places(attributes), context=scope.context)
            none = (None, None)
            return Told(statement.kind, None, (kind_span, None), None, None, none, None, attributes, children, origin)
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
        )
        return Told(
            kind=statement.kind,
            what=_expand_ends(what, scope),
            what_spans=_end_spans(what, scope),
            type=self._type(statement.type, scope),
            at=_expand_ends(at, scope) if at else None,
            at_spans=_end_spans(at, scope) if at else (None, None),
            via=expand(statement.via, scope) if statement.via else None,
            attributes=attributes,
            children=children,
            origin=origin,
        )

    def _type(self, type_: decls.Expr | None, scope: Scope) -> str | None:
        if type_ is None:
            return None
        value = evaluate(type_, scope)
        if isinstance(value, Expansion | tuple):
            raise scope.fault(
                "TYP105", type_, "one statement has one type, this is a range", "write one statement each"
            )
        return spelled(value)

    def _body(self, body: tuple[decls.Statement, ...], scope: Scope) -> tuple[dict[str, Given], tuple[Told, ...]]:
        attributes: dict[str, Given] = {}
        children: list[Told] = []
        for statement in body:
            try:
                if isinstance(statement, decls.Attribute):
                    _add_attribute(statement, attributes, scope)
                elif isinstance(statement, decls.Thing | decls.Block):
                    children.append(self._tell(statement, scope))
                else:
                    word = getattr(statement, "word", "this statement")
                    message = f"`{word}` inside a statement is not carried out by this version"
                    raise scope.fault("TYP109", statement, message, _LATER_HELP)
            except Fault as fault:
                self._report(fault)
        return attributes, tuple(children)


def _add_attribute(attribute: decls.Attribute, attributes: dict[str, Given], scope: Scope) -> None:
    name_span = Span(scope.path, attribute.name_start, attribute.name_end)
    if attribute.name in attributes:
        first = Label(attributes[attribute.name].name_span, "first written here")
        message = f"`{attribute.name}` is written twice in one statement"
        raise Fault(
            Diagnostic("REF113", message, name_span, labels=(first,), help="keep one of them", context=scope.context)
        )
    attributes[attribute.name] = Given(evaluate(attribute.value, scope), scope.span(attribute.value), name_span)


def _places(attributes: dict[str, Given]) -> tuple[tuple[str, Span], ...]:
    return tuple((name, given.span) for name, given in attributes.items())


def _expand_ends(ends: decls.Ends, scope: Scope) -> tuple[Expansion, Expansion | None]:
    return expand(ends.left, scope), expand(ends.right, scope) if ends.right else None


def _end_spans(ends: decls.Ends, scope: Scope) -> tuple[Span, Span | None]:
    return scope.span(ends.left), scope.span(ends.right) if ends.right else None


def _bound(binder: decls.Binder, value: Value, scope: Scope) -> Scope:
    values = (value,) if len(binder.vars) == 1 else items_of(value)
    if len(values) != len(binder.vars):
        message = f"{len(binder.vars)} variables stand here for {described(value)}"
        raise scope.fault("TYP105", binder, message, "use zip(…) with as many lists as there are variables")
    variables = dict(scope.variables)
    context = scope.context
    for var, item in zip(binder.vars, values, strict=True):
        variables[var.name] = item
        context = (*context, f"${var.name} = {_told_of(item)}")
    return Scope(scope.path, variables, scope.tables, context)


def _told_of(item: Value) -> str:
    """A loop's value; a row of a table with the place it stands at."""
    return f"{item.key} ({item.span.path}, line {item.line})" if isinstance(item, Record) else spelled(item)


def _check_edition(edition: decls.Edition, scope: Scope) -> None:
    if edition.year.value != EDITION:
        message = f"this spec is written for edition {edition.year.text}, this mtpc reads {EDITION}"
        raise scope.fault("TYP104", edition.year, message, f"write `edition {EDITION}`")


def _too_much(statement: decls.Statement, scope: Scope) -> Diagnostic:
    message = f"this spec makes more than {STATEMENTS_MAX:,} statements"
    return Diagnostic("TYP107", message, scope.span(statement), help="split the floor into several specs")
