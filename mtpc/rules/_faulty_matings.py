"""Findings about matings: where they point, and how often a fault is reported.

A mating has two sides; the finding is about the side that is cheapest to change (cord, harness, trunk, cassette,
optic) and stands at its type, with a label at the other. One component is found at fault once per rule. A trunk or
cassette all of whose matings have the fault, while others of its kind take the same cords without it, is the odd one
out: it is blamed once instead of every cord.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mtpc.catalogue.types import OpticPart, Polish, Terminal, WiredPart
from mtpc.channel.mating_faults import mates
from mtpc.channel.types import MatingFault, MatingKind, Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.lazy_dataclass import dataclass
from mtpc.model.floor_values import Insert, Origin
from mtpc.model.site import Site
from mtpc.rules._naming import COST, named, named_connector, port_name, type_span
from mtpc.rules.rule import Rule
from mtpc.text import natural_key

Blame = Callable[[Terminal], bool]
Passage = tuple[str | None, ...]
FIXED = ("trunk", "cassette")
GENDERS = (MatingFault.BOTH_PINNED, MatingFault.NEITHER_PINNED)
FIBRES = (MatingFault.MODE_MISMATCH, MatingFault.CORE_MISMATCH, MatingFault.OM_MIXED)
ODD_MIN = 3  # matings: fewer prove nothing


@dataclass(frozen=True, slots=True)
class FaultyMating:
    """Two connectors that touch: `face` belongs to what should change, `other` to what it meets."""

    site: Site
    face: int
    other: int
    matings: frozenset[tuple[int, int]]  # all of its component's that this is about, each with the lower face first

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
            help=help_,
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
        return f"write `{attribute} = …` at this {self.kind}, or use a part that states it"


def faulty_matings(
    plant: Plant, fault: MatingFault, blame: Blame | None = None, *, at_modules: bool | None = None
) -> Iterator[FaultyMating]:
    """Matings with this fault, once per component to change; `blame` says which connector is at fault.

    `at_modules`: only those in modules, or only those elsewhere.
    """
    first: dict[int, tuple[int, int]] = {}
    about: dict[int, set[tuple[int, int]]] = {}
    odd = _odd_ones(plant, fault)
    for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True):
        if fault not in mates(kind) or at_modules not in (None, kind.at_module):
            continue
        for pair in (_cheapest_first(plant.site, both, blame, odd) for both in pairs):
            component = plant.site.component_of(pair[0])
            first[component] = min(first.get(component, pair), pair)  # the first end of the component
            about.setdefault(component, set()).add((min(pair), max(pair)))
    by_name = sorted(first, key=lambda component: natural_key(plant.site.name_of(component)))
    yield from (FaultyMating(plant.site, *first[component], frozenset(about[component])) for component in by_name)


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


def _cheapest_first(site: Site, pair: tuple[int, int], blame: Blame | None, odd: frozenset[int]) -> tuple[int, int]:
    first, second = sorted(pair, key=lambda face: (site.component_of(face) not in odd, *_cost(site, face, blame)))
    return first, second


def _odd_ones(plant: Plant, fault: MatingFault) -> frozenset[int]:
    """Trunks and cassettes that are what is wrong: all their matings have the fault, and what they meet is right.

    It is right where others of the kind take the same (three matings or more), where it goes into a module at its other
    end as it should (that end cannot be changed, so neither can this one), or where it meets others without the fault:
    then one piece is changed instead of several.
    """
    if not any(fault in mates(kind) for kind in plant.matings.kinds):
        return frozenset()
    site = plant.site
    wrong: dict[int, list[tuple[int, int]]] = {}
    right: set[int] = set()
    taken: set[Passage] = set()
    sound: dict[int, list[bool]] = {}
    met_by: dict[int, list[tuple[int, bool]]] = {}
    for kind, pairs in zip(plant.matings.kinds, plant.matings.faces, strict=True):
        faults, telling = mates(kind), _is_telling(kind, fault)
        for face, other in (pair for both in pairs for pair in (both, both[::-1])):
            component = site.component_of(face)
            if telling:
                met_by.setdefault(component, []).append((site.component_of(other), fault in faults))
            if site.is_optic(other):
                sound.setdefault(component, []).append(fault not in faults)
            if site.kind_of(component) not in FIXED:
                continue
            if fault in faults:
                wrong.setdefault(component, []).append((face, other))
            else:
                right.add(component)
                taken.add(_passage(site, face, other))
    return frozenset(
        component
        for component, pairs in wrong.items()
        if component not in right
        and (
            (len(pairs) >= ODD_MIN and taken.issuperset(_passage(site, *pair) for pair in pairs))
            or (
                len(pairs) > 1
                and all(
                    _anchored(site, pair, sound, fault) or _right_elsewhere(site, pair, met_by.get) for pair in pairs
                )
            )
        )
    )


def _is_telling(kind: MatingKind, fault: MatingFault) -> bool:
    """Whether a mating without a fault says that both of its connectors are right in this respect."""
    if fault in GENDERS:
        return kind.a.family.gendered and kind.b.family.gendered
    return fault not in FIBRES or (kind.a_fibre is not None and kind.b_fibre is not None)


def _right_elsewhere(site: Site, pair: tuple[int, int], met_by: Callable[[int], list[tuple[int, bool]] | None]) -> bool:
    """Whether what a connector meets meets others too, and none of them with the fault."""
    odd, met = (site.component_of(face) for face in pair)
    others = [is_faulty for other, is_faulty in met_by(met) or () if other != odd]
    return bool(others) and not any(others)


def _anchored(site: Site, pair: tuple[int, int], sound: dict[int, list[bool]], fault: MatingFault) -> bool:
    """Whether what a connector meets goes into a module as it should, and is of the fibre the module is made for."""
    met = site.component_of(pair[1])
    if not sound.get(met) or not all(sound[met]):
        return False
    if fault is not MatingFault.MODE_MISMATCH:
        return True
    mine = site.fibres.get(getattr(site.article(pair[0]), "fibre", None) or "")
    return mine is not None and all(
        site.fibres[row.fibre].mode != mine.mode
        for name in _applications(site, met)
        for row in site.applications[name].limits
        if row.fibre in site.fibres
    )


def _applications(site: Site, component: int) -> list[str]:
    """What the modules are that a cable is plugged into."""
    met = filter(lambda neighbour: neighbour >= 0, map(site.neighbour_of, site.faces_of(component)))
    return [optic.application for optic in map(site.part_of, met) if isinstance(optic, OpticPart)]


def _passage(site: Site, face: int, other: int) -> Passage:
    """What kind of thing a connector belongs to, and what it meets, as it is there."""
    theirs, met = site.terminal(other), site.article(other)
    fibre = met.fibre if isinstance(met, WiredPart) else None
    kind = site.kind_of(site.component_of(face))
    return kind, met.name, theirs.gender, theirs.polish, fibre


def _cost(site: Site, face: int, blame: Blame | None) -> tuple[object, ...]:
    component = site.component_of(face)
    innocent = blame is not None and not blame(site.terminal(face))
    return (innocent, COST[site.kind_of(component)], natural_key(site.name_of(component)), face)
