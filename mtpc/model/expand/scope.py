"""What names mean where an expression stands: variables, tables, groups, and how much its file has made so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace

from mtpc.diagnostics import Diagnostic, Label, Turn
from mtpc.lazy_dataclass import dataclass
from mtpc.model.values import Fault, Record, Value
from mtpc.settings import Limits, raise_limit
from mtpc.syntax import decls
from mtpc.text import Span

NAMES_OF_A_FILE = 10  # times the limit of one range
TEXTS_OF_A_FILE = 500  # times the limit of one text


@dataclass(slots=True)
class Meter:
    """How much the expressions of one file have made so far."""

    names: int = 0
    characters: int = 0


@dataclass(slots=True)
class Scope:
    """What names mean here: variables, tables, and the file the offsets belong to."""

    path: str
    variables: Mapping[str, Value] = field(default_factory=dict)
    tables: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    context: tuple[Turn, ...] = ()  # the iteration of each loop and the templates around, outermost first
    groups: tuple[str, ...] = ()  # the groups around, outermost first
    census: Callable[[str], int] | None = None  # how many objects of a name there are, once that is known
    limits: Limits = field(default_factory=Limits)
    meter: Meter = field(default_factory=Meter)
    named: frozenset[str] = frozenset()  # the variables that are names of ranges of the statement around

    def inside(
        self, variables: Mapping[str, Value], context: tuple[Turn, ...] | None = None, group: str | None = None
    ) -> Scope:
        """The scope of what is inside: with these variables, this context, in this group."""
        context = self.context if context is None else context
        groups = self.groups if group is None else (*self.groups, group)
        return Scope(
            self.path, variables, self.tables, context, groups, self.census, self.limits, self.meter, self.named
        )

    def naming(self, names: Iterable[str]) -> Scope:
        """The same scope, in which these variables are names of ranges."""
        return replace(self, named=self.named.union(names))

    def span(self, node: decls.Node) -> Span:
        """The place of a node."""
        return Span(self.path, node.start, node.end)

    def twice(self, message: str, span: Span, first: Span) -> Fault:
        """The finding about a value that is written twice."""
        label = Label(first, "first written here")
        return Fault(
            Diagnostic("REF113", message, span, labels=(label,), help="keep one of them", context=self.context)
        )

    def fault(
        self, code: str, node: decls.Node, message: str, help_: str = "", labels: tuple[Label, ...] = ()
    ) -> Fault:
        """A finding at a node."""
        return Fault(Diagnostic(code, message, self.span(node), labels=labels, help=help_, context=self.context))

    def too_many_statements(self, node: decls.Node) -> Fault:
        """The finding about the statement with which a spec reaches the limit of statements."""
        message = f"this spec makes more than {self.limits.statements:,} statements"
        help_ = f"split the model into several specs, {raise_limit('statements')}"
        return Fault(Diagnostic("TYP107", message, self.span(node), help=help_))

    def spend(self, node: decls.Node, *, names: int = 0, characters: int = 0) -> None:
        """Count what is made; raises Fault where a file makes too much, reported once."""
        meter, limits = self.meter, self.limits
        names_max, characters_max = NAMES_OF_A_FILE * limits.objects, TEXTS_OF_A_FILE * limits.text
        reported = meter.names > names_max or meter.characters > characters_max
        meter.names += names
        meter.characters += characters
        if reported:
            raise Fault(None)
        if meter.names > names_max:
            message = f"the ranges of this file stand for more than {names_max:,} objects"
            raise self.fault("TYP107", node, message, f"split the model into several specs, {raise_limit('objects')}")
        if meter.characters > characters_max:
            message = f"the texts of this file are longer than {characters_max:,} characters"
            raise self.fault("TYP107", node, message, f"make them shorter, {raise_limit('text')}")
