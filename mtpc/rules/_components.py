"""Findings about single components: which are in use, where they are pointed at, which optics talk."""

from __future__ import annotations

from typing import cast

from mtpc.catalogue.types import OpticPart
from mtpc.channel.types import Plant, Shape
from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.site import Site
from mtpc.rules._naming import type_span
from mtpc.rules._rule import Rule


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
    found = plant.shared.get("apart")
    if found is None:
        columns = plant.channels
        apart = {number for number, shape in enumerate(columns.shapes) if are_apart(plant, shape)}
        ends = zip(columns.shape, columns.near, columns.far, strict=True)
        found = {face for number, *faces in ends if number in apart for face in faces} if apart else set()
        plant.shared["apart"] = found
    return cast(set[int], found)


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
    origin = site.origin_of(component)
    labels = (Label(type_span(site.origin_of(label[0])), label[1]),) if label else ()
    return Diagnostic(
        code=rule.code,
        message=message,
        span=type_span(origin),
        severity=rule.severity,
        object=site.name_of(component),
        labels=labels,
        help=help_,
        notes=notes,
        context=origin.context,
    )
