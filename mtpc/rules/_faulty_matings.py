"""Findings about matings: where they point, and how often a fault is reported.

A mating has two sides; the finding is about the side that the search found to change, and stands at its type, with a
label at the other. One component is found at fault once per rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from mtpc.catalogue.types import Polish, Terminal
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import MatingFault, Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Insert, Origin
from mtpc.model.site import Site
from mtpc.rules._naming import named, named_connector, port_name, type_span
from mtpc.rules.rule import Rule
from mtpc.text import natural_key

if TYPE_CHECKING:
    from mtpc.repair.mating_search import Culprit

Blame = Callable[[Terminal], bool]


@dataclass(frozen=True, slots=True)
class FaultyMating:
    """Two connectors that touch: `face` belongs to what should change, `other` to what it meets."""

    site: Site
    face: int
    other: int
    matings: frozenset[tuple[int, int]]  # all of its component's that this is about, each with the lower face first
    is_tied: bool = False  # what it meets is as likely to be what should change

    @property
    def component(self) -> int:
        """What should change."""
        return self.site.component_of(self.face)

    @property
    def origin(self) -> Origin:
        """The statement of what should change."""
        return self.site.origin_of(self.component)

    @property
    def place(self) -> str:
        """The port where they meet."""
        return port_name(self.site, self.other if self.site.is_optic(self.other) else self.face)

    @property
    def mine(self) -> Terminal:
        """The connector that should change."""
        return self.site.terminal(self.face)

    @property
    def theirs(self) -> Terminal:
        """The connector it meets."""
        return self.site.terminal(self.other)

    @property
    def kind(self) -> str:
        """cord, harness, trunk …: what should change."""
        return self.site.kind_of(self.component)

    @property
    def name(self) -> str:
        """What should change, with its leg."""
        return named_connector(self.site, self.face)

    @property
    def other_name(self) -> str:
        """What it meets, with its leg."""
        return named_connector(self.site, self.other)

    def finding(self, rule: Rule, message: str, *, label: str, help_: str, notes: tuple[str, ...] = ()) -> Diagnostic:
        """The diagnostic, at the type of what should change."""
        origin = self.origin
        other_span = type_span(self.site.origin_of(self.site.component_of(self.other)))
        labels = () if other_span == type_span(origin) else (Label(other_span, label),)
        return Diagnostic(
            code=rule.code,
            message=message,
            span=type_span(origin),
            severity=rule.severity,
            object=self.site.name_of(self.component),
            labels=labels,
            help=f"either {help_}, or change {self.other_name} to fit it" if self.is_tied else help_,
            notes=notes,
            context=origin.context,
            matings=self.matings,
        )

    def replace(self, replacement: str) -> str:
        """`replace the cord … with one <replacement>`."""
        part = self.site.article(self.face).name
        return f"replace {named(self.site, self.component)} ({part}) with one {replacement}"

    def state(self, attribute: str) -> str:
        """What to do where an attribute is not stated."""
        part = self.site.article(self.face).name
        return f"{part} leaves it open: write `{attribute} = …` at this {self.kind}, or use a part that states it"


def faulty_matings(
    plant: Plant, fault: MatingFault, blame: Blame | None = None, *, at_modules: bool | None = None
) -> Iterator[FaultyMating]:
    """Matings with this fault, once per component to change; `blame` says which connector is at fault.

    `at_modules`: only those in modules, or only those elsewhere.
    """
    first: dict[int, tuple[int, int]] = {}
    about: dict[int, set[tuple[int, int]]] = {}
    tied = set[tuple[int, int]]()
    chosen = _culprits(plant, fault, blame)
    for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True):
        if fault not in mates(kind) or at_modules not in (None, kind.at_module):
            continue
        for lower, higher in ((min(pair), max(pair)) for pair in pairs):
            culprit = chosen[lower, higher]
            pair = (lower, higher) if culprit.face == lower else (higher, lower)
            component = plant.site.component_of(culprit.face)
            first[component] = min(first.get(component, pair), pair)  # the first end of the component
            about.setdefault(component, set()).add((lower, higher))
            if culprit.tied:
                tied.add(pair)
    by_name = sorted(first, key=lambda component: natural_key(plant.site.name_of(component)))
    for component in by_name:
        pair = first[component]
        yield FaultyMating(plant.site, *pair, frozenset(about[component]), is_tied=pair in tied)


def _culprits(plant: Plant, fault: MatingFault, blame: Blame | None) -> dict[tuple[int, int], Culprit]:
    """What is to change at each mating with a fault: looked for only where there is one."""
    if not any(fault in mates(kind) for kind in plant.matings.kinds):
        return {}
    from mtpc.repair.mating_search import culprits

    return culprits(plant, fault, blame)


def unstated(
    plant: Plant, rule: Rule, fault: MatingFault, attribute: str, what: str, both: str
) -> Iterator[Diagnostic]:
    """A finding for each connector that is mated without stating this; `both` is said where neither states it."""
    for mating in faulty_matings(plant, fault, blame=lambda terminal: getattr(terminal, attribute) is None):
        message = f"{mating.name} does not state {what} at {mating.place}"
        stated = getattr(mating.theirs, attribute)
        shown = stated.upper() if isinstance(stated, Polish) else stated
        label = f"this side is {shown}" if shown else both
        yield mating.finding(rule, message, label=label, help_=mating.state(attribute))


def faulty_adapters(plant: Plant, fault: MatingFault) -> Iterator[tuple[FaultyMating, Insert | None]]:
    """Matings with this fault and the plate or cassette they are in, each of these once; None in a module."""
    done = set()
    for mating in faulty_matings(plant, fault):
        adapter = adapter_of(plant.site, mating.face, mating.other)
        if adapter is None or adapter.name not in done:
            yield mating, adapter
        if adapter is not None:
            done.add(adapter.name)


def adapter_of(site: Site, face: int, other: int) -> Insert | None:
    """The plate or cassette two connectors meet in; None in a module."""
    for socket in map(site.socket_of, (face, other)):
        insert = site.insert_of(socket) if socket >= 0 else None
        if insert:
            return insert
    return None


def faulty_places(plant: Plant, fault: MatingFault) -> dict[int, list[str]]:
    """Component -> all ports where it meets this fault, those of modules first."""
    places: dict[int, list[str]] = {}
    every = [
        (not kind.at_module, face, other)
        for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True)
        if fault in mates(kind)
        for pair in pairs
        for face, other in (pair, pair[::-1])
    ]
    for _, face, other in sorted(every, key=lambda entry: entry[0]):
        mating = FaultyMating(plant.site, face, other, frozenset())
        places.setdefault(mating.component, []).append(mating.place)
    return places
