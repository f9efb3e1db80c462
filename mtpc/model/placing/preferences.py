"""What policies prefer, and where: a preference fills what neither the statement nor the part states.

The nearest scope applies: the innermost group around the statement, then the rack, row, room and site a cable lands
in, then the project. Where the two ends of a cable are in places that are equally near and prefer different values,
that is a finding: the statement has to state the value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace

from mtpc.catalogue.types import Part
from mtpc.diagnostics import Label
from mtpc.diagnostics.suggest import with_article
from mtpc.lazy_dataclass import dataclass
from mtpc.model.expanded import ExpandedStatement, Given
from mtpc.model.floor_values import Equipment, PolicyScope, Rack, Stated
from mtpc.model.placing.choices import preferred_value
from mtpc.model.placing.supplies import VENDOR, with_supply
from mtpc.model.values import Fault, spelled
from mtpc.text import natural_key

Near = tuple[Stated, ...]  # what the nearest scopes state for one attribute; if several, they may disagree


@dataclass(slots=True)
class Preferences:
    """All preferences by scope. What applies at a place, and how a part is filled there, is calculated once."""

    stated: dict[tuple[PolicyScope, str], Stated] = field(default_factory=dict)
    _of_rack: dict[str, tuple[PolicyScope, ...]] = field(default_factory=dict)
    _nearest: dict[object, dict[str, Near]] = field(default_factory=dict)
    _filled: dict[tuple[int, int, int], tuple[ExpandedStatement, ExpandedStatement]] = field(
        default_factory=dict
    )  # with the statement itself, which keeps its id in use

    def add(self, stated: Stated) -> Stated | None:
        """Enter a preference; gives back the one that the same scope already states for the attribute, if any."""
        first = self.stated.setdefault((stated.scope, stated.name), stated)
        self._of_rack.clear()
        self._nearest.clear()
        self._filled.clear()
        return None if first is stated else first

    def fill(
        self, statement: ExpandedStatement, part: Part, names: Iterable[str], equipment: Iterable[Equipment | None]
    ) -> ExpandedStatement:
        """The statement with what is preferred at its devices and panels, as far as `names` says; raises Fault."""
        if not self.stated:
            return statement
        return self.fill_at(statement, part, names, (owner.rack for owner in equipment if owner))

    def fill_at(
        self, statement: ExpandedStatement, part: Part, names: Iterable[str], at: Iterable[Rack | None]
    ) -> ExpandedStatement:
        """The same with what is preferred at racks."""
        if not self.stated:
            return statement
        racks = {id(rack): rack for rack in at if rack}
        nearest = self._nearest_to(statement.groups, racks.values())
        key = (id(statement), id(nearest), id(part))
        filled = self._filled.get(key)
        if filled is None:
            filled = self._filled[key] = (statement, _filled(statement, part, names, nearest))
        return filled[1]

    def _nearest_to(self, groups: tuple[str, ...], racks: Iterable[Rack]) -> dict[str, Near]:
        scopes = frozenset(self._scopes_of(rack) for rack in racks) or frozenset({self._scopes_of(None)})
        key = (groups, scopes)
        nearest = self._nearest.get(key)
        if nearest is None:
            covering = {scope for at_rack in scopes for scope in at_rack if scope.groups == groups[: len(scope.groups)]}
            nearest = self._nearest[key] = self._pick(covering)
        return nearest

    def _scopes_of(self, rack: Rack | None) -> tuple[PolicyScope, ...]:
        """The scopes that apply at a rack, whatever the groups."""
        name = rack.name if rack else ""
        applying = self._of_rack.get(name)
        if applying is None:
            scopes = dict.fromkeys(scope for scope, _ in self.stated)
            applying = self._of_rack[name] = tuple(scope for scope in scopes if scope.covers(scope.groups, rack))
        return applying

    def _pick(self, scopes: set[PolicyScope]) -> dict[str, Near]:
        nearest: dict[str, Near] = {}
        for (scope, name), stated in self.stated.items():
            if scope not in scopes:
                continue
            so_far = nearest.get(name, ())
            if not so_far or so_far[0].scope.nearness < scope.nearness:
                nearest[name] = (stated,)
            elif so_far[0].scope.nearness == scope.nearness:
                nearest[name] = (*so_far, stated)
        return {
            name: tuple(sorted(near, key=lambda stated: natural_key(stated.scope.place)))
            for name, near in nearest.items()
        }


def _filled(
    statement: ExpandedStatement, part: Part, names: Iterable[str], nearest: dict[str, Near]
) -> ExpandedStatement:
    filled: dict[str, Given] = {}
    used: list[Stated] = []
    for name in names:
        near = _near_for(part, name, nearest)
        if near is None or name in statement.attributes:
            continue
        values = [preferred_value(part, statement, name, stated.value) for stated in near]
        if values[0] is None:
            continue
        if any(spelled(value) != spelled(values[0]) for value in values if value is not None):
            raise _disagreement(statement, name, near)
        filled[name] = Given(values[0], near[0].span, near[0].span, near[0].scope)
        used.append(near[0])
    if not used:
        return statement
    origin = replace(statement.origin, preferred=tuple(used))
    return with_supply(replace(statement, attributes={**statement.attributes, **filled}, origin=origin))


def _near_for(part: Part, name: str, nearest: dict[str, Near]) -> Near | None:
    """What is preferred for an attribute; vendors of a kind come before those of all, unless these are nearer."""
    if name != VENDOR:
        return nearest.get(name)
    of_all, of_kind = nearest.get(name), nearest.get(f"{VENDOR}-{part.kind}")
    if part.vendor or not (of_all and of_kind):
        return None if part.vendor else of_all or of_kind
    return of_kind if of_kind[0].scope.nearness >= of_all[0].scope.nearness else of_all


def _disagreement(statement: ExpandedStatement, name: str, near: Near) -> Fault:
    first, other = near[0], next(each for each in near if spelled(each.value) != spelled(near[0].value))
    message = (
        f"this {statement.kind} lands in {first.scope.place} and {other.scope.place}, "
        f"whose policies prefer {name} {spelled(first.value)} and {spelled(other.value)}"
    )
    label = Label(first.span, f"preferred for {first.scope}")
    fault = statement.fault(
        "REF113", None, message, f"write `{name} = …` at {with_article(statement.kind)}", label=label
    )
    assert fault.diagnostic
    labels = (*fault.diagnostic.labels, Label(other.span, f"preferred for {other.scope}"))
    return Fault(replace(fault.diagnostic, labels=labels))
