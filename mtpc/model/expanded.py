"""A statement with its expressions evaluated, before its names are looked up."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from mtpc.diagnostics import Diagnostic, Label, Severity
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Origin, PolicyScope
from mtpc.model.values import Expansion, Fault, Ref, RouteHop, Value, items_of, spelled
from mtpc.text import Span, pair_name
from mtpc.units import Quantity


@dataclass(frozen=True, slots=True)
class Given:
    """A value and where it was written; `scope` is that of the policy that prefers it, None at a statement."""

    value: Value
    span: Span
    name_span: Span
    scope: PolicyScope | None = None


@dataclass(slots=True)
class ExpandedStatement:
    """One statement, in one iteration of the loops around it."""

    kind: str
    what: tuple[Expansion, Expansion | None] | None  # None: a block without a name
    what_spans: tuple[Span, Span | None]
    type: Ref | None
    at: tuple[Expansion, Expansion | None] | None
    at_spans: tuple[Span | None, Span | None]
    via: tuple[RouteHop, ...]  # hops in series; () = no route is written
    attributes: dict[str, Given]
    children: tuple[ExpandedStatement, ...]
    origin: Origin
    groups: tuple[str, ...] = ()  # around it, outermost first
    split_from: str = ""  # the first name of the statement this is one object of
    before: int = 0  # objects of that statement written before it, at the same place
    own: dict[str, int] = field(default_factory=dict)  # attributes only some have -> of those, the objects before it

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.origin.statement.path

    @property
    def names(self) -> tuple[str, ...]:
        """The names on the left of WHAT."""
        return self.what[0].names if self.what else ()

    @property
    def objects(self) -> tuple[str, ...]:
        """The name of each object it makes: what is written, or `A -- B`."""
        if self.what is None:
            return ()
        left, right = self.what
        if right is None or len(left.names) != len(right.names):
            return left.names
        return tuple(map(pair_name, zip(left.names, right.names, strict=True)))

    @property
    def place(self) -> Expansion | None:
        """What stands first behind `at`; None where nothing does."""
        return self.at[0] if self.at else None

    @property
    def ports(self) -> tuple[str, ...]:
        """The ports it names at both its ends."""
        return tuple(name for side in self.at or self.what or () if side is not None for name in side.names)

    def fault(
        self,
        code: str,
        span: Span | None,
        message: str,
        help_: str = "",
        *,
        about: str = "",
        label: Label | None = None,
    ) -> Fault:
        """A finding about this statement."""
        labels = (label,) if label else ()
        where = span or self.origin.what
        return Fault(
            Diagnostic(code, message, where, object=about, labels=labels, help=help_, context=self.origin.context)
        )

    def doubt(self, code: str, message: str, help_: str, about: str) -> Diagnostic:
        """A warning that its type leaves open whether it goes where the statement puts it."""
        where, context = self.origin.type, self.origin.context
        return Diagnostic(code, message, where, Severity.WARNING, object=about, help=help_, context=context)

    def setting(self, name: str) -> str:
        """An attribute that takes one value, as text; "" where it is not written."""
        given = self.attributes.get(name)
        return spelled(given.value) if given else ""

    def listed(self, name: str) -> tuple[str, ...] | None:
        """An attribute that takes a value or a list of them, as texts; None where it is not written."""
        given = self.attributes.get(name)
        return tuple(spelled(item) for item in items_of(given.value)) if given else None

    def value(self, name: str) -> Value | None:
        """What an attribute is, None where it is not written."""
        given = self.attributes.get(name)
        return given.value if given else None

    def length_m(self, name: str = "length") -> Decimal | None:
        """A length in metres; None where it is unknown or not written."""
        return self.figure(name)

    def figure(self, name: str) -> Decimal | None:
        """A figure in the unit it is held in; None where it is unknown or not written."""
        given = self.attributes.get(name)
        return given.value.value if given and isinstance(given.value, Quantity) else None
