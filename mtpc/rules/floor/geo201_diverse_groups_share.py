"""GEO201 diverse-groups-share: groups that are to be diverse use the same tray, panel, trunk, rack, row or device."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Severity, Unjudged
from mtpc.lazy_dataclass import dataclass
from mtpc.model.direct_cables import is_direct
from mtpc.model.floor_values import Circuit, Diversity, Origin
from mtpc.model.gaps import Gap
from mtpc.model.site import CABLES, Site
from mtpc.rules._blind import blind_circuits
from mtpc.rules._naming import named
from mtpc.rules.rule import Premise, Rule
from mtpc.text import Span, natural_key


@dataclass(frozen=True, slots=True)
class SharedUse:
    """Who of a group uses something, and where that is written."""

    who: str
    span: Span
    origin: Origin


Uses = dict[tuple[str, str], SharedUse]  # (sort, name) -> its first user
_LAID = ("trunk", "harness")


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """What two groups both use; cables that leave a rack and state no tray where trays are compared."""
    blind = list(blind_circuits(plant)) if plant.site.diversities else []
    for diversity in plant.site.diversities:
        yield from _not_judged(plant.site, diversity, blind)
        uses = {group: _uses(plant, group) for group in diversity.groups}
        for first, second in combinations(diversity.groups, 2):
            for sort in diversity.by:
                shared = {name for kind, name in uses[first].keys() & uses[second].keys() if kind == sort}
                for name in sorted(shared, key=natural_key):
                    users = (uses[first][sort, name], uses[second][sort, name])
                    yield _shared(diversity, (first, second), (sort, name), users)
        if "tray" in diversity.by:
            yield from (untrayed for group in diversity.groups for untrayed in _without_tray(plant, diversity, group))


def _not_judged(site: Site, diversity: Diversity, blind: list[tuple[Circuit, Gap]]) -> Iterator[Unjudged]:
    """Groups of which a cable or circuit is missing, or what a circuit of them runs over."""
    for group in diversity.groups:
        gap = site.gaps.in_group(group)
        premise = f"a statement of {group} could not be placed"
        if gap is None:
            circuit, gap = next(((each, gap) for each, gap in blind if group in each.origin.groups), (None, None))
            premise = f"what {circuit.name} of {group} runs over could not be placed" if circuit else ""
        if gap is not None:
            yield Unjudged(group, (RULE.code,), premise, gap.because, kind="group")


def _shared(
    diversity: Diversity, groups: tuple[str, str], thing: tuple[str, str], users: tuple[SharedUse, SharedUse]
) -> Diagnostic:
    (first, second), (sort, name) = users, thing
    return Diagnostic(
        code=RULE.code,
        message=f"{groups[0]} and {groups[1]} share {sort} {name}: {first.who} and {second.who}",
        span=second.span,
        severity=RULE.severity,
        object=name,
        labels=(Label(first.span, f"{groups[0]} uses it here"), Label(diversity.origin.what, "compared by this")),
        help=f"route one of the two through another {sort}",
        context=second.origin.context,
    )


def _without_tray(plant: Plant, diversity: Diversity, group: str) -> Iterator[Diagnostic]:
    """The cables of a group, and of the routes of its circuits, that leave their rack in a tray that is not stated."""
    site = plant.site
    for component in sorted({*_members(site, group), *_passed(plant, group)}):
        racks = {rack.name for rack in site.racks_of(component) if rack}
        if site.kind_of(component) in CABLES and len(racks) > 1 and not _trays(site, component):
            origin = site.origin_of(component)
            yield Diagnostic(
                code=RULE.code,
                message=f"{named(site, component)} of {group} states no tray; {diversity.name} compares trays",
                span=origin.what,
                severity=RULE.severity,
                object=site.name_of(component),
                labels=(Label(diversity.origin.what, "compared by this"),),
                help="write `tray = …`, or prefer one in a policy of the group",
                context=origin.context,
            )


# ---- what a group uses ----------------------------------------------------------------------------


def _uses(plant: Plant, group: str) -> Uses:
    """Everything the cables of a group use, and the whole route of its circuits."""
    site, uses = plant.site, Uses()
    for component in _members(site, group):
        origin = site.origin_of(component)
        for sort, name in (*_of_component(site, component), *_behind(site, component)):
            span = _place(origin, sort)
            uses.setdefault((sort, name), SharedUse(named(site, component), span, origin))
    channels = enumerate(plant.channels.circuits)
    served = [(site.circuits[index], number) for number, circuits in channels for index in circuits]
    for circuit, number in sorted(served, key=lambda pair: natural_key(pair[0].name)):
        if group in circuit.origin.groups:
            use = SharedUse(f"circuit {circuit.name}", circuit.origin.what, circuit.origin)
            for thing in _of_channel(plant, number):
                uses.setdefault(thing, use)
    for circuit, component in _direct(site, group):
        for thing in _of_component(site, component):
            uses.setdefault(thing, SharedUse(f"circuit {circuit.name}", circuit.origin.what, circuit.origin))
    return uses


def _direct(site: Site, group: str) -> Iterator[tuple[Circuit, int]]:
    """The circuits of a group over a cable with modules at its ends, and that cable."""
    for circuit in sorted(site.circuits, key=lambda circuit: natural_key(circuit.name)):
        if group in circuit.origin.groups and is_direct(site, circuit):
            yield circuit, site.component_of(circuit.near.face)


def _passed(plant: Plant, group: str) -> Iterator[int]:
    """What the circuits of a group run over."""
    for number, circuits in enumerate(plant.channels.circuits):
        if any(group in plant.site.circuits[index].origin.groups for index in circuits):
            yield from chain.from_iterable(plant.channels.components[number])
    yield from (component for _, component in _direct(plant.site, group))


def _members(site: Site, group: str) -> list[int]:
    members = [component for component in site.every_component() if group in site.origin_of(component).groups]
    return sorted(members, key=lambda component: natural_key(site.name_of(component)))


def _place(origin: Origin, sort: str) -> Span:
    """Where a use is written: the tray at the statement or the policy that prefers it, else where it lands."""
    filled = next((stated.span for stated in origin.preferred if stated.name == sort), None)
    return filled or (origin.attribute("tray") if sort == "tray" else origin.at or origin.what)


def _of_component(site: Site, component: int, faces: Iterable[int] | None = None) -> Iterator[tuple[str, str]]:
    """Its trays, itself where it is permanently installed, and what its connectors (all, or these) are in."""
    kind, name = site.kind_of(component), site.name_of(component)
    yield from (("tray", tray) for tray in _trays(site, component))
    if kind in _LAID:
        yield "trunk", name
    for face in site.faces_of(component) if faces is None else faces:
        equipment = site.equipment_at(face)
        if equipment is not None:
            yield equipment.kind, equipment.name
            if equipment.rack is not None:
                yield "rack", equipment.rack.name
                yield from (("row", row) for row in (equipment.rack.row,) if row)


def _behind(site: Site, component: int) -> Iterator[tuple[str, str]]:
    """The trunks a cable touches."""
    for other in map(site.neighbour_of, site.faces_of(component)):
        if other >= 0 and site.kind_of(other) in _LAID:
            yield "trunk", site.name_of(other)


def _of_channel(plant: Plant, channel: int) -> Iterator[tuple[str, str]]:
    """What a channel passes; of a trunk with many legs only where its neighbours on the route are."""
    site, columns = plant.site, plant.channels
    passed = {component for route in columns.components[channel] for component in route}
    passed |= {site.component_of(face) for face in (columns.near[channel], columns.far[channel]) if face >= 0}
    for component in sorted(passed):
        faces = [face for face in site.faces_of(component) if site.neighbour_of(face) in passed]
        yield from _of_component(site, component, faces)


def _trays(site: Site, component: int) -> tuple[str, ...]:
    return site.trays_of(component) or ()


RULE = Rule(
    code="GEO201",
    name="diverse-groups-share",
    severity=Severity.ERROR,
    summary=(
        "Groups that are to be diverse use the same tray, panel, trunk, rack, row or device, "
        "or a cable does not state which tray it uses."
    ),
    why="Two fabrics in one tray are lost to one ceiling leak; the second was paid for so that this does not happen.",
    fix="Route one of the two elsewhere, state the tray, or remove from `by` what may be shared.",
    sources=("what is to be diverse is the project's own: `diverse NAME { groups = …; by = … }`, docs/language.md",),
    bad=(
        "tray [way, detour] at A01 -- A02\n"
        "group a { cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m; tray = way } }\n"
        "group b { cord leaf01.xe-0/0/1 -- leaf02.xe-0/0/1 : acme.patch-lc-om4 { length = 2m; tray = way } }\n"
        "diverse ab { groups = [a, b]; by = tray }"
    ),
    good=(
        "tray [way, detour] at A01 -- A02\n"
        "group a { cord leaf01.xe-0/0/0 -- leaf02.xe-0/0/0 : acme.patch-lc-om4 { length = 2m; tray = way } }\n"
        "group b { cord leaf01.xe-0/0/1 -- leaf02.xe-0/0/1 : acme.patch-lc-om4 {\n  length = 2m; tray = detour\n} }\n"
        "diverse ab { groups = [a, b]; by = tray }"
    ),
    check=check,
    premises=(Premise.NAMES_RESOLVED,),
    fold=False,
)
