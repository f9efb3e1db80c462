"""Findings with one cause made one: what a fault of a mating does to lanes and circuits follows from that fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtpc.channel.types import FibreEnd, Plant
from mtpc.diagnostics import Consequence, Diagnostic
from mtpc.model.site import Site
from mtpc.repair.doubts import doubtful

OF_KEYS = frozenset({"FIN102", "KEY104"})  # another plate corrects these, and which positions touch
OF_LANES = frozenset({"POL101", "POL102", "POL103", "POL201"})
OF_REFLECTIONS, OF_MODES = "LOS310", "FIB101"  # the right cable reflects otherwise
PASSES_NO_LIGHT = frozenset({"KEY101", "KEY102", "KEY103", "KEY104"})
Pair = tuple[int, int]


def as_one_cause(plant: Plant, findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings; lanes spoilt by keys that are told already, and circuits that stop at a mating, follow from it."""
    every = list(findings)
    keys = {(finding.object, finding.span) for finding in every if finding.code in OF_KEYS}
    of_lanes, others = list[Diagnostic](), list[Diagnostic]()
    for finding in every:
        is_told = finding.code in OF_LANES and (finding.object, finding.span) in keys
        (of_lanes if is_told else others).append(finding)
    kept = _with_reflections(plant, [_with_lanes(finding, of_lanes) for finding in others])
    return list(_with_stopped(plant, kept)) if doubtful(plant) else kept


def _with_lanes(finding: Diagnostic, of_lanes: list[Diagnostic]) -> Diagnostic:
    if finding.code not in OF_KEYS:
        return finding
    here = [lanes for lanes in of_lanes if (lanes.object, lanes.span) == (finding.object, finding.span)]
    follows = (consequence for lanes in here for consequence in lanes.consequences)
    return replace(finding, consequences=(*finding.consequences, *follows))


def _with_reflections(plant: Plant, findings: list[Diagnostic]) -> list[Diagnostic]:
    """The findings; what a cable of the wrong mode reflects follows from that."""
    if not {OF_REFLECTIONS, OF_MODES} <= {finding.code for finding in findings}:
        return findings
    from mtpc.rules.budget._channels import checked_channels

    at_pair = {channel.name: channel.at_strongest_reflection() for channel in checked_channels(plant)}
    follows: dict[str, list[Consequence]] = {}
    kept = list[Diagnostic]()
    modes = {finding.object for finding in findings if finding.code == OF_MODES}
    for finding in findings:
        cables = modes & at_pair.get(finding.object, set()) if finding.code == OF_REFLECTIONS else set()
        if cables:
            follows.setdefault(min(cables), []).append(Consequence(finding.code, finding.object, finding.message))
        else:
            kept.append(finding)
    return [
        replace(finding, consequences=(*finding.consequences, *follows.pop(finding.object, ())))
        if finding.code == OF_MODES else finding for finding in kept
    ]  # fmt: skip


def _with_stopped(plant: Plant, findings: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Circuits whose light stops at a mating or a plug that does not fit, with the finding about that.

    One that belongs to none of these findings stands by itself.
    """
    from mtpc.repair.failing import Standing, failing_of

    if not failing_of(plant).of(Standing.STOPPED):
        yield from findings
        return
    stopped = list(_stopped(plant))
    told: set[str] = set()
    for finding in findings:
        follows = []
        for consequence, pairs, names in stopped if finding.code in PASSES_NO_LIGHT else ():
            if consequence.object not in told and (finding.matings & pairs or finding.object in names):
                told.add(consequence.object)
                follows.append(consequence)
        yield replace(finding, consequences=(*finding.consequences, *follows)) if follows else finding
    if any(consequence.object not in told for consequence, _, _ in stopped):
        from mtpc.rules.lanes._one_finding_a_cause import alone

        yield from (finding for finding in alone(plant, Standing.STOPPED) if finding.object not in told)


def _stopped(plant: Plant) -> Iterator[tuple[Consequence, frozenset[Pair], frozenset[str]]]:
    """Each circuit whose light stops so: what is wrong with it, at which matings, at plugs and plates of which name."""
    from mtpc.repair.failing import Standing, failing_of
    from mtpc.repair.holding import arrivals_of
    from mtpc.repair.light import light_of
    from mtpc.rules.lanes._telling import told

    site, light = plant.site, light_of(plant)
    for fact in failing_of(plant).of(Standing.STOPPED):
        ends = [(arrival.kind, arrival.face) for arrival in arrivals_of(plant, light, fact)]
        broken = [(face, site.mate_of(face)) for kind, face in ends if kind is FibreEnd.BROKEN]
        pairs = frozenset((min(pair), max(pair)) for pair in broken)
        names = {name for kind, face in ends if kind is FibreEnd.OPEN for name in _at_misfit(plant, face)}
        names.update(name for pair in broken for name in _at_mating(site, pair))
        yield told(plant, fact), pairs, frozenset(names)


def _at_mating(site: Site, pair: Pair) -> Iterator[str]:
    """The names of two connectors' parts and of the plate they meet in."""
    for face in pair:
        yield site.name_of(site.component_of(face))
        socket = site.socket_of(face)
        insert = site.insert_of(socket) if socket >= 0 else None
        if insert is not None:
            yield insert.name


def _at_misfit(plant: Plant, face: int) -> Iterator[str]:
    """The names of what does not go into the adapter a connector is at: the plug's cable and the plate."""
    site, place = plant.site, plant.site.place_at(face)
    for plug in site.misfits:
        if place is not None and site.socket_of(plug) in (site.socket_of(face), place.partner):
            yield site.name_of(site.component_of(plug))
            insert = site.insert_of(site.socket_of(plug))
            if insert is not None:
                yield insert.name
