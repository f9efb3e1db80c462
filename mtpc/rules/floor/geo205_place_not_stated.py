"""GEO205 place-not-stated: a device or panel stands in no rack, or at no unit of its rack."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.rules._findings import equipment_finding
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Equipment whose place is left out, on purpose or not: a warning, and no length is worked out to it."""
    for equipment in plant.site.equipment:
        if equipment.rack is not None and (equipment.unit is not None or not equipment.height_u):
            continue
        stands = "stands in no rack" if equipment.rack is None else f"stands at no unit of {equipment.rack.name}"
        yield equipment_finding(
            RULE,
            equipment,
            f"{equipment.kind} {equipment.name} {stands} yet",
            help_="write its place as soon as it is known; until then no length is worked out to it",
        )


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A device or panel stands in no rack, or at no unit of its rack.",
    why=(
        "Cords to it can be ordered and its channels judged, but nobody can mount it, no length is worked out to it, "
        "and its labels have no place on them."
    ),
    fix="Write its place as soon as it is known: `at RACK.U38`.",
    bad="device spare1 : acme.sw-32x100 at A01",
    good="device spare1 : acme.sw-32x100 at A01.U20",
    check=check,
)
