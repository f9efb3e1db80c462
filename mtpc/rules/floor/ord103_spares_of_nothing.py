"""ORD103 spares-of-nothing: a policy keeps spares of a kind of which the floor has no piece."""

from __future__ import annotations

from collections.abc import Iterator

from mtpc.channel.types import Plant
from mtpc.diagnostics import Diagnostic, Severity
from mtpc.model.site import Site
from mtpc.rules.rule import Rule


def check(plant: Plant) -> Iterator[Diagnostic]:
    """Kinds in `spares` that meet nothing; of a floor with nothing on it, or with gaps, nothing is said."""
    site = plant.site
    kinds = _kinds_on(site) if site.policy.spares_at else None
    if not kinds or site.gaps:
        return
    for kind, span in site.policy.spares_at.items():
        if kind not in kinds:
            yield Diagnostic(
                code=RULE.code,
                message=f"the policy keeps spares of every {kind}, and there is no {kind}",
                span=span,
                severity=RULE.severity,
                object=kind,
                help="remove it, or name the kind that is meant",
            )


def _kinds_on(site: Site) -> set[str]:
    """The kinds of everything that spares can be kept of."""
    kinds: set[str] = {site.kind_of(component) for component in site.every_component()}
    kinds.update(insert.part.kind for insert in site.inserts)
    kinds.update(equipment.kind for equipment in site.equipment)
    return kinds


RULE = Rule(
    __name__,
    severity=Severity.WARNING,
    summary="A policy keeps spares of a kind of which the floor has no piece.",
    why=(
        "The rule orders nothing, and whoever wrote it counts on spares that never come. Often another kind is meant: "
        "a cable with modules at both ends is a cord, one with several legs a harness."
    ),
    fix="Name the kind that is meant, or remove it.",
    bad="policy { spares { harness = 5% } }",
    good="policy { spares { trunk = 5% } }",
    check=check,
)
