"""Findings about single components: which are in use, where they are pointed at, which optics talk."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.site import Site
from mtpc.rules._rule import Rule
from mtpc.rules._words import type_span


def in_use(site: Site) -> Iterator[int]:
    """Components with a connector that touches another."""
    last = -1
    for face, mate in enumerate(site.faces.mate):
        component = site.faces.component[face]
        if mate >= 0 and component != last:
            last = component
            yield component


def tech(plant: Plant, optic: OpticPart) -> str:
    """The lane technology of an optic; "" where its application is not known."""
    known = plant.site.applications.get(optic.application)
    return known.lane_tech if known else ""


def talk(plant: Plant, one: OpticPart, other: OpticPart) -> bool:
    """Whether two optics understand each other, as far as is known."""
    here, there = tech(plant, one), tech(plant, other)
    return not here or not there or here == there


def component_finding(
    rule: Rule,
    site: Site,
    component: int,
    message: str,
    *,
    help_: str,
    label: tuple[int, str] | None = None,
    notes: tuple[str, ...] = (),
) -> Diagnostic:
    """A diagnostic at the type of a component; `label`: a second component and what is there."""
    origins = site.components.origin
    labels = (Label(type_span(origins[label[0]]), label[1]),) if label else ()
    return Diagnostic(
        code=rule.code,
        message=message,
        span=type_span(origins[component]),
        severity=rule.severity,
        object=site.components.name[component],
        labels=labels,
        help=help_,
        notes=notes,
        context=origins[component].context,
    )
