"""Runs a file's loops, conditions and templates: statements in, told statements out.

What concerns the floor as a whole (overrides, moves, waivers, assertions) is kept apart, for when all of it is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from mtpc.dataclass import dataclass
from mtpc.diagnostics import Diagnostic, Label
from mtpc.diagnostics.fixes import respell
from mtpc.diagnostics.suggest import near_sentence
from mtpc.model.expand.assertions import Assertion
from mtpc.model.expand.expressions import expand
from mtpc.model.expand.loops import Loops, branch, lets
from mtpc.model.expand.moves import Move
from mtpc.model.expand.overrides import ExpandedOverride
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.statements import StatementEvaluator, expand_ends
from mtpc.model.expand.templates import Pattern, bind, check_types, names_by_instance
from mtpc.model.expand.waivers import ExpandedWaiver
from mtpc.model.expanded import ExpandedStatement
from mtpc.model.floor_values import Origin
from mtpc.model.kinds import kind
from mtpc.model.sources.uses import FileUses
from mtpc.model.values import Fault, Ref, Value
from mtpc.settings import Limits, raise_limit
from mtpc.syntax import decls
from mtpc.text import Source, Span

EDITION = 2026


@dataclass(slots=True)
class ExpansionContext:
    """What the files of one floor share while they are told."""

    sources: Mapping[str, Source]
    uses: Mapping[str, FileUses]
    limits: Limits
    patterns: dict[str, dict[str, Pattern]] = field(default_factory=dict)
    instances: dict[tuple[int, str], Span] = field(default_factory=dict)  # template and name -> where it was applied


class Expander:
    """Collects what one file tells, and what is wrong with it."""

    def __init__(self, file: decls.SpecFile, project: ExpansionContext) -> None:
        self.statements: list[ExpandedStatement] = []
        self.overrides: list[ExpandedOverride] = []
        self.moves: list[Move] = []
        self.waivers: list[ExpandedWaiver] = []
        self.assertions: list[Assertion] = []
        self.broken: list[str] = []  # names of what was reported and is not told
        self.gaps = False  # something was not told whose names cannot be worked out
        self._file = file
        self._project = project
        self._made = 0  # things told, a statement for many counts as many
        self._full = False  # a limit is reached and was reported
        self._open: list[Pattern] = []  # the templates being applied, outermost first
        uses = project.uses[file.path]
        self._limits = project.limits
        self._loops = Loops(uses.broken, project.limits)
        self._evaluator = StatementEvaluator(self._loops)
        self._evaluator.skipped = sorted(file.skipped)
        self._scope = Scope(file.path, {}, uses.tables, limits=project.limits)

    @property
    def found(self) -> list[Diagnostic]:
        """What is wrong so far."""
        return self._evaluator.found

    def declare(self) -> None:
        """Work out the values of the file, and make its templates known to all files."""
        self._scope, faults = lets(self._file.statements, self._scope)
        patterns = self._project.patterns.setdefault(self._file.path, {})
        for statement in self._file.statements:
            if isinstance(statement, decls.Template):
                faults += check_types(statement, self._scope)
                first = patterns.setdefault(statement.name, Pattern(statement, self._scope))
                if first.node is not statement:
                    label = Label(self._scope.span(first.node), "first declared here")
                    message = f"the template {statement.name} is declared twice"
                    span = self._scope.span(statement)
                    faults.append(Fault(Diagnostic("REF107", message, span, labels=(label,), help="rename one")))
        for fault in faults:
            self._evaluator.report(fault)

    def run(self) -> None:
        """Tell every statement of the file."""
        self._run(self._file.statements, self._scope)

    def _statements(self, statements: tuple[decls.Statement, ...], scope: Scope) -> None:
        scope, faults = lets(statements, scope)
        for fault in faults:
            self._evaluator.report(fault)
        self._run(statements, scope)

    def _run(self, statements: tuple[decls.Statement, ...], scope: Scope) -> None:
        for statement in statements:
            try:
                self._statement(statement, scope)
            except Fault as fault:
                self._evaluator.report(fault)
                self._give_up(statement, scope)
            if self._made > self._limits.statements and not self._full:
                self.found.append(_too_much(statement, scope))
                del self.statements[self._limits.statements :]
                self.gaps = self._full = True
            if self._full or self._loops.full:
                return

    def _statement(self, statement: decls.Statement, scope: Scope) -> None:
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
                self._about_the_floor(statement, scope)
            case decls.Attribute():
                message = f"`{statement.name}` stands outside of any statement"
                raise scope.fault("TYP110", statement, message, "move it into the { } of what it is about")
            case decls.Edition():
                _check_edition(statement, scope)
            case decls.Use() | decls.Template() if statement not in self._file.statements:
                word = type(statement).__name__.lower()
                raise scope.fault("TYP110", statement, f"`{word}` stands at the top of a file", "move it there")

    def _give_up(self, statement: decls.Statement, scope: Scope) -> None:
        """Keep the names a statement would have declared, so that nobody misses them."""
        if not isinstance(statement, decls.Thing | decls.For | decls.If | decls.Apply | decls.Let):
            return
        try:
            names = expand(statement.what.left, scope).names if isinstance(statement, decls.Thing) else ()
        except Fault:
            names = ()
        self.broken += names
        self.gaps = self.gaps or not names

    def _thing(self, statement: decls.Thing | decls.Block, scope: Scope) -> None:
        opened = kind(statement.kind)
        if opened is None or not opened.opens or isinstance(statement, decls.Block):
            self._add(self._evaluator.evaluate(statement, scope, statement.body or ()))
            return
        body = statement.body or ()
        own = tuple(one for one in body if isinstance(one, decls.Attribute))
        expanded = self._evaluator.evaluate(statement, scope, own)
        if len(expanded.names) > 1:
            raise scope.fault("TYP105", statement.what, f"one {expanded.kind} has one name", "write one statement each")
        self._add(expanded)
        inside = scope.inside(scope.variables, group=expanded.names[0])
        self._statements(tuple(one for one in body if not isinstance(one, decls.Attribute)), inside)

    def _add(self, statement: ExpandedStatement) -> None:
        self.statements.append(statement)
        self._made += max(1, len(statement.names))

    # ---- loops and templates

    def _loop(self, loop: decls.For, scope: Scope) -> None:
        for turn in self._loops.turns(loop, scope):
            self._statements(loop.body, turn)
            if self._full:
                return

    def _apply(self, call: decls.Apply, scope: Scope) -> None:
        pattern = self._pattern(call, scope)
        self._check_depth(pattern, call, scope)
        variables = bind(pattern, call, scope)
        line = self._project.sources[scope.path].line_column(call.start)[0]
        instances = self._instances(pattern, call, scope)
        self._open.append(pattern)
        for instance in instances:
            if self._full or self._loops.full:
                break
            self._loops.count(call, scope)
            known: dict[str, Value] = variables if instance is None else {**variables, "instance": Ref(instance)}
            named = f" as {instance}" if instance else ""
            context = (*scope.context, f"apply {pattern.node.name}{named} ({scope.path}, line {line})")
            home = pattern.scope
            inside = Scope(home.path, known, home.tables, context, scope.groups, limits=scope.limits, meter=scope.meter)
            self._statements(pattern.node.body, inside)
        self._open.pop()

    def _instances(self, pattern: Pattern, call: decls.Apply, scope: Scope) -> tuple[str | None, ...]:
        """The names the template is built under, each once; None where nothing in it asks for one."""
        template = pattern.node
        if call.instance is None:
            if not names_by_instance(template):
                return (None,)
            message = f"template {template.name} names what it makes by its instance, and here is no name"
            raise scope.fault("TYP110", call, message, "write `as NAME` behind the ( )")
        names, here = expand(call.instance, scope).names, scope.span(call.instance)
        for name in names:
            first = self._project.instances.get((id(template), name))
            if first is not None:
                message = f"template {template.name} is applied twice as {name}"
                label = Label(first, "first applied here")
                help_ = "give one of them another name"
                raise Fault(Diagnostic("REF107", message, here, labels=(label,), help=help_, context=scope.context))
            self._project.instances[id(template), name] = here
        return names

    def _pattern(self, call: decls.Apply, scope: Scope) -> Pattern:
        alias, _, name = expand(call.what, scope).names[0].rpartition(".")
        # inside a template, names mean what they mean in its own file
        uses = self._project.uses[scope.path]
        if alias in uses.broken:
            raise Fault(None)
        if alias and alias not in uses.modules:
            near = near_sentence("alias", alias, uses.modules) or f'write `use "./{alias}.mtp" as {alias}` at the top'
            fault = scope.fault("REF120", call.what, f"no file is used under the alias {alias}", near)
            raise fault.mended_by(respell(scope.span(call.what), alias, uses.modules))
        paths = uses.modules[alias] if alias else (scope.path,)
        patterns = {key: found for path in paths for key, found in self._project.patterns.get(path, {}).items()}
        if name not in patterns:
            near = near_sentence("template", name, patterns) or f"write `template {name}(…) {{ … }}`"
            fault = scope.fault("REF120", call.what, f"there is no template {name}", near)
            raise fault.mended_by(respell(scope.span(call.what), name, patterns))
        return patterns[name]

    def _check_depth(self, pattern: Pattern, call: decls.Apply, scope: Scope) -> None:
        if any(one.node is pattern.node for one in self._open):
            chain = " → ".join(one.node.name for one in (*self._open, pattern))
            message = f"template {pattern.node.name} applies itself: {chain}"
            raise scope.fault("REF121", call, message, "take this `apply` out, or write a loop")
        most = self._limits.depth
        if len(self._open) >= most:
            message = f"templates are applied more than {most:,} deep"
            raise scope.fault("TYP107", call, message, f"apply some of them side by side, {raise_limit('depth')}")

    # ---- the floor as a whole

    def _about_the_floor(
        self, statement: decls.Allow | decls.Moved | decls.Override | decls.Assert, scope: Scope
    ) -> None:
        match statement:
            case decls.Assert():
                self.assertions.append(Assertion(statement, scope))
            case decls.Moved():
                old, new = (_names(ends, scope) for ends in (statement.old, statement.new))
                self.moves.append(Move(old, new, scope.span(statement), scope.span(statement.new), scope.context))
            case decls.Override():
                attributes = self._evaluator.attributes(statement.body, scope)
                what = scope.span(statement.what)
                word = Span(scope.path, statement.kind.start, statement.kind.end)
                names = _names(statement.what, scope)
                self.overrides.append(
                    ExpandedOverride(str(statement.kind.parts[0]), word, names, what, attributes, scope.context)
                )
            case decls.Allow():
                attributes = self._evaluator.attributes(statement.body, scope)
                codes = tuple((str(code.parts[0]), scope.span(code)) for code in statement.codes)
                objects = tuple((name, scope.span(what)) for what in statement.whats for name in _names(what, scope))
                origin = Origin(scope.span(statement), objects[0][1], context=scope.context)
                self.waivers.append(ExpandedWaiver(codes, objects, attributes, origin))


def _names(ends: decls.Ends, scope: Scope) -> tuple[str, ...]:
    """What is named: names, or `A -- B` where two ends are written; raises Fault."""
    left, right = expand_ends(ends, scope)
    if right is None:
        return left.names
    if len(left.names) != len(right.names):
        message = f"{len(left.names)} ends and {len(right.names)} ends do not pair up"
        raise scope.fault("TYP105", ends, message, "give both sides the same count")
    return tuple(f"{a} -- {b}" for a, b in zip(left.names, right.names, strict=True))


def _check_edition(edition: decls.Edition, scope: Scope) -> None:
    if edition.year.value != EDITION:
        message = f"this spec is written for edition {edition.year.text}, this mtpc reads {EDITION}"
        raise scope.fault("TYP104", edition.year, message, f"write `edition {EDITION}`")


def _too_much(statement: decls.Statement, scope: Scope) -> Diagnostic:
    message = f"this spec makes more than {scope.limits.statements:,} statements"
    help_ = f"split the floor into several specs, {raise_limit('statements')}"
    return Diagnostic("TYP107", message, scope.span(statement), help=help_)
