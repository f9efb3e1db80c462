"""GEO201 diverse-groups-share: groups that are to be diverse use the same tray, panel, trunk, rack, row or device."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label, Unjudged
from mtpc.model.floor_values import Diversity
from mtpc.model.site import CABLES, Site
from mtpc.rules._blind import BlindCircuit, blind_circuits
from mtpc.rules._findings import component_finding
from mtpc.rules._naming import named
from mtpc.rules.floor._group_uses import SharedUse, members, passed_by, trays_of, uses_of
from mtpc.rules.rule import Rule
from mtpc.text import natural_key


def check(plant: Plant) -> Iterator[Diagnostic | Unjudged]:
    """What two groups both use; cables that leave a rack and state no tray where trays are compared."""
    blind = list(blind_circuits(plant)) if plant.site.diversities else []
    for diversity in plant.site.diversities:
        yield from _not_judged(plant.site, diversity, blind)
        uses = {group: uses_of(plant, group, diversity.ends) for group in diversity.groups}
        for first, second in combinations(diversity.groups, 2):
            for sort in diversity.by:
                shared = {name for kind, name in uses[first].keys() & uses[second].keys() if kind == sort}
                for name in sorted(shared, key=natural_key):
                    users = (uses[first][sort, name], uses[second][sort, name])
                    yield _shared(diversity, (first, second), (sort, name), users)
        if "tray" in diversity.by:
            yield from (untrayed for group in diversity.groups for untrayed in _without_tray(plant, diversity, group))


def _not_judged(site: Site, diversity: Diversity, blind: list[BlindCircuit]) -> Iterator[Unjudged]:
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
        help=f"route one of the two through another {sort}" + _or_ends(sort),
        context=second.origin.context,
    )


def _or_ends(sort: str) -> str:
    """What else to do where a device that both groups serve, or the place of one, is shared by design."""
    return '; where both are to serve it, name it: `ends = "…"`' if sort == "device" else ""


def _without_tray(plant: Plant, diversity: Diversity, group: str) -> Iterator[Diagnostic]:
    """The cables of a group, and of the routes of its circuits, that leave their rack in a tray that is not stated."""
    site = plant.site
    for component in sorted({*members(site, group), *passed_by(plant, group)}):
        racks = {rack.name for rack in site.racks_of(component) if rack}
        if site.kind_of(component) in CABLES and len(racks) > 1 and not trays_of(site, component):
            yield component_finding(
                RULE,
                site,
                component,
                f"{named(site, component)} of {group} states no tray; {diversity.name} compares trays",
                help_="write `tray = …`, or prefer one in a policy of the group",
                labels=(Label(diversity.origin.what, "compared by this"),),
                span=site.origin_of(component).what,
            )


RULE = Rule(
    __name__,
    summary=(
        "Groups that are to be diverse use the same tray, panel, trunk, rack, row or device, "
        "or a cable does not state which tray it uses."
    ),
    why="Two fabrics in one tray are lost to one ceiling leak; the second was paid for so that this does not happen.",
    fix="Route one of the two elsewhere, state the tray, or remove from `by` what may be shared.",
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
    fold=False,
)
