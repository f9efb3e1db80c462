"""Findings about lanes: one a cause, at the piece to change, with what is wrong with each circuit because of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from mtpc.channel.types import Plant, once
from mtpc.repair.failing import Standing, failing_of
from mtpc.repair.search import repairs
from mtpc.repair.types import FactKind, FailingGroup, RepairFact
from mtpc.rules.lanes._advice import with_advice
from mtpc.rules.lanes._methods import methods_mended
from mtpc.rules.lanes._remarks import cassettes_marked, ports_led_to, turned_ports, unsure
from mtpc.rules.lanes._stopped import past_no_filter
from mtpc.rules.lanes._telling import told, worst_first
from mtpc.rules.lanes._without_remedy import without_advice

if TYPE_CHECKING:
    from mtpc.diagnostics import Consequence, Diagnostic


def all_findings(plant: Plant) -> list[Diagnostic]:
    """Every finding about lanes, worked out once."""
    return once(plant, _all_findings)


def alone(plant: Plant, standing: Standing) -> Iterator[Diagnostic]:
    """The findings about facts that stand so, each by itself and without advice of a change."""
    return (_finding(plant, FailingGroup((fact,))) for fact in failing_of(plant).of(standing))


def _all_findings(plant: Plant) -> list[Diagnostic]:
    return [_finding(plant, group) for group in repairs(plant).groups]


def _finding(plant: Plant, found: FailingGroup) -> Diagnostic:
    group = past_no_filter(plant, found)
    every = worst_first(plant, group.facts)
    each = (*(consequence for consequence, _ in every), *_astray(plant, group))
    if not group.remedies:
        return without_advice(plant, group, every[0][1], each, _notes(plant, every[0][1]))
    worst, fact = every[0]
    finding, ports = with_advice(plant, group, worst), turned_ports(plant, fact)
    marked = (finding.span, *(label.span for label in finding.labels))
    return replace(
        finding,
        labels=(*finding.labels, *(cassettes_marked(plant, ports, marked) if ports else ())),
        notes=(*finding.notes, *_notes(plant, fact)),
        consequences=(*each, *methods_mended(plant, group, each)),
    )


def _notes(plant: Plant, fact: RepairFact) -> tuple[str, ...]:
    ports = turned_ports(plant, fact)
    return (*([ports_led_to(plant, ports)] if ports else []), *unsure(plant, fact))


def _astray(plant: Plant, group: FailingGroup) -> Iterator[Consequence]:
    """What the light of these circuits does at the other ports it reaches, where that is wrong too."""
    circuits = [plant.site.circuits[fact.number] for fact in group.facts if fact.kind is FactKind.CIRCUIT]
    ports = {end.face for circuit in circuits for end in (circuit.near, circuit.far)}
    for fact in failing_of(plant).astray:
        if not ports.isdisjoint((fact.number, fact.far)):
            yield told(plant, fact)
