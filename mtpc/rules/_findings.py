"""Findings about components, plates and circuits: where they point, and what they are about."""

from __future__ import annotations

from mtpc.diagnostics import Diagnostic, Label
from mtpc.model.floor_values import Circuit, Equipment, Insert
from mtpc.model.site import Site
from mtpc.rules._naming import type_span
from mtpc.rules.rule import Rule
from mtpc.text import Span


def component_finding(
    rule: Rule,
    site: Site,
    component: int,
    message: str,
    *,
    help_: str,
    label: tuple[int, str] | None = None,
    labels: tuple[Label, ...] = (),
    notes: tuple[str, ...] = (),
    span: Span | None = None,
) -> Diagnostic:
    """A diagnostic at the type of a component, or at `span`; `label`: a second component and what is there.

    `labels`: other places, and what is there.
    """
    origin = site.origin_of(component)
    if label:
        labels = (Label(type_span(site.origin_of(label[0])), label[1]), *labels)
    return Diagnostic(
        code=rule.code,
        message=message,
        span=span or type_span(origin),
        severity=rule.severity,
        object=site.name_of(component),
        labels=labels,
        help=help_,
        notes=notes,
        context=origin.context,
    )


def insert_finding(rule: Rule, insert: Insert, message: str, *, label: Label, help_: str) -> Diagnostic:
    """A diagnostic at the type of a plate or cassette."""
    return Diagnostic(
        code=rule.code,
        message=message,
        span=type_span(insert.origin),
        severity=rule.severity,
        object=insert.name,
        labels=(label,),
        help=help_,
        context=insert.origin.context,
    )


def equipment_finding(
    rule: Rule, equipment: Equipment, message: str, *, help_: str, labels: tuple[Label, ...] = ()
) -> Diagnostic:
    """A diagnostic at the place of a device or panel."""
    origin = equipment.origin
    return Diagnostic(
        code=rule.code,
        message=message,
        span=origin.at or origin.what,
        severity=rule.severity,
        object=equipment.name,
        labels=labels,
        help=help_,
        context=origin.context,
    )


def circuit_span(circuit: Circuit) -> Span:
    """Where a circuit names its ports."""
    return circuit.origin.at or circuit.origin.what


def circuit_finding(
    rule: Rule, circuit: Circuit, message: str, *, help_: str, span: Span | None = None, notes: tuple[str, ...] = ()
) -> Diagnostic:
    """A diagnostic about a circuit."""
    return Diagnostic(
        code=rule.code,
        message=message,
        span=span or circuit_span(circuit),
        severity=rule.severity,
        object=circuit.name,
        help=help_,
        notes=notes,
        context=circuit.origin.context,
    )
