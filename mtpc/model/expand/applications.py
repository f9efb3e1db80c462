"""`apply TEMPLATE(…) as NAME`: finds the template, and the scopes its body is expanded in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtpc.model.expand.expressions import expand
from mtpc.model.expand.parameters import bind, check_types
from mtpc.model.expand.scope import Scope
from mtpc.model.expand.templates import Pattern, body_scope, declared_twice, instances_of
from mtpc.model.sources.file_uses import FileUses
from mtpc.model.values import Fault
from mtpc.settings import raise_limit
from mtpc.syntax import decls
from mtpc.text import Source, Span


class Templates:
    """The templates of all files of a model, and the names under which each was applied."""

    def __init__(self, sources: Mapping[str, Source], uses: Mapping[str, FileUses]) -> None:
        self._sources = sources
        self._uses = uses
        self._patterns: dict[str, dict[str, Pattern]] = {}  # by file, then by name
        self._instances: dict[tuple[int, str], Span] = {}  # template and name -> where it was applied
        self._open: list[Pattern] = []  # the templates being applied, outermost first

    def declare(self, template: decls.Template, scope: Scope) -> list[Fault]:
        """Enter a template for all files; gives what is wrong with its declaration."""
        faults = check_types(template, scope)
        first = self._patterns.setdefault(scope.path, {}).setdefault(template.name, Pattern(template, scope))
        return faults if first.node is template else [*faults, declared_twice(template, first, scope)]

    def bodies(self, name: str) -> list[tuple[decls.Statement, ...]]:
        """What every template of that name holds; of a name that none has, what each of them holds."""
        every = [pattern.node for patterns in self._patterns.values() for pattern in patterns.values()]
        return [node.body for node in every if node.name == name] or [node.body for node in every]

    def apply(self, call: decls.Apply, scope: Scope) -> Iterator[tuple[tuple[decls.Statement, ...], Scope]]:
        """The body of the template that is meant, once for each name it is applied under; raises Fault."""
        pattern = self._pattern(call, scope)
        self._check_depth(pattern, call, scope)
        variables = bind(pattern, call, scope)
        line = self._sources[scope.path].line_column(call.start)[0]
        instances = instances_of(pattern, call, scope, self._instances)
        self._open.append(pattern)
        try:
            for instance in instances:
                yield pattern.node.body, body_scope(pattern, variables, instance, scope, line)
        finally:
            self._open.pop()

    def _pattern(self, call: decls.Apply, scope: Scope) -> Pattern:
        alias, _, name = expand(call.what, scope).names[0].rpartition(".")
        # inside a template, names mean what they mean in its own file
        uses = self._uses[scope.path]
        if alias in uses.broken:
            raise Fault(None)
        if alias and alias not in uses.modules:
            help_ = f'write `use "./{alias}.mtp" as {alias}` at the top'
            fault = scope.fault("REF120", call.what, f"no file is used under the alias {alias}", help_)
            raise fault.similar("alias", alias, uses.modules)
        paths = uses.modules[alias] if alias else (scope.path,)
        patterns = {key: known for path in paths for key, known in self._patterns.get(path, {}).items()}
        if name not in patterns:
            help_ = f"write `template {name}(…) {{ … }}`"
            fault = scope.fault("REF120", call.what, f"there is no template {name}", help_)
            raise fault.similar("template", name, patterns)
        return patterns[name]

    def _check_depth(self, pattern: Pattern, call: decls.Apply, scope: Scope) -> None:
        if any(applied.node is pattern.node for applied in self._open):
            chain = " → ".join(applied.node.name for applied in (*self._open, pattern))
            message = f"template {pattern.node.name} applies itself: {chain}"
            raise scope.fault("REF121", call, message, "remove this `apply`, or write a loop")
        maximum = scope.limits.depth
        if len(self._open) >= maximum:
            message = f"templates are applied more than {maximum:,} deep"
            raise scope.fault("TYP107", call, message, f"apply some of them side by side, {raise_limit('depth')}")
