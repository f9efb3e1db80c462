"""What policies prefer, and for whom: a preference fills what neither the statement nor the part says.

The nearest scope wins: the innermost group around the statement, then the rack, row, room and site a cable lands in,
then the project. Where two ends of a cable lie in two places that are equally near and prefer different things,
nobody knows which was meant: that is a finding, and it is the user who says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from mtpc.catalogue.types import Part
from mtpc.dataclass import dataclass
from mtpc.diagnostics import Label
from mtpc.diagnostics.suggest import with_article
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.floor_values import PolicyScope, Rack, Stated
from mtpc.model.placing.choices import wanted_of
from mtpc.model.values import Fault, spelled
from mtpc.text import natural_key

Near = tuple[Stated, ...]  # what the nearest scopes say of one attribute; of more than one, the places disagree


@dataclass(slots=True)
class Preferences:
    """All that is preferred, by scope. What holds for a place, and for a way of filling a part, is worked out once."""

    stated: dict[tuple[PolicyScope, str], Stated] = field(default_factory=dict)
    _of_rack: dict[str, tuple[PolicyScope, ...]] = field(default_factory=dict)
    _nearest: dict[object, dict[str, Near]] = field(default_factory=dict)
    _filled: dict[tuple[int, int, int], tuple[ExpandedStatement, ExpandedStatement]] = field(
        default_factory=dict
    )  # kept with what it is of

    def add(self, stated: Stated) -> Stated | None:
        """Enter a preference; what the same scope prefers for the attribute already comes back instead."""
        known = self.stated.setdefault((stated.scope, stated.name), stated)
        self._of_rack.clear()
        self._nearest.clear()
        self._filled.clear()
        return None if known is stated else known

    def fill(
        self, statement: ExpandedStatement, part: Part, names: Iterable[str], racks: Iterable[Rack | None]
    ) -> ExpandedStatement:
        """The statement with what is preferred for it; `names` are the attributes it may have. Raises Fault."""
        if not self.stated:
            return statement
        nearest = self._nearest_to(statement.groups, racks)
        key = (id(statement), id(nearest), id(part))
        known = self._filled.get(key)
        if known is None:
            known = self._filled[key] = (statement, _filled(statement, part, names, nearest))
        return known[1]

    def _nearest_to(self, groups: tuple[str, ...], racks: Iterable[Rack | None]) -> dict[str, Near]:
        scopes = frozenset(self._scopes_of(rack) for rack in racks) or frozenset({self._scopes_of(None)})
        key = (groups, scopes)
        found = self._nearest.get(key)
        if found is None:
            covering = {scope for one in scopes for scope in one if scope.groups == groups[: len(scope.groups)]}
            found = self._nearest[key] = self._pick(covering)
        return found

    def _scopes_of(self, rack: Rack | None) -> tuple[PolicyScope, ...]:
        """The scopes that hold at a rack, whatever the groups."""
        name = rack.name if rack else ""
        found = self._of_rack.get(name)
        if found is None:
            scopes = dict.fromkeys(scope for scope, _ in self.stated)
            found = self._of_rack[name] = tuple(scope for scope in scopes if scope.covers(scope.groups, rack))
        return found

    def _pick(self, scopes: set[PolicyScope]) -> dict[str, Near]:
        nearest: dict[str, Near] = {}
        for (scope, name), stated in self.stated.items():
            if scope not in scopes:
                continue
            known = nearest.get(name, ())
            if not known or known[0].scope.nearness < scope.nearness:
                nearest[name] = (stated,)
            elif known[0].scope.nearness == scope.nearness:
                nearest[name] = (*known, stated)
        return {
            name: tuple(sorted(near, key=lambda one: natural_key(one.scope.place))) for name, near in nearest.items()
        }


def _filled(
    statement: ExpandedStatement, part: Part, names: Iterable[str], nearest: dict[str, Near]
) -> ExpandedStatement:
    filled: dict[str, Given] = {}
    used: list[Stated] = []
    for name in names:
        near = nearest.get(name)
        if near is None or name in statement.attributes:
            continue
        values = [wanted_of(part, statement, name, one.value) for one in near]
        if values[0] is None:
            continue
        if any(spelled(value) != spelled(values[0]) for value in values if value is not None):
            raise _disagreement(statement, name, near)
        filled[name] = Given(values[0], near[0].span, near[0].span, near[0].scope)
        used.append(near[0])
    if not used:
        return statement
    origin = replace(statement.origin, preferred=tuple(used))
    return replace(statement, attributes={**statement.attributes, **filled}, origin=origin)


def _disagreement(statement: ExpandedStatement, name: str, near: Near) -> Fault:
    one, other = near[0], next(each for each in near if spelled(each.value) != spelled(near[0].value))
    message = (
        f"this {statement.kind} lands in {one.scope.place} and {other.scope.place}, "
        f"whose policies prefer {name} {spelled(one.value)} and {spelled(other.value)}"
    )
    label = Label(one.span, f"preferred for {one.scope}")
    fault = statement.fault(
        "REF113", None, message, f"write `{name} = …` at {with_article(statement.kind)}", label=label
    )
    assert fault.diagnostic
    labels = (*fault.diagnostic.labels, Label(other.span, f"preferred for {other.scope}"))
    return Fault(replace(fault.diagnostic, labels=labels))
