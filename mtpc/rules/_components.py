"""Findings about single components: which are in use, where they are pointed at, which optics talk."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant, Shape, once
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.site import Site
from mtpc.rules._naming import type_span
from mtpc.rules.rule import Rule


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


def apart_ports(plant: Plant) -> set[int]:
    """Ports (faces) joined to one they cannot talk to; worked out once for all rules."""
    return once(plant, _apart_ports)


def _apart_ports(plant: Plant) -> set[int]:
    columns = plant.channels
    apart = {number for number, shape in enumerate(columns.shapes) if are_apart(plant, shape)}
    ends = zip(columns.shape, columns.near, columns.far, strict=True)
    return {face for number, *faces in ends if number in apart for face in faces} if apart else set()


def are_apart(plant: Plant, shape: Shape) -> bool:
    """Whether the two optics of a channel have different lanes."""
    return shape.far is not None and not talk(plant, shape.near, shape.far)


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
